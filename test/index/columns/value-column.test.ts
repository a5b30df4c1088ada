import { describe, expect, it } from 'vitest';
import { emptyBits, hasBit } from '../../../index/columns/bits.ts';
import { toTexts } from '../../../index/columns/texts.ts';
import { addPatients, finishValues, hasPatients, isListed } from '../../../index/columns/value-column.ts';

/** 64 records, one a patient: entry 2 at the last, entry 1 at all others but the first. */
const entries = Uint32Array.from({ length: 64 }, (_, n) => (n === 0 ? 0 : n === 63 ? 2 : 1));
const owners = Uint32Array.from({ length: 64 }, (_, n) => n);
const column = finishValues(
  { entries, parts: [toTexts([null, 'common', 'rare'])] },
  { owners, patients: 64 },
);

describe('finishValues', () => {
  it('lists the records of rare entries alone', () => {
    expect([0, 1, 2].map((entry) => isListed(column, entry))).toStrictEqual([false, false, true]);
  });

  it('knows the patients of rare and of common entries', () => {
    expect([1, 2].every((entry) => hasPatients(column, entry))).toBe(true);
  });

  it.each([
    [1, 62],
    [2, 63],
  ])('finds the patients of entry %i', (entry, patient) => {
    const found = emptyBits(64);
    addPatients(column, entry, owners, found);
    expect([0, patient].map((n) => hasBit(found, n))).toStrictEqual([false, true]);
  });
});
