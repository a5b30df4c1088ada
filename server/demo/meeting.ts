import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isObject } from '../../access/fetch-json.ts';
import { readMembers, usersFile } from '../../federation/members/members.ts';
import { invite } from '../commands/hub.ts';
import { makeFolder } from '../folder.ts';
import { freePort } from '../free-port.ts';
import { findOrStartNats } from '../nats/index.ts';
import type { Log } from '../neo4j/index.ts';
import type { DemoSite } from './demo-site.ts';
import type { Party } from './party.ts';
import { quietly } from './quietly.ts';
import type { Running } from './running.ts';

/** Where hub and sites of the demo meet. */
export type Meeting = {
  readonly servers: readonly string[];
  /** The users that these servers have to let in. */
  readonly users: string;
};

/** A hub, those that it invites, and the NATS servers that are given, if any. */
export type Inviting = {
  readonly hub: Party;
  readonly sites: readonly DemoSite[];
  readonly given: readonly string[];
  readonly invitationOf: (id: string) => string;
};

/** Invites the sites, each by a file, and has NATS servers that let them in: those that are given, else a new one. @throws KnownError */
export async function openMeeting(
  { hub, sites, given, invitationOf }: Inviting,
  running: Running,
  log: Log,
): Promise<Meeting> {
  const port = await freePort();
  const servers = given.length > 0 ? given : [`nats://127.0.0.1:${port}`];
  const folder = join(hub.dataDir, 'hub');
  const members = new Map((await readMembers(folder)).map((member) => [member.id, member]));
  for (const { id, name } of sites) {
    const [out, member] = [invitationOf(id), members.get(id)];
    if (member?.ended === null && (await isInvitedTo(servers, out))) continue;
    await makeFolder(dirname(out));
    await rm(out, { force: true }); // it invites to servers that were there before
    const flags = { name, servers: servers.join(','), out, again: member !== undefined };
    await quietly(hub.env, (surroundings) => invite(surroundings, id, flags));
  }
  const users = usersFile(folder);
  log.info(`${sites.map(({ id }) => id).join(', ')} are invited.`);
  if (given.length > 0) log.info(`The NATS servers of NATS_URL have to let in the users of ${users}.`);
  const place = { given, folder: join(hub.dataDir, 'nats'), users, port };
  running.addServer(await findOrStartNats(place, log, { env: hub.env, stopped: running.over }));
  return { servers, users };
}

/** Whether a file invites to these servers: then it still holds. */
async function isInvitedTo(servers: readonly string[], path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => 'null');
  const invitation: unknown = JSON.parse(text);
  return isObject(invitation) && JSON.stringify(invitation.servers) === JSON.stringify(servers);
}
