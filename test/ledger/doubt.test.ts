import { describe, expect, it } from 'vitest';
import { doubtOf, type KnownCharges } from '../../ledger/doubt.ts';

const begin = '2026-01-01';
const answer = (number: number, at = '2026-03-01') => ({ kind: 'ANSWER', number, at }) as const;
const lost = (number: number) => ({ kind: 'LOST', number, at: '2026-03-01' }) as const;
const doubt = (known: Partial<KnownCharges>) =>
  doubtOf({ all: [], uncovered: [], twice: [], seen: 0, ...known }, begin);

describe('doubtOf', () => {
  it.each([
    ['nothing was ever charged', {}],
    ['no number is left out', { all: [answer(1), answer(2), answer(3)], seen: 3 }],
    ['what is left out is too old to count', { all: [answer(7, '2025-12-31'), answer(8)] }],
    ['what is left out was given up', { all: [answer(1), lost(9), answer(10)], twice: [4], uncovered: [1] }],
  ])('has none where %s', (_what, known) => expect(doubt(known)).toBeUndefined());

  it.each([
    ['before the first', { all: [answer(3)] }, /charges 1 to 2 /],
    ['between others', { all: [answer(1), answer(5)] }, /charges 2 to 4 /],
    ['after something was given up', { all: [lost(4), answer(6)] }, /charges 5 to 5 /],
    ['that this process saw', { all: [answer(1)], seen: 4 }, /charges 2 to 4 /],
  ])('has one where numbers are left out %s', (_what, known, why) => expect(doubt(known)).toMatch(why));

  it('has one where a number stands for several charges', () =>
    expect(doubt({ all: [answer(1)], twice: [1] })).toMatch('several charges have the number 1'));

  it('has one where the copy begins too late', () =>
    expect(doubt({ all: [answer(1)], uncovered: [1] })).toMatch('begins after charges'));
});
