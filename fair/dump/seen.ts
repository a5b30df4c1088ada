import type { StoredLoad } from '../../loaders/loads.ts';
import type { StoredPanel } from '../../loaders/panels.ts';
import type { RecordType } from '../../ontology/records.ts';
import { modelOf } from '../../ontology/records.ts';
import { type Document, type Entity, entity, literal } from '../rdf/entity.ts';
import { type Iris, panelIri, timelineIri } from '../rdf/iris.ts';
import { loadDocument } from '../records/load.ts';
import { timelineKindOf } from '../records/names.ts';
import { recordMappings } from '../records/record.ts';
import type { DumpRow, InGraph, RecordMapping } from '../records/scope.ts';

/** What records of a dump refer to: it is described when all of them are written. */
export type Seen = {
  readonly loads: Set<string>;
  readonly panels: Set<string>;
  /** Descriptions by IRI. */
  readonly timelines: Map<string, Entity>;
};

/** Nothing seen so far. */
export function createSeen(): Seen {
  return { loads: new Set(), panels: new Set(), timelines: new Map() };
}

type Places = { readonly kind: number; readonly timeline: number; readonly panels: readonly number[] };

const places: ReadonlyMap<RecordType, Places> = new Map(
  [...recordMappings].map(([type, mapping]) => [type, placesOf(type, mapping)]),
);

function placesOf(type: RecordType, { columns }: RecordMapping): Places {
  const panels = Object.entries(modelOf(type).fields).filter(
    ([, field]) => field.kind === 'text' && field.panel,
  );
  return {
    kind: columns.indexOf('timeline'),
    timeline: columns.indexOf('timelineName'),
    panels: panels.map(([name]) => columns.indexOf(name)),
  };
}

/** Notes what a record refers to. */
export function note(
  seen: Seen,
  {
    type,
    row,
    said,
  }: { readonly type: RecordType; readonly row: DumpRow; readonly said: readonly InGraph[] },
  { iris, population }: { readonly iris: Iris; readonly population: string },
): void {
  for (const { load } of said) if (load !== null) seen.loads.add(load);
  const place = places.get(type);
  const [kind, name] = [timelineKindOf(row[place?.kind ?? -1]), row[place?.timeline ?? -1]];
  for (const at of place?.panels ?? []) if (typeof row[at] === 'string') seen.panels.add(row[at]);
  if (kind === null || typeof name !== 'string' || name === '') return;
  const own = timelineIri(iris, population, name);
  if (seen.timelines.has(own)) return;
  const facts = { 'rdfs:label': [literal(name)], 'kg:timelineKind': [literal(kind)] };
  seen.timelines.set(own, entity(own, ['kg:Timeline'], facts));
}

/** What was seen, described. Names of files are shown where all data of the dump are open. */
export function describeSeen(
  { loads, panels, timelines }: Seen,
  known: { readonly loads: readonly StoredLoad[]; readonly panels: readonly StoredPanel[] },
  { iris, fileNames }: { readonly iris: Iris; readonly fileNames: 'shown' | 'withheld' },
): Document {
  return [
    ...[...timelines.values()].sort((a, b) => (a.iri < b.iri ? -1 : 1)),
    ...known.panels
      .filter(({ id }) => panels.has(id))
      .map(({ id, name, genes }) =>
        entity(panelIri(iris, id), ['kg:GenePanel'], {
          'rdfs:label': [literal(name)],
          'kg:gene': [...new Set(genes)].map((gene) => literal(gene)),
        }),
      ),
    ...uniqueByIri(
      known.loads.filter(({ id }) => loads.has(id)).flatMap((load) => loadDocument(iris, load, fileNames)),
    ),
  ];
}

function uniqueByIri(document: Document): Document {
  return [...new Map(document.map((one) => [one.iri, one])).values()];
}
