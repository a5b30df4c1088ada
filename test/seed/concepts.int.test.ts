import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';

const graph = new Graph(seedDatabase().address);
const ask = createAsk(graph, seedCaller);

beforeAll(() => loadSeed());
afterAll(() => graph.close());

describe('Query.concepts on the shipped data', () => {
  it('finds kidney cancer first while it is typed', async () => {
    type Found = { readonly concepts: { readonly nodes: readonly { readonly code: string }[] } };
    const { data } = await ask<Found>('{ concepts(search: "kidney canc") { nodes { code } } }');
    expect(data.concepts.nodes[0]?.code).toBe('DOID:263');
  });
});

describe('Concept.patientCount on the shipped data', () => {
  it.each(['DOID:263', 'DOID:1612'])('agrees with the cohort of %s', async (code) => {
    const { data } = await ask<{
      concept: { patientCount: { value: number } };
      cohort: { count: { value: number } };
    }>(
      `{
        concept(code: "${code}") { patientCount { value } }
        cohort(where: { condition: { code: { codes: ["${code}"], mapped: false } } }) { count { value } }
      }`,
    );
    expect(data.concept.patientCount.value).toBe(data.cohort.count.value);
  });
});
