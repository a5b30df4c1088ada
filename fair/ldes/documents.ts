import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { versionDocument } from '../catalogue/dataset.ts';
import { findRecord } from '../catalogue/versioned.ts';
import { type Document, type Entity, entity, inLanguage, iri, literal, named } from '../rdf/entity.ts';
import { datasetIri, type Iris, removalIri, streamIri, streamPageIri, versionIri } from '../rdf/iris.ts';
import type { Event } from './events.ts';
import type { StreamPage } from './pages.ts';

/** Seconds after which it is worth looking for new events. */
const pollingSeconds = '60';

/** The stream and its first page, from which every other page is reached. */
export function streamDocument(pages: readonly StreamPage[], iris: Iris): Document {
  const place = streamPageIri(iris);
  const retention = `${place}#retention`;
  return [
    streamOf(iris, {
      'dct:title': [inLanguage('Versions of datasets', 'en')],
      'dct:description': [
        inLanguage('Every version of every dataset, in order of time, and what was removed.', 'en'),
      ],
      'ldes:timestampPath': [named('dct:modified')],
      'ldes:versionOfPath': [named('dct:isVersionOf')],
      'ldes:versionDeleteObject': [named('as:Delete')],
      'ldes:pollingInterval': [literal(pollingSeconds, 'xsd:integer')],
    }),
    entity(place, ['tree:Node'], {
      'ldes:retentionPolicy': [retentionOf(pages[0]?.from, retention)],
      'tree:relation': pages.map(({ name, from }, at) => relationTo(name, from, { place, at, iris })),
    }),
  ];
}

/** A page with its events as members. */
export function pageDocument(
  { name, events, kind }: StreamPage,
  catalogue: StoredCatalogue,
  iris: Iris,
): Document {
  const members = events.map((event) => memberOf(event, catalogue, iris));
  return [
    streamOf(iris, { 'tree:member': members.flatMap(([first]) => (first ? [iri(first.iri)] : [])) }),
    entity(streamPageIri(iris, name), ['tree:Node'], {
      'dct:isPartOf': [iri(streamPageIri(iris))],
      'ldes:immutable': [literal(String(kind === 'full'), 'xsd:boolean')],
    }),
    ...members.flat(),
  ];
}

function streamOf(iris: Iris, properties: Entity['properties']): Entity {
  return entity(streamIri(iris), ['ldes:EventStream'], {
    'tree:view': [iri(streamPageIri(iris))],
    ...properties,
  });
}

/** Nothing is dropped with time: what there is begins with the first event. */
function retentionOf(from: string | undefined, place: string): Entity {
  return entity(place, ['ldes:RetentionPolicy'], {
    'ldes:startingFrom': from === undefined ? [] : [literal(from, 'xsd:dateTime')],
  });
}

/** Where nothing has happened yet, a page holds whatever will. */
function relationTo(
  name: string,
  from: string | undefined,
  { place, at, iris }: { readonly place: string; readonly at: number; readonly iris: Iris },
): Entity {
  const node = { 'tree:node': [iri(streamPageIri(iris, name))] };
  const relation = `${place}#relation-${at + 1}`;
  if (from === undefined) return entity(relation, ['tree:Relation'], node);
  return entity(relation, ['tree:GreaterThanOrEqualToRelation'], {
    ...node,
    'tree:path': [named('dct:modified')],
    'tree:value': [literal(from, 'xsd:dateTime')],
  });
}

function memberOf(event: Event, catalogue: StoredCatalogue, iris: Iris): Document {
  if (event.kind === 'removal') return [tombstone(event, iris)];
  const { dataset, version, issuedAt } = event.version;
  const said = findRecord(catalogue, dataset, version);
  if (said !== undefined) return versionDocument(said, iris, 'dcat-ap');
  return [
    entity(versionIri(iris, dataset, version), ['dcat:Dataset'], {
      'dct:isVersionOf': [iri(datasetIri(iris, dataset))],
      'dcat:version': [literal(version)],
      'dct:modified': [literal(issuedAt, 'xsd:dateTime')],
    }),
  ];
}

function tombstone({ at, removed: { id, title } }: Extract<Event, { kind: 'removal' }>, iris: Iris): Entity {
  const dataset = iri(datasetIri(iris, id));
  return entity(removalIri(iris, id, at), ['as:Delete'], {
    'dct:title': [inLanguage(title, 'en')],
    'dct:isVersionOf': [dataset],
    'dct:modified': [literal(at, 'xsd:dateTime')],
    'as:object': [dataset],
    'prov:invalidatedAtTime': [literal(at, 'xsd:dateTime')],
  });
}
