import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SiteAnswer } from '../../federation/site-answer.ts';
import { Graph } from '../../graph/graph.ts';
import { testDatabase } from '../support/database.ts';
import type { DishonestHub } from '../support/dishonest-hub.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import {
  askAgain,
  askedOf,
  diagnosedIn,
  isTold,
  many,
  pretended,
  range,
  siteIds,
  startWorlds,
  units,
  type Worlds,
} from '../support/hub-worlds.ts';
import { chargedUnits, clearLedger } from '../support/ledger-graph.ts';

const graph = new Graph(testDatabase().address);
let worlds: Worlds;
let hub: DishonestHub;

beforeAll(async () => {
  worlds = await startWorlds(graph, 'dishonest');
  hub = await worlds.network.openHub();
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await hub.close();
  await worlds.stop();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

async function restartHub(): Promise<void> {
  await hub.close();
  hub = await worlds.network.openHub();
}

const toText = ({ status, count, share }: SiteAnswer) => JSON.stringify([status, count, share]);

describe('P19, a hub that asks by its own keys what it likes', () => {
  it('is told one number for one question: again, as anybody, in any spelling, of any sites, and after two restarts', async () => {
    const question = askedOf(many.year, 1);
    const spellings = [
      question,
      { all: question.all.toReversed() },
      { any: [question, question] },
      { not: { not: question } },
      { atLeast: { count: 2, of: question.all } },
      { all: [question, { any: [diagnosedIn(many.year), diagnosedIn(many.year)] }] },
    ];
    const told = new Map(siteIds.map((id) => [id, new Set<string>()]));
    for (const restart of range(3)) {
      if (restart > 0) await restartHub();
      await Promise.all(
        siteIds.flatMap((id) =>
          spellings.map(async (where, n) =>
            told.get(id)?.add(toText(await askAgain(hub, id, where, pretended(id, restart * 6 + n)))),
          ),
        ),
      );
    }
    expect([...told.values()].map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(new Set([...told.values()].flatMap((one) => [...one])).size).toBeGreaterThan(1); // noise of their own
    expect(await chargedUnits(graph)).toBe(siteIds.length);
  });

  it('weakens nothing by what it writes into a question, and is told as itself whoever it says that asks', async () => {
    const plain = await hub.ask('alpha', askedOf(many.year, 1));
    const wishes = {
      ...{ sigma: 0, epsilon: 100, k: 1, rounding: 1, protection: null, counts: ['dh-alpha-0'] },
      ...{
        records: ['dh-alpha-0'],
        login: { person: { issuer: 'local', subject: 'steward' } },
        limits: null,
      },
    };
    const weak = await hub.askWith('alpha', askedOf(many.year, 1), wishes);
    expect(toText(weak)).toBe(toText(plain));
    const steward = { asker: { issuer: 'local', subject: 'steward', organisation: null } };
    expect(toText(await hub.ask('alpha', askedOf(many.year, 1), steward))).toBe(toText(plain));
    expect(await chargedUnits(graph)).toBe(1);
  });

  it.each([
    ['an id', { patient: { ids: ['dh-alpha-0-0000'] } }],
    ['a word of a source', { condition: { code: { source: ['breast'] } } }],
    ['a file', { condition: { sourceFile: ['fx.tsv'] } }],
    ['a dataset', { dataset: ['dh-alpha-0'] }],
    ['an age to the year', { patient: { ageAtDiagnosis: { min: 41, max: 41 } } }],
    ['what is no criterion', { rows: { first: 10 } }],
  ])('is not told of %s, and pays nothing', async (_what, where) => {
    expect(await hub.ask('alpha', where)).toMatchObject({ status: 'UNSUPPORTED', count: null, share: null });
    expect(await chargedUnits(graph)).toBe(0);
  });
});

describe('P12, a hub that asks more than it may at once', () => {
  it('is told by a site that began anew what it told before, and that is charged once', async () => {
    const question = { id: 'q-again' };
    const first = await askAgain(hub, 'alpha', askedOf(many.year, 1));
    await hub.ask('alpha', askedOf(many.year, 1), question);
    await worlds.restart('alpha');
    const second = await hub.ask('alpha', askedOf(many.year, 1), question);
    expect([toText(second), await chargedUnits(graph)]).toEqual([toText(first), 1]);
  });

  it('is told what its organisation may be told by each site, and nothing after a restart', async () => {
    const told = await Promise.all(
      siteIds.map(async (id) => {
        const answers = range(45).map((n) => askAgain(hub, id, askedOf(many.year, n), pretended(id, n)));
        return (await Promise.all(answers)).filter(isTold).length;
      }),
    );
    expect([told, await chargedUnits(graph)]).toEqual([
      siteIds.map(() => units.organisation),
      siteIds.length * units.organisation,
    ]);
    await restartHub();
    const late = await Promise.all(
      siteIds.map((id) => askAgain(hub, id, askedOf(many.year, 80), pretended(id, 80))),
    );
    expect(late).toMatchObject(siteIds.map(() => ({ status: 'REFUSED', count: null, share: null })));
    expect(await chargedUnits(graph)).toBe(siteIds.length * units.organisation);
  });
});
