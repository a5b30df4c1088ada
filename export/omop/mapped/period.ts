import { set } from './cells.ts';
import { complete } from './complete.ts';
import { createDraft, type Draft } from './draft.ts';
import { formOf } from './table-form.ts';

const table = 'observation_period';

/**
 * A period of observation from the first to the last date of a person, whose row is the first: undefined where there is one, or no
 * date. CDM 5.4 wants one of everybody, and the graph knows of no other.
 */
export function periodOf(rows: readonly Draft[]): Draft | undefined {
  if (rows.some((row) => row.table === table)) return undefined;
  const dates = rows.flatMap(datesOf).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  const [person] = rows;
  if (first === undefined || last === undefined || person === undefined) return undefined;
  const period = createDraft({ ...person, table, key: `${person.key} ${table}` });
  set(period, `${table}_start_date`, first);
  set(period, `${table}_end_date`, last);
  complete(period);
  return period;
}

function datesOf({ table: own, cells }: Draft): readonly string[] {
  return formOf(own).dates.flatMap(({ name }) => cells[name] ?? []);
}
