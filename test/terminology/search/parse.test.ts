import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../../terminology/search/parse.ts';

const known = ['DOID', 'SNOMED'];

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
      argument: path,
      message: expect.stringContaining(reason),
    });
  });
});
