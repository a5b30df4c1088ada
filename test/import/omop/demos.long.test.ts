import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOmop } from '../../../export/omop/export.ts';
import { cypher, name } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { readGraphState } from '../../../graph/version.ts';
import { findStandardChanges, restandardise } from '../../../import/concepts/restandardise.ts';
import type { Report } from '../../../import/load/report.ts';
import { writeRelease } from '../../../import/vocabulary/write.ts';
import { readSettledSegment } from '../../../index/build/read.ts';
import { propertyReader } from '../../../index/columns/property-reader.ts';
import type { Segment } from '../../../index/columns/segment.ts';
import { type RecordTable, recordTables, tableRecords } from '../../../ontology/omop/table-records.ts';
import { modelOf } from '../../../ontology/records.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, clearTerminology } from '../../support/population.ts';
import { releaseOf } from '../vocabulary/releases.ts';
import { demoFolder, hasDemos } from './demo.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { difference, rowsOf } from './rows-of.ts';
import { filesIn, rowsIn } from './table-files.ts';

const graph = new Graph(testDatabase().address);
const sets = ['synthea1k', 'gibleed'] as const;
const datasetOf = (set: string) => `it-omop-${set}`;
const reports = new Map<string, Report>();
const clear = async () => {
  for (const set of sets) await clearPopulation(graph, datasetOf(set));
  await clearTerminology(graph);
};
beforeAll(async () => {
  if (!hasDemos) return;
  await clear();
  for (const set of sets)
    reports.set(set, (await loadOmop(graph, { folder: demoFolder(set), dataset: datasetOf(set) })).report);
});
afterAll(async () => {
  await clear();
  await graph.close();
});

describe.runIf(hasDemos).each(sets)('%s, loaded beside the other', (set) => {
  const dataset = datasetOf(set);
  const folder = demoFolder(set);
  const tablesIn = async () => {
    const given = await filesIn(folder);
    return recordTables.filter((table) => given.has(table));
  };

  it('has every row of every table', async () => {
    for (const table of await tablesIn()) {
      const rows = (await rowsOf(folder, table)).counts;
      const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
      expect([table, reports.get(set)?.types.get(tableRecords[table])]).toEqual([
        table,
        { read: all, loaded: all, unchanged: 0, rejected: 0 },
      ]);
    }
  });

  it('has as many records of each concept, source concept and type as the files have rows', async () => {
    const segment = await segmentOf(dataset);
    for (const table of await tablesIn()) {
      const counts = await countsOf(folder, table);
      expect([table, await countsIn(dataset, table)]).toEqual([table, counts]);
      expect([table, countsInIndex(segment, table)]).toEqual([table, counts]);
    }
  });

  it('gives the rows of every table back', () => expectRowsBack(set));
});

describe.runIf(hasDemos)('both, after a release by which their concepts are others', () => {
  beforeAll(async () => {
    const codes = await usedCodes();
    const mappings = { 'Maps to': codes.map((code) => `${code} ITV:1`) };
    await writeRelease(
      graph,
      releaseOf({ source: 'it-v', vocabulary: 'ITV', concepts: { 'ITV:1': 'one' }, mappings }),
    );
    await restandardise(graph, await findStandardChanges(graph));
  });

  it.each(sets)('gives the rows of %s back', expectRowsBack);
});

async function expectRowsBack(set: (typeof sets)[number]): Promise<void> {
  await inFolder(async (home) => {
    const out = join(home, 'cdm');
    await exportOmop(graph, datasetOf(set), out);
    const folder = demoFolder(set);
    const given = await filesIn(folder);
    for (const table of (await filesIn(out)).keys())
      if (given.has(table)) {
        const [some, back] = [await rowsOf(folder, table), await rowsOf(out, table)];
        expect([table, difference(some, back), difference(back, some)]).toEqual([table, [], []]);
      }
  });
}

/** Codes of conditions that occur. */
async function usedCodes(): Promise<readonly string[]> {
  const rows = await graph.read<{ code: string }>(cypher`
    MATCH (record:Condition WHERE record.dataset IN ${sets.map(datasetOf)})
    WHERE record.codeSourceConcept IS NOT NULL
    RETURN DISTINCT record.codeSourceConcept AS code`);
  expect(rows.length).toBeGreaterThan(50);
  return rows.map(({ code }) => code);
}

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

async function segmentOf(dataset: string): Promise<Segment> {
  const { populations } = await readGraphState(graph);
  const state = populations.find(({ id }) => id === dataset);
  if (state === undefined) throw new TypeError(`no population ${dataset}`);
  return readSettledSegment(graph, state);
}

function countsInIndex(segment: Segment, table: RecordTable): Readonly<Record<string, number>> {
  const type = tableRecords[table];
  const records = segment.records[type];
  const [tableOf, ...ids] = ['omopTable', 'concept', 'sourceConcept', 'typeConcept'].map((property) =>
    propertyReader(type, records, property),
  );
  const counts: Record<string, number> = {};
  for (let record = 0; record < records.count; record += 1) {
    if (tableOf?.(record) !== table) continue;
    const key = ids.map((read) => read(record) ?? '').join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
