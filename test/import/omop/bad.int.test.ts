import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { exportOmop } from '../../../export/omop/export.ts';
import { Graph } from '../../../graph/graph.ts';
import { cdmTableNames } from '../../../ontology/omop/cdm.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { badCases, writeBad } from './bad/bad.ts';
import type { BadCase } from './bad/bad-case.ts';
import { inFolder, loadOmop } from './omop-load.ts';
import { difference, rowsOf } from './rows-of.ts';
import { filesIn } from './table-files.ts';

const dataset = 'it-omop-odd';
const graph = new Graph(testDatabase().address);
beforeEach(() => clearPopulation(graph, dataset));
afterAll(async () => {
  await clearPopulation(graph, dataset);
  await graph.close();
});

/** Rows of tables of two folders that are not the same. */
async function differencesOf(folder: string, out: string) {
  const [there, written] = [await filesIn(folder), await filesIn(out)];
  const differences = [];
  for (const table of cdmTableNames.filter((one) => there.has(one) && written.has(one))) {
    const [given, back] = [await rowsOf(folder, table), await rowsOf(out, table)];
    differences.push(...difference(back, given), ...difference(given, back));
  }
  return differences;
}

/** What came of the folder of a case. */
function load(badCase: BadCase) {
  return inFolder(async (home) => {
    const [folder, out] = [join(home, 'in'), join(home, 'out')];
    await writeBad(folder, badCase);
    const { report } = await loadOmop(graph, { folder, dataset, withText: true });
    await exportOmop(graph, dataset, out);
    return {
      rejected: report.rejects
        .filter(({ kept }) => !kept)
        .map(({ file, row, column }) => ({ file, row, column })),
      warned: [...new Set(report.notes.flatMap((note) => /^\w+\.\S+(?=: )/.exec(note)?.[0] ?? []))].sort(),
      differences: badCase.expected.kind === 'kept' ? await differencesOf(folder, out) : [],
    };
  });
}

const cases = (kind: BadCase['expected']['kind']) =>
  badCases.filter(({ expected }) => expected.kind === kind).map((one) => [one.name, one] as const);

describe('omopSource', () => {
  it.each(cases('kept'))('keeps and gives back %s', async (_, badCase) => {
    const { expected } = badCase;
    const warned = 'warned' in expected ? [...expected.warned].sort() : [];
    expect(await load(badCase)).toEqual({ rejected: [], warned, differences: [] });
  });

  it.each(cases('sound'))('reads %s', async (_, badCase) => {
    expect(await load(badCase)).toMatchObject({ rejected: [], warned: [] });
  });

  it.each(cases('rejected'))('rejects %s', async (_, badCase) => {
    const { expected } = badCase;
    const rows = 'rows' in expected ? expected.rows : [];
    const { rejected } = await load(badCase);
    expect(rejected).toHaveLength(rows.length);
    expect(rejected).toEqual(rows.map((row) => expect.objectContaining(row)));
  });

  it.each(cases('refused'))('refuses %s, and names the file', async (_, badCase) => {
    const { expected } = badCase;
    await expect(load(badCase)).rejects.toThrow('file' in expected ? expected.file : 'no file');
  });
});
