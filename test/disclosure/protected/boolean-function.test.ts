import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booleanFunction, type Holds } from '../../../disclosure/protected/boolean-function.ts';

/** An expression over leaves. */
type Expression =
  | { readonly leaf: string }
  | { readonly not: Expression }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] };

const leaves = ['a', 'b', 'c', 'd'];

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    fc.record({ leaf: fc.constantFrom(...leaves) }),
    fc.record({ not: tie('expression') }),
    fc.record({ all: fc.array(tie('expression'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('expression'), { maxLength: 3 }) }),
  ),
}));

function holdsOf(one: Expression): Holds {
  if ('leaf' in one) return (isTrue) => isTrue(one.leaf);
  if ('not' in one) return (isTrue) => !holdsOf(one.not)(isTrue);
  if ('all' in one) return (isTrue) => one.all.every((member) => holdsOf(member)(isTrue));
  return (isTrue) => one.any.some((member) => holdsOf(member)(isTrue));
}

const formOf = (one: Expression, over: readonly string[] = leaves) => booleanFunction(over, holdsOf(one));

/** Whether two expressions say the same of each of the 16 patients that there can be. */
function isSame(one: Expression, other: Expression): boolean {
  return Array.from({ length: 16 }, (_, choice) => choice).every((choice) => {
    const isTrue = (leaf: string) => ((choice >> leaves.indexOf(leaf)) & 1) === 1;
    return holdsOf(one)(isTrue) === holdsOf(other)(isTrue);
  });
}

const [a, b, c] = ['a', 'b', 'c'].map((leaf) => ({ leaf }));
if (a === undefined || b === undefined || c === undefined) throw new TypeError('three leaves');

describe('a Boolean function', () => {
  it.each([
    ['the order of members', { all: [a, b] }, { all: [b, a] }],
    ['members that stand twice', { all: [a, b] }, { all: [a, b, a] }],
    ['absorption', a, { all: [a, { any: [a, b] }] }],
    ['a tautology beside it', a, { all: [a, { any: [b, { not: b }] }] }],
    ['a contradiction beside it', a, { any: [a, { all: [b, { not: b }] }] }],
    ['two negations', a, { not: { not: a } }],
    ['De Morgan', { not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] }],
    ['distribution', { all: [a, { any: [b, c] }] }, { any: [{ all: [a, b] }, { all: [a, c] }] }],
    ['a split by another leaf', a, { any: [{ all: [a, b] }, { all: [a, { not: b }] }] }],
  ] as const)('is the same whatever is made of %s', (_, one, other) => {
    expect(formOf(other)).toEqual(formOf(one));
  });

  it('has a leaf for each that it depends on, and for no other', () => {
    expect(formOf({ all: [a, { any: [b, { not: b }] }] })).toEqual({ leaves: ['a'], table: '01' });
    expect(formOf({ any: [c, { not: c }] })).toEqual({ leaves: [], table: '1' });
    expect(formOf({ all: [c, { not: c }] })).toEqual({ leaves: [], table: '0' });
  });

  it('does not depend on the order in which leaves are named, nor on leaves beside them', () => {
    expect(formOf(a, ['d', 'c', 'b', 'a'])).toEqual(formOf(a, ['a']));
  });

  it('is the same for what says the same, and another one for what does not', () => {
    fc.assert(
      fc.property(expression, expression, (one, other) => {
        expect(JSON.stringify(formOf(one)) === JSON.stringify(formOf(other))).toBe(isSame(one, other));
      }),
      { numRuns: 500 },
    );
  });

  it('of eight leaves has 256 places', () => {
    const eight = Array.from({ length: 8 }, (_, n) => `leaf ${n}`);
    const odd = booleanFunction(eight, (isTrue) => eight.filter((leaf) => isTrue(leaf)).length % 2 === 1);
    expect(odd.table).toHaveLength(256);
    expect(odd.leaves).toEqual(eight);
  });
});
