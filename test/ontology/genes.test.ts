import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findGenes, isNoSymbol, spellingsOf } from '../../ontology/genes.ts';

const table = gunzipSync(readFileSync(new URL('../../ontology/genes/symbols.tsv.gz', import.meta.url)));
const [, ...genes] = table.toString().trimEnd().split('\n');
const names = genes.flatMap((line) => line.split(/[\t|]/)).filter((name) => name !== '');

describe('findGenes', () => {
  it.each([
    ['an approved symbol', 'TP53', 'TP53'],
    ['one in another case', 'tp53', 'TP53'],
    ['one with small letters', 'C1ORF112', 'FIRRM'],
    ['a previous symbol', 'MLL2', 'KMT2D'],
    ['a previous symbol that spreadsheets know', 'SEPT9', 'SEPTIN9'],
    ['an alias', 'HER2', 'ERBB2'],
    ['an approved symbol that is an alias of others', 'CAP1', 'CAP1'],
    ['a date that was a symbol', '9-Sep', 'SEPTIN9'],
    ['a date with the month first', 'Sep-09', 'SEPTIN9'],
    ['a date in another case', '10-MAR', 'MARCHF10'],
    ['a whole date', '2006-09-09', 'SEPTIN9'],
    ['a whole date with its time', '2006-12-01 00:00:00', 'DELEC1'],
    ['a German date', '1-Dez', 'DELEC1'],
    ['a German date as it is shown', '02. Sep', 'SEPTIN2'],
    ['a date with its year', '02-Sep-2019', 'SEPTIN2'],
    ['a symbol that looks like a date', 'OCT-4', 'POU5F1'],
  ])('knows %s: %s', (_, text, gene) => expect(findGenes(text)).toEqual([gene]));

  it.each([
    ['an alias of several genes', 'p16', ['CDKN2A', 'H3P10']],
    ['a date that was one of two symbols', '1-Mar', ['MARCHF1', 'MTARC1']],
    ['nothing that HGNC knows', 'TP35', []],
    ['a date that was no symbol', '30-Aug', []],
    ['a date of an uncertain month', '02/09/2019', []],
    ['a name of what every object has', 'constructor', []],
    ['no text', '', []],
  ])('tells %s: %s', (_, text, genes) => expect([...findGenes(text)].sort()).toEqual(genes));
});

describe('spellingsOf', () => {
  it('gives what means the gene, its approved symbol first', () =>
    expect(spellingsOf('mll2')).toEqual(['KMT2D', 'TNRC21', 'MLL2', 'CAGL114']));

  it('leaves out what other genes are called, too', () => expect(spellingsOf('CDKN2A')).not.toContain('p16'));

  it.each(['p16', 'TP35'])('gives %s alone, which means several genes or none', (text) =>
    expect(spellingsOf(text)).toEqual([text]),
  );

  it('gives the same for each of them', () =>
    expect(spellingsOf('SEPTIN9').map(spellingsOf)).toEqual(
      spellingsOf('SEPTIN9').map(() => spellingsOf('SEPTIN9')),
    ));
});

describe('isNoSymbol', () => {
  it.each([
    'NA',
    'NaN',
    'n/a',
    'NULL',
    'None',
    '-',
    'Unknown',
    '44806',
    'KRAS,NRAS',
    'KRAS; NRAS',
    'EGFR ALK',
    ...[
      'unk',
      'NOS',
      'yes',
      'Yes',
      'no',
      'TRUE',
      'false',
      'WT',
      'wild-type',
      'wild type',
      'wildtype',
      'keine',
      'none',
    ],
    ...['n.a.', 'k.A.', '#N/A', '#NAME?', '#REF!', '(null)', 'positive', 'negativ', 'Nein', 'unspecified'],
    ...['2.31E+13', '2,31E+13', '7157.0', '-1', '225', '1E+05', '3E7'],
    ...['BRCA1/BRCA2', 'HER2/neu', 'HGNC:1100', 'ENSEMBL: ENSG00000141510'],
  ])('is true of %s', (text) => expect(isNoSymbol(text)).toBe(true));
  it('is false of all that HGNC calls a gene, but for what else stands for a word, a number or nothing', () =>
    expect([...new Set(names.filter(isNoSymbol))].sort()).toEqual([
      '225',
      '3635',
      '52',
      'NA',
      'NAT',
      'NOS',
      'NaN',
      'Yes',
    ]));
  it.each(['02. Sep', '2006-12-01 00:00:00', '02/09/2019'])('is false of the date %s', (text) =>
    expect(isNoSymbol(text)).toBe(false),
  );
  it.each(['XK', 'SCN11A', 'T', 'HLA-A', 'BCR-ABL1', 'EML4::ALK', '8-oxo', 'UNK', 'NO1', 'WT1', 'NOS3'])(
    'is false of %s',
    (text) => expect(isNoSymbol(text)).toBe(false),
  );
});
