import type { RecordType } from '../ontology/records.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { CohortIndex } from './cohort-index.ts';
import type { Bits } from './columns/bits.ts';
import { datasetsAmong, patientCount, patientsIn, type Segment, type Table } from './columns/segment.ts';
import { textAt } from './columns/texts.ts';
import { partOf } from './part.ts';
import type { Scope } from './scope.ts';

/** One segment as a question sees it: in `segment` patients are what the datasets in scope alone say. */
export type View = {
  readonly segment: Segment;
  readonly terminology: Terminology;
  readonly scope: Scope;
  /** How many patients the segment has, seen or not. */
  readonly size: number;
  /** Patients with data in a dataset in scope. */
  readonly everybody: Bits;
  /** Whether every dataset of the segment is in scope. */
  readonly whole: boolean;
};

/** The segments of an index for a question over the datasets in scope. */
export function viewsOf({ segments, terminology }: CohortIndex, scope: Scope): readonly View[] {
  return segments.map((all) => {
    const seen = datasetsAmong(all, scope.datasets);
    const facts = scope.facts === undefined ? seen : datasetsAmong(all, scope.facts);
    const segment = seen.length === 0 || facts.length === all.datasets.ids.length ? all : partOf(all, facts);
    const whole = seen.length === all.datasets.ids.length;
    const everybody = patientsOf(all, seen);
    return { segment, terminology, scope, size: patientCount(all), everybody, whole };
  });
}

const remembered = new WeakMap<Segment, { readonly key: string; readonly patients: Bits }>();

/** Patients with data in some datasets; those of the last question are often those of the next. */
function patientsOf(segment: Segment, ids: readonly string[]): Bits {
  const key = JSON.stringify(ids);
  const before = remembered.get(segment);
  if (before?.key === key) return before.patients;
  const patients = patientsIn(segment, ids);
  remembered.set(segment, { key, patients });
  return patients;
}

/** Records of a type. */
export function tableOf({ segment }: View, type: RecordType): Table {
  return segment.records[type];
}

/** Which entries of a table's dataset column are in scope; undefined where all are. */
export function datasetsInScope(view: View, table: Table): Uint8Array | undefined {
  const column = table.columns.dataset;
  const [ids] = column?.kind === 'values' ? column.parts : [];
  if (ids === undefined || view.whole) return undefined;
  return Uint8Array.from(ids.known, (_, entry) =>
    view.scope.datasets.includes(textAt(ids, entry) ?? '') ? 1 : 0,
  );
}
