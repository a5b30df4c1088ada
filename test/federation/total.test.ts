import { describe, expect, it } from 'vitest';
import type { Told } from '../../federation/site.ts';
import { totalOf } from '../../federation/total.ts';

const number = (persons: number, leftOut: string | null = null): Told => ({
  kind: 'number',
  persons,
  leftOut,
});
const none: Told = { kind: 'suppressed', leftOut: null };

describe('totalOf', () => {
  it.each([
    ['numbers are added up', [number(7), number(0), number(5)], 12, true],
    ['a site that shows nothing adds nothing', [number(7), none], 7, true],
    ['where no site told a number there is none', [none, none], null, true],
    ['where no site answered there is none', [null, null], null, false],
    ['a site that did not answer is missing', [number(7), null], 7, false],
    ['what a site left out is missing', [number(7, 'Some.')], 7, false],
    ['what a site that shows nothing left out is missing', [{ ...none, leftOut: 'Some.' }], null, false],
  ] satisfies [string, (Told | null)[], number | null, boolean][])(
    '%s',
    (_what, told, persons, isComplete) => {
      expect(totalOf(told.map((one) => ({ told: one })))).toEqual({ persons, isComplete });
    },
  );
});
