import { describe, expect, it } from 'vitest';
import { conceptsOfCode } from '../../../terminology/search/codes.ts';
import { codesOf, terminologyOf } from '../fixture.ts';

const terminology = terminologyOf({
  codes: 'ICD10:C64.9 Icd10:c64.9 ICDO3:C64.9 Read:G30z Read:G30Z ATC:A:b',
  ids: { 'ICD10:C64.9': 77 },
});

describe('conceptsOfCode', () => {
  it.each([
    ['a code', 'C64.9', 'ICD10:C64.9 ICDO3:C64.9 Icd10:c64.9'],
    ['a code in other letters', 'g30Z', 'Read:G30Z Read:G30z'],
    ['a code with its vocabulary', 'icd10:c64.9', 'ICD10:C64.9 Icd10:c64.9'],
    ['a code with a colon', 'ATC:a:B', 'ATC:A:b'],
    ['an OMOP concept id', 'omop:77', 'ICD10:C64.9'],
  ])('finds %s', (_, text, codes) =>
    expect(codesOf(terminology, [...conceptsOfCode(terminology, text)].sort())).toBe(codes),
  );
  it.each(['C64', 'C64.90', 'ICD9:C64.9', 'OMOP:78', 'A:b', ':C64.9', 'C64.9 '])(
    'finds nothing by %j',
    (text) => expect(conceptsOfCode(terminology, text)).toEqual([]),
  );
  it('finds nothing where there is nothing', () =>
    expect(conceptsOfCode(terminologyOf({}), 'C64.9')).toEqual([]));
});
