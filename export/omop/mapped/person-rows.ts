import { eventOf, keyColumn } from '../../../ontology/omop/cdm.ts';
import type { RecordTable } from '../../../ontology/omop/table-records.ts';
import { complete } from './complete.ts';
import type { Concepts } from './concepts.ts';
import { type Draft, type Rejected, rejectedFor } from './draft.ts';
import { periodOf } from './period.ts';
import { formOf } from './table-form.ts';

/** What is written of a person, and what is not. */
export type PersonRows = { readonly rows: readonly Draft[]; readonly rejected: readonly Rejected[] };

/** The next number of a row of a table. */
export type NextNumber = (table: RecordTable) => number;

/**
 * The rows of a person by their drafts, that of the person first: with numbers, links and a period of observation. Without the person
 * there is none. CDM 5.4, PERSON: without a year of birth all the person's data are dropped.
 */
export function rowsOf(drafts: readonly Draft[], next: NextNumber, concepts: Concepts): PersonRows {
  const lacking = drafts.flatMap((draft) => complete(draft) ?? []);
  const lost = new Set(lacking.map(({ draft }) => draft));
  const whole = drafts.filter((draft) => !lost.has(draft));
  const [person] = drafts;
  if (person === undefined || lost.has(person))
    return {
      rows: [],
      rejected: [
        ...lacking,
        ...whole.map((draft) => rejectedFor(draft, 'person_id', 'has no row in PERSON')),
      ],
    };
  const { rows, rejected } = withoutLost(whole, lacking);
  const period = periodOf(rows);
  const all = period === undefined ? rows : [...rows, period];
  number(all, person, next);
  const byKey = new Map(all.map((row) => [row.key, row]));
  for (const row of all) link(row, byKey, concepts);
  return { rows: all, rejected };
}

/** Without rows that need another one that is not written, and those that need these. */
function withoutLost(rows: readonly Draft[], rejected: readonly Rejected[]): PersonRows {
  const keys = new Set(rows.map(({ key }) => key));
  const lost = rows.flatMap((row) => lostBy(row, keys));
  if (lost.length === 0) return { rows, rejected };
  const without = new Set(lost.map(({ draft }) => draft));
  return withoutLost(
    rows.filter((row) => !without.has(row)),
    [...rejected, ...lost],
  );
}

function lostBy(row: Draft, keys: ReadonlySet<string>): readonly Rejected[] {
  const [column] = [...row.links].find(([name, to]) => isRequired(row, name) && !keys.has(to)) ?? [];
  return column === undefined ? [] : [rejectedFor(row, column, 'names a row that is not written')];
}

function isRequired({ table }: Draft, column: string): boolean {
  return formOf(table).byName.get(column)?.required === true;
}

function number(rows: readonly Draft[], person: Draft, next: NextNumber): void {
  for (const row of rows) {
    const key = keyColumn(row.table);
    if (key !== undefined) row.cells[key] = String(next(row.table));
    row.cells.person_id = person.cells.person_id ?? '';
  }
}

/** Sets the numbers of the rows that a row names, where these are written. */
function link(row: Draft, byKey: ReadonlyMap<string, Draft>, { keyConceptOf }: Concepts): void {
  for (const [column, to] of row.links) {
    const other = byKey.get(to);
    const number = other?.cells[keyColumn(other.table) ?? ''];
    if (other === undefined || number === undefined) continue;
    row.cells[column] = number;
    const event = eventOf(row.table);
    if (column === event?.id) row.cells[event.field] = keyConceptOf(other.table);
  }
}
