import type { Properties } from '../../../ontology/model.ts';
import {
  type Placed,
  type Placement,
  personPlacement,
  placementOf,
} from '../../../ontology/omop/placement.ts';
import type { RecordType } from '../../../ontology/records.ts';
import { asideOf } from './aside.ts';
import { createDraft, type Draft } from './draft.ts';
import { type Filling, fillField } from './fill.ts';

/** A record of a person. */
export type OwnRecord = { readonly type: RecordType; readonly properties: Properties };

/** A person with the records of a dataset. Of the person: what is decided, and as `timelineName` where the birth stands. */
export type Person = { readonly properties: Properties; readonly records: readonly OwnRecord[] };

/** The row of a person first, then those of the records, and after each those that single fields of it make. */
export function draftsOf({ properties, records }: Person, filling: Filling): readonly Draft[] {
  const byId = new Map(records.map((record) => [String(record.properties.id), record.properties]));
  const own = draftsIn(personPlacement, { type: 'patient', properties, byId }, filling);
  for (const row of own) row.cells.person_source_value = row.id; // opaque, as everywhere else
  const others = records.flatMap((record) => {
    const placement = placementOf(record.type, record.properties);
    return placement === undefined ? [] : draftsIn(placement, { ...record, byId }, filling);
  });
  const said = new Set(others.map(({ table }) => table));
  return [...own.filter(({ table }) => !said.has(table)), ...others]; // a record of a death says more than that somebody is dead
}

type Source = {
  readonly type: string;
  readonly properties: Properties;
  /** All records of the person. */
  readonly byId: ReadonlyMap<string, Properties>;
};

function draftsIn(
  placement: Placement,
  { type, properties, byId }: Source,
  filling: Filling,
): readonly Draft[] {
  const id = String(properties.id);
  const said = { ...filling, properties };
  const draft = createDraft({ table: placement.table, record: type, id, key: id });
  for (const placed of placement.own) if (isSaid(placed, properties)) fillField(draft, placed, said);
  for (const { reference, ...placed } of placement.behind)
    fillField(draft, placed, { ...said, properties: byId.get(String(properties[`${reference}Id`])) ?? {} });
  const asides = placement.asides.flatMap((aside) => asideOf(aside, { draft, placement, said, byId }) ?? []);
  return [draft, ...asides];
}

/** Whether a record says anything in a field: of most fields of most records nothing is known. */
function isSaid({ properties: names }: Placed, properties: Properties): boolean {
  return names.some((name) => properties[name] !== undefined);
}
