import type { Span } from './span.ts';

/** Timelines on which records stand. Days of different timelines are never compared. */
export const timelineKinds = ['CALENDAR', 'SHIFTED', 'FROM_INDEX'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const precisions = ['DAY', 'MONTH', 'YEAR'] as const;
export type Precision = (typeof precisions)[number];

const msPerDay = 86_400_000;

/** Mean length of a year in days, where only a span of days is known. */
export const daysPerYear = 365.25;

/** Ages of people in completed years. The oldest known was 122; a code for what is not known (999, -1) is no age. */
export const ages = { min: 0, max: 150 } as const satisfies Span;

/** Years in which somebody whose records these are was diagnosed; 0 and 9999 are codes for what is not known. */
export const years = { min: 1900, max: 2100 } as const satisfies Span;

/** Years of dates in records, shifted ones included: 0001, 9999 and their like are codes for what is not known. */
export const recordYears = { min: 1800, max: 2299 } as const satisfies Span;

/** More days than anybody lives. */
export const daysOfLife = Math.ceil(ages.max * daysPerYear);

/** Days that a timeline has: of lives before and after the index event; of the dates with four digits for the year. */
export function daysOn(timeline: TimelineKind): Span {
  switch (timeline) {
    case 'FROM_INDEX':
      return { min: -daysOfLife, max: daysOfLife };
    case 'CALENDAR':
    case 'SHIFTED':
      return { min: Date.parse('0000-01-01') / msPerDay, max: Date.parse('9999-12-31') / msPerDay };
  }
}

/** A date as days since 1970-01-01, with the precision its text has. */
export type Day = { readonly day: number; readonly precision: Precision };

/**
 * `2010-04-20`, `20100420` (DICOM DA), `2010-04` or `2010` as a day number; undefined where the text is no date.
 * A month or a year stands at its first day and says so in its precision.
 */
export function parseDate(text: string): Day | undefined {
  const [, dashed, ...parts] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const [, dicom, ...plain] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  const year = dashed ?? dicom;
  if (year === undefined) return undefined;
  const [month, day] = dashed === undefined ? plain : parts;
  const iso = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso) return undefined;
  return { day: ms / msPerDay, precision: day ? 'DAY' : month ? 'MONTH' : 'YEAR' };
}

/** The ISO 8601 date of a day number. */
export function toIsoDate(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/**
 * Age in completed years of a DICOM age string (PS3.5, AS: `063Y`, `018M`, `003W`, `010D`);
 * undefined where the text is none.
 */
export function parseDicomAge(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,3})([YMWD])$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  const perYear = { Y: 1, M: 12, W: daysPerYear / 7, D: daysPerYear }[unit.toUpperCase()] ?? 1;
  return Math.floor(Number(digits) / perYear);
}

/** A day on a named timeline, as records have it; null where unknown. */
export type Moment = {
  readonly timelineName: string | null;
  readonly day: number | null;
  readonly precision: Precision | null;
};

/**
 * Age in completed years at `moment` on a timeline of kind `timeline`; null where it or the birth is not known to the
 * day, where they stand on different timelines, and before birth. On FROM_INDEX, which has no calendar, a year has
 * 365.25 days.
 */
export function ageInYears(birth: Moment, moment: Moment, timeline: TimelineKind): number | null {
  if (birth.timelineName === null || birth.timelineName !== moment.timelineName) return null;
  if (birth.precision !== 'DAY' || moment.precision !== 'DAY') return null;
  if (birth.day === null || moment.day === null || moment.day < birth.day) return null;
  switch (timeline) {
    case 'FROM_INDEX':
      return Math.floor((moment.day - birth.day) / daysPerYear);
    case 'CALENDAR':
    case 'SHIFTED':
      return completedYears(toIsoDate(birth.day), toIsoDate(moment.day));
  }
}

function completedYears(birth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4));
  return date.slice(5) < birth.slice(5) ? years - 1 : years;
}
