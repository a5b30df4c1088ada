import { describe, expect, it } from 'vitest';
import { parseSearch, type Search, toLucene, toRankedLucene } from '../../loaders/search-query.ts';

const known = ['DOID', 'SNOMED'];
const scope = { datasets: ['fx-a'], version: 4 };

/** What is wrong with a search. */
function faultOf(args: Parameters<typeof parseSearch>[0]): unknown {
  try {
    return parseSearch(args, known);
  } catch (error) {
    return error;
  }
}

describe('parseSearch', () => {
  it('takes the last word as a prefix', () => {
    expect(parseSearch({ search: ' Kidney canc' }, known)).toEqual({
      text: 'Kidney canc',
      words: ['kidney', 'canc'],
      open: true,
    });
  });

  it('takes a word that a blank follows as a whole', () => {
    expect(parseSearch({ search: 'kidney ' }, known)).toMatchObject({ words: ['kidney'], open: false });
  });

  it('keeps the filters that are asked', () => {
    const args = {
      search: 'a',
      vocabularies: ['DOID', 'DOID'],
      domains: ['Drug'],
      standard: false,
      inUse: null,
    };
    expect(parseSearch(args, known)).toEqual({
      text: 'a',
      words: ['a'],
      open: true,
      vocabularies: ['DOID'],
      domains: ['Drug'],
      standard: false,
    });
  });

  it.each([
    ['no word', { search: ' "*" ' }, ['search'], 'has no word'],
    ['too many characters', { search: 'a'.repeat(201) }, ['search'], '201 characters'],
    ['too many words', { search: 'a b c d e f g h i j k l m' }, ['search'], '13 words'],
    [
      'an unknown vocabulary',
      { search: 'a', vocabularies: ['DOID', 'X'] },
      ['vocabularies', 1],
      'X is no vocabulary',
    ],
    ['no vocabulary', { search: 'a', vocabularies: [] }, ['vocabularies'], 'must not be empty'],
    ['no domain', { search: 'a', domains: [] }, ['domains'], 'must not be empty'],
  ])('refuses %s', (_what, args, path, reason) => {
    expect(faultOf(args)).toMatchObject({
      code: 'ARGUMENT_INVALID',
      path,
      message: expect.stringContaining(reason),
    });
  });
});

describe('toLucene', () => {
  const search = (text: string): Search => parseSearch({ search: text }, known);

  it('asks for all words in the name, the last as a prefix', () => {
    expect(toLucene(search('kidney canc'), scope)).toContain(' searchName:(+kidney +canc*) ');
  });

  it('asks for all words in one synonym', () => {
    expect(toLucene(search('kidney canc'), scope)).toContain(' searchTokens:(+bkidney +bcanc*) ');
  });

  it('leaves out concepts that are still being loaded', () => {
    expect(toLucene(search('a'), scope)).toContain(' -searchTokens:[R5 TO R5]');
  });

  it('has the letters and digits of a text and none of its signs', () => {
    const hostile = 'a" OR searchTokens:* AND {! \\u0022 ~2 ^9 /x/ [a TO b] ) && ||';
    const plain = toRankedLucene(search('a'), scope, 'foremost');
    const signs = new Set(toRankedLucene(search(hostile), scope, 'foremost').replace(/[a-z0-9_]/gi, ''));
    expect([...signs].filter((sign) => !plain.includes(sign))).toEqual([]);
  });

  it('asks for the words of the caller in small letters, so that none is an operator', () => {
    expect(toLucene(search('x AND y OR NOT z'), scope)).toContain('searchName:(+x +and +y +or +not +z*)');
  });
});
