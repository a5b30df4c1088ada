import { describe, expect, it } from 'vitest';
import { decide } from '../../ontology/decide.ts';
import type { Properties } from '../../ontology/model.ts';

const said = (source: string, properties: Properties, id = source) => ({ id, source, ...properties });

describe('decide', () => {
  it('takes what the best source says', () =>
    expect(
      decide([said('dicom', { sex: 'MALE' }), said('clinical', { sex: 'FEMALE' })], {
        sex: ['clinical', 'dicom'],
      }),
    ).toMatchObject({ sex: 'FEMALE' }));
  it('takes nothing of the row that a registration came as', () => {
    const rows = [
      said('a', { sex: 'MALE', omopKey: '1', genderConcept: '8507', yearOfBirth: 1950 }),
      said('b', { sex: 'MALE', omopKey: '2', genderConcept: '0', yearOfBirth: 1951 }),
    ];
    const { conflict, ...facts } = decide(rows, {});
    expect([conflict, Object.keys(facts).filter((name) => /omop|Concept$|yearOfBirth/.test(name))]).toEqual([
      false,
      ['raceSourceConcept', 'raceStandardConcept', 'ethnicitySourceConcept', 'ethnicityStandardConcept'],
    ]);
  });
  it('takes what the next source says where the best is silent', () =>
    expect(
      decide([said('dicom', { sex: 'MALE' }), said('clinical', { sex: null })], {
        sex: ['clinical', 'dicom'],
      }),
    ).toMatchObject({ sex: 'MALE' }));
  it('never takes what a source says that is not listed', () =>
    expect(decide([said('rumour', { sex: 'MALE' })], { sex: ['clinical'] })).toMatchObject({ sex: null }));
  it('takes any source where nothing is listed for the field', () =>
    expect(decide([said('rumour', { sex: 'MALE' })], {})).toMatchObject({ sex: 'MALE' }));
  it('takes the same of two equal sources whatever their order', () => {
    const one = said('clinical', { sex: 'MALE' }, 'a');
    const other = said('clinical', { sex: 'FEMALE' }, 'b');
    expect(decide([one, other], {}).sex).toBe(decide([other, one], {}).sex);
  });
  it('decides each field by itself', () =>
    expect(
      decide(
        [said('a', { sex: 'MALE', vitalStatus: 'DEAD' }), said('b', { sex: 'FEMALE', vitalStatus: 'ALIVE' })],
        {
          sex: ['a'],
          vitalStatus: ['b'],
        },
      ),
    ).toMatchObject({ sex: 'MALE', vitalStatus: 'ALIVE' }));
  it('keeps fields in mind on which sources disagree', () =>
    expect(decide([said('a', { sex: 'MALE' }), said('b', { sex: 'FEMALE' })], { sex: ['a'] })).toMatchObject({
      conflict: true,
      conflictFields: ['sex'],
    }));
  it('sees a contradiction by a source that never answers', () =>
    expect(
      decide([said('a', { sex: 'MALE' }), said('rumour', { sex: 'FEMALE' })], { sex: ['a'] }).conflict,
    ).toBe(true));
  it('sees no contradiction in silence or in case', () =>
    expect(
      decide([said('a', { raceSource: 'white' }), said('b', { raceSource: 'White' }), said('c', {})], {}),
    ).toMatchObject({ conflict: false, conflictFields: [] }));
  it('takes a coded value with its codes from one source', () =>
    expect(
      decide(
        [
          said('a', { raceSource: 'white', raceStandardConcept: null }),
          said('b', { raceSource: 'weiss', raceStandardConcept: 'SNOMED:1' }),
        ],
        { race: ['a', 'b'] },
      ),
    ).toMatchObject({ raceSource: 'white', raceStandardConcept: null }));
  it('takes the day of birth with its clock', () =>
    expect(
      decide([said('a', { birthDay: -20_000, birthPrecision: 'DAY', timelineName: 'diagnosis' })], {}),
    ).toMatchObject({ birthDay: -20_000, birthPrecision: 'DAY', birthTimeline: 'diagnosis' }));
  it('knows nothing of nobody', () => expect(decide([], {})).toMatchObject({ sex: null, conflict: false }));
});
