import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { clearSaved, save, storeDefinition } from '../support/saved-cohorts.ts';

const graph = new Graph(testDatabase().address);
const registered: Caller = { subject: 'local ruth', records: [], counts: [], registered: ['fx-a', 'fx-b'] };
const ask = createAsk(graph, registered);

/** The datasets without anybody in them. */
const empty: Fixture = { ...cohortGraph, patients: [], records: [] };

const wheres = [
  '{ patient: {} }',
  '{ patient: { sex: [FEMALE], ageAtDiagnosis: { min: 50 } } }',
  '{ dataset: ["fx-b"] }',
  '{ dataset: ["fx-elsewhere"] }',
  '{ patient: { ids: ["FX-ANN"] } }',
  '{ patient: { ids: ["fx-ann"] } }',
  '{ imaging: { modality: ["MR"], within: [{ of: { condition: {} }, fromDays: -60, toDays: 0 }] } }',
  '{ condition: { code: { codes: ["DOID:FX2"] } } }',
  '{ condition: { code: { codes: ["ICD10:FX1"] } } }',
  '{ condition: { code: { source: ["x1"] } } }',
  '{ measurement: { test: { source: ["hemoglobin"] }, value: { min: 12 } } }',
  '{ measurement: { test: { source: ["hemoglobin"] }, value: { min: 12, unit: "g/dL" } } }',
  '{ measurement: { test: { source: ["hemoglobin"] }, value: { min: 12, unit: "no unit" } } }',
  '{ variant: { gene: ["TP53"] } }',
  '{ variant: { gene: ["BRCA1"] } }',
  '{ variant: { gene: ["no gene"] } }',
  '{ variant: { gene: ["VHL"], status: [WILD_TYPE] } }',
  '{ copyNumber: { gene: ["TP53"], alteration: [AMPLIFICATION] } }',
  '{ copyNumber: { gene: ["TP53"], alteration: [GAIN] } }',
  '{ assay: { gene: ["TP53"] } }',
  '{ facet: { field: SEX, values: ["FEMALE"] } }',
  '{ all: [{ patient: { sex: [FEMALE] } }, { not: { imaging: {} } }, { atLeast: { count: 1, of: [{ visit: {} }, { slide: {} }] } }] }',
];

const everything = (where: string) => `{ cohort(where: ${where}) {
  count { value low high suppressed precision }
  imaging { patients { value } studies { value } series { value } instances { value } sizeBytes }
  facets(of: [SEX, CONDITION, MUTATED_GENE, DATASET]) { values { value count { value } } other { value } missing { value } of { value } }
  histogram(of: AGE_AT_DIAGNOSIS, bins: 5) { unit bins { from to count { value } } }
  crosstab(rows: SEX, columns: MODALITY) { rows { value } columns { value } cells { value } }
  attrition { label kept { value } removed { value } }
  coverage { dataset path patients { value } }
  notEvaluable { path patients { value } }
  explain { text criterion }
} }`;

const askAll = () => Promise.all(wheres.map((where) => ask(everything(where))));

beforeAll(() => seedGraph(graph, cohortGraph));
afterAll(async () => {
  await clearSaved(graph);
  await clearFixture(graph);
  await graph.close();
});

/** All numbers in an answer. */
function numbersIn(answer: unknown): readonly unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, part]) =>
    ['value', 'low', 'high', 'sizeBytes'].includes(name) && typeof part !== 'object'
      ? [part]
      : numbersIn(part),
  );
}

describe('who is logged in and was granted nothing', () => {
  it('may ask for counts over datasets that admit it, and every one is suppressed', async () => {
    const { data, errors } = await ask<object>(
      '{ cohort(where: { patient: {} }) { count { value suppressed precision } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ cohort: { count: { value: null, suppressed: true, precision: 'SUPPRESSED' } } });
  });

  it('is told the same of every question whatever is in the data', async () => {
    const told = await askAll();
    expect(told.flatMap(({ data }) => numbersIn(data)).filter((one) => one !== null)).toEqual([]);
    expect(told.filter(({ errors }) => errors.length === 0).length).toBe(wheres.length - 4);
    await seedGraph(graph, empty);
    expect(await askAll()).toEqual(told);
    await seedGraph(graph, cohortGraph);
  });

  it('reads no record, has no manifest and freezes nothing', async () => {
    for (const query of [
      '{ cohort(where: { patient: {} }) { patients { nodes { id } } } }',
      '{ cohort(where: { patient: {} }) { manifest(format: CSV) { content } } }',
      '{ patient(id: "fx-ann") { id } }',
      'mutation { saveCohort(name: "all", where: { patient: {} }, freeze: true) { id } }',
    ])
      expect([query, (await ask(query)).errors.map(({ code }) => code)]).toEqual([query, ['FORBIDDEN']]);
  });

  it('saves a question, and reads of it and of a frozen one no number', async () => {
    const own = await save(ask, { patient: { sex: ['FEMALE'] } }, { caller: registered });
    const frozen = 'fx-frozen';
    const frozenTo = { patients: ['fx-ann', 'fx-gone'], size: 2 };
    await storeDefinition(graph, frozen, { patient: {} }, { ...frozenTo, createdBy: registered.subject });
    const fields = 'cohort { count { value } } gone { value suppressed } problems';
    for (const id of [own, frozen]) {
      const { data } = await ask<{ savedCohort: unknown }>(`{ savedCohort(id: "${id}") { ${fields} } }`);
      expect(data.savedCohort).toEqual({
        ...{ cohort: { count: { value: null } }, gone: { value: null, suppressed: true }, problems: [] },
      });
    }
  });

  it('counts as before once a dataset is granted, over that one alone', async () => {
    const { data } = await ask<object>(
      '{ cohort(where: { patient: {} }) { count { value } } }',
      callerOf('fx-b'),
    );
    expect(data).toEqual({ cohort: { count: { value: 3 } } });
  });
});
