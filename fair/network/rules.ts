import { type Document, type Entity, statementsOf } from '../rdf/entity.ts';
import { datasetIri, type Iris } from '../rdf/iris.ts';
import type { Name, Prefix } from '../rdf/prefixes.ts';
import { RecordFault } from './fault.ts';
import { isOf } from './names.ts';
import { isOwn, type Move, partNameOf } from './places.ts';

/** Vocabularies by which harvesters find their way, or things are made one: that is for this site to say. */
export const steering: readonly Prefix[] = [
  'fdp',
  'hydra',
  'ldes',
  'ldp',
  'owl',
  'r3d',
  'rdf',
  'sd',
  'sh',
  'tree',
];

/** Relations by which a catalogue has what it has, and is found. */
export const leading: ReadonlySet<Name> = new Set<Name>([
  ...(['dcat:dataset', 'dcat:catalog', 'dcat:record', 'dcat:resource', 'dcat:service'] as const),
  ...(['dct:isPartOf', 'dct:hasPart', 'foaf:primaryTopic', 'foaf:isPrimaryTopicOf'] as const),
  ...(['schema:dataset', 'schema:includedInDataCatalog', 'schema:sameAs', 'schema:mainEntity'] as const),
]);

/** What catalogues list: a record is of one dataset, and of nothing else of these. */
const listed: ReadonlySet<Name> = new Set<Name>([
  ...(['dcat:Dataset', 'dcat:Catalog', 'dcat:CatalogRecord', 'dcat:DatasetSeries'] as const),
  ...(['dcat:DataService', 'dcat:Resource', 'schema:Dataset', 'schema:DataCatalog'] as const),
]);

/** What the first thing of a record is. */
const kinds: ReadonlySet<Name> = new Set<Name>(['dcat:Dataset', 'schema:Dataset']);

/** Beside what is its own a record says what things are that it names, and no more: a licence, a code, an organisation. */
const naming: ReadonlySet<Name> = new Set<Name>([
  ...([
    'rdfs:label',
    'skos:prefLabel',
    'skos:inScheme',
    'skos:notation',
    'dct:title',
    'dct:identifier',
  ] as const),
  ...(['foaf:name', 'foaf:homepage', 'foaf:mbox', 'cv:contactPoint', 'dct:type'] as const),
  ...(['schema:name', 'schema:url', 'vcard:fn', 'vcard:hasEmail', 'vcard:hasURL'] as const),
]);

/** Whose IRIs nobody else may say anything of: where this site has its IRIs, and where other sites say that theirs begin. */
export type Closed = { readonly here: string; readonly others: readonly string[] };

/**
 * Whether the things of a record are the dataset and what hangs together with it. Nothing is said of the IRIs of this site, and of a dataset,
 * a catalogue or a distribution of another one. @throws RecordFault
 */
export function requireRules(things: Document, move: Move, { here, others }: Closed): void {
  const place = datasetIri(move.to, move.dataset);
  const closed = [move.from.base, ...others].flatMap((base) =>
    ['catalog', 'dataset', 'distribution', 'site'].map((room) => `${base}/${room}`),
  );
  const [dataset] = things;
  if (dataset?.iri !== place || dataset.types.length === 0 || !dataset.types.every((type) => kinds.has(type)))
    throw new RecordFault('it is of something else than a dataset');
  for (const thing of things) {
    const own = isOwn(thing.iri, move.dataset, move.to);
    if (!own && [`${here}/`, ...closed].some((start) => thing.iri.startsWith(start)))
      throw new RecordFault('it says something of what is not its own');
    if (thing !== dataset) requirePart(thing, own);
  }
  requireParts(dataset, move);
  requireTogether(things);
}

function requirePart({ types, properties }: Entity, own: boolean): void {
  if (types.some((type) => listed.has(type) || isOf(type, steering)))
    throw new RecordFault('it is of more than one dataset');
  if (!own && statementsOf(properties).some(([predicate]) => !naming.has(predicate)))
    throw new RecordFault('it says more than the name of what is not its own');
}

function requireParts({ properties }: Entity, { dataset, to }: Move): void {
  const parts = [properties['dcat:distribution'] ?? [], properties['schema:distribution'] ?? []].flat();
  for (const part of parts)
    if (part.kind !== 'iri' || partNameOf(part.iri, dataset, to) === undefined)
      throw new RecordFault('a distribution is not one of the dataset');
}

/** @throws RecordFault where a thing cannot be reached from the first */
function requireTogether(things: Document): void {
  if (reachedFrom(things.slice(0, 1), things).length < things.length)
    throw new RecordFault('it says something that does not hang together with the dataset');
}

/** The things that are reached from some by what is said, these first. */
export function reachedFrom(first: Document, things: Document): Document {
  const byIri = new Map(things.map((thing) => [thing.iri, thing]));
  const reached = new Set(first);
  for (const { properties } of reached)
    for (const [, values] of statementsOf(properties))
      for (const value of values) {
        const thing = value.kind === 'iri' ? byIri.get(value.iri) : undefined;
        if (thing !== undefined) reached.add(thing);
      }
  return [...reached];
}

/** Things that a site says on its own pages, and that another one says itself here. */
export function isLeftOut(
  subject: string,
  { dataset, from }: Pick<Move, 'dataset'> & { readonly from: Iris },
): boolean {
  return (
    subject === `${from.base}/catalog` ||
    subject === `${datasetIri(from, dataset)}/distribution/` ||
    subject.startsWith(from.ontology)
  );
}
