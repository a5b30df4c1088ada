import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOmop } from '../../../export/omop/export.ts';
import { cypher, name } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import type { Report } from '../../../import/load/report.ts';
import { type RecordTable, recordTables, tableRecords } from '../../../ontology/omop/table-records.ts';
import { modelOf } from '../../../ontology/records.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { demoFolder, hasDemos } from './demo.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { difference, rowsOf } from './rows-of.ts';
import { filesIn, rowsIn } from './table-files.ts';

const graph = new Graph(testDatabase().address);
const sets = ['synthea1k', 'gibleed'] as const;
const datasetOf = (set: string) => `it-omop-${set}`;
const clear = async () => {
  for (const set of sets) await clearPopulation(graph, datasetOf(set));
};

describe.runIf(hasDemos).each(sets)('loadOmop of %s', (set) => {
  const dataset = datasetOf(set);
  const folder = demoFolder(set);
  let report: Report | undefined;
  beforeAll(async () => {
    report = (await loadOmop(graph, { folder, dataset })).report;
  });

  it('loads every row of every table', async () => {
    const tables = [...(await filesIn(folder)).keys()];
    for (const table of recordTables.filter((one) => tables.includes(one))) {
      const rows = (await rowsOf(folder, table)).counts;
      const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
      const type = tableRecords[table];
      expect([table, report?.types.get(type)]).toEqual([
        table,
        { read: all, loaded: all, unchanged: 0, rejected: 0 },
      ]);
    }
  });

  it('has as many records of each concept, source concept and type as the files have rows', async () => {
    const tables = [...(await filesIn(folder)).keys()];
    for (const table of recordTables.filter((one) => tables.includes(one)))
      expect([table, await countsIn(dataset, table)]).toEqual([table, await countsOf(folder, table)]);
  });

  it('gives the rows of every table back', async () => {
    await inFolder(async (home) => {
      const out = join(home, 'cdm');
      await exportOmop(graph, dataset, out);
      const given = await filesIn(folder);
      for (const table of (await filesIn(out)).keys())
        if (given.has(table)) {
          const [some, back] = [await rowsOf(folder, table), await rowsOf(out, table)];
          expect([table, difference(some, back), difference(back, some)]).toEqual([table, [], []]);
        }
    });
  });
});

beforeAll(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

/** Places of a table's ids of concept, source concept and type in its rows. */
function columnsOf(table: RecordTable): readonly string[] {
  const { fields } = modelOf(tableRecords[table]);
  return ['concept', 'sourceConcept', 'typeConcept'].map((field) => fields[field]?.omop?.split('.')[1] ?? '');
}

async function countsOf(folder: string, table: RecordTable): Promise<Readonly<Record<string, number>>> {
  const columns = columnsOf(table);
  const counts: Record<string, number> = {};
  for await (const cells of rowsIn(folder, table)) {
    const key = columns.map((column) => cells[column] ?? '').join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

async function countsIn(dataset: string, table: RecordTable): Promise<Readonly<Record<string, number>>> {
  const rows = await graph.read<{ key: string; rows: number }>(
    cypher`
      MATCH (record:${name(modelOf(tableRecords[table]).type)} {dataset: ${dataset}})
      RETURN coalesce(record.concept, '') + ' ' + coalesce(record.sourceConcept, '') + ' ' + coalesce(record.typeConcept, '') AS key,
        count(*) AS rows`,
    { timeoutMs: 300_000 },
  );
  return Object.fromEntries(rows.map(({ key, rows: count }) => [key, count]));
}
