import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../graph/graph.ts';
import { readGraphState } from '../../graph/version.ts';
import { readSettledSegment } from '../../index/build/read.ts';
import { loadSegment } from '../../index/load.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { smallGraph } from '../support/small-graph.ts';

const { address } = testDatabase();
const graph = new Graph(address);
beforeAll(() => seedGraph(graph, smallGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function populations() {
  const { populations } = await readGraphState(graph);
  return populations.filter(({ id }) => ['fx', 'fy'].includes(id));
}

describe('a segment that is made in another thread', () => {
  it('is what the graph says, of one population after another and of all at once', async () => {
    const states = await populations();
    const read = await Promise.all(states.map((state) => readSettledSegment(graph, state)));
    for (const [at, state] of states.entries())
      expect(await loadSegment({ address, state })).toEqual(read[at]);
    expect(await Promise.all(states.map((state) => loadSegment({ address, state })))).toEqual(read);
  });

  it('is made after one that could not be', async () => {
    const [state] = await populations();
    if (state === undefined) throw new TypeError('no population');
    const nowhere = loadSegment({ address: { ...address, uri: 'bolt://127.0.0.1:1' }, state });
    await expect(nowhere).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(await loadSegment({ address, state })).toMatchObject({ state });
  });
});
