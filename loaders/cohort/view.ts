import type { RecordType } from '../../ontology/records.ts';
import { addAll, type Bits, emptyBits } from '../segment/bits.ts';
import { patientCount, type Segment, type Table } from '../segment/segment.ts';
import { textAt } from '../segment/texts.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { CohortIndex } from './index.ts';
import type { Scope } from './scope.ts';

/** One segment as a question sees it. */
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
  return segments.map((segment) => {
    const size = patientCount(segment);
    const everybody = emptyBits(size);
    const { ids, patients } = segment.datasets;
    ids.forEach((id, n) => {
      const own = patients[n];
      if (own !== undefined && scope.datasets.includes(id)) addAll(everybody, own);
    });
    const whole = ids.every((id) => scope.datasets.includes(id));
    return { segment, terminology, scope, size, everybody, whole };
  });
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
