import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a'));
const anybody = { ...callerOf('fx-a'), subject: 'anonymous', licensedNames: 'withheld' } as const;

beforeAll(async () => {
  await applyConstraints(graph);
  await seedGraph(graph, {
    patients: [{ id: 'fx-ann', population: 'fx', sourceId: 'ann', datasets: ['fx-a'] }],
    records: [
      aRecord('condition', 'fx-ann', { id: 'fx-c1', codeSource: 'x', codeStandardConcept: 'MedDRA:FX1' }),
    ],
    others: {
      Population: [{ id: 'fx', version: 1 }],
      Vocabulary: [
        { id: 'MedDRA', name: 'MedDRA', license: 'subscription' },
        { id: 'FXO', name: 'Open', license: 'CC0' },
      ],
      Concept: [
        { code: 'MedDRA:FX1', vocabulary: 'MedDRA', name: 'Quibbling fever', synonyms: ['Quibbles'] },
        { code: 'FXO:1', vocabulary: 'FXO', name: 'Quibbling cough' },
      ],
    },
  });
});
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const names = '{ concept(code: "MedDRA:FX1") { code name synonyms vocabulary } }';

describe('names of a licensed vocabulary', () => {
  it('are shown as long as nobody withholds them', async () => {
    const { data } = await ask<{ concept: unknown }>(names);
    expect(data.concept).toMatchObject({ name: 'Quibbling fever', synonyms: ['Quibbles'] });
  });

  it('are withheld from who is not logged in, and the code is shown instead', async () => {
    const { data } = await ask<{ concept: unknown }>(names, anybody);
    expect(data.concept).toEqual({
      code: 'MedDRA:FX1',
      name: 'MedDRA:FX1',
      synonyms: [],
      vocabulary: 'MedDRA',
    });
  });

  it('are not found by who may not see them', async () => {
    const search = (who = anybody) =>
      ask<{ concepts: { nodes: unknown } }>('{ concepts(search: "quibbl") { nodes { code } } }', who);
    expect((await search()).data.concepts.nodes).toEqual([{ code: 'FXO:1' }]);
  });

  it('are no way in by naming the vocabulary', async () => {
    const { data, errors } = await ask<{ concepts: unknown }>(
      '{ concepts(search: "quibbl", vocabularies: ["MedDRA"]) { totalCount nodes { code } } }',
      anybody,
    );
    expect([data.concepts, errors]).toEqual([{ totalCount: 0, nodes: [] }, []]);
  });

  it('are no labels of facets', async () => {
    const facet = `{ cohort(where: { condition: { code: { codes: ["MedDRA:FX1"] } } }) {
      facets(of: [CONDITION]) { values { code label } }
    } }`;
    const { data } = await ask<{ cohort: unknown }>(facet, anybody);
    expect(data.cohort).toEqual({
      facets: [{ values: [{ code: 'MedDRA:FX1', label: 'MedDRA:FX1' }] }],
    });
  });
});
