import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../import/mapping/mapping.ts';

/** A mapping with one table and one lookup, and what is written of their quotes. */
function mappingOf({ all = '', table = '', lookup = '', file = 'people.tsv' }) {
  return `oncographMapping: 1
title: A hospital
population: hospital
${all}
datasets: { accessRights: PUBLIC, license: [CC0 1.0], catalogue: { file: sets.csv, id: id, title: title } }
lookups:
  people: { file: ${file}, key: [id] ${lookup} }
tables:
  - name: t
    file: t.tsv
    patient: id
    dataset: { const: d }
    ${table}
    records: [{ record: slide, fields: { sectionLocation: s } }]
`;
}

/** What is to be read of the quotes of table, lookup and catalogue. */
function quotesOf(text: string) {
  const { tables, lookups, datasets } = parseMapping(text, 'm.yaml');
  return [tables[0]?.quote, lookups?.people?.quote, datasets.catalogue?.quote];
}

describe('parseMapping', () => {
  it('leaves to the ending of a file how it quotes', () =>
    expect(quotesOf(mappingOf({}))).toEqual([undefined, undefined, undefined]));
  it('says of all tables what the mapping says of them', () =>
    expect(quotesOf(mappingOf({ all: 'quote: none' }))).toEqual(['none', 'none', 'none']));
  it('says of a table what it says itself', () =>
    expect(quotesOf(mappingOf({ all: 'quote: none', table: `quote: '"'`, lookup: `, quote: "'"` }))).toEqual([
      '"',
      "'",
      'none',
    ]));
  it('refuses another sign, with the ones there are', () =>
    expect(() => quotesOf(mappingOf({ table: 'quote: x' }))).toThrow(/line 13, tables\.0\.quote/));
  it('refuses a file that quotes in two ways', () =>
    expect(() => quotesOf(mappingOf({ file: 't.tsv', lookup: ', quote: none' }))).toThrow(
      'lookups.people.file: t.tsv stands twice, with another "quote" each time; a file has one',
    ));
});
