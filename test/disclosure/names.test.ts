import { describe, expect, it } from 'vitest';
import { mayName } from '../../disclosure/names.ts';

const anybody = { subject: 'anonymous', records: [], counts: [] };
const withheld = { ...anybody, licensedNames: 'withheld' } as const;

describe('mayName', () => {
  it('shows names of licensed vocabularies unless they are withheld', () => {
    expect([mayName(anybody, 'SNOMED:363518003'), mayName(withheld, 'SNOMED:363518003')]).toEqual([
      true,
      false,
    ]);
  });

  it('always shows names of open vocabularies', () => {
    expect(mayName(withheld, 'DOID:263')).toBe(true);
  });

  it('takes the id of a vocabulary as well as a code', () => {
    expect([mayName(withheld, 'ICDO3'), mayName(withheld, 'NCIT')]).toEqual([false, true]);
  });
});
