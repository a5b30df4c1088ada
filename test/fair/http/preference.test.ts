import { describe, expect, it } from 'vitest';
import { parsePreferences } from '../../../fair/http/preference.ts';

const valuesOf = (header: string) => parsePreferences(header).map(({ value, q }) => [value, q]);

describe('parsePreferences', () => {
  it('reads members with their weights, in their order', () =>
    expect(valuesOf('Text/Turtle;q=0.5, */* ; Q = 0.1,application/ld+json;a="b;q=0"')).toEqual([
      ['text/turtle', 0.5],
      ['*/*', 0.1],
      ['application/ld+json', 1],
    ]));

  it('takes no separator inside an IRI or a quotation for one', () =>
    expect(valuesOf('<https://a.example/B,c;q=0>;q=0.3, x;t="a\\",b;q=0";q=0.2')).toEqual([
      ['<https://a.example/B,c;q=0>', 0.3],
      ['x', 0.2],
    ]));

  it('takes what is not closed as one member to the end', () => {
    expect(valuesOf('a, <b, c')).toEqual([
      ['a', 1],
      ['<b, c', 1],
    ]);
    expect(valuesOf('a, x;t="b, c\\')).toEqual([
      ['a', 1],
      ['x', 1],
    ]);
  });

  it('leaves out empty members and those of no weight that there is', () =>
    expect(valuesOf(',a;q=2,,b;q=0.1234,c;q=,d;q=0,')).toEqual([['d', 0]]));
});
