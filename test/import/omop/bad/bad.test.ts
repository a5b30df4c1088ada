import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cdmColumns, cdmTableNames } from '../../../../ontology/omop/cdm.ts';
import { rowsOf } from '../rows-of.ts';
import { filesIn, rowsIn } from '../table-files.ts';
import { badCases, writeBad } from './bad.ts';
import { sound } from './sound.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-bad-'));
afterAll(() => rm(home, { recursive: true }));

const ofKind = (kind: 'kept' | 'rejected' | 'sound') =>
  badCases.filter(({ expected }) => expected.kind === kind);

describe('sound', () => {
  it.each(cdmTableNames.filter((table) => sound[table] !== undefined))('has what %s requires', (table) => {
    const required = cdmColumns(table).filter((column) => column.required);
    const missing = sound[table]?.flatMap((row) => required.filter(({ name }) => (row[name] ?? '') === ''));
    expect(missing).toEqual([]);
  });
});

describe('badCases', () => {
  it('have a name each', () => expect(new Set(badCases.map(({ name }) => name)).size).toBe(badCases.length));

  it.each(
    ofKind('sound').filter(({ files = {} }) => !Object.keys(files).some((name) => /parquet$/.test(name))),
  )('say the same as the sound folder where they have $name', async (badCase) => {
    const [usual, folder] = [join(home, 'sound'), join(home, badCase.name)];
    await writeBad(usual, {});
    await writeBad(folder, badCase);
    for (const table of (await filesIn(usual)).keys())
      expect(await rowsOf(folder, table)).toEqual(await rowsOf(usual, table));
  });

  it.each(ofKind('rejected').filter(({ rows }) => rows !== undefined))(
    'have a row and a column where $name is',
    async ({ name, expected, ...badCase }) => {
      if (expected.kind !== 'rejected') throw new TypeError(expected.kind);
      await writeBad(join(home, name), badCase);
      const files = await filesIn(join(home, name));
      for (const { file, row, column = '' } of expected.rows) {
        const table = [...files].find(([, one]) => one === file)?.[0] ?? 'person';
        const rows = [];
        for await (const cells of rowsIn(join(home, name), table)) rows.push(cells);
        expect([rows.length + 1, cdmColumns(table).some((one) => one.name === column)]).toEqual([row, true]);
      }
    },
  );

  it.each(ofKind('kept').filter(({ rows }) => rows !== undefined))(
    'warn of a column of the CDM where there is $name',
    ({ expected }) => {
      const warned = expected.kind === 'kept' ? expected.warned : [];
      const columns = cdmTableNames.flatMap((table) =>
        cdmColumns(table).map(({ name }) => `${table}.${name}`),
      );
      expect(warned.filter((column) => !columns.includes(column))).toEqual([]);
    },
  );
});
