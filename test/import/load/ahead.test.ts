import { describe, expect, it } from 'vitest';
import type { BuiltRecord } from '../../../import/delivery.ts';
import { aheadOf, nothingAhead, restsOn } from '../../../import/load/ahead.ts';

const whole: BuiltRecord = {
  type: 'measurement',
  id: 'm1',
  patient: 'P1',
  sourceId: '1',
  properties: {},
  loose: [],
  yielding: [],
  row: 1,
};
const later = [whole];
const done = Promise.resolve();

describe('restsOn', () => {
  it.each<[string, Partial<BuiltRecord>, boolean]>([
    ['the registration of its patient', { type: 'registration', id: 'r1' }, true],
    ['another record of its patient', { id: 'm2' }, false],
    ['the registration of another patient', { type: 'registration', id: 'r2', patient: 'P2' }, false],
  ])('is told of a batch with %s', (_what, record, expected) =>
    expect(restsOn(later, aheadOf(done, [{ ...whole, ...record }]))).toBe(expected),
  );
  it('is so where a record leads to one of the batch', () => {
    const ahead = aheadOf(done, [{ ...whole, type: 'condition', id: 'c1' }]);
    const leading = (conditionId: string) => [{ ...whole, id: 'm3', properties: { conditionId } }];
    expect([restsOn(leading('c1'), ahead), restsOn(leading('c2'), ahead)]).toEqual([true, false]);
  });
  it('is so where the batch brings more than records', () =>
    expect(restsOn(later, aheadOf(done, undefined))).toBe(true));
  it('is not so where nothing was written', () => expect(restsOn(later, nothingAhead)).toBe(false));
});
