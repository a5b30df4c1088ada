import { type Breathe, eachInSteps, type Steps } from '../../graph/breathe.ts';
import { countBits, emptyBits, hasBit, setBit } from '../../index/columns/bits.ts';
import { type Column, classAt, nobody } from '../../index/columns/column.ts';
import { numberAt } from '../../index/columns/number-column.ts';
import type { Table } from '../../index/columns/segment.ts';
import { tableOf } from '../../index/view.ts';
import { matchingRecords } from '../match/match.ts';
import type { Related } from '../plan.ts';
import { eachBitInSteps } from './each-in-steps.ts';
import type { SelectedPatients } from './facets.ts';

/** Sums over the series of a cohort. */
export type ImagingSums = {
  readonly patients: number;
  readonly studies: number;
  readonly series: number;
  readonly instances: number;
  readonly sizeBytes: number | null;
};

/** Patients, distinct study uids, series, instances and bytes of the series of patients that pass tests. */
export async function sumImaging(
  selections: readonly SelectedPatients[],
  where: Related,
  breathe: Breathe,
): Promise<ImagingSums> {
  const sums = await eachInSteps(selections, breathe, (selection) => sumIn(selection, where));
  const total = (key: 'patients' | 'studies' | 'series' | 'instances') =>
    sums.reduce((sum, one) => sum + one[key], 0);
  const sizes = sums.flatMap(({ sizeBytes }) => sizeBytes ?? []);
  return {
    patients: total('patients'),
    studies: total('studies'),
    series: total('series'),
    instances: total('instances'),
    sizeBytes: sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0),
  };
}

function* sumIn({ view, patients }: SelectedPatients, where: Related): Steps<ImagingSums> {
  const { owners, columns } = tableOf(view, where.record);
  const uidOf = studyUids(columns.study, tableOf(view, 'imagingStudy'));
  const instancesOf = numberIn(columns.instances);
  const sizeOf = numberIn(columns.sizeBytes);
  const found = emptyBits(view.size);
  const uids = new Set<number>();
  let series = 0;
  let instances = 0;
  let sizeBytes: number | null = null;
  yield* eachBitInSteps(yield* matchingRecords(view, where), (record) => {
    const owner = owners[record] ?? 0;
    const uid = uidOf(record);
    if (!hasBit(patients, owner) || uid === null) return;
    setBit(found, owner);
    uids.add(uid);
    series += 1;
    instances += instancesOf(record) ?? 0;
    const size = sizeOf(record);
    if (size !== null) sizeBytes = (sizeBytes ?? 0) + size;
  });
  return { patients: countBits(found), studies: uids.size, series, instances, sizeBytes };
}

/** A number for the StudyInstanceUID of a series; null where it has no study. */
function studyUids(study: Column | undefined, studies: Table): (record: number) => number | null {
  const uids = studies.columns.studyInstanceUid;
  if (study?.kind !== 'references' || uids?.kind !== 'identities') return () => null;
  const { count } = studies;
  return (record) => {
    const target = study.targets[record] ?? nobody;
    return target < count ? classAt(uids, target) : null;
  };
}

function numberIn(column: Column | undefined): (record: number) => number | null {
  if (column?.kind !== 'numbers') return () => null;
  return (record) => {
    const value = numberAt(column, record);
    return Number.isNaN(value) ? null : value;
  };
}
