// A process of bench/federation.ts with some of the sites: it is run with a file of their invitations, the number of the first, and what they wait.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Invitation } from '../federation/envelope/invitation.ts';
import { answerParent } from './child.ts';
import { type BenchSite, joinAs, noTraffic, type Traffic } from './federation-site.ts';

/** What sites of a process said and heard since they were asked last, and what it took of the processor. */
export type SitesTold = Omit<Traffic, 'slowest'> & {
  /** Of each question, in their order. */
  readonly slowestMs: readonly number[];
  readonly cpuMs: number;
};

const [file = '', first = '0', waitMs = '0'] = process.argv.slice(2);
const invitations: readonly Invitation[] = JSON.parse(readFileSync(file, 'utf8'));
let traffic = noTraffic();
const sites: BenchSite[] = [];
for (const [n, invitation] of invitations.entries()) {
  const site = await joinAs(invitation, Number(first) + n, { waitMs: Number(waitMs), now: () => traffic });
  while (!site.isOnline()) await delay(5); // many at once would keep each other waiting
  sites.push(site);
}

let before = process.cpuUsage();
answerParent(
  async (): Promise<SitesTold> => {
    const { user, system } = process.cpuUsage(before);
    const { slowest, ...counted } = traffic;
    before = process.cpuUsage();
    traffic = noTraffic();
    return { ...counted, slowestMs: [...slowest.values()], cpuMs: (user + system) / 1_000 };
  },
  async () => {
    await Promise.all(sites.map((site) => site.close()));
  },
);
