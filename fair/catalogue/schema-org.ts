import type { Count } from '../../disclosure/release.ts';
import { inEnglish } from '../../ontology/description.ts';
import { licenseIri } from '../../ontology/licenses.ts';
import { type Document, type Entity, type EntityProperties, entity, iri, literal } from '../rdf/entity.ts';
import { catalogueIri, datasetIri, distributionIri, dumpIri, type Iris } from '../rdf/iris.ts';
import type { CatalogueFacts } from './facts.ts';
import { partName } from './parts.ts';
import type { CatalogueRecord } from './record.ts';
import { inLanguages } from './texts.ts';
import type { VersionedRecord } from './versioned.ts';

/** A dataset in schema.org, for search engines; the dataset first. */
export function schemaOrgDocument(versioned: VersionedRecord, iris: Iris, facts: CatalogueFacts): Document {
  const { record, version, versions } = versioned;
  const place = datasetIri(iris, record.id);
  const { stated } = record;
  const first = versions.at(-1) ?? version;
  return [
    entity(place, ['schema:Dataset'], {
      'schema:name': inLanguages(record.title),
      'schema:description': inLanguages(record.description),
      'schema:url': [iri(place)],
      'schema:identifier': [
        ...(stated?.identifier === undefined ? [] : [literal(stated.identifier)]),
        literal(place),
      ],
      ...peopleOf(record, place),
      'schema:keywords': (stated?.keywords ?? []).flatMap(inLanguages),
      'schema:license': licensesOf(record),
      'schema:isAccessibleForFree': [literal(String(record.accessRights === 'PUBLIC'), 'xsd:boolean')],
      'schema:version': [literal(version.version)],
      'schema:datePublished': [literal(first.issuedAt, 'xsd:dateTime')],
      'schema:dateModified': [literal(version.issuedAt, 'xsd:dateTime')],
      'schema:isBasedOn': (stated?.sources ?? []).map(iri),
      'schema:citation': (stated?.citations ?? []).map(iri),
      'schema:spatialCoverage': (stated?.spatial ?? []).map(iri),
      ...contentOf(record, place),
      'schema:includedInDataCatalog': [
        entity(catalogueIri(iris), ['schema:DataCatalog'], { 'schema:name': inLanguages(facts.title) }),
      ],
      'schema:distribution': record.parts.map((part) => download(record, part, iris, facts)),
    }),
  ];
}

function peopleOf({ stated, publisher }: CatalogueRecord, place: string): EntityProperties {
  const name = stated?.publisher?.name ?? publisher;
  return {
    'schema:publisher':
      name === null ? [] : [organization(inEnglish(name), stated?.publisher?.iri ?? `${place}#publisher`)],
    'schema:creator': (stated?.creator ?? []).map((one, at) =>
      organization(inEnglish(one.name), one.iri ?? `${place}#creator-${at + 1}`),
    ),
  };
}

function organization(name: string, place: string): Entity {
  return entity(place, ['schema:Organization'], { 'schema:name': [literal(name)] });
}

function licensesOf({ parts }: CatalogueRecord) {
  const names = new Set(parts.flatMap(({ license }) => license ?? []));
  return [...names].map((name) => {
    const place = licenseIri(name);
    return place === undefined ? literal(name) : iri(place);
  });
}

/** What was measured how, of how many, and when. */
function contentOf({ numbers }: CatalogueRecord, place: string): EntityProperties {
  const sizes: readonly (readonly [string, Count])[] = [
    ['patients', numbers.patients],
    ['imaging studies', numbers.studies],
    ['imaging series', numbers.series],
    ['segmentations of radiology', numbers.radiologySegmentations],
    ['segmentations of slides', numbers.pathologySegmentations],
  ];
  return {
    'schema:measurementTechnique': numbers.modalities.map((modality) =>
      literal(`DICOM modality ${modality}`),
    ),
    'schema:variableMeasured': numbers.holds.map((holding) =>
      entity(`${place}#measured/${holding.record}`, ['schema:PropertyValue'], {
        'schema:name': [literal(holding.record)],
        'schema:description': [literal(holding.fields.join(', '))],
      }),
    ),
    'schema:size': sizes.flatMap(([unit, { value }]) =>
      value === null ? [] : [quantity(place, unit, value)],
    ),
    'schema:temporalCoverage':
      numbers.period === null ? [] : [literal(`${numbers.period.from}/${numbers.period.to}`)],
  };
}

function quantity(place: string, unit: string, value: number): Entity {
  return entity(`${place}#size/${unit.replaceAll(' ', '-')}`, ['schema:QuantitativeValue'], {
    'schema:value': [literal(String(value), 'xsd:integer')],
    'schema:unitText': [literal(unit)],
  });
}

function download(
  record: CatalogueRecord,
  part: CatalogueRecord['parts'][number],
  iris: Iris,
  { records }: Pick<CatalogueFacts, 'records'>,
): Entity {
  const access = record.stated?.access?.[part.sort];
  const type = access?.mediaType ?? (part.sort === 'images' ? 'application/dicom' : 'application/n-quads');
  const place = part.license === null ? undefined : licenseIri(part.license);
  return entity(distributionIri(iris, record.id, partName(part)), ['schema:DataDownload'], {
    'schema:encodingFormat': [literal(type)],
    'schema:contentUrl': [
      iri(
        part.sort === 'records' && records === 'open'
          ? dumpIri(iris, 'records', record.id)
          : (access?.url ?? datasetIri(iris, record.id)),
      ),
    ],
    'schema:license': place === undefined ? [] : [iri(place)],
  });
}
