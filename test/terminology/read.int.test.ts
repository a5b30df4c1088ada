import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import { followTerminology, loadTerminology } from '../../terminology/current.ts';
import { type Lists, listOf } from '../../terminology/lists.ts';
import { readTerminology, readTerminologyState } from '../../terminology/read.ts';
import { conceptNumber, type Terminology } from '../../terminology/terminology.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { codesOf } from './fixture.ts';

const graph = new Graph(testDatabase().address);
const folder = await mkdtemp(join(tmpdir(), 'oncograph-terminology-'));
const file = join(folder, 'index', 'terminology.bin');

const concept = (code: string, properties: object = {}) => ({
  code,
  vocabulary: 'DOID',
  name: code,
  standard: true,
  ...properties,
});

/** Two kinds of cancer; `FXR4` is retired and `FXR9` of a release that is not seen. */
const fixture: Fixture = {
  patients: [],
  records: [],
  others: {
    Concept: [
      concept('DOID:FXR1', { conceptId: 2_099_000_002 }),
      concept('DOID:FXR2', { conceptId: 2_099_000_001 }),
      concept('DOID:FXR3'),
      concept('DOID:FXR4', { valid: false }),
      concept('DOID:FXR9', { since: 1_000_000 }),
      concept('ICD10:FXRµ', { vocabulary: 'ICD10' }),
    ],
  },
  isA: [
    ['DOID:FXR2', 'DOID:FXR1'],
    ['DOID:FXR3', 'DOID:FXR2'],
    ['DOID:FXR3', 'DOID:FXR1'],
    ['DOID:FXR9', 'DOID:FXR1'],
  ],
  mapsTo: [
    ['ICD10:FXRµ', 'DOID:FXR2', 'Maps to'],
    ['DOID:FXR4', 'DOID:FXR3', 'Concept replaced by'],
  ],
};

beforeEach(() => seedGraph(graph, fixture));
afterAll(async () => {
  await clearFixture(graph);
  await rm(folder, { recursive: true });
  await graph.close();
});

/** Runs a statement as a load would, and says that something is new. */
const change = (statement: ReturnType<typeof cypher>) =>
  graph.write(async (run) => {
    await run(statement);
    await raiseTerminology(run);
  });

const listed = (terminology: Terminology, lists: Lists, code: string) =>
  codesOf(terminology, listOf(lists, conceptNumber(terminology, code) ?? -1));

describe('readTerminology', () => {
  it('has parents, each once, and everything above', async () => {
    const terminology = await readTerminology(graph);
    const { parents, ancestors } = terminology;
    expect([parents, ancestors].map((lists) => listed(terminology, lists, 'DOID:FXR3'))).toEqual([
      'DOID:FXR1 DOID:FXR2',
      'DOID:FXR1 DOID:FXR2',
    ]);
  });
  it('has children and everything below, without what is not seen yet', async () => {
    const terminology = await readTerminology(graph);
    const { children, descendants } = terminology;
    expect([children, descendants].map((lists) => listed(terminology, lists, 'DOID:FXR1'))).toEqual([
      'DOID:FXR2 DOID:FXR3',
      'DOID:FXR2 DOID:FXR3',
    ]);
  });
  it('does not know a concept that is not seen yet', async () =>
    expect(conceptNumber(await readTerminology(graph), 'DOID:FXR9')).toBeUndefined());
  it('has what a concept maps to, and no other relationship of the kind', async () => {
    const terminology = await readTerminology(graph);
    const { mapsTo, mappedFrom } = terminology;
    expect([
      listed(terminology, mapsTo, 'ICD10:FXRµ'),
      listed(terminology, mappedFrom, 'DOID:FXR2'),
      listed(terminology, mapsTo, 'DOID:FXR4'),
    ]).toEqual(['DOID:FXR2', 'ICD10:FXRµ', '']);
  });
  it('knows which concepts are retired; one that says nothing is not', async () => {
    const terminology = await readTerminology(graph);
    const valid = ['DOID:FXR3', 'DOID:FXR4'].map(
      (code) => terminology.valid[conceptNumber(terminology, code) ?? -1],
    );
    expect(valid).toEqual([1, 0]);
  });
  it('finds concepts by their OMOP concept_id', async () => {
    const terminology = await readTerminology(graph);
    const found = ['OMOP:2099000001', 'OMOP:2099000002'].map(
      (code) => conceptNumber(terminology, code) ?? -1,
    );
    expect(codesOf(terminology, found)).toBe('DOID:FXR2 DOID:FXR1');
  });
  it('leaves out pairs that are apart', async () => {
    await change(cypher`
      MATCH (narrower:Concept {code: 'DOID:FXR3'})
      MATCH (broader:Concept {code: 'DOID:FXR2'})
      CREATE (narrower)-[:NOT_UNDER]->(broader)`);
    const terminology = await readTerminology(graph);
    expect(listed(terminology, terminology.ancestors, 'DOID:FXR3')).toBe('DOID:FXR1');
  });
  it('has attributes with group, type and value, and members, once they are seen', async () => {
    await change(cypher`
      MATCH (one:Concept {code: 'DOID:FXR3'})
      MATCH (other:Concept {code: 'DOID:FXR1'})
      CREATE (one)-[:HAS_ATTRIBUTE {type: 'DOID:FXR2', group: 3}]->(other)
      CREATE (one)-[:HAS_ATTRIBUTE {type: 'DOID:FXR4', group: 0, since: 1000000}]->(other)
      CREATE (one)-[:MEMBER_OF]->(other)
      CREATE (other)-[:MEMBER_OF {since: 1000000}]->(other)`);
    const terminology = await readTerminology(graph);
    const [group, ...facts] = listOf(terminology.attributes, conceptNumber(terminology, 'DOID:FXR3') ?? -1);
    expect([
      group,
      codesOf(terminology, facts),
      listed(terminology, terminology.members, 'DOID:FXR1'),
    ]).toEqual([3, 'DOID:FXR2 DOID:FXR1', 'DOID:FXR3']);
  });
  it('refuses concepts that lie above each other, and names them', async () => {
    await change(cypher`
      MATCH (one:Concept {code: 'DOID:FXR1'})
      MATCH (other:Concept {code: 'DOID:FXR3'})
      CREATE (one)-[:IS_A]->(other)`);
    await expect(readTerminology(graph)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/cycle: (DOID:FXR\d is below ){2,3}DOID:FXR\d\.$/),
    });
  });
});

describe('followTerminology', () => {
  it('reads the graph once for all who ask at the same time', async () => {
    const terminology = followTerminology(graph);
    const [one, other] = await Promise.all([terminology(), terminology()]);
    expect(other).toBe(one);
  });
  it('gives the same as long as nothing is new', async () => {
    const terminology = followTerminology(graph);
    const first = await terminology();
    expect(await terminology()).toBe(first);
  });
  it('follows the graph', async () => {
    const terminology = followTerminology(graph);
    await terminology();
    await change(cypher`MATCH (concept:Concept {code: 'DOID:FXR3'}) DETACH DELETE concept`);
    expect(conceptNumber(await terminology(), 'DOID:FXR3')).toBeUndefined();
  });
  it('tries again after it could not read the graph', async () => {
    await change(cypher`
      MATCH (one:Concept {code: 'DOID:FXR1'})
      MATCH (other:Concept {code: 'DOID:FXR3'})
      CREATE (one)-[:IS_A {cyclic: true}]->(other)`);
    const terminology = followTerminology(graph);
    await expect(terminology()).rejects.toMatchObject({ code: 'CONFLICT' });
    await graph.write((run) => run(cypher`MATCH (:Concept)-[link:IS_A {cyclic: true}]->() DELETE link`));
    expect(conceptNumber(await terminology(), 'DOID:FXR3')).toBeDefined();
  });
});

describe('loadTerminology', () => {
  it('takes the file where it is of this state, without asking the graph', async () => {
    const state = await readTerminologyState(graph);
    const read = await loadTerminology(graph, state, folder);
    const { statements } = graph;
    expect([await loadTerminology(graph, state, folder), graph.statements]).toEqual([read, statements]);
  });
  it('reads the graph where the file is damaged, and keeps a whole one', async () => {
    const state = await readTerminologyState(graph);
    const read = await loadTerminology(graph, state, folder);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, -5));
    expect([await loadTerminology(graph, state, folder), await readFile(file)]).toEqual([read, bytes]);
  });
  it('reads the graph where the file is of another state', async () => {
    await loadTerminology(graph, await readTerminologyState(graph), folder);
    await change(cypher`MATCH (concept:Concept {code: 'DOID:FXR3'}) DETACH DELETE concept`);
    const terminology = await loadTerminology(graph, await readTerminologyState(graph), folder);
    expect(conceptNumber(terminology, 'DOID:FXR3')).toBeUndefined();
  });
});
