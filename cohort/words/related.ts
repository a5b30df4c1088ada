import { modelOf, type RecordType } from '../../ontology/records.ts';
import type { FieldTest, RecordCriterion, Window } from '../criterion.ts';

/** A test that ties a record to another one of the patient. */
export type RelatedTest = Extract<FieldTest, { test: 'window' | 'linked' }>;

/** Whether a test ties its record to another one. */
export function isRelated(test: FieldTest): test is RelatedTest {
  return test.test === 'window' || test.test === 'linked';
}

/** How a record of this type stands to another; `describe` gives the words for one of those that an article introduces. */
export function explainRelated(
  test: RelatedTest,
  record: RecordType,
  describe: (of: RecordCriterion, article: string) => string,
): string {
  if (test.test === 'window') {
    const { of, event } = test.window;
    const other = of && describe(of, articleFor(of.record, record));
    return `${event === 'start' ? 'starting' : 'ending'} ${when(test.window)} ${anchorOf(test.window, other)}`;
  }
  const { way, of } = test;
  switch (way.kind) {
    case 'any':
      return `linked to ${describe(of, articleFor(of.record, record))}`;
    case 'to':
      return `that ${verbOf(record, way.field)} ${describe(of, articleFor(of.record))}`;
    case 'beside':
      return `in the same ${way.field} as ${describe(of, 'another')}`;
  }
}

/** `a`, `an`, or `another` beside a record of the same type. */
export function articleFor(type: RecordType, beside?: RecordType): string {
  if (type === beside) return 'another';
  return /^[AEIOU]/.test(modelOf(type).type) ? 'an' : 'a';
}

function anchorOf({ anchor }: Window, other: string | undefined): string {
  return other === undefined ? 'the index event' : `the ${anchor} of ${other}`;
}

function when({ fromDays, toDays }: Window): string {
  if (fromDays === undefined) return `no later than ${offset(toDays ?? 0)}`;
  if (toDays === undefined) return `no earlier than ${offset(fromDays)}`;
  if (fromDays !== toDays) return `between ${offset(fromDays)} and ${offset(toDays)}`;
  return fromDays === 0 ? 'on the day of' : `exactly ${offset(fromDays)}`;
}

function offset(days: number): string {
  const length = Math.abs(days);
  return `${length} ${length === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'}`;
}

/** The relationship of a reference as a verb: `segments`, `is cut from`. */
function verbOf(record: RecordType, field: string): string {
  const model = modelOf(record).fields[field];
  const relationship = model?.kind === 'reference' ? model.relationship : 'IS';
  const words = relationship.toLowerCase().replaceAll('_', ' ');
  return /^[a-z]+s$/.test(words) ? words : `is ${words}`;
}
