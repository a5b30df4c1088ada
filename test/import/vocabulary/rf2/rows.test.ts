import { Buffer } from 'node:buffer';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRf2 } from '../../../../import/vocabulary/rf2/release.ts';
import { eachRow } from '../../../../import/vocabulary/rf2/rows.ts';
import { createFiles } from '../files.ts';
import { createVariants, type Edits, paths, replaced, withRows } from '../rf2-folder.ts';

const write = createFiles();
const variant = createVariants();

/** The rows of a file as they are read. */
async function rowsOf(content: string | Uint8Array): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const file = await write('rows.txt', content);
  await eachRow(file, ['id', 'term'], ({ cell }) => rows.push([cell('id'), cell('term')]));
  return rows;
}

describe('eachRow', () => {
  it('reads lines that end in CR LF', async () =>
    expect(await rowsOf('id\tterm\r\n1\ta\r\n')).toEqual([['1', 'a']]));
  it('reads lines that end in LF', async () =>
    expect(await rowsOf('id\tterm\n1\ta\n')).toEqual([['1', 'a']]));
  it('takes a quote as data', async () =>
    expect(await rowsOf('id\tterm\n1\t"a\n2\t5" tube\n')).toEqual([
      ['1', '"a'],
      ['2', '5" tube'],
    ]));
  it('finds columns by name in any order', async () =>
    expect(await rowsOf('term\tother\tid\na\tx\t1\n')).toEqual([['1', 'a']]));
  it('keeps empty cells', async () => expect(await rowsOf('id\tterm\n\t\n')).toEqual([['', '']]));
  it('passes over a byte order mark', async () =>
    expect(await rowsOf('\uFEFFid\tterm\n1\tä\n')).toEqual([['1', 'ä']]));
  it('reads lines that two chunks share', async () => {
    const terms = Array.from({ length: 40_000 }, (_, at) => `${at}\tNévralgie du nerf ${at}`);
    expect(await rowsOf(`id\tterm\r\n${terms.join('\r\n')}\r\n`)).toEqual(
      terms.map((line) => line.split('\t')),
    );
  });
  it('names the line that is not UTF-8', async () =>
    expect(
      rowsOf(Buffer.concat([Buffer.from('id\tterm\n1\t'), Buffer.of(0xe9), Buffer.from('\n')])),
    ).rejects.toThrow(/rows\.txt, line 2: the line is not UTF-8/));
  it('names a missing column and those that are there', async () =>
    expect(rowsOf('id\tname\n1\ta\n')).rejects.toThrow(
      /rows\.txt, line 1: the column term is missing; there are id, name/,
    ));
  it('refuses an empty file', async () => expect(rowsOf('')).rejects.toThrow(/line 1: the file is empty/));
  it('names a row with a tab too few', async () =>
    expect(rowsOf('id\tterm\n1 a\n2\tb\n')).rejects.toThrow(
      /rows\.txt, line 2: 2 columns are expected, but there are 1\.$/,
    ));
  it('names a row with a tab too many', async () =>
    expect(rowsOf('id\tterm\n1\ta\tb\n')).rejects.toThrow(
      /line 2: 2 columns are expected, but there are 3\.$/,
    ));
  it('calls a file truncated whose last row has a tab too few', async () =>
    expect(rowsOf('id\tterm\n1\ta\n2\n')).rejects.toThrow(
      /line 3: 2 columns are expected, but there are 1: the file seems truncated/,
    ));
  it('takes a last line without an end whose last cell is a whole identifier', async () =>
    expect(rowsOf('id\tterm\n1\ta\n2\t64033007')).resolves.toHaveLength(2));
  it('calls a file truncated whose last line has no end', async () =>
    expect(rowsOf('id\tterm\n1\ta\n2\tb')).rejects.toThrow(
      /line 3: the line has no end: the file seems truncated/,
    ));
  it('refuses a file that cannot be read', async () =>
    expect(eachRow('/nowhere/rows.txt', ['id'], () => {})).rejects.toThrow('cannot be read'));
});

describe('readRf2', () => {
  const reading = async (edits: Edits) => readRf2(await variant(edits));

  it('names an identifier that is no number', () =>
    expect(reading({ concept: replaced('64033007', '6403300A') })).rejects.toThrow(
      /line 2: id has to be a SNOMED CT identifier .* it is "6403300A"/,
    ));
  it('names a row that says neither active nor inactive', () =>
    expect(reading({ concept: replaced('\t0\t', '\ttrue\t') })).rejects.toThrow(
      /line 7: active has to be 0 or 1, but it is "true"/,
    ));
  it('names a concept that is there twice', () =>
    expect(reading({ concept: withRows({}) })).rejects.toThrow(
      /line 10: the concept 723264001 is there twice/,
    ));
  it('refuses a concept file without a concept', () =>
    expect(reading({ concept: (text) => text.slice(0, text.indexOf('\n') + 1) })).rejects.toThrow(
      /line 2: there is no concept: the file seems truncated/,
    ));
  it.each([
    ['description', 'conceptId', 2, '\t64033007\t'],
    ['relationship', 'destinationId', 3, '\t64033007\t'],
    ['relationship', 'sourceId', 2, '\t363518003\t'],
    ['simple', 'referencedComponentId', 2, '\t64033007'],
    ['simpleMap', 'referencedComponentId', 2, '\t1187332001\t'],
    ['extendedMap', 'referencedComponentId', 2, '\t363518003\t'],
    ['association', 'referencedComponentId', 2, '\t35917007\t'],
    ['association', 'targetComponentId', 2, '\t1187332001'],
  ] as const)(
    'names a row of the %s file whose %s is no concept of the concept file',
    (file, column, line, from) =>
      expect(reading({ [file]: replaced(from, from.replace(/\d+/, '71854001')) })).rejects.toThrow(
        new RegExp(
          `${paths[file]}, line ${line}: ${column} is 71854001, which is no concept of .*${paths.concept}`,
        ),
      ),
  );
  it('names the members of a cycle, and the line of one of its steps', () =>
    expect(reading({ relationship: replaced('900000000000010007', '900000000000011006') })).rejects.toThrow(
      /line \d: the hierarchy has a cycle: SNOMED:(\d+) is below SNOMED:(\d+) is below SNOMED:\1/,
    ));
  it.each(Object.entries(paths))('names the last line of the %s file when it is cut', async (_, path) => {
    const folder = await variant();
    await cut(join(folder, path));
    await expect(readRf2(folder)).rejects.toThrow(
      /, line \d+: the line has no end: the file seems truncated/,
    );
  });
});

async function cut(path: string): Promise<void> {
  const text = await readFile(path);
  await writeFile(path, text.subarray(0, text.length - 5));
}
