import { describe, expect, it } from 'vitest';
import { propertyReader } from '../../index/columns/property-reader.ts';
import type { Segment } from '../../index/columns/segment.ts';
import { allTexts, textAt } from '../../index/columns/texts.ts';
import { partOf, prepareParts } from '../../index/part.ts';
import type { Properties } from '../../ontology/model.ts';
import { aSegment, type TestRecord } from '../figures/a-segment.ts';

const registration = (id: string, dataset: string, said: Properties): TestRecord => [
  'registration',
  id,
  { source: 'clinic', dataset, ...said },
];
const diagnosis = (id: string, dataset: string, said: Properties): TestRecord => [
  'condition',
  id,
  { index: true, timelineName: 'clinic', timeline: 'CALENDAR', startPrecision: 'DAY', dataset, ...said },
];

/** What the datasets `a` and `b` say of the first patient differs; the second is in `a` alone. */
const segment = aSegment(
  [
    { sex: 'FEMALE', ageAtDiagnosis: 50, yearOfDiagnosis: 2000, conflict: true },
    registration('r1', 'a', { sex: 'FEMALE', raceSource: 'white' }),
    registration('r2', 'b', { sex: 'MALE', birthDay: 0, birthPrecision: 'DAY', timelineName: 'clinic' }),
    diagnosis('c1', 'a', { ageAtDiagnosis: 50, yearOfDiagnosis: 2000 }),
    diagnosis('c2', 'b', { startDay: 15_000 }),
  ],
  [{ sex: 'MALE', vitalStatus: 'DEAD' }, registration('r3', 'a', { sex: 'MALE', vitalStatus: 'DEAD' })],
);

const said = ({ persons }: Segment, patient: number, property: string) =>
  propertyReader('patient', persons, property)(patient);
const facet = ({ facets: { SEX } }: Segment, patient: number) =>
  [...SEX.values.subarray(SEX.offsets[patient], SEX.offsets[patient + 1])].map((value) =>
    textAt(SEX.texts, value),
  );

describe('partOf', () => {
  const [ofA, ofB] = [partOf(segment, ['a']), partOf(segment, ['b'])];

  it('decides fields from the registrations of the part', () => {
    expect([ofA, ofB].map((part) => said(part, 0, 'sex'))).toEqual(['FEMALE', 'MALE']);
    expect([ofA, ofB].map((part) => said(part, 0, 'raceSource'))).toEqual(['white', null]);
  });
  it('decides age and year of diagnosis from the index conditions of the part', () => {
    expect([ofA, ofB].map((part) => said(part, 0, 'ageAtDiagnosis'))).toEqual([50, 41]);
    expect([ofA, ofB].map((part) => said(part, 0, 'yearOfDiagnosis'))).toEqual([2000, 2011]);
  });
  it('knows no conflict with what is not in the part', () => {
    expect([ofA, ofB].map((part) => said(part, 0, 'conflict'))).toEqual(['false', 'false']);
  });
  it('knows births of the part alone', () => {
    expect([ofA, ofB].map(({ births }) => [births.days[0] === 0, allTexts(births.clocks)[0]])).toEqual([
      [false, null],
      [true, 'clinic'],
    ]);
  });
  it('shows in facets what it decides', () => {
    expect([ofA, ofB].map((part) => facet(part, 0))).toEqual([['FEMALE'], ['MALE']]);
  });
  it('leaves whoever is in the part alone as they are', () => {
    expect([said(ofA, 1, 'sex'), said(ofA, 1, 'vitalStatus')]).toEqual(['MALE', 'DEAD']);
  });
  it('knows nothing of who has no data in it', () => {
    expect([said(ofB, 1, 'vitalStatus'), facet(ofB, 1)]).toEqual([null, ['UNKNOWN']]);
  });
  it('shares records with its segment', () => {
    expect(ofA.records).toBe(segment.records);
  });
  it('is made once, as long as few others are asked for', async () => {
    expect(partOf(segment, ['a'])).toBe(ofA);
    const other = aSegment([{}, ...[...'bcdefghijk'].map((id) => registration(id, id, {}))]);
    const index = { segments: [other] } as unknown as Parameters<typeof prepareParts>[0]; // no terminology is asked
    await prepareParts(index, ['b']);
    const first = partOf(other, ['b']);
    expect(partOf(other, ['b'])).toBe(first);
    for (const id of 'cdefghij') partOf(other, [id]);
    expect(partOf(other, ['b'])).not.toBe(first);
  });
});
