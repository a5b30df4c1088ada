import { describe, expect, it } from 'vitest';
import { areMet } from '../../../access/visas/conditions.ts';
import type { Visa } from '../../../access/visas/visa.ts';

function aVisa(said: Partial<Visa>): Visa {
  return {
    ...{ issuer: 'https://i.example.org', subject: 'ada', source: 'https://s.example.org', by: 'so' },
    ...{ type: 'AffiliationAndRole', value: 'faculty@uni-heidelberg.de', conditions: undefined },
    ...{ asserted: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
    ...said,
  };
}

const others = [
  aVisa({}),
  aVisa({ type: 'ResearcherStatus', value: 'https://doi.org/10.1038/s41431-018-0219-y', by: 'system' }),
  aVisa({ type: 'SaidByNobody', value: 'x', by: null }),
  aVisa({ type: 'SaidByOneself', value: 'x', by: 'self' }),
  aVisa({ type: 'LinkedIdentities', value: '001,https%3A%2F%2Fa;123,https%3A%2F%2Fb;456,https%3A%2F%2Fc' }),
  aVisa({ type: 'AcceptedTermsAndPolicies', value: 'https://t.example.org', conditions: [] }),
];
const met = (conditions: unknown) => areMet(conditions, others);
const one = (claims: object) => [[{ type: 'AffiliationAndRole', ...claims }]];

describe('areMet', () => {
  it.each([
    ['a text that is equal', one({ value: 'const:faculty@uni-heidelberg.de' }), true],
    ['a text that is longer', one({ value: 'const:faculty@uni-heidelberg.de ' }), false],
    ['a text in other letters', one({ value: 'const:Faculty@uni-heidelberg.de' }), false],
    ['signs that mean nothing in a text', one({ value: 'const:faculty@*' }), false],
    ['a pattern', one({ value: 'pattern:faculty@*' }), true],
    ['a pattern of all', one({ value: 'pattern:*' }), true],
    ['a pattern that goes back', one({ value: 'pattern:*uni*berg.d?' }), true],
    ['a pattern of single signs', one({ value: 'pattern:f??????@uni-heidelberg.de' }), true],
    ['a pattern with one sign too many', one({ value: 'pattern:faculty@uni-heidelberg.de?' }), false],
    ['a pattern that ends before', one({ value: 'pattern:faculty@' }), false],
    ['a pattern with a dot, which means a dot', one({ value: 'pattern:faculty@uni.heidelberg.de' }), false],
    [
      'several claims of one visa',
      one({ value: 'pattern:*', by: 'const:so', source: 'pattern:https:*' }),
      true,
    ],
    ['claims that no single visa has', one({ value: 'pattern:https*' }), false],
    ['a claim that is not there', [[{ type: 'SaidByNobody', by: 'pattern:*' }]], false],
    ['what nobody says that decides', [[{ type: 'SaidByNobody', value: 'const:x' }]], false],
    ['what people say of themselves', [[{ type: 'SaidByOneself', value: 'const:x' }]], false],
    ['their own word where it is asked for', [[{ type: 'SaidByOneself', by: 'const:self' }]], true],
    ['one of several parts', [[{ type: 'LinkedIdentities', value: 'split_pattern:123,https*b' }]], true],
    ['a part across two', [[{ type: 'LinkedIdentities', value: 'split_pattern:001*b' }]], false],
    [
      'all of a list',
      [
        [
          { type: 'AffiliationAndRole', by: 'const:so' },
          { type: 'ResearcherStatus', value: 'pattern:*' },
        ],
      ],
      true,
    ],
    [
      'not all of a list',
      [
        [
          { type: 'AffiliationAndRole', by: 'const:so' },
          { type: 'ResearcherStatus', value: 'const:no' },
        ],
      ],
      false,
    ],
    ['one of two lists', [[{ type: 'X', value: 'const:no' }], ...one({ by: 'const:so' })], true],
    [
      'a visa that has conditions itself',
      [[{ type: 'AcceptedTermsAndPolicies', value: 'pattern:*' }]],
      false,
    ],
  ])('%s', (_what, conditions, isMet) => {
    expect(met(conditions)).toBe(isMet);
  });

  it.each([
    ['no list', {}],
    ['a text', 'x'],
    ['no list of lists', [{ type: 'X', value: 'const:a' }]],
    ['an empty list in it', [[]]],
    ['no type', [[{ value: 'const:a' }]]],
    ['a type alone', [[{ type: 'X' }]]],
    ['a claim of time', one({ asserted: 'const:1' })],
    ['conditions of conditions', one({ conditions: 'const:1' })],
    ['a way to match that is not known', one({ value: 'regex:.*' })],
    ['no way to match', one({ value: 'faculty' })],
    ['a number', one({ value: 7 })],
    ['a list of one', one({ value: ['const:faculty@uni-heidelberg.de'] })],
    ['a list of lists', one({ value: [['const:faculty@uni-heidelberg.de']] })],
    ['a pattern of 300 signs', one({ value: `pattern:${'*'.repeat(300)}` })],
    ['21 clauses', Array.from({ length: 21 }, () => one({ by: 'const:so' })[0])],
    ['one that is good, and one that is not', [...one({ by: 'const:so' }), [{ type: 'X' }]]],
  ])('refuses %s', (_what, conditions) => {
    expect(() => met(conditions)).toThrow('with conditions that are not understood');
  });

  it('is not slowed down by a pattern', () => {
    const visa = aVisa({ value: 'a'.repeat(255) });
    expect(areMet(one({ value: `pattern:${'*a'.repeat(127)}b` }), [visa])).toBe(false);
  });
});
