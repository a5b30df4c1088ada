import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../../cohort/parse/criterion.ts';
import { canonicalForm } from '../../../disclosure/protected/canonical.ts';
import { meaning } from './question.ts';

const formOf = (input: unknown) => canonicalForm(parseCriterion(input), meaning);

const women = { patient: { sex: ['FEMALE'] } };
const young = { patient: { ageAtDiagnosis: { max: 49 } } };
const breast = { condition: { code: { codes: ['SNOMED:breast'] } } };
const imaged = { imaging: { modality: ['MR'] } };
const near = (window: object) => ({ imaging: { modality: ['MR'], within: [{ of: breast, ...window }] } });

/** Pairs that say the same. */
const same: readonly (readonly [name: string, one: object, other: object])[] = [
  ['the order of members', { all: [women, breast] }, { all: [breast, women] }],
  ['a member within a member', { all: [women, { all: [breast, young] }] }, { all: [women, breast, young] }],
  ['absorption', breast, { all: [breast, { any: [breast, women] }] }],
  ['a list of one', women, { any: [women] }],
  ['at least one of two', { any: [women, breast] }, { atLeast: { count: 1, of: [breast, women] } }],
  ['at least two of two', { all: [women, breast] }, { atLeast: { count: 2, of: [breast, women] } }],
  [
    'fields of a patient',
    { all: [women, young] },
    { patient: { sex: ['FEMALE'], ageAtDiagnosis: { max: 49 } } },
  ],
  ['a bound that is none', young, { patient: { ageAtDiagnosis: { min: 0, max: 49 } } }],
  ['an open bound', young, { patient: { ageAtDiagnosis: { below: 50 } } }],
  [
    'an open lower bound',
    { patient: { ageAtDiagnosis: { min: 50 } } },
    { patient: { ageAtDiagnosis: { above: 49 } } },
  ],
  ['a saved cohort', young, { cohort: 'young' }],
  ['another code of a concept', breast, { condition: { code: { codes: ['SNOMED:mamma'] } } }],
  [
    'a code with everything below it, and all of these',
    { condition: { code: { codes: ['SNOMED:cancer'] } } },
    { condition: { code: { codes: ['SNOMED:lung', 'SNOMED:breast', 'SNOMED:cancer'], descendants: false } } },
  ],
  ['at least one record', imaged, { imaging: { modality: ['MR'], occurrences: { min: 1 } } }],
  [
    'values in another order and twice',
    { imaging: { modality: ['CT', 'MR'] } },
    { imaging: { modality: ['MR', 'CT', 'MR'] } },
  ],
  ['the spelling of a gene', { variant: { gene: ['KMT2D'] } }, { variant: { gene: ['MLL2'] } }],
  [
    'tests of a record in another order',
    { condition: { code: { codes: ['SNOMED:breast'] }, index: true } },
    { condition: { index: true, code: { codes: ['SNOMED:breast'] } } },
  ],
];

/** Pairs that do not say the same. */
const other: readonly (readonly [name: string, one: object, other: object])[] = [
  ['a condition and its opposite', women, { not: women }],
  ['both and either', { all: [women, breast] }, { any: [women, breast] }],
  [
    'two tests of one record and of two',
    { condition: { code: { codes: ['SNOMED:breast'] }, index: true } },
    { all: [breast, { condition: { index: true } }] },
  ],
  ['one and two records', imaged, { imaging: { modality: ['MR'], occurrences: { min: 2 } } }],
  [
    'what is counted',
    { imaging: { occurrences: { min: 2 } } },
    { imaging: { occurrences: { min: 2, distinct: 'RECORD' } } },
  ],
  ['windows of two lengths', near({ fromDays: -60, toDays: 0 }), near({ fromDays: -30, toDays: 0 })],
  ['before and after', near({ fromDays: -60, toDays: 0 }), near({ fromDays: 0, toDays: 60 })],
  [
    'start and end',
    { treatment: { within: [{ index: true, fromDays: 0 }] } },
    { treatment: { within: [{ index: true, fromDays: 0, event: 'END' }] } },
  ],
  [
    'a set without a part of it',
    { condition: { code: { codes: ['SNOMED:cancer'] } } },
    { condition: { code: { codes: ['SNOMED:cancer'], except: { codes: ['SNOMED:lung'] } } } },
  ],
  [
    'two genes of which nothing was found',
    { variant: { gene: ['TP53'], status: ['WILD_TYPE'] } },
    { variant: { gene: ['VHL'], status: ['WILD_TYPE'] } },
  ],
  ['two genes that are covered', { assay: { gene: ['TP53'] } }, { assay: { gene: ['VHL'] } }],
  ['missing and present', { patient: { missing: ['race'] } }, { patient: { present: ['race'] } }],
  ['two datasets', { dataset: ['a'] }, { dataset: ['b'] }],
  ['a field of two record types', { condition: { dataset: ['a'] } }, { procedure: { dataset: ['a'] } }],
];

describe('the canonical form of a question', () => {
  it.each(same)('is the same whatever is made of %s', (_, one, another) => {
    expect(formOf(another)).toEqual(formOf(one));
  });

  it.each(other)('tells %s apart', (_, one, another) => {
    expect(formOf(another)).not.toEqual(formOf(one));
  });

  it('of everybody has no leaf', () => {
    expect(formOf({ patient: {} })).toEqual({ leaves: [], table: '1' });
    expect(formOf({ any: [women, { not: women }] })).toEqual({ leaves: [], table: '1' });
  });

  it('is there for eight leaves, and for nine there is none', () => {
    const years = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ patient: { yearOfDiagnosis: { min: 2000 + at } } }));
    expect(formOf({ any: years(8) })?.leaves).toHaveLength(8);
    expect(formOf({ any: years(9) })).toBeUndefined();
    expect(formOf({ any: [...years(8), ...years(8)] })?.leaves).toHaveLength(8);
  });

  it('has nothing of a code that is not told of', () => {
    const without = { condition: { code: { codes: ['SNOMED:breast'] } } };
    expect(formOf({ condition: { code: { codes: ['SNOMED:breast', 'LOCAL:secret'] } } })).toEqual(
      formOf(without),
    );
  });
});
