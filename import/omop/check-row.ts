import { type CdmTable, cdmColumns, eventOf, keyColumn } from '../../ontology/omop/cdm.ts';
import { idIn, isEmpty, readDay } from '../../ontology/omop/cell.ts';
import { checkConcept, checkEvent, checkReference, type Look, oddForm } from './odd-cells.ts';

/** Looks at a row of a table for what real CDMs have and their queries count, so that it is kept. */
export function checkRow(table: CdmTable): (look: Look) => void {
  const columns = cdmColumns(table);
  const key =
    keyColumn(table) ?? (columns.some(({ name }) => name === 'person_id') ? 'person_id' : undefined);
  const references = columns.filter(({ name, refersTo }) => refersTo !== undefined && name !== 'person_id');
  const forms = columns.map((column) => ({ name: column.name, oddIn: oddForm(column) }));
  const periods = periodsIn(columns.map(({ name }) => name));
  const event = eventOf(table);
  return (look) => {
    const { cells, known, warn } = look;
    for (const { name, oddIn } of forms) {
      const cell = cells[name];
      const odd = cell === undefined ? undefined : oddIn(cell);
      if (odd !== undefined) warn(name, odd);
    }
    for (const { name, required, refersTo } of references) {
      const id = idIn(cells, name);
      if (id === '') continue;
      if (refersTo?.table === 'concept') checkConcept({ id, name, required }, look);
      else if (refersTo !== undefined) checkReference({ id, name, table: refersTo.table }, look);
    }
    for (const [start, end] of periods) {
      const [from, to] = [readDay(cells[start] ?? ''), readDay(cells[end] ?? '')];
      if (typeof from === 'number' && typeof to === 'number' && to < from) warn(end, `is before ${start}`);
    }
    if (event !== undefined) checkEvent(event, look);
    if (key !== undefined && known.survey.keys.get(table)?.isRepeated(idIn(cells, key)))
      warn(key, 'stands in several rows');
    if (
      table === 'measurement' &&
      isEmpty(cells.value_as_number ?? '') &&
      isEmpty(cells.value_as_concept_id ?? '')
    )
      warn('value_as_number', 'is empty, and so is value_as_concept_id');
  };
}

/** Columns of a start and its end. */
function periodsIn(columns: readonly string[]): readonly (readonly [string, string])[] {
  return columns.flatMap((end) => {
    const start = end.replace(/_end_date$/, '_start_date');
    const day = end.replace(/_end_date$/, '_date');
    const found = [start, day].find((one) => one !== end && columns.includes(one));
    return found === undefined ? [] : [[found, end] as const];
  });
}
