import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../../graph/graph.ts';
import { statusOf } from '../../../server/commands/graph-status.ts';
import { followGraph } from '../../../server/services.ts';
import { testDatabase } from '../../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../../support/graph-fixture.ts';

/** A record type that no other test fills: its line of the status is of these three records alone. */
const fixture: Fixture = {
  patients: [{ id: 'fx-ada', population: 'fx', sourceId: 'FX-1', datasets: ['fx-a'] }],
  records: [
    aRecord('procedure', 'fx-ada', { id: 'fx-p1', codeSource: 'a', codeStandardConcept: 'SNOMED:FX1' }),
    aRecord('procedure', 'fx-ada', { id: 'fx-p2', codeSource: 'b', codeStandardConcept: 'SNOMED:FX2' }),
    aRecord('procedure', 'fx-ada', { id: 'fx-p3', codeSource: 'c' }),
    aRecord('procedure', 'fx-ada', { id: 'fx-p4', codeSource: 'd', codeStandardConcept: 'SNOMED:FX3' }),
  ],
  others: {
    Dataset: [{ id: 'fx-a', population: 'fx', title: 'A', accessRights: 'PUBLIC' }],
    Population: [{ id: 'fx', version: 1 }],
    Vocabulary: [{ id: 'FXVOC', name: 'A vocabulary', release: '2026-01', license: 'CC0 1.0' }],
    Concept: [
      { code: 'SNOMED:FX1', vocabulary: 'SNOMED', standard: true, valid: true },
      { code: 'SNOMED:FX2', vocabulary: 'SNOMED', standard: true, valid: false },
      { code: 'SNOMED:FX3', vocabulary: 'SNOMED', standard: false, valid: true },
    ],
  },
};

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });

beforeAll(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

describe('statusOf', () => {
  it('tells vocabularies with release and licence', async () =>
    expect(await statusOf(followed)).toMatch(/^ {2}FXVOC 2026-01: CC0 1\.0$/m));

  it('tells of a coded field how much is mapped, and how much of that to retired and non-standard concepts', async () =>
    expect(await statusOf(followed)).toMatch(
      /^ {2}Procedure\.code: 75\.0 % of 4 rows with a standard concept, 1 of them retired, 1 of them not standard$/m,
    ));
});
