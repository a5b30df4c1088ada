import { Fraction } from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { noiseFor } from '../../../disclosure/description/draw.ts';
import { describingLines, unitsOfLines } from '../../../disclosure/description/lines.ts';
import { listedFacets, listedValues } from '../../../ontology/described.ts';
import { bodyParts, modalities } from '../../../ontology/dicom-values.ts';
import { recordTypes } from '../../../ontology/records.ts';
import { isSctid } from '../../../ontology/sctid.ts';

const knowsAll = () => true;
const knowsNone = () => false;
const valuesIn = (isCode: (code: string) => boolean, of: string) =>
  describingLines(undefined, isCode).flatMap(({ lines }) =>
    lines.flatMap((line) => (line.of === of ? [[line.value, line.code]] : [])),
  );

describe('what is counted for a description', () => {
  it('is fixed where its site says nothing: 20 values of a kind at most', () => {
    const lines = describingLines(undefined, knowsAll);
    expect(unitsOfLines(lines)).toBe(1 + 2 + 2 + 20 + 10 + 11 + recordTypes.length);
    expect(lines.filter(({ disjoint }) => disjoint).map(({ lines: some }) => some.length)).toEqual([4, 10]);
    for (const facet of listedFacets) expect(listedValues(facet).length).toBeLessThanOrEqual(20);
  });

  it('is what its site says', () => {
    const describes = { conditions: ['DOID:1324'], modalities: ['MR'], bodyParts: ['LUNG'] };
    const listed = describingLines(describes, knowsAll).flatMap(({ lines }) =>
      lines.filter(({ of }) => listedFacets.some((facet) => facet === of)),
    );
    expect(listed).toMatchObject([
      { of: 'CONDITION', value: 'DOID:1324', code: 'DOID:1324' },
      { of: 'MODALITY', value: 'MR', code: 'DCM:MR' },
      { of: 'BODY_PART', value: 'LUNG', code: 'SNOMED:39607008' },
    ]);
  });

  it('leaves out diseases that no vocabulary knows, and counts images by what sources say', () => {
    expect(valuesIn(knowsNone, 'CONDITION')).toEqual([]);
    expect(valuesIn(knowsNone, 'MODALITY')).toContainEqual(['CT', null]);
    expect(valuesIn((code) => code.startsWith('SNOMED:'), 'CONDITION')).toContainEqual([
      'SNOMED:363358000',
      'SNOMED:363358000',
    ]);
  });

  it('has values and codes as their standards write them', () => {
    for (const facet of listedFacets)
      for (const { source, codes } of listedValues(facet)) {
        if (facet === 'MODALITY') expect(modalities).toContain(source);
        if (facet === 'BODY_PART') expect([...bodyParts.keys()]).toContain(source);
        for (const code of codes) expect(code).toMatch(/^(ICD10:C\d\d|DCM:[A-Z]+|SNOMED:\d+)$/);
      }
    const sctids = [...bodyParts.values(), ...listedValues('CONDITION').map(({ codes }) => codes[1] ?? '')];
    for (const code of sctids) expect([code, isSctid(code.replace('SNOMED:', ''))]).toEqual([code, true]);
  });
});

describe('the noise of a description', () => {
  const rho = new Fraction('0.06');

  it('is as wide as all numbers together may cost', () => {
    const found = noiseFor(60, { rho, leastVariance: new Fraction(100) });
    expect([found.variance.toFraction(), found.rho.toFraction()]).toEqual(['500', '3/50']);
  });

  it('is never narrower than that of a count, and then costs less', () => {
    const found = noiseFor(6, { rho, leastVariance: new Fraction(100) });
    expect([found.variance.toFraction(), found.rho.toFraction()]).toEqual(['100', '3/100']);
  });
});
