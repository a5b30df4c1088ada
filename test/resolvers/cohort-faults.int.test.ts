import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, cohortGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function errorsOf(where: object) {
  const query = 'query ($where: CriterionInput!) { cohort(where: $where) { count { value } } }';
  return (await ask(query, undefined, { where })).errors;
}

const ct = { imaging: { modality: ['CT'] } };

/** A hemoglobin below 11; the fixture has it in three units. */
const below11 = (unit?: string) => ({
  measurement: {
    test: { source: ['hemoglobin'] },
    value: { below: 11, ...(unit === undefined ? {} : { unit }) },
  },
});

describe('Query.cohort', () => {
  it.each<readonly [fault: string, where: object, code: string, path: readonly (string | number)[]]>([
    ['an empty all', { all: [] }, 'CRITERION_INVALID', ['all']],
    ['an empty any', { any: [] }, 'CRITERION_INVALID', ['any']],
    ['an empty list', { imaging: { modality: [] } }, 'CRITERION_INVALID', ['imaging', 'modality']],
    ['an empty object', { imaging: { bodyPart: {} } }, 'CRITERION_INVALID', ['imaging', 'bodyPart']],
    ['a null key', { imaging: { modality: null } }, 'CRITERION_INVALID', ['imaging', 'modality']],
    [
      'a reversed range',
      { not: { patient: { ageAtDiagnosis: { min: 50, max: 40 } } } },
      'CRITERION_INVALID',
      ['not', 'patient', 'ageAtDiagnosis'],
    ],
    ['a dataset out of reach', { dataset: ['fx-a', 'fx-c'] }, 'CRITERION_INVALID', ['dataset', 1]],
    [
      'a dataset of records out of reach',
      { imaging: { dataset: ['fx-c'] } },
      'CRITERION_INVALID',
      ['imaging', 'dataset', 0],
    ],
    [
      'an unknown code',
      { all: [ct, { condition: { code: { codes: ['DOID:FX1', 'DOID:FX9'] } } }] },
      'UNKNOWN_CODE',
      ['all', 1, 'condition', 'code', 'codes', 1],
    ],
    [
      'an unknown code beside a quantity',
      { measurement: { test: { codes: ['LOINC:FX9'] }, value: { min: 1, unit: 'g/dL' } } },
      'UNKNOWN_CODE',
      ['measurement', 'test', 'codes', 0],
    ],
    [
      'an unknown code of an exception of an exception',
      {
        condition: {
          code: { codes: ['DOID:FX1'], except: { codes: ['DOID:FX2'], except: { codes: ['DOID:FX9'] } } },
        },
      },
      'UNKNOWN_CODE',
      ['condition', 'code', 'except', 'except', 'codes', 0],
    ],
    [
      'a wild type of a gene that nobody looked for',
      { variant: { gene: ['TP53', 'KRAS'], status: ['WILD_TYPE'] } },
      'UNKNOWN_CODE',
      ['variant', 'gene', 1],
    ],
    ['an unknown unit', below11('grams'), 'UNKNOWN_UNIT', ['measurement', 'value', 'unit']],
    ['a bound without unit of values in several', below11(), 'NOT_EVALUABLE', ['measurement', 'value']],
    [
      'an alteration that no assay reports',
      { copyNumber: { alteration: ['AMPLIFICATION', 'LOSS'] } },
      'NOT_EVALUABLE',
      ['copyNumber', 'alteration', 1],
    ],
    ['a wild type without a gene', { variant: { status: ['WILD_TYPE'] } }, 'CRITERION_INVALID', ['variant']],
    [
      'a wild type with a protein change',
      { variant: { gene: ['TP53'], proteinChange: ['R175H'], status: ['WILD_TYPE'] } },
      'CRITERION_INVALID',
      ['variant', 'proteinChange'],
    ],
    [
      'studies of what has none',
      { measurement: { occurrences: { min: 1, distinct: 'STUDY' } } },
      'CRITERION_INVALID',
      ['measurement', 'occurrences', 'distinct'],
    ],
    [
      'a window that nobody can be decided by',
      { measurement: { within: [{ of: ct, fromDays: 0 }] } },
      'NOT_EVALUABLE',
      ['measurement', 'within', 0],
    ],
    [
      'the end of what has none',
      { measurement: { within: [{ index: true, event: 'END', fromDays: 0 }] } },
      'CRITERION_INVALID',
      ['measurement', 'within', 0, 'event'],
    ],
    [
      'a window without a bound',
      { measurement: { within: [{ of: { condition: {} } }] } },
      'CRITERION_INVALID',
      ['measurement', 'within', 0],
    ],
    [
      'a link that there is not',
      { variant: { linked: [{ treatment: {} }] } },
      'CRITERION_INVALID',
      ['variant', 'linked', 0],
    ],
    [
      'a wild type as a record to be tied to',
      { assay: { linked: [{ variant: { gene: ['TP53'], status: ['WILD_TYPE'] } }] } },
      'CRITERION_INVALID',
      ['assay', 'linked', 0, 'variant', 'status'],
    ],
    [
      'a number of records inside a record',
      { imaging: { sameStudy: { occurrences: { min: 2 } } } },
      'CRITERION_INVALID',
      ['imaging', 'sameStudy', 'occurrences'],
    ],
    [
      'an unknown code inside a record inside a record',
      { assay: { linked: [{ specimen: { type: { codes: ['NCIT:FX9'] } } }] } },
      'UNKNOWN_CODE',
      ['assay', 'linked', 0, 'specimen', 'type', 'codes', 0],
    ],
    ['a Circe expression', { circe: {} }, 'UNSUPPORTED', ['circe']],
    ['a saved cohort that is none', { cohort: 'one' }, 'NOT_FOUND', ['cohort']],
    [
      'an expression constraint with a typing error',
      { condition: { code: { ecl: '<< 363346000 AND (' } } },
      'CRITERION_INVALID',
      ['condition', 'code', 'ecl'],
    ],
    [
      'an expression constraint over a concept that the graph does not hold',
      { condition: { code: { except: { ecl: '<< 138875005 |SNOMED CT Concept|' }, codes: ['DOID:FX1'] } } },
      'UNKNOWN_CODE',
      ['condition', 'code', 'except', 'ecl'],
    ],
    [
      'a refinement where the graph holds no attributes',
      { condition: { code: { ecl: '* : 363698007 = *' } } },
      'CRITERION_INVALID',
      ['condition', 'code', 'ecl'],
    ],
  ])('refuses %s', async (_fault, where, code, path) => {
    expect(await errorsOf(where)).toEqual([{ code, path: ['where', ...path] }]);
  });

  it.each([
    ['no key', {}],
    ['no key of a member', { all: [{}] }],
    ['two keys', { patient: {}, condition: {} }],
    ['a null criterion', { all: null }],
    ['an unknown key', { biomarker: {} }],
    ['an unknown value of an enum', { patient: { sex: ['F'] } }],
    ['a number that is none', { patient: { ageAtDiagnosis: { min: 'ten' } } }],
  ])('refuses %s as a bad request', async (_fault, where) => {
    const [error] = await errorsOf(where);
    expect(error?.code).toBe('BAD_REQUEST');
  });

  it('refuses a tree of 30 levels', async () => {
    const tree = Array.from({ length: 30 }).reduce<object>((below) => ({ not: below }), ct);
    const [error] = await errorsOf(tree);
    expect(error?.code).toBe('CRITERION_INVALID');
  });

  it('tells everything that is wrong at once, malformed or unknown', async () => {
    const where = {
      all: [
        { condition: { code: { codes: ['DOID:FX9'] } } },
        { patient: { ageAtDiagnosis: { min: 2, max: 1 } } },
        { circe: {} },
        below11('grams'),
        { dataset: ['fx-c'] },
      ],
    };
    const codes = (await errorsOf(where)).map(({ code }) => code).sort();
    expect(codes).toEqual([
      'CRITERION_INVALID',
      'CRITERION_INVALID',
      'UNKNOWN_CODE',
      'UNKNOWN_UNIT',
      'UNSUPPORTED',
    ]);
  });
});
