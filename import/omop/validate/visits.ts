import type { CdmFile } from '../folder.ts';
import { createKeys, type Keys } from '../keys.ts';
import { dayOf } from './cell-form.ts';
import { rowsOf } from './rows.ts';

/** Visits: their first and last days since 1970-01-01, not a number where it is not known, undefined of no visit. */
export type Visits = {
  readonly keys: Keys;
  readonly startOf: (visit: string) => number | undefined;
  readonly endOf: (visit: string) => number | undefined;
};

/** Reads when visits were; of two with one id the first. @throws KnownError where the file cannot be read to its end */
export async function readVisits(file: CdmFile | undefined): Promise<Visits> {
  const keys = createKeys();
  const [starts, ends]: [number[], number[]] = [[], []];
  for await (const { visit_occurrence_id = '', visit_start_date = '', visit_end_date = '' } of rowsOf(file)) {
    if (keys.get(visit_occurrence_id) !== undefined) continue;
    keys.set(visit_occurrence_id, starts.length);
    starts.push(dayOf(visit_start_date) ?? Number.NaN);
    ends.push(dayOf(visit_end_date) ?? Number.NaN);
  }
  return {
    keys,
    startOf: (visit) => starts[keys.get(visit) ?? -1],
    endOf: (visit) => ends[keys.get(visit) ?? -1],
  };
}
