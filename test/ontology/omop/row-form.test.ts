import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cdmColumns } from '../../../ontology/omop/cdm.ts';
import { isSameCell } from '../../../ontology/omop/cell.ts';
import type { Cells } from '../../../ontology/omop/cell-faults.ts';
import { rowForm } from '../../../ontology/omop/row-form.ts';
import { type RecordTable, recordTables } from '../../../ontology/omop/table-records.ts';

/** Cells as real files have them: most of them of their type, some odd. */
const cells = {
  integer: fc.oneof(
    fc.constantFrom('', '0', '7', '007', '7.0', 'NULL', '9007199254740993', '-4', ' 12 '),
    fc.nat().map(String),
  ),
  float: fc.constantFrom('', '6.30', '6.3', '-.5', '1e-3', '\\N', '100000000000000000000'),
  date: fc.constantFrom('', '2010-04-20', '20100420', '2010-04-20 00:00:00', '2010-04-20 13:45:00', 'NA'),
  datetime: fc.constantFrom(
    '',
    '2010-04-20',
    '2010-04-20 00:00:00',
    '2010-04-20T13:45',
    '2012-02-29 10:00:00.5',
  ),
  text: fc.oneof(
    fc.constantFrom('', 'NULL', ' blanks ', 'u\u0308', '1.0', '"quoted"', 'two\nlines'),
    fc.string(),
  ),
};

/** A cell of each type. */
const ofType = { integer: '42', float: '1', date: '2010-04-20', datetime: '2010-04-20', text: 'x' };

/** Cells that are there and not empty. */
function said(row: Readonly<Record<string, string | undefined>>): Cells {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, cell]) => (cell === undefined || cell === '' ? [] : [[name, cell]])),
  );
}

const rows = (table: RecordTable) =>
  fc.record(
    Object.fromEntries([
      ...cdmColumns(table).map(({ name, type }) => [name, cells[type]] as const),
      ['a column of theirs', cells.text],
    ]),
    { requiredKeys: [] },
  );

/** What the record of a row gives back, as it is kept. */
function backOf(table: RecordTable, row: Cells): Cells | undefined {
  const form = rowForm(table);
  const { properties, faults } = form.read(row);
  if (faults.length > 0) return undefined;
  const omopRest = form.rest(row, properties, '42');
  return form.write({ ...properties, omopRest }, '42');
}

describe('rowForm', () => {
  it.each(recordTables)('gives every cell of %s back, whatever it says', (table) => {
    const needed = Object.fromEntries(
      cdmColumns(table).map(({ name, type, required }) => [name, required ? ofType[type] : '']),
    );
    fc.assert(
      fc.property(rows(table), (some) => {
        const row: Cells = { ...needed, ...said(some) };
        const back = backOf(table, row);
        if (back === undefined) return;
        const types = new Map(cdmColumns(table).map(({ name, type }) => [name, type]));
        for (const name of new Set([...Object.keys(row), ...Object.keys(back)]))
          expect([name, isSameCell(types.get(name) ?? 'text', row[name] ?? '', back[name] ?? '')]).toEqual([
            name,
            true,
          ]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps in the rest nothing that a field has', () => {
    const row = {
      measurement_id: '5',
      person_id: '42',
      measurement_concept_id: '3000963',
      measurement_date: '2013-07-05',
      value_as_number: '9.50',
    };
    const { properties } = rowForm('measurement').read(row);
    expect(rowForm('measurement').rest(row, properties, '42')).toBeNull();
  });

  it('says once that all times are the midnights of their dates', () => {
    const row = {
      visit_occurrence_id: '1',
      person_id: '42',
      visit_concept_id: '9201',
      visit_start_date: '2013-07-05',
      visit_start_datetime: '2013-07-05 00:00:00',
      visit_end_date: '2013-07-06',
      visit_end_datetime: '2013-07-06T00:00',
    };
    const { properties } = rowForm('visit_occurrence').read(row);
    expect(rowForm('visit_occurrence').rest(row, properties, '42')).toBe('{"*_datetime":"midnight"}');
  });
});
