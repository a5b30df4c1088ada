import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allProfiles } from '../../fair/rdf/profiles.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { recordTypes } from '../../ontology/records.ts';
import { createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { publishIn } from '../support/publishing.ts';
import { siteOf } from '../support/told-site.ts';
import { breastCancer, together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const ids = ['ds-a', 'ds-b'];
const stated = JSON.stringify({
  counts: 'REGISTERED',
  ...{ title: 'A ward', description: 'A ward.' },
  describes: { conditions: [breastCancer], modalities: ['CT', 'MR'], bodyParts: ['BREAST'] },
});
const anybody = { subject: 'anonymous', records: [], counts: [] };
const ruth = { ...anybody, subject: 'https://issuer ruth', registered: ids };
const ask = createAsk(graph, anybody);
const askProtected = createAsk(graph, ruth, { protection: protectionOf(graph, { draw: () => 0n }) });

const seed = async (size: number) => {
  await seedGraph(graph, together([wardOf('ds-a', size), wardOf('ds-b', 40)]));
  await graph.write((run) =>
    run(cypher`MATCH (dataset:Dataset WHERE dataset.id IN ${ids}) SET dataset.stated = ${stated}`),
  );
};
beforeAll(() => seed(900));
afterAll(async () => {
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const count = '{ value low high suppressed precision confidence asOf }';
const everything = `{
  patients ${count} studies ${count} series ${count} segmentations ${count} modalities manufacturers bodyParts
  sexes codingSystems holds { record patients ${count} records ${count} fields } mapping { field }
}`;
const datasetOf = async (id: string) =>
  (await ask<{ dataset: object }>(`{ dataset(id: "${id}") ${everything} }`)).data.dataset;
const facetOf = (field: string, more = '') =>
  askProtected<{ cohort: { facets: readonly { values: unknown }[] } }>(
    `{ cohort(where: { patient: {} }, datasets: ["ds-a"]) { facets(of: [${field}]${more}) { values { value code count { value } } } } }`,
  );

describe('a dataset of which nothing was released', () => {
  it('says nothing', async () => {
    expect(await datasetOf('ds-a')).toMatchObject({
      patients: { value: null, asOf: null },
      sexes: [],
      holds: [],
    });
  });

  it.each(['MODALITY', 'CONDITION'])('has no values of %s that need not be named', async (field) => {
    expect((await facetOf(field)).errors).toEqual([{ code: 'UNSUPPORTED', path: ['values'] }]);
  });
});

/** Everything that is told of the datasets where so many patients are in the first of them. */
async function toldOf(size: number): Promise<readonly unknown[]> {
  await clearLedger(graph);
  await seed(size);
  await publishIn(graph, ids, { draw: () => 0n, clock: () => Date.parse('2026-01-01T00:00:00Z') });
  const site = await siteOf(graph, ids);
  const places = [
    '/catalog',
    ...ids.map((id) => `/dataset/${id}`),
    ...ids.map((id) => `/dataset/${id}/version/2026.01.01`),
  ]
    .flatMap((path) => allProfiles.map((profile) => `${path}?_profile=${profile}`))
    .concat('/void', '/ldes', '/ldes/open', ...ids.map((id) => `/dataset/${id}.html`));
  const documents = await Promise.all(places.map(async (place) => [place, (await site.get(place)).body]));
  const refused = await facetOf('MANUFACTURER');
  return [...documents, await datasetOf('ds-a'), await datasetOf('ds-b'), refused];
}

describe('two graphs that differ in one patient', () => {
  it('are told by the same bytes where the same numbers are shown', async () => {
    const [one, other] = [await toldOf(900), await toldOf(901)];
    expect(other).toEqual(one);
    expect(JSON.stringify(one)).toContain('>900<');
    await clearLedger(graph);
    await seed(900);
  });
});

describe('a dataset of which a description was released', () => {
  beforeAll(async () => {
    const charges = await publishIn(graph, ids, { draw: () => 0n });
    expect(charges.map(({ rho, population }) => [population, rho])).toEqual([
      ['ds-a', '3/50'],
      ['ds-b', '3/50'],
    ]);
  });

  it('is told by the numbers that are shown, and nothing else', async () => {
    const said = await datasetOf('ds-a');
    const hidden = { value: null, suppressed: true };
    expect(said).toMatchObject({
      patients: { value: 900, precision: 'NOISY', confidence: 0.95, asOf: expect.any(String) },
      ...{ studies: hidden, series: hidden, segmentations: hidden },
      ...{ modalities: ['MR'], bodyParts: [], sexes: ['FEMALE', 'MALE', 'UNKNOWN'] },
      ...{ manufacturers: [], codingSystems: [], mapping: [] },
    });
    expect(Reflect.get(said, 'holds')).toMatchObject([
      { record: 'Condition', patients: { value: 450 }, records: hidden, fields: [] },
      { record: 'Measurement', patients: { value: 900 }, records: hidden, fields: [] },
      { record: 'ImagingSeries', patients: { value: 300 }, records: hidden, fields: [] },
    ]);
  });

  it('says the same of none and of few', async () => {
    const said = await datasetOf('ds-b');
    expect(said).toMatchObject({ patients: { value: null, low: 0, suppressed: true }, sexes: [], holds: [] });
  });

  it('has numbers of all that is listed, of whom there are any or not', async () => {
    const [{ said } = { said: '' }] = await graph.read<{ said: string }>(cypher`
      MATCH (description:ReleasedDescription {id: 'ds-b'}) RETURN description.said AS said`);
    const { numbers } = JSON.parse(said);
    expect(numbers).toHaveLength(1 + 4 + 10 + 1 + 2 + 1 + recordTypes.length);
  });

  it('gives facets their values, which are counted as it counts them', async () => {
    expect((await facetOf('MODALITY')).data.cohort.facets).toEqual([
      { values: [{ value: 'MR', code: null, count: { value: 300 } }] },
    ]);
    expect((await facetOf('CONDITION')).data.cohort.facets).toEqual([
      { values: [{ value: breastCancer, code: breastCancer, count: { value: 450 } }] },
    ]);
  });

  it('has values of sources that may be named, and none that it does not list', async () => {
    const named = (value: string) =>
      facetOf('MODALITY', `, values: [{ field: MODALITY, values: ["${value}"] }]`);
    expect((await named('ct')).errors).toEqual([]);
    expect((await named('MR')).data.cohort.facets).toEqual([
      { values: [{ value: 'MR', code: null, count: { value: 300 } }] },
    ]);
    expect((await named('US')).errors).toEqual([{ code: 'UNSUPPORTED', path: ['values', 0] }]);
    const asked = await askProtected<{ cohort: { count: { value: number } } }>(
      '{ cohort(where: { facet: { field: MODALITY, values: ["MR"] } }, datasets: ["ds-a"]) { count { value } } }',
    );
    expect(asked.data.cohort.count.value).toBe(300);
  });

  it('says what it may not cover', async () => {
    const { data } = await askProtected<{ cohort: { coverage: unknown } }>(
      '{ cohort(where: { all: [{ condition: {} }, { variant: {} }] }, datasets: ["ds-a"]) { coverage { dataset path reason patients { value } } } }',
    );
    expect(data.cohort.coverage).toEqual([
      {
        ...{ dataset: 'ds-a', path: 'where.all.1.variant' },
        reason: 'no Variant is shown in the description of the dataset',
        patients: { value: null },
      },
    ]);
  });

  it('is not released again within 90 days, over newer data either', async () => {
    await seed(700);
    await expect(publishIn(graph, ['ds-a'])).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
    expect(await datasetOf('ds-a')).toMatchObject({ patients: { value: 900 } });
  });

  it('stays released when the dataset is removed and loaded again', async () => {
    await graph.write((run) => run(cypher`MATCH (dataset:Dataset {id: 'ds-a'}) DELETE dataset`));
    await seed(700);
    expect(await datasetOf('ds-a')).toMatchObject({ patients: { value: 900 } });
    await expect(publishIn(graph, ['ds-a'])).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
  });

  it('is not told of the same id in another population', async () => {
    await graph.write((run) =>
      run(cypher`MATCH (dataset:Dataset {id: 'ds-a'}) SET dataset.population = 'other'`),
    );
    expect(await datasetOf('ds-a')).toMatchObject({ patients: { value: null, asOf: null }, sexes: [] });
  });
});
