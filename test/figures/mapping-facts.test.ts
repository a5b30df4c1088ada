import { describe, expect, it } from 'vitest';
import { shownFile } from '../../figures/mapping-facts.ts';

describe('shownFile', () => {
  it.each([
    ['maps/diagnosis.tsv', 'maps/diagnosis.tsv'],
    ['diagnosis..v2.tsv', 'diagnosis..v2.tsv'],
    ['../../home/ward/diagnosis.tsv', 'diagnosis.tsv'],
    ['maps/../../diagnosis.tsv', 'diagnosis.tsv'],
    ['/home/ward/diagnosis.tsv', 'diagnosis.tsv'],
    ['C:\\ward\\diagnosis.tsv', 'diagnosis.tsv'],
  ])('tells %s as %s', (map, shown) => expect(shownFile(map)).toBe(shown));
});
