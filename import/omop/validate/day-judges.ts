import type { Row } from '../../source/row.ts';
import { dayOf } from './cell-form.ts';
import { type Judge, violates } from './check.ts';
import type { Known } from './known.ts';

/** Days after a death in which records of it are still written. Data Quality Dashboard, plausibleBeforeDeath. */
const daysAfterDeath = 60;

/** Days around a visit in which what is recorded with it may be. Data Quality Dashboard, withinVisitDates. */
const daysAroundVisit = 7;

/** Rows whose day is before that of another column. */
export function isBefore(column: string, other: string): Judge {
  return (cells) => violates(isEarlier(dayOf(cells[column] ?? ''), dayOf(cells[other] ?? '')));
}

/** Of the rows that have a day in both columns those whose first is after the second. */
export function isAfter(column: string, other: string): Judge {
  return withDay(column, (day, cells) => {
    const last = dayOf(cells[other] ?? '');
    return last === undefined ? undefined : day > last;
  });
}

/** Rows of a day before that of birth, which is the first of June where only the year is known. */
export function isBeforeRoughBirth(column: string, { persons }: Known): Judge {
  return (cells) =>
    violates(isEarlier(dayOf(cells[column] ?? ''), persons.roughBirthOf(cells.person_id ?? '')));
}

/** Of the rows that have a day those before that of birth. */
export function isBeforeBirth(column: string, { persons }: Known): Judge {
  return withDay(column, (day, { person_id = '' }) => isEarlier(day, persons.birthOf(person_id)));
}

/** Of the rows that have a day, of people who died, those long after. */
export function isAfterDeath(column: string, { persons }: Known): Judge {
  return withDay(column, (day, { person_id = '' }) => {
    const death = persons.deathOf(person_id);
    return death === undefined ? undefined : day > death + daysAfterDeath;
  });
}

/** Of the rows of a visit that is there those more than a week before or after it. */
export function isOutsideVisit(column: string, { visits }: Known): Judge {
  return withDay(column, (day, { visit_occurrence_id: visit = '' }) => {
    const start = visit === '' ? undefined : visits.startOf(visit);
    if (start === undefined) return undefined;
    return day < start - daysAroundVisit || day > (visits.endOf(visit) ?? Number.NaN) + daysAroundVisit;
  });
}

/** Nothing is earlier than a day that is not known. */
function isEarlier(day: number | undefined, other: number | undefined): boolean {
  return day !== undefined && other !== undefined && day < other;
}

/** Of the rows that have a day, and for which there is an answer. */
function withDay(column: string, test: (day: number, cells: Row['cells']) => boolean | undefined): Judge {
  return (cells) => {
    const day = dayOf(cells[column] ?? '');
    const found = day === undefined ? undefined : test(day, cells);
    return found === undefined ? undefined : violates(found);
  };
}
