import { describe, expect, it } from 'vitest';
import { doubtsOf, type KnownCharges } from '../../ledger/doubt.ts';
import type { AnswerCharge, BrokenPart } from '../../ontology/charge.ts';

const begin = '2026-01-01';
const answer = (number: number, at = '2026-03-01'): AnswerCharge => ({
  ...{ kind: 'ANSWER', number, draw: number, at, key: `q${number}`, population: 'north', rho: '1/200' },
  ...{ drawn: true, organisation: 'hospital', person: 'ann' },
});
const lost = (number: number) => ({ kind: 'LOST', number, at: '2026-03-01' }) as const;
const part = (...charges: readonly AnswerCharge[]): BrokenPart => ({
  ...{ where: 'a.jsonl, line 3', after: '2026-02-01', charges, isReadable: true },
});
const doubts = (known: Partial<KnownCharges>) =>
  doubtsOf(
    {
      ...{ all: [], uncovered: [], twice: [], highest: 0, foreign: [], broken: [], kept: new Map() },
      ...known,
    },
    begin,
  );

describe('doubtsOf', () => {
  it.each<[string, Partial<KnownCharges>]>([
    ['nothing was ever charged', {}],
    ['no number is left out', { all: [answer(1), answer(2), answer(3)], highest: 3 }],
    ['what is left out is too old to count', { all: [answer(7, '2025-12-31'), answer(8)] }],
    ['what is left out was given up', { all: [answer(1), lost(9), answer(10)], twice: [4], uncovered: [1] }],
    ['what is of another graph was there when all was given up', { all: [lost(1)], foreign: [answer(8)] }],
    [
      'a broken part says what the graph has itself',
      { all: [answer(1)], kept: new Map([[1, answer(1)]]), broken: [part(answer(1))] },
    ],
    [
      'a broken part was there when all was given up',
      { all: [lost(1)], broken: [{ ...part(answer(7)), isReadable: false }] },
    ],
  ])('has none where %s', (_what, known) =>
    expect(doubts(known)).toEqual({ ofGraph: undefined, ofCopy: undefined }),
  );

  it.each<[string, Partial<KnownCharges>, RegExp]>([
    ['before the first', { all: [answer(3)] }, /charges 1 to 2 /],
    ['between others', { all: [answer(1), answer(5)] }, /charges 2 to 4 /],
    ['after something was given up', { all: [lost(4), answer(6)] }, /charges 5 to 5 /],
    ['that there once were', { all: [answer(1)], highest: 4 }, /charges 2 to 4 /],
  ])('has one of the graph where numbers are left out %s', (_what, known, why) =>
    expect(doubts(known).ofGraph).toMatch(why),
  );

  it('has one of the graph where a number stands for several charges', () =>
    expect(doubts({ all: [answer(1)], twice: [1] }).ofGraph).toBe('several charges have the number 1'));

  it.each<[string, Partial<KnownCharges>, RegExp]>([
    ['begins too late', { uncovered: [1] }, /begins after charges/],
    ['has charges of another graph', { foreign: [answer(1)] }, /has charges of another graph/],
    ['says in a broken part what the graph lacks', { broken: [part(answer(2))] }, /from a\.jsonl, line 3 on/],
    [
      'says in a broken part something else than the graph',
      { kept: new Map([[2, answer(2)]]), broken: [part({ ...answer(2), rho: '1/20000' })] },
      /line 3/,
    ],
    ['cannot be read in a part', { broken: [{ ...part(), isReadable: false }] }, /line 3/],
  ])('has one of the copy alone where that %s', (_what, known, why) => {
    const { ofGraph, ofCopy } = doubts({ all: [answer(1)], ...known });
    expect([ofGraph, ofCopy]).toEqual([undefined, expect.stringMatching(why)]);
  });
});
