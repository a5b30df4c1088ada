import type { FieldModel, Properties, PropertyValue } from '../../../ontology/model.ts';
import type { Placed } from '../../../ontology/omop/placement.ts';
import { toIsoDate } from '../../../ontology/time.ts';
import { type Coded, set, setCoded, setUnit } from './cells.ts';
import type { Concepts } from './concepts.ts';
import type { Draft } from './draft.ts';
import { standingOf } from './moment.ts';
import { formOf, isOfConcepts } from './table-form.ts';
import type { Times } from './times.ts';

/** What the values of records are written with. */
export type Filling = { readonly times: Times; readonly concepts: Concepts };

/** What a record says, and what it is written with. */
export type Said = Filling & { readonly properties: Properties };

/** Sets in a row what a field of a record says. What an earlier field has said stays. */
export function fillField(draft: Draft, placed: Placed, said: Said): void {
  const { name, field, column, properties } = placed;
  const value = said.properties[properties[0] ?? ''];
  switch (field.kind) {
    case 'coded':
      setCoded(draft, column, codesOf(placed, said));
      break;
    case 'quantity':
      if (typeof value !== 'number') break;
      set(draft, column, String(value));
      setUnit(draft, unitOf(field, said.properties), said.concepts);
      break;
    case 'number':
      if (typeof value === 'number') set(draft, column, String(value));
      break;
    case 'text':
      if (typeof value === 'string') fillText(draft, placed, value);
      break;
    case 'flag':
      if (typeof value === 'boolean') fillText(draft, placed, `${name}=${value}`);
      break;
    case 'date':
      fillDate(draft, placed, said);
      break;
    case 'reference':
      if (typeof value === 'string') draft.links.set(column, value);
      break;
    case 'derived':
      break;
  }
}

function codesOf({ properties: [text = '', source = '', standard = ''] }: Placed, said: Said): Coded {
  const { properties, concepts } = said;
  return {
    text: textOf(properties[text]),
    source: textOf(properties[source]),
    standard: textOf(properties[standard]),
    concepts,
  };
}

function textOf(value: PropertyValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function unitOf(field: FieldModel & { readonly kind: 'quantity' }, properties: Properties): string | null {
  const unit = 'ucum' in field.unit ? field.unit.ucum : properties[field.unit.property];
  return typeof unit === 'string' ? unit : null;
}

/** A text; in a column of concepts the concept of a word, and the word as its source. */
function fillText(draft: Draft, { field, column }: Placed, value: string): void {
  if (!isOfConcepts(column)) fillWords(draft, column, value);
  else if (/^\d+$/.test(value)) set(draft, column, value);
  else {
    set(draft, column, String(field.omopConcepts?.[value] ?? 0));
    set(draft, formOf(draft.table).concepts.get(column)?.source ?? '', value);
  }
}

/** Words, which a column of ids does not hold. */
function fillWords(draft: Draft, column: string, value: string): void {
  if (formOf(draft.table).byName.get(column)?.type !== 'integer') set(draft, column, value);
}

/** A date; of a time with columns for its year, month and day (`year_of_birth`) these as far as they are known. */
function fillDate(draft: Draft, { column, properties }: Placed, said: Said): void {
  const standing = standingOf(said, properties);
  if ('day' in standing) set(draft, column, toIsoDate(standing.day));
  else draft.reasons.set(column, standing.reason);
  if (column.endsWith('_datetime')) fillParts(draft, { column, properties }, said);
}

function fillParts(draft: Draft, { column, properties }: Pick<Placed, 'column' | 'properties'>, said: Said) {
  const event = column.replace(/_datetime$/, '');
  if (!formOf(draft.table).byName.has(`year_of_${event}`)) return;
  const standing = standingOf(said, properties, ['DAY', 'MONTH', 'YEAR']);
  if ('day' in standing) {
    const [year = '', month = '', day = ''] = toIsoDate(standing.day)
      .split('-')
      .map((part) => `${Number(part)}`);
    const precision = said.properties[properties[1] ?? ''];
    set(draft, `year_of_${event}`, year);
    if (precision !== 'YEAR') set(draft, `month_of_${event}`, month);
    if (precision === 'DAY') set(draft, `day_of_${event}`, day);
  } else draft.reasons.set(`year_of_${event}`, standing.reason);
}
