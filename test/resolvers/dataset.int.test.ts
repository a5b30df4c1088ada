import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

type Held = {
  readonly record: string;
  readonly patients: { readonly value: number };
};

describe('Query.dataset', () => {
  it('gives no number to who may not count the dataset', async () => {
    const query = '{ dataset(id: "fx-a") { patients { value low high suppressed precision } } }';
    const { data } = await ask(query, callerOf('fx-b'));
    expect(data).toEqual({
      dataset: {
        patients: { value: null, low: null, high: null, suppressed: true, precision: 'SUPPRESSED' },
      },
    });
  });

  it('counts patients, distinct studies, series and segmentations', async () => {
    const { data } = await ask(`{ dataset(id: "fx-a") {
      title license modalities patients { value precision } studies { value } series { value } segmentations { value }
    } }`);
    expect(data).toEqual({
      dataset: {
        title: 'A',
        license: ['CC0 1.0'],
        modalities: ['ANN', 'CT', 'MR', 'SEG', 'SM'],
        patients: { value: 1, precision: 'EXACT' },
        studies: { value: 4 },
        series: { value: 6 },
        segmentations: { value: 1 },
      },
    });
  });

  it('says which records it holds, of how many patients, with which fields', async () => {
    const { data } = await ask('{ dataset(id: "fx-b") { holds { record patients { value } fields } } }');
    expect(data).toEqual({
      dataset: {
        holds: [
          { record: 'Registration', patients: { value: 2 }, fields: ['source', 'sex'] },
          { record: 'Measurement', patients: { value: 1 }, fields: ['test', 'category'] },
        ],
      },
    });
  });

  it('is null where there is none', async () => {
    expect((await ask('{ dataset(id: "fx-0") { id } }')).data).toEqual({ dataset: null });
  });
});

describe('Query.datasets', () => {
  it('gives them in order of their id', async () => {
    const { data } = await ask<{ datasets: { nodes: { id: string }[] } }>(
      '{ datasets(first: 100) { nodes { id } } }',
    );
    const ids = data.datasets.nodes.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('fx-'))).toEqual(['fx-a', 'fx-b', 'fx-c']);
  });
});

describe('Query.server', () => {
  it('counts a patient of two datasets once', async () => {
    const datasets = await graph.read<{ id: string }>(
      cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id`,
    );
    const { data } = await ask<{ server: { records: readonly Held[] } }>(
      '{ server { records { record patients { value } } } }',
      callerOf(...datasets.map(({ id }) => id)),
    );
    const [known] = await graph.read<{ patients: number }>(cypher`
      MATCH (patient:Patient)
      WHERE EXISTS { (patient)-[:HAS_MEASUREMENT]->() }
      RETURN count(patient) AS patients`);
    const measurements = data.server.records.find(({ record }) => record === 'Measurement');
    expect(measurements?.patients.value).toBe(known?.patients);
  });

  it('names the version of the population', async () => {
    const { data } = await ask<{ server: { graphVersion: string } }>(
      '{ server { graphVersion access disclosure { policy statement } } }',
    );
    expect(data.server.graphVersion.split(' ')).toContain('fx@3');
  });
});
