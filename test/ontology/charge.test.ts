import { describe, expect, it } from 'vitest';
import { parseCharge } from '../../ontology/charge.ts';

const at = '2026-03-01T12:00:00.000Z';
const entered = { ledgerId: 'one', number: 3, at };
const answer = {
  ...{ kind: 'ANSWER', ...entered, draw: 3, key: 'q', population: 'north', rho: '1/200', drawn: true },
  ...{ organisation: 'hospital', person: null },
};
const description = { kind: 'DESCRIPTION', ...entered, dataset: 'd', population: 'north', rho: '3/50' };
const lost = { kind: 'LOST', ...entered, reason: 'a fire' };

describe('parseCharge', () => {
  it.each([answer, description, lost])('takes $kind as it is', (charge) =>
    expect(parseCharge(charge)).toEqual(charge),
  );

  it('takes charges from before ledgers had an id', () => {
    const { ledgerId: _, ...old } = answer;
    expect(parseCharge(old)).toEqual(old);
  });

  it('leaves out what belongs to no charge', () =>
    expect(parseCharge({ ...answer, values: [7] })).toEqual(answer));

  it.each([
    ['costs that are negative', { rho: '-1/2' }],
    ['costs of nothing', { rho: '0/1' }],
    ['a cost without a denominator', { rho: '1' }],
    ['a denominator of 0', { rho: '1/0' }],
    ['a cost that is a number', { rho: 0.005 }],
    ['a cost that is no number', { rho: 'NaN/1' }],
    ['no population', { population: undefined }],
    ['several populations', { population: ['north'] }],
    ['a population without a name', { population: '' }],
    ['a number of 0', { number: 0 }],
    ['a number with a fraction', { number: 1.5 }],
    ['a number that is a text', { number: '3' }],
    ['a time that is none', { at: 'yesterday' }],
    ['a time in another form', { at: '2026-03-01' }],
    ['a person that is an object', { person: {} }],
    ['no word of whether it was drawn', { drawn: 'yes' }],
    ['another kind', { kind: 'GIFT' }],
    ['an id of the ledger that is a number', { ledgerId: 7 }],
  ])('takes none with %s', (_what, other) => expect(parseCharge({ ...answer, ...other })).toBeUndefined());

  it.each([
    ['a description without a dataset', { ...description, dataset: null }],
    ['a description that gives something back', { ...description, rho: '-3/50' }],
    ['a loss without a reason', { ...lost, reason: undefined }],
    ['a list', [answer]],
    ['a text', 'ANSWER'],
    ['nothing', null],
  ])('does not take %s', (_what, value) => expect(parseCharge(value)).toBeUndefined());
});
