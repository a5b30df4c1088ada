import type { Steps } from '../../graph/breathe.ts';
import { countBits, emptyBits, setBit } from '../../index/columns/bits.ts';
import { type ComparableDays, timelineAt } from '../../index/timelines.ts';
import { convert } from '../../ontology/units.ts';
import { eachBitInSteps } from './each-in-steps.ts';
import type { OneNumber, SourceNumbers } from './numbers.ts';

/** Which of a patient's numbers count: all, or that of the earliest or of the latest record. */
export type PerPatient = 'RECORD' | 'PATIENT_FIRST' | 'PATIENT_LAST';

/** Numbers that count, and how many patients have none. */
export type Chosen = { readonly values: readonly number[]; readonly missing: number };

/** The number of a value in the unit that is asked; undefined where it cannot be said in it. */
export type ToAsked = (value: number, unit: string | null) => number | undefined;

/** Converts to a unit, each value of each unit once. */
export function converter(asked: string): ToAsked {
  const known = new Map<string, Map<number, number | undefined>>();
  return (value, unit) => {
    if (unit === null) return undefined;
    const ofUnit = known.get(unit) ?? new Map<number, number | undefined>();
    known.set(unit, ofUnit);
    if (!ofUnit.has(value)) ofUnit.set(value, convert(value, unit, asked));
    return ofUnit.get(value);
  };
}

/** The numbers that count, of all views of a question. */
export function* chooseNumbers(
  numbers: readonly SourceNumbers[],
  per: PerPatient,
  toAsked: ToAsked,
): Steps<Chosen> {
  const values: number[] = [];
  let missing = 0;
  for (const side of numbers) {
    const found = emptyBits(side.view.size);
    const take = ({ value, patient }: OneNumber) => {
      values.push(value);
      setBit(found, patient);
    };
    if (per === 'RECORD') yield* eachConverted(side, toAsked, take);
    else yield* eachChosen({ side, per, toAsked }, take);
    missing += countBits(side.patients) - countBits(found);
  }
  return { values, missing };
}

type Visit = (one: OneNumber) => void;

function eachConverted({ each }: SourceNumbers, toAsked: ToAsked, visit: Visit): Steps<void> {
  return each((one) => {
    const value = toAsked(one.value, one.unit);
    if (value !== undefined) visit({ ...one, value });
  });
}

/** One number of each patient is to be chosen. */
type Choice = {
  readonly side: SourceNumbers;
  readonly per: Exclude<PerPatient, 'RECORD'>;
  readonly toAsked: ToAsked;
};

function* eachChosen({ side, per, toAsked }: Choice, visit: Visit): Steps<void> {
  const own = new Map<number, OneNumber[]>();
  yield* eachConverted(side, toAsked, (one) => {
    const before = own.get(one.patient);
    if (before === undefined) own.set(one.patient, [one]);
    else before.push(one);
  });
  yield* eachBitInSteps(side.patients, (patient) => {
    const chosen = chooseOne(own.get(patient) ?? [], per, side.days);
    if (chosen !== undefined) visit(chosen);
  });
}

/** The only number; of several that of the first or last record, where those that are dated stand on one timeline. */
function chooseOne(
  numbers: readonly OneNumber[],
  per: Exclude<PerPatient, 'RECORD'>,
  days: ComparableDays | undefined,
): OneNumber | undefined {
  if (numbers.length < 2 || days === undefined) return numbers.length === 1 ? numbers[0] : undefined;
  const dated = numbers.filter(({ record }) => timelineAt(days, record) > 0);
  const timelines = new Set(dated.map(({ record }) => timelineAt(days, record)));
  if (timelines.size !== 1) return undefined;
  const isBetter = (day: number, best: number) => (per === 'PATIENT_FIRST' ? day < best : day >= best);
  return dated.reduce((best, one) =>
    isBetter(days.days[one.record] ?? 0, days.days[best.record] ?? 0) ? one : best,
  );
}
