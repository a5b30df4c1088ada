import { idIn } from '../../ontology/omop/cell.ts';
import { rowForm } from '../../ontology/omop/row-form.ts';
import { type RecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import type { Built, OwnedRow, Reject } from '../delivery.ts';
import type { BrokenRow, Row } from '../source/row.ts';
import { type Building, recordBuilder } from './record.ts';

/** Rows of a table as records. It counts rows with one id: one for each reading. */
export function buildRows(building: Building): (row: Row | BrokenRow) => OwnedRow {
  const { table, dataset, known, identity } = building;
  const form = rowForm(table);
  const build = recordBuilder(building, form);
  return (row) => {
    const { number, cells } = row;
    const sourceId = idIn(cells, 'person_id');
    const patient = sourceId === '' ? '' : identity('patient', [sourceId]);
    const refuse = (column: string, value: string, reason: string): Built => ({
      records: [],
      rejects: [rejectOf({ table, row: number, patient, column, value, reason })],
    });
    const origin = { row: number, sourceId, patient, dataset };
    if ('broken' in row) return { origin, build: () => refuse(row.column, row.value, row.broken) };
    return {
      origin,
      build: () => {
        const { properties, faults } = form.read(cells);
        const [fault] = faults;
        if (fault !== undefined) return refuse(fault.column, fault.value, fault.reason);
        if (!known.survey.persons.has(sourceId))
          return refuse('person_id', cells.person_id ?? '', 'no such person in PERSON');
        return { records: build(properties, cells, origin), rejects: [] };
      },
    };
  };
}

type RejectedCell = Pick<Reject, 'row' | 'patient' | 'column' | 'value' | 'reason'> & {
  readonly table: RecordTable;
};

function rejectOf({ table, ...cell }: RejectedCell): Reject {
  return { ...cell, record: tableRecords[table], kept: false };
}
