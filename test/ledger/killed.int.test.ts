import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { testDatabase } from '../support/database.ts';
import { clearLedger } from '../support/ledger-graph.ts';

const { address } = testDatabase();
const graph = new Graph(address);
await applyConstraints(graph);

type Told = { readonly key: string; readonly value: number };

/** What a process told that bought answers until it was killed, in the middle of some purchase. */
async function toldUntilKilled(name: string, purchases: number): Promise<readonly Told[]> {
  const told: Told[] = [];
  const child = fork('test/support/ledger-buyer.ts', [name], { execArgv: ['--import', 'tsx'] });
  const exit = once(child, 'exit');
  let left = purchases;
  child.on('message', (answers: readonly Told[]) => {
    told.push(...answers);
    left -= 1;
    if (left === 0) setTimeout(() => child.kill('SIGKILL'), Math.random() * 10);
  });
  child.send(address);
  await exit;
  return told;
}

const told: Told[] = [];
beforeAll(async () => {
  await clearLedger(graph);
  const together = await Promise.all([toldUntilKilled('one', 5), toldUntilKilled('two', 25)]);
  told.push(...together.flat(), ...(await toldUntilKilled('three', 10)));
});
afterAll(async () => {
  await clearLedger(graph);
  await graph.close();
});

describe('what processes leave that were killed while they bought', () => {
  it('has every answer that was told', async () => {
    const rows = await graph.read<Told>(cypher`
      MATCH (answer:Answer WHERE answer.id IN ${told.map(({ key }) => key)})
      RETURN answer.id AS key, answer.values[0] AS value`);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set(told.map((one) => JSON.stringify(one))),
    );
    expect(told.length).toBeGreaterThan(70);
  });

  it('has the charges of every answer, and an answer for all charges', async () => {
    const [row] = await graph.read(cypher`
      RETURN
        COUNT { MATCH (answer:Answer) WHERE NOT EXISTS { (:Charge {number: answer.draw, key: answer.id}) } } AS free,
        COUNT { MATCH (charge:Charge) WHERE NOT EXISTS { (:Answer {id: charge.key, draw: charge.draw}) } } AS vain`);
    expect(row).toEqual({ free: 0, vain: 0 });
  });

  it('has a request whole or not at all, and numbers without a gap', async () => {
    const charges = await graph.read<{ number: number; key: string }>(
      cypher`MATCH (charge:Charge) RETURN charge.number AS number, charge.key AS key ORDER BY number`,
    );
    expect(charges.map(({ number }) => number)).toEqual(charges.map((_, at) => at + 1));
    const requests = new Map<string, number>();
    for (const { key } of charges) {
      const request = key.replace(/b$/, '');
      requests.set(request, (requests.get(request) ?? 0) + 1);
    }
    expect([...requests].filter(([, count]) => count !== 3)).toEqual([]);
  });
});
