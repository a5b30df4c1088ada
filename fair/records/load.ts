import type { StoredLoad } from '../../loaders/loads.ts';
import { type Document, entity, iri, literal } from '../rdf/entity.ts';
import { type Iris, loadFileIri, loadIri, partIri } from '../rdf/iris.ts';

/** The work of a load, which its records come from. */
export function activityIri(iris: Iris, load: string): string {
  return partIri(loadIri(iris, load), 'activity');
}

/** The software of a load. */
function softwareIri(iris: Iris, version: string): string {
  return `${iris.base}/software/${encodeURIComponent(version)}`;
}

/**
 * A load as the bundle of what it brought (PROV-O): its named graph, the activity, the files and the software. Names of
 * files may hold identifiers of the source: they are shown where all data of the load are open.
 */
export function loadDocument(iris: Iris, load: StoredLoad, names: 'shown' | 'withheld'): Document {
  const { id, startedAt, finishedAt, fingerprint, software, files } = load;
  const time = (at: string | null) => (at === null ? [] : [literal(at, 'xsd:dateTime')]);
  const agent = software === null ? [] : [iri(softwareIri(iris, software))];
  return [
    entity(loadIri(iris, id), ['prov:Bundle', 'prov:Entity', 'kg:Load'], {
      'prov:wasGeneratedBy': [iri(activityIri(iris, id))],
      'prov:generatedAtTime': time(finishedAt),
    }),
    entity(activityIri(iris, id), ['prov:Activity'], {
      'prov:startedAtTime': time(startedAt),
      'prov:endedAtTime': time(finishedAt),
      'prov:wasAssociatedWith': agent,
      'prov:used': files.map((_, at) => iri(loadFileIri(iris, id, at))),
      'kg:inputDigest': fingerprint === null ? [] : [literal(fingerprint, 'xsd:hexBinary')],
    }),
    ...files.map((name, at) =>
      entity(loadFileIri(iris, id, at), ['prov:Entity', 'kg:SourceFile'], {
        'kg:fileName': names === 'shown' ? [literal(name)] : [],
        'dct:rights': load.licenses[at] ? [literal(load.licenses[at])] : [],
        'kg:sha256': load.digests[at] ? [literal(load.digests[at], 'xsd:hexBinary')] : [],
      }),
    ),
    ...(software === null
      ? []
      : [
          entity(softwareIri(iris, software), ['prov:SoftwareAgent', 'prov:Agent'], {
            'schema:softwareVersion': [literal(software)],
          }),
        ]),
  ];
}
