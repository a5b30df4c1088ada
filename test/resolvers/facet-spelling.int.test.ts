import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { facets } from '../../ontology/facets.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

/** Four patients of whom each writes the same things in another spelling; the last one writes nothing twice. */
const spellings = ['Breast Cancer', 'breast cancer', 'BREAST CANCER', 'breast cancer'];
const fixture: Fixture = {
  patients: spellings.map((text, n) => ({
    id: `fx-${n}`,
    population: 'fx',
    sourceId: `F${n}`,
    datasets: [n === 3 ? 'fx-b' : 'fx-a'],
    raceSource: text,
    ethnicitySource: text,
  })),
  records: spellings.flatMap((text, n) => {
    const patient = `fx-${n}`;
    const of = (name: string) => ({ id: `fx-${name}-${n}`, dataset: n === 3 ? 'fx-b' : 'fx-a' });
    return [
      aRecord('condition', patient, {
        ...of('condition'),
        codeSource: text,
        morphologySource: text,
        topographySource: text,
      }),
      ...['pathologic_stage', 'histologic_grade'].map((test) =>
        aRecord('measurement', patient, {
          ...of(test),
          testSource: n === 0 ? test.toUpperCase() : test,
          resultSource: text,
        }),
      ),
      aRecord('imagingSeries', patient, {
        ...of('series'),
        modalitySource: text,
        bodyPartSource: text,
        manufacturer: text,
        license: text,
      }),
      aRecord('specimen', patient, { ...of('specimen'), typeSource: text }),
      aRecord('variant', patient, { ...of('variant'), gene: text }),
      aRecord('copyNumber', patient, { ...of('copyNumber'), gene: text, alteration: 'GAIN' }),
      aRecord('treatment', patient, { ...of('treatment'), substanceSource: text }),
    ];
  }),
  others: {
    Dataset: ['fx-a', 'fx-b'].map((id) => ({ id, population: 'fx', title: id, accessRights: 'PUBLIC' })),
    Population: [{ id: 'fx', version: 1 }],
  },
};

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Shown = readonly { readonly value: string; readonly count: { readonly value: number } }[];
type Facet = { readonly values: Shown; readonly other: { readonly value: number } };

async function facetOf(field: string, top = 20, where = '{ patient: {} }'): Promise<Facet> {
  const { data } = await ask<{ cohort: { facets: readonly [Facet] } }>(
    `{ cohort(where: ${where}) { facets(of: [${field}], top: ${top}) { values { value count { value } } other { value } } } }`,
  );
  return data.cohort.facets[0];
}

const pairsOf = (values: Shown) => values.map(({ value, count }) => [value, count.value] as const);

/** Facets of which the fixture has one value in several spellings. */
const spelled = Object.keys(facets).filter(
  (field) => !['DATASET', 'SEX', 'AGE_AT_DIAGNOSIS', 'VITAL_STATUS', 'ASSAY', 'TEST'].includes(field),
);

describe('a facet', () => {
  it.each(spelled)('%s counts all spellings of a value as one, in the commonest', async (field) => {
    expect(pairsOf((await facetOf(field)).values)).toEqual([['breast cancer', 4]]);
  });

  it('counts two values in several spellings', async () => {
    expect(pairsOf((await facetOf('TEST')).values)).toEqual([
      ['histologic_grade', 4],
      ['pathologic_stage', 4],
    ]);
  });

  it('shows of one dataset the spelling that is commonest there', async () => {
    const { values } = await facetOf('CONDITION', 20, '{ all: [{ dataset: ["fx-a"] }, { patient: {} }] }');
    expect(pairsOf(values)).toEqual([['BREAST CANCER', 3]]);
  });

  it('has nobody with other values than those that are shown in another spelling', async () => {
    expect((await facetOf('CONDITION', 1)).other.value).toBe(0);
  });

  it.each(Object.keys(facets))('%s has beside a value how many choosing it gives', async (field) => {
    const shown = pairsOf((await facetOf(field)).values);
    const chosen = shown.map(async ([value]) => [
      value,
      await countOne(ask, { facet: { field, values: [value] } }),
    ]);
    expect(await Promise.all(chosen)).toEqual(shown);
  });
});

describe('Cohort.crosstab', () => {
  it('puts patients with any spelling of both values into one cell', async () => {
    const { data } = await ask(
      `{ cohort(where: { patient: {} }) { crosstab(rows: CONDITION, columns: MODALITY) {
        rows { value } columns { value } cells { value } } } }`,
    );
    const one = [{ value: 'breast cancer' }];
    expect(data).toEqual({ cohort: { crosstab: { rows: one, columns: one, cells: [[{ value: 4 }]] } } });
  });
});
