import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../ontology/nearest.ts';

describe('nearestWord', () => {
  it.each([
    ['titel', 'title'],
    ['descripton', 'description'],
    ['Publisher', 'publisher'],
    ['keywrods', 'keywords'],
  ])('takes %s for %s', (text, word) =>
    expect(nearestWord(text, ['title', 'description', 'publisher', 'keywords'])).toBe(word),
  );
  it('takes nothing for what is far from all', () =>
    expect(nearestWord('banana', ['title', 'id'])).toBeUndefined());
  it('does not take two letters for two others', () => expect(nearestWord('xy', ['id'])).toBeUndefined());
});
