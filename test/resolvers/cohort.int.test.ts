import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, cohortGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

/** A field of the cohort of `where`, with its subfields as text. */
async function fieldOf<Field>(field: string, where: CriterionInput, caller?: Caller): Promise<Field> {
  const { data, errors } = await ask<{ cohort: Readonly<Record<'field', Field>> }>(
    `query ($where: CriterionInput!) { cohort(where: $where) { field: ${field} } }`,
    caller,
    { where },
  );
  expect(errors).toEqual([]);
  return data.cohort.field;
}

async function errorsOf(where: object, field = 'count { value }', caller?: Caller) {
  const query = `query ($where: CriterionInput!) { cohort(where: $where) { ${field} } }`;
  return (await ask(query, caller, { where })).errors;
}

const ct = { imaging: { modality: ['CT'] } };
const stageI = { facet: { field: 'STAGE', values: ['stage i'] } };
const below11 = (unit?: string) => ({
  measurement: {
    test: { source: ['hemoglobin'] },
    value: { below: 11, ...(unit === undefined ? {} : { unit }) },
  },
});

describe('Cohort.count', () => {
  it.each<readonly [fact: string, where: CriterionInput, count: number]>([
    ['everybody', { patient: {} }, 5],
    ['a patient once, however many series match', ct, 2],
    [
      'codes and texts without regard to case',
      { imaging: { modality: ['ct'], manufacturer: ['siemens'] } },
      1,
    ],
    [
      'a record that passes all tests, not two that share them',
      { imaging: { modality: ['SEG'], manufacturer: ['Siemens'] } },
      0,
    ],
    [
      'two inputs that different records meet',
      { all: [{ imaging: { modality: ['SEG'] } }, { imaging: { manufacturer: ['Siemens'] } }] },
      1,
    ],
    ['studies, not series, of imaging', { imaging: { occurrences: { min: 2 } } }, 0],
    ['series where they are asked', { imaging: { occurrences: { min: 2, distinct: 'RECORD' } } }, 1],
    ['at least one of what is named alone', { imaging: { occurrences: { distinct: 'RECORD' } } }, 3],
    ['those without as well where there is only an upper bound', { imaging: { occurrences: { max: 1 } } }, 5],
    [
      'the opposite of all tests of a patient',
      { not: { patient: { sex: ['FEMALE'], vitalStatus: ['DEAD'] } } },
      4,
    ],
    ['a sex that nobody knows', { patient: { sex: ['UNKNOWN'] } }, 1],
    ['the concepts below one', { condition: { code: { codes: ['DOID:FX2'] } } }, 2],
    ['one concept alone', { condition: { code: { codes: ['DOID:FX2'], descendants: false } } }, 1],
    [
      'the target of a source code, and what is below it',
      { condition: { code: { codes: ['ICD10:FX1'] } } },
      2,
    ],
    [
      'a set without a part',
      { condition: { code: { codes: ['DOID:FX1'], except: { codes: ['DOID:FX2'] } } } },
      1,
    ],
    [
      'a set without a part but for a part of that',
      {
        condition: {
          code: { codes: ['DOID:FX1'], except: { codes: ['DOID:FX2'], except: { codes: ['DOID:FX3'] } } },
        },
      },
      2,
    ],
    ['a mutated gene', { variant: { gene: ['tp53'] } }, 1],
    [
      'a wild type only where an assay covered the gene',
      { variant: { gene: ['TP53'], status: ['WILD_TYPE'] } },
      1,
    ],
    ['an age on the day of a record', { measurement: { ageAtEvent: { min: 61 } } }, 1],
    ['no age before birth', { measurement: { ageAtEvent: { max: 10 } } }, 0],
    ['a bound in each unit that occurs', below11('g/dL'), 2],
    ['two of three', { atLeast: { count: 2, of: [ct, stageI, { patient: { sex: ['MALE'] } }] } }, 2],
  ])('counts %s', async (_fact, where, count) => {
    expect(await countOne(ask, where)).toBe(count);
  });

  it('counts over the datasets of the caller alone', async () => {
    expect(await countOne(ask, { patient: {} }, callerOf('fx-b'))).toBe(3);
  });

  it('sees no record of another dataset, even of a patient that it counts', async () => {
    expect(await countOne(ask, { all: [stageI, ct] }, callerOf('fx-a'))).toBe(1);
  });

  it('is refused to who may count nothing', async () => {
    const [error] = await errorsOf({ patient: {} }, undefined, callerOf());
    expect(error?.code).toBe('FORBIDDEN');
  });
});

describe('Cohort.patients', () => {
  type Page = {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };

  const pageOf = (args: string, where: CriterionInput = { patient: {} }, caller?: Caller) =>
    fieldOf<Page>(`patients(${args}) { nodes { id } pageInfo { hasNextPage endCursor } }`, where, caller);
  const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id);

  it('gives every patient once over all pages, by dataset and id', async () => {
    const pages = [await pageOf('first: 2')];
    for (const { pageInfo } of pages)
      if (pageInfo.hasNextPage) pages.push(await pageOf(`first: 2, after: "${pageInfo.endCursor}"`));
    expect(pages.map(idsOf)).toEqual([['fx-ann', 'fx-ben'], ['fx-cat', 'fx-dan'], ['fx-eli']]);
  });

  it('gives the patients that are counted', async () => {
    expect(idsOf(await pageOf('first: 50', ct))).toEqual(['fx-ann', 'fx-cat']);
  });

  it('is refused to who may count and not read', async () => {
    const counting = { ...callerOf('fx-a'), records: [] };
    const [error] = await errorsOf({ patient: {} }, 'patients { nodes { id } }', counting);
    expect(error?.code).toBe('FORBIDDEN');
  });

  it('lists patients with records that the caller may read', async () => {
    const caller = { ...callerOf('fx-a', 'fx-b'), records: ['fx-b'] };
    expect(idsOf(await pageOf('first: 50', { patient: {} }, caller))).toEqual(['fx-cat', 'fx-dan', 'fx-eli']);
  });

  it('does not tell of a listed patient what the caller may only count', async () => {
    const caller = { ...callerOf('fx-a', 'fx-b'), records: ['fx-a'] };
    expect(idsOf(await pageOf('first: 50', ct, caller))).toEqual(['fx-ann']);
  });

  it.each([
    ['first: 0', 'first'],
    ['first: -1', 'first'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
  ])('refuses (%s)', async (args, argument) => {
    expect(await errorsOf({ patient: {} }, `patients(${args}) { nodes { id } }`)).toEqual([
      { code: 'ARGUMENT_INVALID', path: [argument] },
    ]);
  });
});

describe('Cohort.imaging', () => {
  const sums = 'patients { value } studies { value } series { value } instances { value } sizeBytes';

  it('sums the series of the cohort that pass the tests', async () => {
    expect(await fieldOf(`imaging(where: { modality: ["CT"] }) { ${sums} }`, stageI)).toEqual({
      patients: { value: 2 },
      studies: { value: 2 },
      series: { value: 3 },
      instances: { value: 30 },
      sizeBytes: 3_000,
    });
  });

  it('sums all series without tests', async () => {
    expect(await fieldOf('imaging { series { value } }', { patient: {} })).toEqual({ series: { value: 5 } });
  });

  it('has no size where there is no series', async () => {
    const where = { patient: { sex: ['UNKNOWN'] } };
    expect(await fieldOf('imaging { sizeBytes }', where)).toEqual({ sizeBytes: null });
  });

  it.each([
    ['where: { modality: [] }', ['where', 'modality']],
    ['where: { instances: { min: 2, max: 1 } }', ['where', 'instances']],
    ['where: { occurrences: { min: 2 } }', ['where', 'occurrences']],
  ])('refuses (%s)', async (args, path) => {
    expect(await errorsOf({ patient: {} }, `imaging(${args}) { series { value } }`)).toEqual([
      { code: 'CRITERION_INVALID', path },
    ]);
  });
});

describe('Cohort.facets', () => {
  type Facet = {
    readonly values: readonly { readonly value: string; readonly count: { readonly value: number } }[];
    readonly missing: { readonly value: number };
    readonly other: { readonly value: number };
    readonly of: { readonly value: number } | null;
  };

  async function facetOf(field: string, where: CriterionInput, top = 20) {
    const shape = 'values { value count { value } } missing { value } other { value } of { value }';
    const [facet] = await fieldOf<readonly [Facet]>(
      `facets(of: [${field}], top: ${top}) { ${shape} }`,
      where,
    );
    const values = facet.values.map(({ value, count }) => [value, count.value]);
    return {
      values: Object.fromEntries(values),
      missing: facet.missing.value,
      other: facet.other.value,
      of: facet.of?.value,
    };
  }

  it('count patients with any record of a value, and those with none', async () => {
    expect(await facetOf('STAGE', { patient: {} })).toMatchObject({
      values: { 'stage i': 2, 'stage ii': 1, 'stage iii': 1 },
      missing: 2,
      other: 0,
    });
  });

  it('count the patients of values that are not shown once', async () => {
    expect(await facetOf('STAGE', { patient: {} }, 1)).toMatchObject({ values: { 'stage i': 2 }, other: 2 });
  });

  it('tell who could have a value where an assay is needed for one', async () => {
    const mutated = { values: { TP53: 1 }, missing: 4, of: 2 };
    expect(await facetOf('MUTATED_GENE', { patient: {} })).toMatchObject(mutated);
  });

  it('show the commonest spelling of a manufacturer', async () => {
    const { values } = await facetOf('MANUFACTURER', { patient: {} });
    expect(values).toEqual({ Philips: 1, QIICR: 1, SIEMENS: 2 });
  });

  it('band ages', async () => {
    const { values, missing } = await facetOf('AGE_AT_DIAGNOSIS', { patient: {} });
    expect({ values, missing }).toEqual({ values: { '50-59': 1, '60-69': 1, '90+': 1 }, missing: 2 });
  });

  it('count an unknown sex as a value', async () => {
    const { values, missing } = await facetOf('SEX', { patient: {} });
    expect({ values, missing }).toEqual({ values: { FEMALE: 2, MALE: 2, UNKNOWN: 1 }, missing: 0 });
  });

  it.each<readonly [fact: string, where: CriterionInput, values: object]>([
    ['ignore their own member of the top-level `all`', { all: [stageI] }, { 'stage ii': 1 }],
    ['take a single key for `all` of one', stageI, { 'stage ii': 1 }],
    ['keep other members', { all: [stageI, ct] }, { 'stage i': 2, 'stage iii': 1 }],
    ['keep their own member below the top', { any: [stageI] }, { 'stage i': 2, 'stage iii': 1 }],
    ['keep their own member inside a member', { all: [{ all: [stageI] }] }, { 'stage i': 2, 'stage iii': 1 }],
    ['keep the member that negates them', { all: [{ not: stageI }] }, { 'stage ii': 1 }],
  ])('%s', async (_fact, where, values) => {
    expect((await facetOf('STAGE', where)).values).toMatchObject(values);
  });

  it('keep the member of another facet', async () => {
    expect((await facetOf('SEX', stageI)).values).toEqual({ FEMALE: 2 });
  });

  it('find who has no value', async () => {
    expect(await countOne(ask, { facet: { field: 'STAGE', missing: true } })).toBe(2);
  });

  it.each([
    ['of: []', 'of'],
    ['of: [SEX], top: 0', 'top'],
    ['of: [SEX], top: -1', 'top'],
  ])('refuse (%s)', async (args, argument) => {
    expect(await errorsOf({ patient: {} }, `facets(${args}) { field }`)).toEqual([
      { code: 'ARGUMENT_INVALID', path: [argument] },
    ]);
  });
});

describe('Cohort.attrition', () => {
  const steps = 'attrition { label kept { value } removed { value } }';

  it('tells what each member of `all` leaves and removes', async () => {
    const where = { all: [{ patient: { sex: ['FEMALE'] } }, ct, { not: { variant: {} } }] };
    expect(await fieldOf(steps, where)).toEqual([
      { label: 'a patient with sex FEMALE', kept: { value: 2 }, removed: { value: 3 } },
      { label: 'an ImagingSeries with modality CT', kept: { value: 2 }, removed: { value: 0 } },
      { label: 'not known: a Variant', kept: { value: 1 }, removed: { value: 1 } },
    ]);
  });

  it('has one step for any other criterion', async () => {
    expect(await fieldOf<readonly object[]>(steps, { any: [ct, stageI] })).toHaveLength(1);
  });
});

describe('Cohort.coverage', () => {
  const gaps = 'coverage { dataset path patients { value } }';

  it('names the datasets that hold nothing of what is asked, with the patients of whom nothing of it is known', async () => {
    expect(await fieldOf(gaps, { condition: {} })).toEqual([
      { dataset: 'fx-b', path: 'where.condition', patients: { value: 2 } },
    ]);
  });

  it.each<readonly [fact: string, where: CriterionInput, patients: readonly number[]]>([
    [
      'is not that of patients who are not in the cohort for something else',
      { all: [ct, { condition: {} }] },
      [],
    ],
    [
      'is not that of datasets that are not asked',
      { all: [{ dataset: ['fx-a'] }, { condition: {} }, { not: { dataset: ['fx-b'] } }] },
      [],
    ],
    [
      'is not that of patients who are in the cohort for something else',
      { any: [{ patient: { sex: ['MALE'] } }, { condition: {} }] },
      [1],
    ],
    ['is that of patients of whom it is denied', { not: { condition: {} } }, [2]],
    ['is that of patients of whom none are asked', { condition: { occurrences: { max: 0 } } }, [2]],
  ])('%s', async (_fact, where, patients) => {
    const found = await fieldOf<readonly { readonly patients: { readonly value: number } }[]>(gaps, where);
    expect(found.map((gap) => gap.patients.value)).toEqual(patients);
  });

  it('names each once, however many genes are asked', async () => {
    const found = await fieldOf<readonly { readonly dataset: string }[]>('coverage { dataset path reason }', {
      variant: { gene: ['TP53', 'VHL'], status: ['WILD_TYPE'] },
    });
    expect(new Set(found.map((gap) => JSON.stringify(gap))).size).toBe(found.length);
  });

  it('counts a finding as held where an assay could have found it', async () => {
    expect(await fieldOf(gaps, { variant: { gene: ['VHL'] } })).toEqual([
      { dataset: 'fx-b', path: 'where.variant', patients: { value: 3 } },
    ]);
  });
});

describe('Cohort.notEvaluable', () => {
  const open = 'notEvaluable { path patients { value } }';

  it('counts patients whose value is in a unit that cannot be converted', async () => {
    expect(await fieldOf(open, below11('g/dL'))).toEqual([
      { path: 'where.measurement.value', patients: { value: 1 } },
    ]);
  });

  it('counts patients whose age on the day is not known, and who match by no other record', async () => {
    const where = { imaging: { modality: ['CT'], ageAtEvent: { min: 50 } } };
    expect(await fieldOf(open, where)).toEqual([
      { path: 'where.imaging.ageAtEvent', patients: { value: 1 } },
    ]);
  });

  const anyHemoglobin = { measurement: { test: { source: ['hemoglobin'] } } };
  const low = below11('g/dL');
  const male = { patient: { sex: ['MALE'] } };
  const inA = { dataset: ['fx-a'] };
  it.each<readonly [fact: string, where: CriterionInput, patients: readonly number[]]>([
    ['counts who is undecided beside what holds', { all: [low, inA] }, [1]],
    ['does not count who is out for something else', { all: [low, male] }, []],
    ['does not count who is in for something else', { any: [low, inA] }, []],
    ['counts who is undecided beside what does not hold', { any: [low, male] }, [1]],
    ['counts of whom it is denied', { not: low }, [1]],
    ['does not count whom a decided part beside it cuts off', { any: [{ all: [low, male] }, low] }, [1]],
    ['counts where enough may hold', { atLeast: { count: 2, of: [low, inA, male] } }, [1]],
    ['does not count where too few can hold', { atLeast: { count: 3, of: [low, inA, male] } }, []],
    [
      'counts who may have more records than are asked',
      { measurement: { ...low.measurement, occurrences: { max: 0 } } },
      [1],
    ],
    [
      'does not count whose record another test of it rules out',
      { measurement: { ...low.measurement, ageAtEvent: { min: 0 }, sourceFile: ['none'] } },
      [],
    ],
    [
      'counts who is undecided beside what a dataset says nothing of',
      { any: [{ patient: { ageAtDiagnosis: { min: 18 } } }, { not: { condition: {} } }] },
      [2],
    ],
    ['is empty of the cohort of others', { all: [anyHemoglobin, low, { not: { dataset: ['fx-b'] } }] }, []],
  ])('%s', async (_fact, where, patients) => {
    const found = await fieldOf<readonly { readonly patients: { readonly value: number } }[]>(open, where);
    expect(found.map((part) => part.patients.value)).toEqual(patients);
  });

  it('counts each test of a record that leaves it open', async () => {
    const where = { measurement: { ...low.measurement, ageAtEvent: { min: 0 } } };
    expect(await fieldOf(open, where)).toEqual([
      { path: 'where.measurement.value', patients: { value: 1 } },
      { path: 'where.measurement.ageAtEvent', patients: { value: 2 } },
    ]);
  });

  it('counts patients whose age at diagnosis is not known', async () => {
    expect(await fieldOf(open, { patient: { ageAtDiagnosis: { min: 18 } } })).toEqual([
      { path: 'where.patient.ageAtDiagnosis', patients: { value: 2 } },
    ]);
  });

  it('is empty where everything can be decided', async () => {
    expect(await fieldOf(open, ct)).toEqual([]);
  });
});

describe('Cohort.explain', () => {
  it('gives words, the canonical criterion and the plain form', async () => {
    const where = { imaging: { modality: ['MR', 'CT'] } };
    expect(await fieldOf('explain { text criterion cypher }', where)).toEqual({
      text: 'an ImagingSeries with modality MR or CT',
      criterion: { imaging: { modality: ['CT', 'MR'] } },
      cypher: expect.stringContaining('EXISTS'),
    });
  });
});

describe('Cohort.fingerprint', () => {
  const fingerprintOf = (where: CriterionInput) => fieldOf<string>('fingerprint', where);

  it('is the same in whatever order members stand', async () => {
    const [one, other] = await Promise.all([
      fingerprintOf({ all: [ct, stageI] }),
      fingerprintOf({ all: [stageI, ct] }),
    ]);
    expect(other).toBe(one);
  });

  it('differs for another question', async () => {
    expect(await fingerprintOf(stageI)).not.toBe(await fingerprintOf(ct));
  });

  it('differs once the data have another version', async () => {
    const before = await fingerprintOf(ct);
    await graph.write((run) =>
      run(cypher`MATCH (population:Population {id: 'fx'}) SET population.version = 4`),
    );
    expect(await fingerprintOf(ct)).not.toBe(before);
  });
});
