import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { confirmLoss } from '../../ledger/confirm.ts';
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

/** Gives up what a process with this copy does not know. */
const confirm = async (copy: SecondCopy & { readonly charges: Charge[] }, reason: string) => {
  const now = '2026-01-01T00:00:00.000Z';
  const { lost } = await confirmLoss(graph, reason, { copy, longestDays: 365, now });
  copy.charges.push(lost);
  return lost;
};

/** What the graph itself says is amiss with it. */
const doubtOfGraph = async () =>
  (await graph.read<{ doubt: string | null }>(cypher`MATCH (ledger:Ledger) RETURN ledger.doubt AS doubt`))[0]
    ?.doubt;

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
const personLeft = async (ledger: Ledger) => (await ledger.left(ann, ['north']))[0]?.own.div(unit).valueOf();

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

/** A copy that was begun after everything that is charged at the beginning. */
function lateCopy() {
  const { charges, ...copy } = aCopy();
  const read = async () => ({ charges, broken: [], since: '2026-02-01T00:00:00.000Z' });
  return { ...copy, charges, read };
}

describe('a copy', () => {
  it('is given what a process that was killed did not come to give it', async () => {
    const copy = aCopy();
    const first = aProcess(copy);
    await buy(first, copy, 'a');
    const { charges } = await first.buy([aQuestion('b')], ann); // and is killed
    expect(await aProcess(copy).reconcile()).toEqual({ replayed: 0, copied: 1, doubt: null });
    expect(copy.charges.slice(1)).toEqual(charges);
  });

  it('that begins after what was charged is no copy: who has it sells nothing, and others do', async () => {
    const copy = aCopy();
    const first = aProcess(copy);
    await buy(first, copy, 'a');
    const second = aProcess(lateCopy());
    await expect(second.buy([aQuestion('b')], ann)).rejects.toEqual(refused);
    expect([await personLeft(first), await personLeft(second)]).toEqual([3, 0]);
    expect(await doubtOfGraph()).toBeNull();
    await buy(first, copy, 'b');
    await expect(second.buy([aQuestion('c')], ann)).rejects.toEqual(refused);
    await buy(aProcess(copy), copy, 'c');
  });

  it('that begins after what was charged is a copy once all was given up, or brought to it', async () => {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a');
    const [late, other] = [lateCopy(), lateCopy()];
    const [second, third] = [aProcess(late), aProcess(other)];
    await expect(third.reconcile()).resolves.toMatchObject({
      doubt: expect.stringContaining('begins after'),
    });
    await expect(second.reconcile()).resolves.toMatchObject({ doubt: expect.any(String) });
    other.charges.push(...copy.charges); // too late for it: it looks again after a minute
    await expect(third.buy([aQuestion('b')], ann)).rejects.toEqual(refused);
    expect(await confirm(late, 'its folder was lost')).toMatchObject({ number: 2 });
    for (const one of [second, third, aProcess(copy)])
      await expect(one.buy([aQuestion('b')], ann)).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
  });

  it('may have lost what is too old to be kept', async () => {
    await aProcess().buy([aQuestion('a')], ann);
    const clock = aClock();
    clock.go(60);
    const late: SecondCopy = { ...lateCopy(), days: 30 };
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
    const ledger = aProcess(copy);
    await expect(ledger.buy([aQuestion('d')], ann)).rejects.toEqual(refused);
    expect(await ledger.left(ann, ['north'])).toMatchObject(
      [365, 30].map((days) => ({ days, organisationQuarters: 0, allQuarters: 0 })),
    );
    expect(await personLeft(ledger)).toBe(0);
    expect(await doubtOfGraph()).toMatch('charges 2 to 2 are neither in the graph nor in the audit');
  });

  it('count as all there is, of everybody, once that is confirmed', async () => {
    const copy = await loseSecond();
    const clock = aClock();
    const ledger = aProcess(copy, clock);
    await ledger.reconcile();
    const lost = await confirm(copy, 'the disk of the audit was replaced');
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
    await confirm(copy, 'the disk of the audit was replaced');
    await restore(1);
    const ledger = aProcess(copy);
    expect(await ledger.reconcile()).toEqual({ replayed: 1, copied: 0, doubt: null });
    expect(await kept()).toEqual([1, 4]); // what was given up stays given up
    expect(await personLeft(ledger)).toBe(0);
  });

  it('are confirmed only where there are any', async () => {
    await aProcess().reconcile();
    await expect(confirm(aCopy(), 'no reason')).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

describe('charges that were lost and are found again', () => {
  /** Three charges, of which the database is restored to the first and the copy lacks some. */
  async function lose(...numbers: readonly number[]) {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b', 'c');
    await restore(1);
    const all = [...copy.charges];
    copy.charges.splice(0, all.length, ...all.filter(({ number }) => !numbers.includes(number)));
    return { copy, find: () => copy.charges.splice(0, all.length, ...all) };
  }

  it('are no loss any more when a process begins', async () => {
    const { copy, find } = await lose(2);
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 1, doubt: expect.any(String) });
    find();
    const ledger = aProcess(copy);
    expect(await ledger.reconcile()).toEqual({
      ...{ replayed: 1, copied: 0, doubt: null },
      over: 'charges 2 to 2 are neither in the graph nor in the audit',
    });
    expect([await kept(), await doubtOfGraph(), await personLeft(ledger)]).toEqual([[1, 2, 3], null, 1]);
  });

  it('are no loss any more to a process that goes on, within a minute of being asked', async () => {
    const { copy, find } = await lose(2);
    const clock = aClock();
    const ledger = aProcess(copy, clock);
    await expect(ledger.buy([aQuestion('e')], ann)).rejects.toEqual(refused);
    find();
    await expect(ledger.buy([aQuestion('e')], ann)).rejects.toEqual(refused);
    clock.go(1 / 1440);
    await expect(ledger.buy([aQuestion('e')], ann)).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
  });

  it('are known to be lost by how far the ledger had come, too, and are found again', async () => {
    const { copy, find } = await lose(2, 3);
    await graph.write((run) => run(cypher`MATCH (ledger:Ledger) SET ledger.number = 3`));
    expect(await aProcess(copy).reconcile()).toMatchObject({
      doubt: 'charges 2 to 3 are neither in the graph nor in the audit',
    });
    find();
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 2, doubt: null });
  });

  it('stay lost as long as one of them is', async () => {
    const { copy } = await lose(2);
    await aProcess(copy).reconcile();
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 0, doubt: expect.any(String) });
    expect(await doubtOfGraph()).toMatch('charges 2 to 2 ');
  });
});

describe('charges of another ledger', () => {
  /** A copy of another graph, with charges of its own. */
  async function another(isOld = false) {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'x', 'y', 'z');
    await clearLedger(graph);
    if (isOld) copy.charges.splice(0, 3, ...copy.charges.map(({ ledgerId: _, ...charge }) => charge));
    return copy;
  }

  it.each([
    ['are told by their id', false, 'the audit has charges of another graph', null],
    [
      'are told by their numbers where they are older',
      true,
      'several charges have the number 1',
      expect.any(String),
    ],
  ])('%s, and nothing of them is written', async (_how, isOld, why, ofGraph) => {
    const foreign = await another(isOld);
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b');
    await restore(1);
    const ledger = aProcess(foreign);
    expect(await ledger.reconcile()).toEqual({ replayed: 0, copied: 0, doubt: why });
    await expect(ledger.buy([aQuestion('c')], ann)).rejects.toEqual(refused);
    expect([await kept(), await doubtOfGraph()]).toEqual([[1], ofGraph]);
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 1, doubt: null });
    expect([await kept(), await doubtOfGraph()]).toEqual([[1, 2], null]);
  });

  it('are not written beside those that are of the ledger', async () => {
    const foreign = await another();
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b');
    await restore(1);
    copy.charges.push(...foreign.charges);
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 0, doubt: expect.any(String) });
    expect(await kept()).toEqual([1]);
  });

  it('are given up with the rest once that is confirmed', async () => {
    const foreign = await another();
    await buy(aProcess(), aCopy(), 'a');
    await aProcess(foreign).reconcile();
    await confirm(foreign, 'the folder of another server was copied');
    await expect(aProcess(foreign).buy([aQuestion('b')], ann)).rejects.toMatchObject({
      code: 'BUDGET_EXHAUSTED',
    });
    expect(await kept()).toEqual([1, 2]);
  });

  it('are those of an empty graph, which takes its id from them', async () => {
    const copy = await another();
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 3, doubt: null });
    const { charges } = await aProcess(copy)
      .buy([aQuestion('a')], ann)
      .catch(() => ({ charges: [] }));
    expect(charges).toEqual([]); // the share of the person was spent in the month
    const [row] = await graph.read<{ id: string }>(
      cypher`MATCH (ledger:Ledger) RETURN ledger.ledgerId AS id`,
    );
    expect(copy.charges.map(({ ledgerId }) => ledgerId)).toEqual([row?.id, row?.id, row?.id]);
  });

  it('are noticed where a process goes on and its graph becomes another one', async () => {
    const copy = aCopy();
    const ledger = aProcess(copy);
    await buy(ledger, copy, 'a');
    await clearLedger(graph);
    await buy(aProcess(), aCopy(), 'x', 'y');
    await expect(ledger.buy([aQuestion('b')], ann)).rejects.toEqual(refused);
    expect([await kept(), await doubtOfGraph()]).toEqual([[1, 2], null]);
  });

  it('have none of a ledger from before there were ids, which is given one', async () => {
    const copy = await another(true);
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 3, doubt: null });
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 0, copied: 0, doubt: null });
    const read = cypher`MATCH (ledger:Ledger) RETURN ledger.ledgerId AS id`;
    expect(await graph.read(read)).toEqual([{ id: expect.any(String) }]);
  });
});

describe('what is no charge', () => {
  it('is not one of the graph: it is written again from the copy, or lost', async () => {
    const copy = aCopy();
    await buy(aProcess(copy), copy, 'a', 'b');
    const spoil = cypher`MATCH (charge:Charge {number: 1}) SET charge.rho = '-1/2'`;
    await graph.write((run) => run(spoil));
    expect(await aProcess(copy).reconcile()).toMatchObject({ replayed: 1, doubt: null });
    await graph.write((run) => run(spoil));
    copy.charges.shift();
    expect(await aProcess(copy).reconcile()).toMatchObject({
      doubt: expect.stringMatching('charges 1 to 1 '),
    });
  });
});
