import { idIn } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import { cellFaults } from '../../ontology/omop/cell-faults.ts';
import { factDomains } from '../../ontology/omop/fact-domains.ts';
import { type DatasetTable, recordTables } from '../../ontology/omop/table-records.ts';
import type { Reject } from '../delivery.ts';
import type { DatasetRow, DatasetRows } from '../load/dataset-rows.ts';
import { checkRow } from './check-row.ts';
import type { Known } from './derived.ts';
import type { CdmFile } from './folder.ts';
import type { Survey } from './survey.ts';
import type { Warn } from './warnings.ts';

/** The rows of a table that belong to a dataset. */
export function datasetRows(
  table: DatasetTable,
  { file, opened }: CdmFile,
  { known, warn }: { readonly known: Known; readonly warn: Warn },
): DatasetRows {
  const faultsOf = cellFaults(table);
  const check = checkRow(table);
  async function* rows(): AsyncGenerator<DatasetRow | Reject> {
    for await (const row of opened.rows()) {
      const { number, cells } = row;
      const [fault] = 'broken' in row ? [{ ...row, reason: row.broken }] : faultsOf(cells);
      if (fault !== undefined) {
        const { column, value, reason } = fault;
        yield { column, value, reason, row: number, record: table, kept: false, patient: '' };
        continue;
      }
      check({ cells, known, warn });
      const concerns = concernsOf(table, cells);
      const persons = concerns.flatMap((concern) => personsOf(concern, known.survey));
      yield { row: number, cells: filledOf(cells), concerns, persons };
    }
  }
  return { table, file, rows };
}

/** JSON: the cells that are not empty. */
export function filledOf(cells: Cells): string {
  return JSON.stringify(Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '')));
}

/** Whom a row may be about: a domain of tables, and the key of a row there. */
function concernsOf(table: DatasetTable, cells: Cells): readonly string[] {
  switch (table) {
    case 'fact_relationship':
      return [1, 2].map(
        (side) => `${idIn(cells, `domain_concept_id_${side}`)} ${idIn(cells, `fact_id_${side}`)}`,
      );
    case 'episode_event':
      return (factDomains.episode ?? []).map((domain) => `${domain} ${idIn(cells, 'episode_id')}`);
    case 'cdm_source':
    case 'location':
    case 'care_site':
    case 'provider':
      return [];
  }
}

/** The persons whose rows a domain and a key name; of a domain that nobody knows the table of, those of all tables. */
function personsOf(concern: string, { keys }: Survey): readonly string[] {
  const [domain = '', key = ''] = concern.split(' ');
  const table = recordTables.find((one) => factDomains[one]?.includes(domain));
  const named = table === undefined ? recordTables : [table];
  return named.flatMap((one) => keys.get(one)?.ownersOf(key) ?? []);
}
