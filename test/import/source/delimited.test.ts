import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordsOf, type TextRecord } from '../../../import/source/delimited.ts';
import { type Dialect, dialectOf } from '../../../import/source/quotation.ts';

const csv = dialectOf(',');
const tsv = dialectOf('\t');

async function* piecesOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function recordsIn(text: string, dialect: Dialect, size = text.length): Promise<readonly TextRecord[]> {
  const found: TextRecord[] = [];
  for await (const record of recordsOf(piecesOf(text, size), dialect)) found.push(record);
  return found;
}

/** Records as `line: cell|cell`, broken ones with a `!`. */
async function read(text: string, dialect: Dialect): Promise<readonly string[]> {
  const records = await recordsIn(text, dialect);
  return records.map(
    ({ line, cells, broken }) => `${line}${broken === undefined ? '' : '!'}: ${cells.join('|')}`,
  );
}

/** What becomes of a row between two others, of three columns. */
async function inCsv(row: string): Promise<readonly string[]> {
  return (await read(`a,b,c\nP1,x,1\n${row}\nP9,x,9\n`, csv)).slice(2, -1);
}

async function inTsv(row: string): Promise<readonly string[]> {
  return (await read(`a\tb\tc\nP1\tx\t1\n${row}\nP9\tx\t9\n`, tsv)).slice(2, -1);
}

describe('recordsOf, given CSV', () => {
  it.each([
    ['a ragged row', 'A,"open,1\nB,y,2,\nC,5",3\nD,w,4'],
    ['a short row', 'A,"open,1\nB,y\nC,5",3\nD,w,4'],
  ])('reads nothing of a quotation between two lines like rows, with %s between', async (_, rows) =>
    expect(await read(`id,note,v\n${rows}\n`, csv)).toEqual(['1: id|note|v', '2!: A', '5: D|w|4']),
  );
  it('reads a quotation whose last line alone is like a row', async () =>
    expect(await read('id,note,v\nA,"open\ny\nC,5",3\n', csv)).toEqual([
      '1: id|note|v',
      '2: A|open\ny\nC,5|3',
    ]));
  it.each([
    ['a quotation with a comma', 'P2,"left, right",2', ['3: P2|left, right|2']],
    ['doubled quotes', 'P2,"5"" tube",2', ['3: P2|5" tube|2']],
    ['nothing but doubled quotes', 'P2,"""",2', ['3: P2|"|2']],
    [
      'quotes behind a backslash, as R writes them',
      'P2,"5\\" tube, \\"long\\"",2',
      ['3: P2|5" tube, "long"|2'],
    ],
    ['a backslash before the closing quote', 'P2,"C:\\",2', ['3: P2|C:\\|2']],
    ['an empty quotation', 'P2,"",2', ['3: P2||2']],
    ['a quote in the middle of a cell', 'P2,5" tube,2', ['3: P2|5" tube|2']],
    ['two quotes in the middle of a cell', 'P2,a "large" one,2', ['3: P2|a "large" one|2']],
    ['a quote at the end of a cell', 'P2,5",2', ['3: P2|5"|2']],
    ['line ends in a quotation', 'P2,"first\nsecond\r\nthird",2', ['3: P2|first\nsecond\r\nthird|2']],
    ['a blank line in a quotation', 'P2,"first\n\nsecond",2', ['3: P2|first\n\nsecond|2']],
    [
      'a comma in the second line of a quotation',
      'P2,"first\nsecond, third",2',
      ['3: P2|first\nsecond, third|2'],
    ],
    ['two quotations with line ends', 'P2,"a\nb","c\nd"', ['3: P2|a\nb|c\nd']],
    ['a quotation in the first cell', '"P\n2",x,2', ['3: P\n2|x|2']],
    ['a quotation in the last cell', 'P2,x,"a\nb"', ['3: P2|x|a\nb']],
  ])('reads %s', async (_, row, expected) => expect(await inCsv(row)).toEqual(expected));

  it.each([
    ['a quote that nothing closes', 'P2,"open,2\nP3,x,3', ['3!: P2', '4: P3|x|3']],
    ['two of them', 'P2,"open,2\nP3,x,3\nP4,"see,4\nP5,x,5', ['3!: P2', '4: P3|x|3', '5!: P4', '6: P5|x|5']],
    ['text behind the closing quote', 'P2,"large" one,2\nP3,x,3', ['3!: P2', '4: P3|x|3']],
    [
      'a quote that closes behind other rows',
      'P2,"open,2\nP3,x,3\nP4,note",4',
      ['3!: P2', '4: P3|x|3', '5: P4|note"|4'],
    ],
    ['a quote that closes in the next row', 'P2,"open,2\nP3,note",3', ['3!: P2', '4: P3|note"|3']],
    [
      'a quote that swallows rows between blank lines',
      'P2,"open\n\nP3,x,3\n\nP4,note",4',
      ['3!: P2', '5: P3|x|3', '7: P4|note"|4'],
    ],
    [
      'a quote that swallows a row into one of another width',
      'P2,"open,2\nP3,x,3\nfrom, to",5,6',
      ['3!: P2', '4: P3|x|3', '5: from| to"|5|6'],
    ],
    ['a second quotation that nothing closes', 'P2,"a\nb","open\nP3,x,3', ['3!: P2|a\nb', '5: P3|x|3']],
  ])('rejects for %s the line where it opens, and no other', async (_, rows, expected) =>
    expect(await inCsv(rows)).toEqual(expected),
  );

  it('reads a last line that ends with a quotation', async () =>
    expect(await read('a,b\n1,"x"', csv)).toEqual(['1: a|b', '2: 1|x']));
  it('reads a header with a line end in a quotation', async () =>
    expect(await read('id,"Age\n(years)",c\n1,2,3', csv)).toEqual(['1: id|Age\n(years)|c', '3: 1|2|3']));
  it('finds a header whose quote swallows rows', async () =>
    expect((await read('a,"b,c\nP1,x,1\nP2,x,2\nP3,y",3\n', csv))[0]).toBe('1!: a'));
});

describe('recordsOf, given TSV', () => {
  it.each([
    ['a quotation', 'P2\t"left"\t2', ['3: P2|left|2']],
    ['doubled quotes', 'P2\t"5"" tube"\t2', ['3: P2|5" tube|2']],
    ['quotes behind a backslash, as R writes them', 'P2\t"5\\""\t2', ['3: P2|5"|2']],
    [
      'a quote that nothing closes as text',
      'P2\t"open\t2\nP3\t"see note\t3',
      ['3: P2|"open|2', '4: P3|"see note|3'],
    ],
    ['a quote alone as text', 'P2\t"\t2', ['3: P2|"|2']],
    ['text behind the closing quote as it stands', 'P2\t"large" one\t2', ['3: P2|"large" one|2']],
    ['a quote in the middle of a cell', 'P2\t5" tube\t2', ['3: P2|5" tube|2']],
    ['a tab between quotes as a delimiter', 'P2\t"a\tb"', ['3: P2|"a|b"']],
    ['a line end between quotes as the end of the row', 'P2\t"a\nb"\t2', ['3: P2|"a', '4: b"|2']],
  ])('reads %s', async (_, row, expected) => expect(await inTsv(row)).toEqual(expected));
});

describe('recordsOf, told how the file quotes', () => {
  it('reads tabs and line ends between quotes in TSV', async () =>
    expect(await read('a\tb\nP1\t"x\ty\nz"\n', dialectOf('\t', '"'))).toEqual(['1: a|b', '2: P1|x\ty\nz']));
  it('takes for text of the cell what looks like rows', async () =>
    expect(await read('a,b\nP1,"x,1\nP2,y,2\nP3"\n', dialectOf(',', '"'))).toEqual([
      '1: a|b',
      '2: P1|x,1\nP2,y,2\nP3',
    ]));
  it('rejects the line of a quote that nothing closes, in TSV too', async () =>
    expect(await read('a\tb\nP1\t"x\nP2\ty\n', dialectOf('\t', '"'))).toEqual([
      '1: a|b',
      '2!: P1',
      '3: P2|y',
    ]));
  it('reads single quotes', async () =>
    expect(await read("a,b\nP1,'it''s, so'\n", dialectOf(',', "'"))).toEqual(['1: a|b', "2: P1|it's, so"]));
  it.each(['none', ''] as const)('takes all quotes for text, told "%s"', async (quote) =>
    expect(await read('a,b\n"P1","x\n"P2,y"\n', dialectOf(',', quote))).toEqual([
      '1: a|b',
      '2: "P1"|"x',
      '3: "P2|y"',
    ]),
  );
});

describe('recordsOf', () => {
  it('reads line ends that differ from row to row', async () =>
    expect(await read('a,b\r\n1,x\n2,y\r3,z\r\n\n4,"p\rq"\n5,v', csv)).toEqual([
      '1: a|b',
      '2: 1|x',
      '3: 2|y',
      '4: 3|z',
      '6: 4|p\rq',
      '8: 5|v',
    ]));
  it('reads lines that end in CR alone', async () =>
    expect(await read('a\tb\r1\tx\r2\ty\r', tsv)).toEqual(['1: a|b', '2: 1|x', '3: 2|y']));
  it('passes over rows of blanks, and counts their lines', async () =>
    expect(await read('a,b\n,\n\n" ",\n1,x\n', csv)).toEqual(['1: a|b', '5: 1|x']));
  it('reads the same, however the text comes in pieces', async () => {
    const text =
      'a,b,c\r\nP1,"x ""y"", z",1\rP2,"open,2\nP3,"p\r\nq",3\n\nP4,"5\\" tube",4\nP5,note",5\n"P6\n",,"6"\r\nP7,"';
    const whole = await recordsIn(text, csv);
    for (let size = 1; size < text.length; size += 1) expect(await recordsIn(text, csv, size)).toEqual(whole);
  });
  it('reads back whatever RFC 4180 can say', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('P'), text, text), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const written = stringify(rows, { quoted: true });
          const records = await recordsIn(written, dialectOf(',', '"'), size);
          expect(records.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    ));
  it('loses to a quote that nothing closes one row of a large file', async () => {
    const found = { whole: 0, broken: 0 };
    for await (const { broken } of recordsOf(largePieces(), csv))
      found[broken === undefined ? 'whole' : 'broken'] += 1;
    expect(found).toEqual({ whole: 200_000, broken: 1 });
  });
  it('looks for the end of a quotation no further than a million characters', async () => {
    const drawn = { characters: 0 };
    const records = recordsOf(largePieces(drawn), csv);
    await records.next();
    await records.next();
    expect(drawn.characters).toBeLessThan(1_100_000);
  });
  it('rejects a line of more characters than any has, and reads on', async () => {
    async function* pieces(): AsyncGenerator<string> {
      yield 'a\tb\nP1\t';
      for (let at = 0; at < 30; at += 1) yield 'x'.repeat(500_000);
      yield '\nP2\ty\n';
    }
    const found: TextRecord[] = [];
    for await (const record of recordsOf(pieces(), tsv)) found.push(record);
    expect(found.slice(1)).toEqual([
      { line: 2, cells: [], broken: 'a line of more than 10000000 characters' },
      { line: 3, cells: ['P2', 'y'] },
    ]);
  });
});

/** A header, a row that opens a quote, and 199,999 whole rows; `drawn` counts what was asked for. */
async function* largePieces(drawn = { characters: 0 }): AsyncGenerator<string> {
  const rows = Array.from({ length: 1_000 }, (_, at) => `P${at},some text that says nothing,${at}\n`);
  for (let piece = 0; piece < 200; piece += 1) {
    const written = piece === 0 ? ['a,b,c\nP0,"open,0\n', ...rows.slice(1)].join('') : rows.join('');
    drawn.characters += written.length;
    yield written;
  }
}

/** Texts in which quotes and line ends meet. */
const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '\\', ' ', 'ä'), maxLength: 8 });
