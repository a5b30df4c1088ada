import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Invitation } from '../federation/envelope/invitation.ts';
import { inviteMember, usersFile } from '../federation/members/members.ts';
import { freePort } from '../server/free-port.ts';
import { findOrStartNats } from '../server/nats/index.ts';
import { type Child, startChild } from './child.ts';
import type { HubAsked, HubTold } from './federation-hub.ts';
import { personsAt } from './federation-site.ts';
import type { SitesTold } from './federation-sites.ts';

/** How many sites in how many processes, what each waits, and flags of Node.js for all of these. */
export type Wanted = {
  readonly sites: number;
  readonly processes: number;
  readonly waitMs: number;
  readonly flags: readonly string[];
};

/** A network that runs: hub, NATS and sites are processes of their own. */
export type BenchNetwork = {
  readonly hub: Child<HubAsked, HubTold>;
  readonly sites: readonly Child<object, SitesTold>[];
  readonly natsPid: number;
  readonly stop: () => Promise<void>;
};

/** Starts a network whose hub has heard all of its sites. */
export async function startNetwork(wanted: Wanted): Promise<BenchNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'oncograph-federation-'));
  const hubFolder = join(folder, 'hub');
  const port = await freePort();
  const server = `nats://127.0.0.1:${port}`;
  const invitations = await inviteAll(hubFolder, server, wanted.sites);
  const place = { given: [], folder: join(folder, 'nats'), users: usersFile(hubFolder), port };
  const nats = await findOrStartNats(place, { info: () => {} }, { env: process.env });
  const sites = await startSites(folder, invitations, wanted);
  const persons = invitations.reduce((sum, _, n) => sum + personsAt(n), 0);
  const args = [folder, server, `${persons}`];
  const hub = await startChild<HubAsked, HubTold>('./federation-hub.ts', args, wanted.flags);
  return {
    ...{ hub, sites, natsPid: Number(readFileSync(nats.pidFile ?? '', 'utf8')) },
    stop: async () => {
      await Promise.all([hub, ...sites].map((one) => one.stop()));
      await nats.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function inviteAll(hubFolder: string, server: string, sites: number): Promise<readonly Invitation[]> {
  const invitations: Invitation[] = [];
  for (let n = 0; n < sites; n += 1) {
    const site = { id: `hospital-${n}`, name: `Hospital ${n}`, country: 'NL' };
    const now = new Date().toISOString();
    const inviting = { site, hubName: 'A network', servers: [server], now, again: false };
    invitations.push((await inviteMember(hubFolder, inviting)).invitation);
  }
  return invitations;
}

/** The sites, some in each process. */
function startSites(folder: string, invitations: readonly Invitation[], wanted: Wanted) {
  const each = Math.ceil(invitations.length / wanted.processes);
  const starts = Array.from({ length: Math.ceil(invitations.length / each) }, (_, n) => n * each);
  return Promise.all(
    starts.map((first) => {
      const file = join(folder, `sites-${first}.json`);
      writeFileSync(file, JSON.stringify(invitations.slice(first, first + each)));
      const args = [file, `${first}`, `${wanted.waitMs}`];
      return startChild<object, SitesTold>('./federation-sites.ts', args, wanted.flags);
    }),
  );
}
