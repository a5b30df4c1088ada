import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { confirmLoss, readDoubt } from '../../ledger/confirm.ts';
import { createLedger, type Ledger } from '../../ledger/ledger.ts';
import type { SecondCopy } from '../../ledger/second-copy.ts';
import type { Charge } from '../../ontology/charge.ts';
import { testDatabase } from '../support/database.ts';
import { aClock, aCopy, anAccount, aQuestion, aWindow, clearLedger, unit } from '../support/ledger-graph.ts';

const graph = new Graph(testDatabase().address);
await applyConstraints(graph);

beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await clearLedger(graph);
  await graph.close();
});

const ann = anAccount('ann');
const limits = { windows: [aWindow(365, 8, 4, 4), aWindow(30, 4, 4, 3)] };

const aProcess = (copy: SecondCopy = aCopy(), clock = aClock()): Ledger =>
  createLedger(graph, { limits, answerDays: 90, clock: clock.now, copy });

/** Buys, and keeps in the copy what was charged, as the audit does. */
async function buy(ledger: Ledger, copy: { readonly charges: Charge[] }, ...keys: readonly string[]) {
  const { charges } = await ledger.buy(
    keys.map((key) => aQuestion(key)),
    ann,
  );
  copy.charges.push(...charges);
}

/** The database as it was when it had so many charges. */
const restore = (charges: number) =>
  graph.write(async (run) => {
    await run(cypher`MATCH (answer:Answer WHERE answer.draw > ${charges}) DELETE answer`);
    await run(cypher`MATCH (charge:Charge WHERE charge.number > ${charges}) DELETE charge`);
    await run(cypher`
      OPTIONAL MATCH (charge:Charge)
      WITH coalesce(max(charge.number), 0) AS number, coalesce(max(charge.at), '') AS at
      MATCH (ledger:Ledger)
      SET ledger.number = number, ledger.at = at
      REMOVE ledger.doubt, ledger.doubtAt`);
  });

const kept = async () =>
  (
    await graph.read<{ number: number }>(
      cypher`MATCH (charge:Charge) RETURN charge.number AS number ORDER BY number`,
    )
  ).map(({ number }) => number);

const refused = expect.objectContaining({
  code: 'AUDIT_UNAVAILABLE',
  message: expect.stringContaining('oncograph privacy confirm'),
});
const personLeft = async (ledger: Ledger) =>
  (await ledger.left(ann, ['north']))[0]?.person.div(unit).valueOf();

describe('a database that is restored from an older backup', () => {
  it('has spent as much as before, under the same numbers and times, when a process begins', async () => {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b', 'c');
    await restore(1);
    const ledger = aProcess(copy);
    expect(await ledger.reconcile()).toEqual({ replayed: 2, copied: 0, doubt: null });
    expect([await kept(), await personLeft(ledger)]).toEqual([[1, 2, 3], 1]);
    await expect(ledger.buy([aQuestion('d'), aQuestion('e')], ann)).rejects.toMatchObject({
      share: 'person',
    });
  });

  it('asks anew, and charges, for answers that are gone', async () => {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a');
    await restore(0);
    const { charges } = await aProcess(copy).buy([aQuestion('a', ['north'], 5)], ann);
    expect(charges.map(({ number, drawn }) => [number, drawn])).toEqual([[2, true]]);
  });

  it('is noticed by a process that goes on, before it sells anything', async () => {
    const copy = aCopy();
    const ledger = aProcess(copy);
    await buy(ledger, copy, 'a', 'b', 'c');
    await restore(0);
    await expect(ledger.buy([aQuestion('d'), aQuestion('e')], ann)).rejects.toMatchObject({
      share: 'person',
    });
    expect(await kept()).toEqual([1, 2, 3]);
  });

  it('is given back what a process bought itself and the copy has not yet', async () => {
    const ledger = aProcess();
    await ledger.buy([aQuestion('a'), aQuestion('b'), aQuestion('c')], ann);
    await restore(1);
    await expect(ledger.buy([aQuestion('d'), aQuestion('e')], ann)).rejects.toMatchObject({
      share: 'person',
    });
    expect(await kept()).toEqual([1, 2, 3]);
  });

  it('is empty, and is given back all that was ever charged', async () => {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b');
    await clearLedger(graph);
    expect(await aProcess(copy).reconcile()).toEqual({ replayed: 2, copied: 0, doubt: null });
  });
});

describe('a copy', () => {
  it('is given what a process that was killed did not come to give it', async () => {
    const copy = aCopy();
    const first = aProcess(copy);
    await buy(first, copy, 'a');
    const { charges } = await first.buy([aQuestion('b')], ann); // and is killed
    expect(await aProcess(copy).reconcile()).toEqual({ replayed: 0, copied: 1, doubt: null });
    expect(copy.charges.slice(1)).toEqual(charges);
  });

  it('that begins after what was charged is no copy: nothing is sold', async () => {
    await aProcess().buy([aQuestion('a')], ann);
    const late: SecondCopy = { ...aCopy(), since: async () => '2026-02-01T00:00:00.000Z' };
    await expect(aProcess(late).buy([aQuestion('b')], ann)).rejects.toEqual(refused);
    await expect(aProcess().buy([aQuestion('b')], ann)).rejects.toEqual(refused);
  });

  it('may have lost what is too old to be kept', async () => {
    await aProcess().buy([aQuestion('a')], ann);
    const clock = aClock();
    clock.go(60);
    const late: SecondCopy = { ...aCopy(), since: async () => '2026-02-01T00:00:00.000Z', days: 30 };
    expect(await aProcess(late, clock).reconcile()).toEqual({ replayed: 0, copied: 0, doubt: null });
  });
});

describe('charges that neither the ledger nor its copy has', () => {
  async function loseSecond() {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b', 'c');
    copy.charges.splice(1, 1);
    await clearLedger(graph);
    return copy;
  }

  it('end all selling', async () => {
    const copy = await loseSecond();
    await expect(aProcess(copy).buy([aQuestion('d')], ann)).rejects.toEqual(refused);
    expect(await readDoubt(graph)).toMatch('charges 2 to 2 are neither in the graph nor in the audit');
  });

  it('count as all there is, of everybody, once that is confirmed', async () => {
    const copy = await loseSecond();
    const clock = aClock();
    const ledger = aProcess(copy, clock);
    await ledger.reconcile();
    const lost = await confirmLoss(graph, 'the disk of the audit was replaced');
    copy.charges.push(lost);
    expect(lost).toMatchObject({ number: 4, at: '2026-01-01T00:00:00.000Z' });
    const other = anAccount('eve', 'registry');
    await expect(ledger.buy([aQuestion('d', ['south'])], other)).rejects.toMatchObject({
      ...{ code: 'BUDGET_EXHAUSTED', share: 'person', renewsAt: '2027-01-01T00:00:00.000Z' },
    });
    clock.go(365);
    await buy(ledger, copy, 'd');
    expect(copy.charges.at(-1)).toMatchObject({ number: 5 });
  });

  it('are not lost again with a database that is restored from before', async () => {
    const copy = await loseSecond();
    await aProcess(copy).reconcile();
    copy.charges.push(await confirmLoss(graph, 'the disk of the audit was replaced'));
    await restore(1);
    const ledger = aProcess(copy);
    expect(await ledger.reconcile()).toEqual({ replayed: 2, copied: 0, doubt: null });
    expect(await personLeft(ledger)).toBe(0);
  });

  it('are confirmed only where there are any', async () => {
    await aProcess().reconcile();
    await expect(confirmLoss(graph, 'no reason')).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
