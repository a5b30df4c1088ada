import { derive } from '../../ontology/derive.ts';
import type { PropertyValue } from '../../ontology/model.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import type { RowForm } from '../../ontology/omop/row-form.ts';
import { type RecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import type { BuiltRecord, Origin } from '../delivery.ts';
import type { Identity } from '../store/identity.ts';
import { checkRow } from './check-row.ts';
import { codesOf } from './coded.ts';
import { conceptsBeside, derivedBy, type Known } from './derived.ts';
import { linksOf, recordId } from './links.ts';
import { secondRecords } from './second-records.ts';
import type { Warn } from './warnings.ts';

/** What the rows of one reading of a table are made into records with. */
export type Building = {
  readonly table: RecordTable;
  readonly dataset: string;
  readonly known: Known;
  readonly identity: Identity;
  readonly warn: Warn;
};

/** The timeline of a CDM: its dates are those of the calendar, as far as it says. */
export const calendar = { timeline: 'CALENDAR', timelineName: 'calendar' } as const;

/** The record of a row, and another that the row is the first to say. It counts rows with one id: one for each reading. */
export function recordBuilder({ table, dataset, known, identity, warn }: Building, form: RowForm) {
  const type: RecordType = tableRecords[table];
  const loose = referencesOf(type);
  const fillCodes = codesOf(table);
  const link = linksOf(table);
  const beside = conceptsBeside(table);
  const check = checkRow(table);
  const saysSecond = secondRecords[table];
  const ordinalOf = createOrdinals();
  const isNew = createFirsts();
  return (own: Record<string, PropertyValue>, cells: Cells, { row, sourceId, patient }: Origin) => {
    check({ cells, known, warn });
    const linking = { cells, person: sourceId, patient, identity };
    const common = { patient, sourceId, yielding: [], row };
    const key = String(own.omopKey);
    const said = Object.assign(own, calendar, { dataset });
    fillCodes(cells, said, known.concepts);
    Object.assign(said, derivedBy[table]?.(cells, known), beside(cells, known), link(linking, known));
    said.omopRest = form.rest(cells, said, sourceId);
    const properties = Object.assign(said, derive(type, said));
    const ordinal = known.survey.keys.get(table)?.isRepeated(key) ? ordinalOf(`${sourceId} ${key}`) : 0;
    const id = recordId(table, linking, [key, ordinal]);
    const record: BuiltRecord = { ...common, type, id, properties, loose };
    const more = saysSecond?.({ ...linking, id, said }, known, warn);
    if (more === undefined || !isNew(more.id)) return [record];
    return [
      record,
      { ...common, ...more, properties: { ...calendar, dataset, ...more.properties }, loose: [] },
    ];
  };
}

/** How many rows came before with the same key. */
function createOrdinals(): (key: string) => number {
  const ordinals = new Map<string, number>();
  return (key) => {
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    return ordinal;
  };
}

function createFirsts(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => !seen.has(id) && seen.add(id) !== undefined;
}

function referencesOf(type: RecordType): readonly string[] {
  return Object.entries(modelOf(type).fields).flatMap(([name, { kind }]) =>
    kind === 'reference' ? [name] : [],
  );
}
