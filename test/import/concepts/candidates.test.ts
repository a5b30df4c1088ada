import { describe, expect, it } from 'vitest';
import { createNameSearch } from '../../../import/concepts/candidates.ts';

const search = createNameSearch([
  { code: 'RxNorm:4492', name: 'fluorouracil', text: 'fluorouracil' },
  { code: 'RxNorm:4492', name: 'fluorouracil', text: '5-fu' },
  { code: 'RxNorm:12574', name: 'gemcitabine', text: 'gemcitabine' },
  { code: 'DOID:1', name: 'Merkel cell carcinoma', text: 'Merkel cell carcinoma' },
  { code: 'DOID:2', name: 'Merkel cell cancer', text: 'Merkel cell cancer' },
]);

describe('createNameSearch', () => {
  it('finds the same words whatever their case and signs', async () =>
    expect(await search('5 FU')).toEqual([{ code: 'RxNorm:4492', name: 'fluorouracil', likeness: 1 }]));

  it('finds a misspelling', async () =>
    expect((await search('flourouracil')).map(({ code }) => code)).toEqual(['RxNorm:4492']));

  it('gives the most alike first', async () =>
    expect((await search('merkel cell')).map(({ name }) => name)).toEqual([
      'Merkel cell cancer',
      'Merkel cell carcinoma',
    ]));

  it('gives a concept once', async () => expect(await search('fluorouracil 5-fu')).toHaveLength(1));

  it('finds nothing for a word that is like none', async () => expect(await search('xyz')).toEqual([]));

  it('finds nothing for signs without letters', async () => expect(await search('+/-')).toEqual([]));
});
