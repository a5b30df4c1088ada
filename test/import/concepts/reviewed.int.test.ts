import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { keepReviewed, type ReviewedValue } from '../../../import/concepts/reviewed.ts';
import { testDatabase } from '../../support/database.ts';

const graph = new Graph(testDatabase().address);
const mapping = { population: 'it-reviewed', title: 'A mapping' };

const odd: ReviewedValue = {
  record: 'Condition',
  field: 'code',
  value: 'odd',
  map: 'codes.tsv',
  code: null,
  citation: null,
  reason: 'nobody knows',
};
const even: ReviewedValue = { ...odd, value: 'even', code: 'DOID:1', citation: 'a book', reason: null };

const clear = () =>
  graph.write((run) => run(cypher`MATCH (value:ReviewedValue {population: 'it-reviewed'}) DELETE value`));

beforeEach(clear);
afterAll(async () => {
  await clear();
  await graph.close();
});

async function kept(): Promise<readonly string[]> {
  const rows = await graph.read<{ text: string }>(cypher`
    MATCH (value:ReviewedValue {population: 'it-reviewed'})
    RETURN value.mapping + ' ' + value.value + ' ' + coalesce(value.reason, value.code) AS text
    ORDER BY text`);
  return rows.map(({ text }) => text);
}

describe('keepReviewed', () => {
  it('keeps what is said of a value that no index holds', async () => {
    await keepReviewed(graph, mapping, [{ ...odd, value: 'odd '.repeat(5_000) }]);
    expect(await kept()).toEqual([expect.stringMatching(/odd odd .*nobody knows$/)]);
  });
  it('keeps codes and reasons', async () => {
    expect(await keepReviewed(graph, mapping, [odd, even])).toBe(true);
    expect(await kept()).toEqual(['A mapping even DOID:1', 'A mapping odd nobody knows']);
  });

  it('says that nothing changed where the same is kept', async () => {
    await keepReviewed(graph, mapping, [odd, even]);
    expect(await keepReviewed(graph, mapping, [even, odd])).toBe(false);
  });

  it('replaces what the same mapping said before', async () => {
    await keepReviewed(graph, mapping, [odd, even]);
    expect(await keepReviewed(graph, mapping, [{ ...odd, reason: 'a typing error' }])).toBe(true);
    expect(await kept()).toEqual(['A mapping odd a typing error']);
  });

  it('leaves what another mapping of the population said', async () => {
    await keepReviewed(graph, { ...mapping, title: 'Another' }, [even]);
    await keepReviewed(graph, mapping, [odd]);
    expect(await kept()).toEqual(['A mapping odd nobody knows', 'Another even DOID:1']);
  });
});
