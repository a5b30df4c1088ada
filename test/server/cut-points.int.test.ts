import { afterAll, beforeAll, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { warnOfUnknownTests } from '../../server/cut-points.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);

beforeAll(() =>
  seedGraph(graph, {
    patients: [],
    records: [],
    others: {
      Concept: [
        { code: 'LOINC:cp-released', vocabulary: 'LOINC', release: '2.80' },
        { code: 'LOINC:cp-used', vocabulary: 'LOINC', since: 0, used: true, usedBy: ['cp'] },
      ],
    },
  }),
);
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

it('a start warns of cut points of tests that no vocabulary has, whether records have them or not', async () => {
  const said: string[] = [];
  const log = { warn: (text: unknown) => void said.push(String(text)) };
  const cutPointsOf = (...tests: readonly string[]) => [{ tests, unit: 'g/dL', cuts: [8] }];
  await warnOfUnknownTests(graph, cutPointsOf('LOINC:cp-released'), log);
  expect(said).toEqual([]);
  await warnOfUnknownTests(graph, cutPointsOf('LOINC:cp-released', 'LOINC:cp-used', 'LOINC:cp-none'), log);
  expect(said).toEqual([
    'No vocabulary that is loaded has LOINC:cp-used, LOINC:cp-none: nobody can ask by the cut points of these.',
  ]);
});
