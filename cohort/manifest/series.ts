import { type Cypher, cypher, join } from '../../graph/cypher.ts';
import { isOfDatasets, type Reader } from '../../graph/reader.ts';
import type { Scope } from '../../index/scope.ts';
import type { View } from '../../index/view.ts';
import { modelOf } from '../../ontology/records.ts';
import { type CypherScope, decideAnew, toCypherScope } from '../cypher/facts.ts';
import { allTests } from '../cypher/tests.ts';
import type { Related } from '../plan.ts';

/** A series as a manifest names it. */
export type ManifestSeries = {
  readonly dataset: string;
  /** Opaque id. */
  readonly patient: string;
  readonly sourceId: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly modality: string | null;
  readonly instances: number | null;
  readonly sizeBytes: number | null;
  readonly license: string | null;
  readonly location: string | null;
};

/** Series of these patients, in scope, that satisfy any of `meant`; `views` are those of the question. */
export type SeriesAsk = {
  readonly patients: readonly string[];
  readonly meant: readonly Related[];
  readonly scope: Scope;
  readonly views: readonly View[];
};

/** Patients whose series are read at once. */
const atOnce = 500;

/**
 * Reads series from the graph, in order of dataset, patient, study uid and series uid. Patients are read in their order, so
 * that only what was read at once has to be sorted.
 */
export function readSeries({ read, note }: Reader): (ask: SeriesAsk) => Promise<readonly ManifestSeries[]> {
  return async (ask) => {
    const found = new Map<string, ManifestSeries[]>();
    const sorted = [...ask.patients].sort();
    for (let start = 0; start < sorted.length; start += atOnce) {
      const patients = sorted.slice(start, start + atOnce);
      const rows = await read<ManifestSeries>(statementOf({ ...ask, patients }));
      note('Patient', [...new Set(rows.map(({ patient }) => patient))]);
      for (const one of [...rows].sort(inOrder)) seriesOf(one.dataset, found).push(one);
    }
    return [...found.keys()].sort().flatMap((dataset) => seriesOf(dataset, found));
  };
}

function seriesOf(dataset: string, found: Map<string, ManifestSeries[]>): ManifestSeries[] {
  const series = found.get(dataset) ?? [];
  found.set(dataset, series);
  return series;
}

function statementOf({ patients, meant, views, ...ask }: SeriesAsk): Cypher {
  const scope = toCypherScope(ask.scope, views);
  return cypher`
    MATCH (patient:Patient WHERE patient.id IN ${patients})
    ${decideAnew(scope)}
    MATCH (patient)-[:HAS_IMAGING_SERIES]->(record:ImagingSeries)
    WHERE ${isOfDatasets(scope.datasets)} AND (${join(
      meant.map((related) => passes(related, scope)),
      ' OR ',
    )})
    MATCH (record)-[:IN_STUDY]->(study:ImagingStudy)
    RETURN record.dataset AS dataset, patient.id AS patient, patient.sourceId AS sourceId,
      study.studyInstanceUid AS studyUid, record.seriesInstanceUid AS seriesUid, record.modalitySource AS modality,
      record.instances AS instances, record.sizeBytes AS sizeBytes, record.license AS license,
      record.location AS location`;
}

function passes({ record, tests }: Related, scope: CypherScope): Cypher {
  const { age } = modelOf(record);
  return cypher`(${allTests(tests, { node: cypher`record`, age, scope, depth: 0 })})`;
}

function inOrder(a: ManifestSeries, b: ManifestSeries): number {
  return (
    compare(a.dataset, b.dataset) ||
    compare(a.patient, b.patient) ||
    compare(a.studyUid, b.studyUid) ||
    compare(a.seriesUid, b.seriesUid)
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
