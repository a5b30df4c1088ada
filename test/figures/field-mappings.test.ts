import { describe, expect, it } from 'vitest';
import { type CodedGroup, fieldMappings, type MappingFacts } from '../../figures/field-mappings.ts';

const group = (said: Partial<CodedGroup>): CodedGroup => ({
  dataset: 'a',
  record: 'condition',
  field: 'code',
  source: null,
  sourceConcept: null,
  standardConcept: null,
  rows: 1,
  ...said,
});

const facts: MappingFacts = {
  isStandard: (code) => code !== 'X:other',
  isValid: (code) => code !== 'X:old',
  sourceOf: ({ source }) => (source === 'by hand' ? 'a map' : 'a mapping'),
  reasonOf: ({ source, dataset }) => (source?.startsWith('odd') ? `odd in ${dataset}` : null),
};

const only = (...groups: readonly CodedGroup[]) => fieldMappings(groups, facts)[0];

describe('fieldMappings', () => {
  it('counts rows, and of these the ones with a standard concept', () =>
    expect(
      only(group({ source: 'a', standardConcept: 'X:1', rows: 3 }), group({ source: 'b', rows: 2 })),
    ).toMatchObject({ rows: 5, mapped: 3 }));

  it('counts values without regard to case, and codes where there is no value', () =>
    expect(
      only(
        group({ source: 'A' }),
        group({ source: 'a', sourceConcept: 'X:1' }),
        group({ sourceConcept: 'X:2' }),
      ),
    ).toMatchObject({ distinctValues: 2 }));

  it('counts concepts that are not standard and concepts that are retired', () =>
    expect(
      only(
        group({ source: 'a', standardConcept: 'X:other', rows: 2 }),
        group({ source: 'b', standardConcept: 'X:old', rows: 3 }),
      ),
    ).toMatchObject({ nonStandard: 2, retired: 3 }));

  it('says who mapped how many rows, most first', () =>
    expect(
      only(
        group({ source: 'by hand', standardConcept: 'X:1', rows: 2 }),
        group({ source: 'b', standardConcept: 'X:1', rows: 3 }),
        group({ source: 'c', rows: 9 }),
      )?.bySource,
    ).toEqual([
      ['a mapping', 3],
      ['a map', 2],
    ]));

  it('lists values without a standard concept, most frequent first and then by value', () =>
    expect(
      only(
        group({ source: 'z' }),
        group({ source: 'y' }),
        group({ source: 'Odd', rows: 1 }),
        group({ source: 'odd', rows: 4 }),
      )?.unmapped,
    ).toEqual([
      { value: 'odd', rows: 5, reason: 'odd in a' },
      { value: 'y', rows: 1, reason: null },
      { value: 'z', rows: 1, reason: null },
    ]));

  it('joins the reasons of one value', () =>
    expect(only(group({ source: 'odd' }), group({ source: 'odd', dataset: 'b' }))?.unmapped[0]?.reason).toBe(
      'odd in a; odd in b',
    ));

  it('keeps fields apart', () =>
    expect(
      fieldMappings([group({ source: 'a' }), group({ source: 'a', field: 'topography' })], facts).map(
        ({ field, rows }) => [field, rows],
      ),
    ).toEqual([
      ['code', 1],
      ['topography', 1],
    ]));
});
