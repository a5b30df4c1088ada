import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { markChosen, withoutChosen } from '../../../import/vocabulary/chosen.ts';
import { testDatabase } from '../../support/database.ts';
import { releaseOf } from './releases.ts';

const graph = new Graph(testDatabase().address);

/** A release of the vocabulary FXCH as a mapping brings it. */
const brought = (release: string) => releaseOf({ source: 'obo:FXCH', vocabulary: 'FXCH', release });
const remove = () => graph.write((run) => run(cypher`MATCH (one:Vocabulary {id: 'FXCH'}) DELETE one`));

beforeAll(async () => {
  await remove();
  await graph.write((run) => run(cypher`CREATE (:Vocabulary {id: 'FXCH', release: '2026-05-01'})`));
});
afterAll(async () => {
  await remove();
  await graph.close();
});

describe('withoutChosen', () => {
  it('keeps every release as long as nobody has chosen one', async () => {
    expect(await withoutChosen(graph, [brought('2026-04-01')])).toHaveLength(1);
  });

  it('leaves out an older and the same release of a vocabulary that somebody has loaded', async () => {
    await markChosen(graph, [{ id: 'FXCH', name: null, release: '2026-05-01' }]);
    expect(await withoutChosen(graph, [brought('2026-04-01'), brought('2026-05-01')])).toEqual([]);
  });

  it('keeps a newer release', async () => {
    expect(await withoutChosen(graph, [brought('2026-06-01')])).toHaveLength(1);
  });

  it('keeps mappings, which define no vocabulary', async () => {
    expect(await withoutChosen(graph, [releaseOf({ source: 'map:fx' })])).toHaveLength(1);
  });
});
