import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteFile } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTable, readLines, verifyReadable } from '../../../import/source/table.ts';

const state = { folder: '' };
beforeAll(async () => {
  state.folder = await mkdtemp(join(tmpdir(), 'oncograph-read-'));
});
afterAll(() => rm(state.folder, { recursive: true }));

async function open(name: string, content: string | Uint8Array) {
  const path = join(state.folder, name);
  await writeFile(path, content);
  return openTable(path, name);
}

async function rows(name: string, content: string | Uint8Array) {
  const found = [];
  for await (const row of (await open(name, content)).rows()) found.push(row);
  return found;
}

const oneRow = [{ number: 2, cells: { a: '1', b: 'x y' } }];

describe('openTable', () => {
  it('reads TSV', async () => expect(await rows('t.tsv', 'a\tb\n1\tx y\n')).toEqual(oneRow));
  it('reads CSV', async () => expect(await rows('t.csv', 'a,b\n1,x y\n')).toEqual(oneRow));
  it('refuses a folder with the name of a table', async () => {
    const path = join(state.folder, 'folder.csv');
    await mkdir(path);
    await expect(openTable(path, 'folder.csv')).rejects.toThrow('folder.csv is a folder');
  });
  it('reads gzip', async () => expect(await rows('t.tsv.gz', gzipSync('a\tb\n1\tx y\n'))).toEqual(oneRow));
  it('reads Parquet', async () => {
    const filename = join(state.folder, 't.parquet');
    parquetWriteFile({
      filename,
      columnData: [
        { name: 'a', data: [1n, null] },
        { name: 'b', data: ['x y', 'z'] },
        { name: 'c', data: [new Date('2010-04-20T00:00:00Z'), undefined] },
      ],
    });
    const found = [];
    for await (const row of (await openTable(filename, 't.parquet')).rows()) found.push(row);
    expect(found).toEqual([
      { number: 2, cells: { a: '1', b: 'x y', c: '2010-04-20' } },
      { number: 3, cells: { a: '', b: 'z', c: '' } },
    ]);
  });
  it('reads decimals of Parquet as they are written', async () => {
    const filename = join(state.folder, 'decimal.parquet');
    const decimal = {
      type: 'INT64',
      repetition_type: 'REQUIRED',
      converted_type: 'DECIMAL',
      precision: 18,
    } as const;
    parquetWriteFile({
      filename,
      schema: [
        { name: 'root', num_children: 1 },
        { ...decimal, name: 'a', scale: 1 },
      ],
      columnData: [{ name: 'a', data: [0.3, 5] }],
    });
    const found = [];
    for await (const { cells } of (await openTable(filename, 'decimal.parquet')).rows()) found.push(cells.a);
    expect(found).toEqual(['0.3', '5']);
  });
  it('reads letters with accents as one character each, whoever wrote them', async () =>
    expect(await rows('accents.csv', 'Gru\u0308n,b\nPu\u03082,P\u00fc2\n')).toEqual([
      { number: 2, cells: { 'Gr\u00fcn': 'P\u00fc2', b: 'P\u00fc2' } },
    ]));
  it('reads a byte order mark as no part of the first column', async () =>
    expect(await rows('t.tsv', '\uFEFFa\tb\n1\tx y\n')).toEqual(oneRow));
  it('reads what a spreadsheet writes as Unicode text', async () =>
    expect(await rows('t.tsv', Buffer.from('\uFEFFa\tb\n1\tx y\n', 'utf16le'))).toEqual(oneRow));
  it('reads lines that end in CRLF', async () =>
    expect(await rows('t.tsv', 'a\tb\r\n1\tx y\r\n')).toEqual(oneRow));
  it('reads a last line that does not end', async () =>
    expect(await rows('t.tsv', 'a\tb\n1\tx y')).toEqual(oneRow));
  it('takes blanks around cells and column names away', async () =>
    expect(await rows('t.csv', 'a , b\n 1, x y \n')).toEqual(oneRow));
  it('reads quoted cells with delimiters, quotes and line ends', async () =>
    expect(await rows('t.csv', 'a,b\n"1, ""one""","two\nlines"\n')).toEqual([
      { number: 2, cells: { a: '1, "one"', b: 'two\nlines' } },
    ]));
  it('reads quotes inside a cell as they stand', async () =>
    expect(await rows('t.tsv', 'a\tb\n5" tube\t"large" one\n')).toEqual([
      { number: 2, cells: { a: '5" tube', b: '"large" one' } },
    ]));
  it('keeps the number of the line behind blank lines', async () =>
    expect(await rows('t.tsv', 'a\tb\n\n\n1\tx y\n')).toEqual([{ ...oneRow[0], number: 4 }]));
  it('passes over rows of empty cells, as spreadsheets pad them', async () =>
    expect(await rows('t.tsv', 'a\tb\n \t\n1\tx y\n')).toEqual([{ ...oneRow[0], number: 3 }]));
  it('marks a row of too many columns', async () =>
    expect(await rows('t.tsv', 'a\tb\n1\t2\t3\n')).toMatchObject([
      { number: 2, broken: '3 columns where the header has 2' },
    ]));
  it('marks a row of too few columns', async () =>
    expect(await rows('t.tsv', 'a\tb\n1\n')).toMatchObject([
      { number: 2, broken: '1 columns where the header has 2' },
    ]));
  it('marks a row whose quote nothing closes, with its column and the cells before it', async () =>
    expect(await rows('t.csv', 'a,b\n1,"open\n2,x y\n')).toMatchObject([
      {
        number: 2,
        column: 'b',
        value: '',
        cells: { a: '1', b: '' },
        broken: expect.stringMatching(/^a quote opens the cell/),
      },
      { number: 3, cells: { a: '2', b: 'x y' } },
    ]));
  it('refuses a header whose quote nothing closes', () =>
    expect(open('t.csv', 'a,"b\n1,2\n')).rejects.toThrow(
      'The file t.csv has no header that can be read (line 1): a quote opens the cell',
    ));
  it('reads what a big-endian machine writes as Unicode text', async () =>
    expect(await rows('t.tsv', Buffer.from('\uFEFFa\tb\n1\tx y\n', 'utf16le').swap16())).toEqual(oneRow));
  it('is told how the file quotes', async () => {
    await writeFile(join(state.folder, 'told.tsv'), 'a\tb\n1\t"x\ny"\n');
    const table = await openTable(join(state.folder, 'told.tsv'), 'told.tsv', { quote: '"' });
    for await (const { cells } of table.rows()) expect(cells.b).toBe('x\ny');
    expect.assertions(1);
  });
  it('does not show the cells of a row of which nobody knows whose it is', async () =>
    expect(await rows('t.tsv', 'a\tb\nsecret\n')).toMatchObject([{ value: '' }]));
  it('marks invalid UTF-8 with its column', async () =>
    expect(await rows('t.tsv', Buffer.from([97, 9, 98, 10, 49, 9, 0xe9, 10]))).toMatchObject([
      { number: 2, broken: 'invalid UTF-8', column: 'b', value: '\uFFFD' },
    ]));
  it('reads a table without rows', async () => expect(await rows('t.tsv', 'a\tb\n')).toEqual([]));
  it('refuses a column that stands twice', () =>
    expect(open('t.tsv', 'a\tb\ta\n')).rejects.toThrow('The file t.tsv has the column "a" twice.'));
  it('takes a column that stands twice where another one is used', async () => {
    await writeFile(join(state.folder, 'twice.tsv'), 'a\tb\ta\n1\t2\t3\n');
    const table = await openTable(join(state.folder, 'twice.tsv'), 'twice.tsv', { used: ['b'] });
    for await (const { cells } of table.rows()) expect(cells.b).toBe('2');
    expect.assertions(1);
  });
  it('refuses an empty file', () =>
    expect(open('t.tsv', '')).rejects.toThrow('The file t.tsv is empty; a header line is expected.'));
  it('refuses a file of blank lines', () =>
    expect(open('t.tsv', '\n\n')).rejects.toThrow('The file t.tsv is empty; a header line is expected.'));
  it('refuses a file that is not there', () =>
    expect(openTable(join(state.folder, 'none.tsv'), 'none.tsv')).rejects.toThrow(
      'The file none.tsv is missing.',
    ));
  it('refuses a file of another kind', () =>
    expect(open('t.xlsx', 'x')).rejects.toThrow('is no .tsv, .csv or .parquet file'));
  it('refuses text that pretends to be Parquet', () =>
    expect(open('u.parquet', 'a\tb\n1\t2\n')).rejects.toThrow('is no readable Parquet file'));
  it('refuses text that pretends to be gzip', () =>
    expect(open('u.tsv.gz', 'a\tb\n1\t2\n')).rejects.toThrow(
      'cannot be read to its end (incorrect header check)',
    ));
});

describe('verifyReadable', () => {
  const long = `a\tb\n${'1\tx y\n'.repeat(50_000)}`;
  it('is content with a whole file', async () =>
    expect(await verifyReadable(await open('long.tsv.gz', gzipSync(long)))).toBeUndefined());
  it('finds a gzip file that was cut off', async () => {
    const noise = Array.from({ length: 50_000 }, (_, at) => `${at * 7_919}\tx${at}`).join('\n');
    const whole = gzipSync(`a\tb\n${noise}\n`);
    const cut = await open('cut.tsv.gz', whole.subarray(0, whole.length / 2));
    await expect(verifyReadable(cut)).rejects.toThrow(
      'The file cut.tsv.gz cannot be read to its end (unexpected end of file).',
    );
  });
  it('is content with a row that a quote makes unreadable', async () =>
    expect(await verifyReadable(await open('q.csv', 'a,b\n1,2\n"open,3\n'))).toBeUndefined());
});

describe('readLines', () => {
  it('gives the lines that say something', async () => {
    const path = join(state.folder, 'genes.txt');
    await writeFile(path, '\uFEFFTP53\r\n\n VHL \rMYC');
    expect(await readLines(path, 'genes.txt')).toEqual(['TP53', 'VHL', 'MYC']);
  });
  it('refuses a file that is not there', () =>
    expect(readLines(join(state.folder, 'none.txt'), 'none.txt')).rejects.toThrow(
      'The file none.txt is missing.',
    ));
});
