import type { Properties, PropertyValue } from './model.ts';
import { indexEvent } from './roles.ts';
import { isWithin, type Span } from './span.ts';
import { ageInYears, ages, type Moment, precisions, timelineKinds, toIsoDate, years } from './time.ts';

/**
 * Age and year of diagnosis of a patient for whom no registration states them: as the index condition states them, else from
 * its start, the age with the birth. Null where neither says so, and where several index conditions differ.
 */
export function diagnosisOf(patient: Properties, index: readonly Properties[]): Properties {
  const { age, year } = indexEvent;
  return {
    [age]:
      patient[age] ??
      agreed(index.map((condition) => condition[age] ?? within(ages, ageAtStart(patient, condition)))),
    [year]:
      patient[year] ??
      agreed(index.map((condition) => condition[year] ?? within(years, yearOfStart(condition)))),
  };
}

/** A number that can be meant: what follows from a wrong date is not known. */
function within(span: Span, number: number | null): number | null {
  return number !== null && isWithin(span, number) ? number : null;
}

/** The only value that is known. */
function agreed(values: readonly PropertyValue[]): PropertyValue {
  const [only = null, ...others] = new Set(values.filter((value) => value !== null));
  return others.length === 0 ? only : null;
}

function ageAtStart(patient: Properties, condition: Properties): number | null {
  const kind = timelineKinds.find((known) => known === condition.timeline);
  return kind === undefined ? null : ageInYears(birthOf(patient), startOf(condition), kind);
}

/** When a patient was born, of the facts of the patient. */
export function birthOf({ birthTimeline, birthDay, birthPrecision }: Properties): Moment {
  return momentOf(birthTimeline, birthDay, birthPrecision);
}

/** The year is known however exact the date is; a date that was shifted does not tell it. */
function yearOfStart(condition: Properties): number | null {
  const { day } = startOf(condition);
  return day === null || condition.timeline !== 'CALENDAR' ? null : Number(toIsoDate(day).slice(0, 4));
}

function startOf({ timelineName, startDay, startPrecision }: Properties): Moment {
  return momentOf(timelineName, startDay, startPrecision);
}

function momentOf(...[name, day, precision]: readonly (PropertyValue | undefined)[]): Moment {
  return {
    timelineName: typeof name === 'string' ? name : null,
    day: typeof day === 'number' ? day : null,
    precision: precisions.find((known) => known === precision) ?? null,
  };
}
