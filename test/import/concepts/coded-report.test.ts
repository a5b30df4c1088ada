import { describe, expect, it } from 'vitest';
import { addCoded, type CodedReport } from '../../../import/concepts/coded-report.ts';
import type { BuiltRecord } from '../../../import/delivery.ts';

const lab = (resultSource: string | null, resultStandardConcept: string | null): BuiltRecord => ({
  type: 'measurement',
  id: 'm',
  patient: 'p',
  sourceId: 'P',
  properties: { resultSource, resultStandardConcept },
  loose: [],
  yielding: [],
  row: 2,
});

describe('addCoded', () => {
  it('counts values with and without a standard concept, and lists the latter', () => {
    const coded = new Map<string, CodedReport>();
    for (const record of [lab('low', 'SNOMED:1'), lab('odd', null), lab('odd', null), lab(null, null)])
      addCoded(coded, record);
    expect(coded.get('Measurement.result')).toEqual({
      values: 3,
      mapped: 1,
      unmapped: new Map([['odd', 2]]),
    });
  });
});
