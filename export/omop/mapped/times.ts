import { KnownError } from '../../../ontology/errors.ts';
import { parseDate, recordYears, type TimelineKind } from '../../../ontology/time.ts';

/** A timeline on which a dataset has dates, and how many records have one there. */
export type DatasetTimeline = {
  readonly name: string;
  readonly kind: TimelineKind;
  readonly records: number;
  /** Whether births stand on it. */
  readonly births: boolean;
};

/** The time of an export: whose dates are written, and the day that day 0 of those FROM_INDEX stands for. */
export type Times = {
  readonly timelines: readonly DatasetTimeline[];
  readonly anchor: number | null;
};

/** What the caller says of time. */
export type AskedTimes = { readonly anchor?: string; readonly timelines?: readonly string[] };

/**
 * The time of an export of a dataset that has dates on the timelines `found`. OMOP has one time for all tables: without a choice
 * it is that of the births, which CDM requires, since days of different timelines cannot be compared. @throws KnownError
 */
export function chooseTimes(
  dataset: string,
  found: readonly DatasetTimeline[],
  { anchor, timelines: asked }: AskedTimes,
): Times {
  const timelines = asked === undefined ? usualIn(dataset, found) : asked.map((name) => named(name, found));
  const indexed = timelines.filter(({ kind }) => kind === 'FROM_INDEX');
  if (anchor === undefined && indexed.length > 0)
    throw invalid(
      `The dates of ${dataset} count from an index event (${listed(indexed)}), and OMOP has dates of the calendar alone: say with --anchor which date day 0 stands for, such as --anchor 2000-01-01`,
    );
  if (anchor !== undefined && indexed.length === 0)
    throw invalid(
      `--anchor says what day 0 of dates FROM_INDEX stands for, and none is written: the dates of ${dataset} are ${listed(timelines) || 'none'}. Leave it out`,
    );
  return { timelines, anchor: anchor === undefined ? null : anchorDay(anchor) };
}

/** The timelines whose days can be compared with those of the births. */
function usualIn(dataset: string, found: readonly DatasetTimeline[]): readonly DatasetTimeline[] {
  const births = found.filter((timeline) => timeline.births);
  const [first, ...others] = births.length > 0 ? births : found;
  if (first === undefined) return [];
  const together = found.filter((one) => one === first || (isCalendar(one) && isCalendar(first)));
  if (others.every((one) => together.includes(one))) return together;
  throw invalid(
    `${dataset} has dates on timelines that cannot be compared (${listed(found)}), and OMOP has one time: say with --timeline which are written`,
  );
}

function isCalendar({ kind }: DatasetTimeline): boolean {
  return kind === 'CALENDAR';
}

function named(name: string, found: readonly DatasetTimeline[]): DatasetTimeline {
  const timeline = found.find((one) => one.name === name);
  if (timeline !== undefined) return timeline;
  throw invalid(`The dataset has no dates on a timeline ${name}; it has some on ${listed(found) || 'none'}`);
}

/** Timelines as a message names them. */
export function listed(timelines: readonly DatasetTimeline[]): string {
  return timelines.map(({ name, kind }) => `${name}, ${kind}`).join('; ');
}

function anchorDay(text: string): number {
  const date = parseDate(text);
  const year = Number(text.slice(0, 4));
  if (date?.precision === 'DAY' && year >= recordYears.min && year <= recordYears.max) return date.day;
  throw invalid(
    `--anchor is no date of the years ${recordYears.min} to ${recordYears.max}: expected one such as 2000-01-01, got ${text}`,
  );
}

function invalid(reason: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `${reason}.`);
}
