import { hasBit } from '../../index/columns/bits.ts';
import { textAt } from '../../index/columns/texts.ts';
import { timelinesOf } from '../../index/timelines.ts';
import { modelOf } from '../../ontology/records.ts';
import { ageInYears, timelineKinds } from '../../ontology/time.ts';
import type { Test } from '../plan.ts';
import { always, type Filter, type Tested } from './filter.ts';
import { isIn, numberFilter } from './number-filter.ts';
import { presenceFilter } from './presence-filter.ts';

/** By the age on the day of the record, or by its being unknown. */
export function ageFilter(tested: Tested, test: Extract<Test, { kind: 'age' | 'undated' }>): Filter {
  const { subject } = tested;
  const property = subject === 'patient' ? undefined : modelOf(subject).age;
  if (property !== undefined)
    return test.kind === 'age'
      ? numberFilter(tested, property, test.range)
      : presenceFilter(tested, property, false);
  const ageOf = agesOf(tested);
  if (ageOf === undefined) return always(test.kind === 'undated');
  if (test.kind === 'undated') return { kind: 'check', passes: (record) => ageOf(record) === null };
  const { range } = test;
  return {
    kind: 'check',
    passes: (record) => {
      const age = ageOf(record);
      return age !== null && isIn(age, range);
    },
  };
}

/** Ages in completed years on the days of the records; undefined where no record has a day. */
function agesOf({ table, view }: Tested): ((record: number) => number | null) | undefined {
  const { columns, owners } = table;
  const { start, clock: column } = columns;
  const { births } = view.segment;
  if (start?.kind !== 'dates' || column?.kind !== 'values') return undefined;
  const timelines = timelinesOf(column);
  return (record) => {
    const patient = owners[record] ?? 0;
    const { name, kind } = timelines[column.entries[record] ?? 0] ?? { name: null, kind: null };
    const timeline = timelineKinds.find((known) => known === kind);
    if (timeline === undefined || !hasBit(start.precise, record) || !hasBit(births.precise, patient))
      return null;
    const birth = {
      timelineName: textAt(births.clocks, patient),
      day: births.days[patient] ?? null,
      precision: 'DAY',
    } as const;
    const moment = { timelineName: name, day: start.days[record] ?? null, precision: 'DAY' } as const;
    return ageInYears(birth, moment, timeline);
  };
}
