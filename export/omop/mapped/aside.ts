import type { Properties } from '../../../ontology/model.ts';
import { cdmColumns, eventOf } from '../../../ontology/omop/cdm.ts';
import { placeIn, sourceColumn } from '../../../ontology/omop/copies.ts';
import { type Placed, type Placement, placementOf } from '../../../ontology/omop/placement.ts';
import { type RecordTable, tableRecords } from '../../../ontology/omop/table-records.ts';
import { isRecordType, modelOf } from '../../../ontology/records.ts';
import { set } from './cells.ts';
import { createDraft, type Draft } from './draft.ts';
import { fillField, type Said } from './fill.ts';

/** A record with its row, and all records of the person by their id. */
export type Beside = {
  readonly draft: Draft;
  readonly placement: Placement;
  readonly said: Said;
  readonly byId: ReadonlyMap<string, Properties>;
};

/**
 * The row of another table that a field of a record makes, such as a measurement of the morphology of a condition: undefined where the
 * field says nothing. Of the two the one that has columns for an event names the other one by them, first that of the record.
 */
export function asideOf(
  { table, ...placed }: Placement['asides'][number],
  beside: Beside,
): Draft | undefined {
  const { draft, said } = beside;
  const { name, field } = placed;
  const aside = createDraft({ ...draft, table, key: `${draft.key} ${name}` });
  if (field.omopIf !== undefined) return said.properties[name] === field.omopIf ? aside : undefined;
  fillField(aside, placed, said);
  if (Object.keys(aside.cells).length === 0) return undefined;
  nameSubject(aside, placed, beside);
  fillDate(aside, beside);
  linkEvent(draft, aside);
  return aside;
}

/** What the row is about: of a number what the record is about, of all else the field. */
function nameSubject(aside: Draft, { name, field }: Placed, { placement, said }: Beside): void {
  const column = subjectColumn(aside.table);
  if (column === undefined) return;
  const isNumber = field.kind === 'quantity' || field.kind === 'number';
  const subject = placement.own.find((own) => own.column === subjectColumn(placement.table));
  if (isNumber && subject !== undefined) fillField(aside, { ...subject, column }, said);
  else set(aside, sourceColumn(column), name);
}

/** The column of the concept that rows of a table are about. */
function subjectColumn(table: RecordTable): string | undefined {
  const { concept } = modelOf(tableRecords[table]).fields;
  return concept && placeIn(table, concept);
}

/** The date of the record, or where it has none of the one that it is about: a feature is seen on the day of its series. */
function fillDate(aside: Draft, { placement, said, byId }: Beside): void {
  const column = cdmColumns(aside.table).find(({ required, type }) => required && type === 'date')?.name;
  if (column === undefined) return;
  const own = dateIn(placement);
  if (own !== undefined) fillField(aside, { ...own, column }, said);
  else
    for (const { name, field } of placement.own)
      if (field.kind === 'reference' && field.mapped && isRecordType(field.to)) {
        const properties = byId.get(String(said.properties[`${name}Id`])) ?? {};
        const date = dateIn(placementOf(field.to, properties));
        if (date !== undefined) fillField(aside, { ...date, column }, { ...said, properties });
      }
}

function dateIn(placement: Placement | undefined): Placed | undefined {
  return placement?.own.find(({ field }) => field.kind === 'date');
}

function linkEvent(draft: Draft, aside: Draft): void {
  const [own, other] = [eventOf(draft.table)?.id, eventOf(aside.table)?.id];
  if (own !== undefined) draft.links.set(own, aside.key);
  else if (other !== undefined) aside.links.set(other, draft.key);
}
