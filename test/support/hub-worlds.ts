import type { SiteAnswer } from '../../federation/site-answer.ts';
import type { Graph } from '../../graph/graph.ts';
import { join as joinHub } from '../../server/federation/join.ts';
import { createLog } from '../../server/log.ts';
import { createServices, followGraph } from '../../server/services.ts';
import { testDatabase } from './database.ts';
import { type DishonestHub, type Pretended, startNetwork } from './dishonest-hub.ts';
import { seedGraph } from './graph-fixture.ts';
import { aWindow, clearLedger } from './ledger-graph.ts';
import { protectionOf, seededNoise } from './protection.ts';
import { together } from './ward-graph.ts';
import { yearsOf } from './years-graph.ts';

/** Three sites that a hub attacks. */
export const siteIds = ['alpha', 'bravo', 'delta'] as const;
export type SiteId = (typeof siteIds)[number];

/** What each tells in a year: to everybody, an organisation, a person. A hub is an organisation. */
export const units = { all: 24, organisation: 12, person: 6 };

/** Years of which a site has many patients, and few: fewer than it shows. */
export const many = { year: 2000, patients: 60 } as const;
export const few = { year: 2010, patients: 5 } as const;

/** Whether a site is in the second world, in which it has one patient more of both years, the target. */
export type Bit = 0 | 1;

const datasetOf = (id: SiteId, bit: Bit) => `dh-${id}-${bit}`;
const sizesOf = (bit: Bit) => ({ [many.year]: many.patients + bit, [few.year]: few.patients + bit });

/**
 * Three sites at a NATS server, each in one of two worlds, that protect their numbers and let those that they do not show take part in totals. They
 * have one ledger, as servers of one database have; each has a population of its own in each world.
 */
export async function startWorlds(graph: Graph, noise: string) {
  const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
  const wards = siteIds.flatMap((id) =>
    ([0, 1] as const).map((bit) => yearsOf(datasetOf(id, bit), sizesOf(bit), 30)),
  );
  await seedGraph(graph, together(wards));
  await clearLedger(graph);
  await followed.index(); // else the first questions wait for it
  const network = await startNetwork(siteIds);
  const worlds = new Map<SiteId, Bit>();
  const worldOf = (id: SiteId): Bit => worlds.get(id) ?? 0;
  const limits = { windows: [aWindow(365, units.all, units.organisation, units.person)] };
  const protection = protectionOf(graph, { limits, draw: seededNoise(noise), inTotals: true });
  const begin = (id: SiteId) =>
    joinHub({
      ...{ ...network.of(id), log: createLog('silent'), audit: undefined, purpose: 'registered' },
      published: async () => [],
      byHand: { atOnce: 'all', hold: async () => undefined },
      services: createServices(followed, { access: 'tiered', version: '1.2.3', protection }),
      callerFor: async (login) => ({
        ...{ subject: 'local hub', records: [], counts: [], registered: [datasetOf(id, worldOf(id))] },
        ...(login && { login: { ...login, grants: [] } }),
      }),
    });
  const joined = new Map(siteIds.map((id) => [id, begin(id)]));
  return {
    ...{ network, worldOf, rules: protection.rules },
    move: (id: SiteId, bit: Bit) => void worlds.set(id, bit),
    /** A site begins anew: it remembers no question. */
    restart: async (id: SiteId) => {
      await joined.get(id)?.close();
      joined.set(id, begin(id));
    },
    stop: async () => {
      await Promise.all([...joined.values()].map((one) => one.close()));
      await network.stop();
    },
  };
}

export type Worlds = Awaited<ReturnType<typeof startWorlds>>;

/** Who was diagnosed in a year. */
export const diagnosedIn = (year: number) => ({ patient: { yearOfDiagnosis: { min: year, max: year } } });

/** The patients of a year, asked in another way for each number from 0 to 90. */
export const askedOf = (year: number, n: number) => ({
  all: [diagnosedIn(year), { not: diagnosedIn(1900 + n) }],
});

/** Another person of another organisation for each number, who asks other sites for another purpose. */
export function pretended(id: SiteId, n: number): Pretended {
  const all = [...siteIds];
  return {
    asker: { issuer: `https://${n % 3}.example`, subject: `sybil-${n}`, organisation: `${n}.example` },
    purpose: `study ${n}`,
    sites: [[id], all, all.filter((one) => one === id || one !== all[n % 2])][n % 3] ?? [id],
  };
}

/** What a site answers once it can: one that has too much to do, on a busy machine, is asked again, each time as a new question. */
export async function askAgain(
  hub: DishonestHub,
  ...[id, where, as]: Parameters<DishonestHub['ask']>
): Promise<SiteAnswer> {
  const answer = await hub.ask(id, where, as);
  const { status, renewsAt } = answer;
  const isBusy = status === 'FAILED' || (status === 'REFUSED' && renewsAt === null);
  if (!isBusy) return answer;
  return askAgain(hub, id, where, as);
}

/** Whether there is a number in an answer, shown or not. */
export function isTold({ status }: Pick<SiteAnswer, 'status'>): boolean {
  return status === 'OK' || status === 'SUPPRESSED';
}

/** The first whole numbers. */
export const range = (length: number): readonly number[] => Array.from({ length }, (_, n) => n);
