import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const ada = 'fx-ada';

const reviewed = { population: 'fx', mapping: 'Fixture', record: 'Condition', field: 'code', map: 'fx.tsv' };

/** Ten conditions of one patient, each with a word on who maps it, or why nobody does. */
const fixture: Fixture = {
  patients: [{ id: ada, population: 'fx', sourceId: 'FX-1', datasets: ['fx-a', 'fx-b'] }],
  records: [
    ...[
      // By a mapping of its own code, twice in another case, and by one of the next broader code.
      { codeSource: 'x64.9', codeSourceConcept: 'ICD10:X64.9', codeStandardConcept: 'DOID:FX2' },
      { codeSource: 'X64.9', codeSourceConcept: 'ICD10:X64.9', codeStandardConcept: 'DOID:FX2' },
      { codeSource: 'x64.91', codeSourceConcept: 'ICD10:X64.91', codeStandardConcept: 'DOID:FX2' },
      // By the value map, to a retired concept.
      { codeSource: 'Old name', codeStandardConcept: 'DOID:FX4' },
      // By the source itself, to a concept that is no standard one.
      { codeSource: 'own', codeSourceConcept: 'DOID:FX5', codeStandardConcept: 'DOID:FX5' },
      // By nobody that the graph knows.
      { codeSource: 'mystery', codeStandardConcept: 'DOID:FX2' },
      // Not mapped: reviewed as a value, reviewed as a code, not reviewed.
      { codeSource: 'Odd' },
      { codeSource: 'odd' },
      { codeSourceConcept: 'ICD10:X99' },
      { codeSource: 'unheard of' },
    ].map((code, at) => aRecord('condition', ada, { id: `fx-c${at}`, ...code })),
    aRecord('measurement', ada, { id: 'fx-m1', testSource: 'psa', dataset: 'fx-b' }),
  ],
  others: {
    Dataset: [
      { id: 'fx-a', population: 'fx', title: 'A', accessRights: 'PUBLIC' },
      { id: 'fx-b', population: 'fx', title: 'B', accessRights: 'PUBLIC' },
    ],
    Population: [{ id: 'fx', version: 1 }],
    Concept: [
      { code: 'DOID:FX2', name: 'renal carcinoma', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX4', name: 'papillary carcinoma', vocabulary: 'DOID', standard: true, valid: false },
      { code: 'DOID:FX5', name: 'local name', vocabulary: 'DOID', standard: false, valid: true },
      { code: 'ICD10:X64.9', vocabulary: 'ICD10' },
    ],
    ReviewedValue: [
      { ...reviewed, id: 'fx-1', value: 'old name', code: 'DOID:FX4', citation: 'a book' },
      { ...reviewed, id: 'fx-2', value: 'odd', reason: 'nobody knows' },
      { ...reviewed, id: 'fx-3', value: 'x99', reason: 'not in the hierarchy' },
      { ...reviewed, id: 'fx-4', value: 'unheard of', reason: 'of other people', population: 'fy' },
    ],
  },
  mapsTo: [['ICD10:X64.9', 'DOID:FX2', 'Maps to']],
};

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const mappingOf = async (fields: string, caller = callerOf('fx-a', 'fx-b')) =>
  (
    await ask<{ dataset: { mapping: readonly object[] } }>(
      `{ dataset(id: "fx-a") { mapping { ${fields} } } }`,
      caller,
    )
  ).data.dataset.mapping;

describe('Dataset.mapping', () => {
  it('names the coded fields that are known at all', async () =>
    expect(await mappingOf('record field')).toEqual([{ record: 'Condition', field: 'code' }]));

  it('counts records and distinct values, and gives the share with a standard concept', async () =>
    expect(await mappingOf('rows { value precision } distinctValues { value } mappedShare')).toEqual([
      { rows: { value: 10, precision: 'EXACT' }, distinctValues: { value: 8 }, mappedShare: 0.6 },
    ]));

  it('counts concepts that are retired and concepts that are not standard', async () =>
    expect(await mappingOf('retired { value } nonStandard { value }')).toEqual([
      { retired: { value: 1 }, nonStandard: { value: 1 } },
    ]));

  it('says who maps: a mapping of the code or of the next broader one, a value map, the source, or nobody known', async () =>
    expect(await mappingOf('bySource')).toEqual([
      { bySource: { fixture: 3, 'fx.tsv': 1, 'not known': 1, 'stated by the source': 1 } },
    ]));

  it('lists what is not mapped, most frequent first, with the reason of the own population', async () =>
    expect(await mappingOf('unmapped { value rows { value } reason }')).toEqual([
      {
        unmapped: [
          { value: 'odd', rows: { value: 2 }, reason: 'nobody knows' },
          { value: 'ICD10:X99', rows: { value: 1 }, reason: 'not in the hierarchy' },
          { value: 'unheard of', rows: { value: 1 }, reason: null },
        ],
      },
    ]));

  it('lists no more than asked for', async () =>
    expect(await mappingOf('unmapped(top: 1) { value }')).toEqual([{ unmapped: [{ value: 'odd' }] }]));

  it.each([0, 101])('refuses a list of %i', async (top) => {
    const { errors } = await ask(`{ dataset(id: "fx-a") { mapping { unmapped(top: ${top}) { value } } } }`);
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path: ['top'] }]);
  });

  it('shows no value to who may count the dataset and not read it', async () => {
    const counting = { ...callerOf('fx-a', 'fx-b'), records: ['fx-b'] };
    expect(await mappingOf('rows { value } unmapped { value }', counting)).toEqual([
      { rows: { value: 10 }, unmapped: [] },
    ]);
  });

  it('gives no number to who may not count the dataset', async () =>
    expect(
      await mappingOf(
        'rows { value suppressed } distinctValues { value } mappedShare nonStandard { value } retired { value } bySource',
        callerOf('fx-b'),
      ),
    ).toEqual([
      {
        rows: { value: null, suppressed: true },
        distinctValues: { value: null },
        mappedShare: null,
        nonStandard: { value: null },
        retired: { value: null },
        bySource: { fixture: null, 'fx.tsv': null, 'not known': null, 'stated by the source': null },
      },
    ]));
});
