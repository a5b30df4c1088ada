import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../import/omop/folder.ts';
import { omopSource } from '../../../import/omop/source.ts';
import { createIdentity } from '../../../import/store/identity.ts';
import { type CdmTable, cdmColumns, cdmTableNames } from '../../../ontology/omop/cdm.ts';
import { rowForm } from '../../../ontology/omop/row-form.ts';
import { type RecordTable, recordTables } from '../../../ontology/omop/table-records.ts';
import { badCases, writeBad } from './bad/bad.ts';
import type { BadCase } from './bad/bad-case.ts';
import { inFolder } from './omop-load.ts';
import { difference, rowsOf } from './rows-of.ts';
import { type Cells, filesIn, linesOf } from './table-files.ts';

const forms = new Map<string, ReturnType<typeof rowForm>>(
  recordTables.map((table: RecordTable) => [table, rowForm(table)]),
);

/** What a load would make of a folder: which rows it rejects, what it warns of, and the rows that it keeps, by table. */
async function read(folder: string) {
  const cdm = await openFolder(folder, { texts: 'whole' });
  const source = omopSource({ cdm, dataset: 'odd', accessRights: 'PUBLIC', license: [], withText: true });
  const { files, omop, notes } = await source.open();
  const rejected: { readonly file: string; readonly row: number; readonly column: string }[] = [];
  const kept = new Map<string, Cells[]>();
  const keep = (table: string, cells: Cells) => kept.set(table, [...(kept.get(table) ?? []), cells]);
  for (const { file, read: open } of files)
    for await (const { build } of open(createIdentity('secret', 'odd')).rows()) {
      const { records, rejects } = build();
      rejected.push(...rejects.map(({ row, column }) => ({ file, row, column })));
      for (const { properties, sourceId } of records) {
        const table = String(properties.omopTable);
        const form = forms.get(table);
        if (form !== undefined) keep(table, form.write(properties, sourceId));
      }
    }
  for (const { table, file, rows } of omop?.tables ?? [])
    for await (const row of rows())
      if ('reason' in row) rejected.push({ file, row: row.row, column: row.column });
      else keep(table, JSON.parse(row.cells));
  const warned = notes?.().flatMap((note) => /^\w+\.\S+(?=: )/.exec(note)?.[0] ?? []) ?? [];
  return { rejected, warned: [...new Set(warned)].sort(), kept };
}

/** Rows of a folder that are not kept as they are, and kept ones that it does not have. */
async function differencesOf(folder: string, out: string, kept: ReadonlyMap<string, readonly Cells[]>) {
  await mkdir(out);
  for (const [table, rows] of kept) await writeRows(out, table, rows);
  const given = await filesIn(folder);
  const differences = [];
  for (const table of cdmTableNames.filter((one) => given.has(one) && kept.has(one))) {
    const [some, back] = [await rowsOf(folder, table), await rowsOf(out, table)];
    differences.push(...difference(some, back), ...difference(back, some));
  }
  return differences;
}

async function writeRows(out: string, table: string, rows: readonly Cells[]): Promise<void> {
  const own = cdmColumns(table as CdmTable).map(({ name }) => name); // a table of `read`
  const columns = [...new Set([...own, ...rows.flatMap((row) => Object.keys(row))])];
  await writeFile(join(out, `${table}.csv`), `${columns.join(',')}\n${linesOf(columns, rows)}`);
}

/** What comes of the folder of a case. */
function load(badCase: BadCase) {
  return inFolder(async (home) => {
    const folder = join(home, 'in');
    await writeBad(folder, badCase);
    const { kept, ...said } = await read(folder);
    const isKept = badCase.expected.kind === 'kept';
    return { ...said, differences: isKept ? await differencesOf(folder, join(home, 'out'), kept) : [] };
  });
}

const cases = (kind: BadCase['expected']['kind']) =>
  badCases.filter(({ expected }) => expected.kind === kind).map((one) => [one.name, one] as const);

describe('omopSource', () => {
  it.each(cases('kept'))('keeps %s as it is', async (_, badCase) => {
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
    expect((await load(badCase)).rejected).toEqual(rows.map((row) => expect.objectContaining(row)));
  });

  it.each(cases('refused'))('refuses %s, and names the file', async (_, badCase) => {
    const { expected } = badCase;
    await expect(load(badCase)).rejects.toThrow('file' in expected ? expected.file : 'no file');
  });

  it('names the first twenty of many files that are no table of the CDM, and says how many more there are', () =>
    inFolder(async (folder) => {
      const names = Array.from({ length: 25 }, (_, at) => `x${at + 10}.txt`);
      await writeBad(folder, { files: Object.fromEntries(names.map((name) => [name, ''])) });
      const said = { dataset: 'odd', accessRights: 'PUBLIC', license: [], withText: true } as const;
      const { notes } = await omopSource({ cdm: await openFolder(folder), ...said }).open();
      expect(notes?.()).toContain(`No table of the CDM: ${names.slice(0, 20).join(', ')} and 5 more`);
    }));
});
