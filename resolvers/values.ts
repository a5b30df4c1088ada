import type { PropertyValue } from '../ontology/model.ts';
import { type Precision, precisions, type TimelineKind, timelineKinds, toIsoDate } from '../ontology/time.ts';

/** Stored properties, of a record or a patient; absent where nothing is known. */
export type Stored = Readonly<Record<string, PropertyValue>>;

/** A coded field; its concepts by code. */
export type CodedValue = {
  readonly source: string | null;
  readonly sourceConcept: string | null;
  readonly standardConcept: string | null;
};

/** A date field on the timeline of its record. */
export type RecordTimeValue = {
  readonly timeline: TimelineKind;
  readonly timelineName: string;
  readonly day: number;
  readonly precision: Precision;
};

/** A coded field of a row that has neither a code nor a value. */
export const nothingKnown: CodedValue = { source: null, sourceConcept: null, standardConcept: null };

/** The coded field `field`; null where nothing of it is known. */
export function toCoded(stored: Stored, field: string): CodedValue | null {
  const source = textOf(stored[`${field}Source`]);
  const sourceConcept = textOf(stored[`${field}SourceConcept`]);
  const standardConcept = textOf(stored[`${field}StandardConcept`]);
  const known = source ?? sourceConcept ?? standardConcept;
  return known === null ? null : { source, sourceConcept, standardConcept };
}

/** The date field `field`; null where there is no day. */
export function toRecordTime(stored: Stored, field: string): RecordTimeValue | null {
  const day = stored[`${field}Day`];
  const timelineName = textOf(stored.timelineName);
  const timeline = timelineKinds.find((kind) => kind === stored.timeline);
  const precision = precisions.find((known) => known === stored[`${field}Precision`]);
  if (typeof day !== 'number' || timelineName === null || !timeline || !precision) return null;
  return { timeline, timelineName, day, precision };
}

/** ISO 8601 date; null on a timeline that has no calendar. */
export function dateOf({ timeline, day }: RecordTimeValue): string | null {
  return timeline === 'FROM_INDEX' ? null : toIsoDate(day);
}

/** Text of a stored property; null where nothing is known. */
export function textOf(value: PropertyValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
