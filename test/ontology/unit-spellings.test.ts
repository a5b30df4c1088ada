import { describe, expect, it } from 'vitest';
import { type Spelling, shadowed, spellings } from '../../ontology/unit-spellings.ts';
import { convert, isUnit, parseUnit } from '../../ontology/units.ts';

/** `text` with each of its first letters in both cases. */
function inEveryCase(text: string): readonly string[] {
  const lettersInBothCases = 6;
  return [...text].reduce<readonly string[]>(
    (heads, letter, at) =>
      heads.flatMap((head) =>
        at < lettersInBothCases && letter !== letter.toUpperCase()
          ? [head + letter, head + letter.toUpperCase()]
          : [head + letter],
      ),
    [''],
  );
}

/** All ways of writing that a row is read from, with the unit that it gives. */
function readFrom({ code, any = [], exact = [], per }: Spelling): readonly (readonly [string, string])[] {
  const counted = per?.map((volume) => `/${volume}`) ?? [''];
  return [
    ...any.flatMap(inEveryCase).map((text) => [text, code] as const),
    ...counted.flatMap((below) => exact.map((text) => [text + below, code + below] as const)),
  ];
}

describe('spellings', () => {
  const all = spellings.flatMap(readFrom);

  it('give a UCUM code, with what they are counted in', () =>
    expect(
      spellings
        .filter(({ code }) => code !== '')
        .filter(({ code }) => !isUnit(code))
        .map(({ code }) => code),
    ).toEqual([]));
  it('are read as their row says', () =>
    expect(all.filter(([text, code]) => code !== '' && parseUnit(text) !== code)).toEqual([]));
  it('give each spelling one meaning', () =>
    expect(new Set(all.map(([text]) => text)).size).toBe(all.length));
  it('shadow no UCUM code that is not listed', () =>
    expect(
      all
        .filter(([text, code]) => isUnit(text) && convert(1, text, code) !== 1)
        .map(([text]) => text)
        .sort(),
    ).toEqual([...shadowed].sort()));
  it('say who writes so', () => expect(spellings.filter(({ cited }) => cited === '')).toEqual([]));
});
