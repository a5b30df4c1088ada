import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../graph/whole-file.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Invitation } from '../envelope/invitation.ts';
import { type Hub, openHub } from './hub.ts';
import { type MarkedFile, readMarked, writeMarked } from './marked-file.ts';
import type { Invited, Member } from './member.ts';
import { createNkey } from './nkey.ts';
import { toUsersFile } from './users.ts';

/** What a hub says when it invites. */
export type Inviting = {
  readonly site: Invited;
  readonly hubName: string;
  readonly servers: readonly string[];
  readonly now: string;
  /** A site that was invited before gets another nkey: that of before is void. */
  readonly again: boolean;
};

/** A site that was invited, and what is given to it, this once. */
export type NewMember = { readonly member: Member; readonly invitation: Invitation };

/** Sites that were ever invited by the hub of a folder, by id. @throws KnownError CONFLICT where the file is damaged */
export async function readMembers(folder: string): Promise<readonly Member[]> {
  const kept = await readMarked<{ readonly sites: readonly Member[] }>(membersFile(folder));
  return kept?.sites ?? [];
}

/**
 * Makes a site one of the hub's; the file of users has it, for NATS servers to read. Two of these at once are kept apart by who calls them. @throws
 * KnownError CONFLICT where it was invited before
 */
export async function inviteMember(folder: string, inviting: Inviting): Promise<NewMember> {
  const { site, again, now } = inviting;
  const [hub, members] = [await openHub(folder), await readMembers(folder)];
  if (!again && members.some(({ id }) => id === site.id))
    throw new KnownError(
      'CONFLICT',
      `The site "${site.id}" was invited before: --again gives it another invitation, and makes that of before void.`,
    );
  const nkey = createNkey();
  const member: Member = { ...site, nkey: nkey.public, since: now, ended: null };
  await keep(folder, hub, [...members.filter(({ id }) => id !== site.id), member]);
  return { member, invitation: toInvitation(hub, nkey.seed, inviting) };
}

/** Takes a site out: NATS servers let it in no more once they have read their users anew. @throws KnownError NOT_FOUND, CONFLICT where it is out already */
export async function removeMember(folder: string, id: string, now: string): Promise<Member> {
  const members = await readMembers(folder);
  const member = members.find((one) => one.id === id);
  if (member === undefined) throw new KnownError('NOT_FOUND', `No site "${id}" was invited.`);
  if (member.ended !== null)
    throw new KnownError('CONFLICT', `The site "${id}" was removed ${member.ended} already.`);
  const removed = { ...member, ended: now };
  await keep(folder, await openHub(folder), [...members.filter((one) => one !== member), removed]);
  return removed;
}

/** Writes the users anew where another version of this software let them say and hear something else; gives whether it did. */
export async function renewUsers(folder: string): Promise<boolean> {
  const [{ nkey }, members] = [await openHub(folder), await readMembers(folder)];
  const users = toUsersFile(nkey.public, inOrder(members));
  const before = await readFile(usersFile(folder), 'utf8').catch(() => undefined);
  if (before === undefined || before === users) return false; // nobody was invited yet, or nothing is new
  await writeWhole(usersFile(folder), [users]);
  return true;
}

/** The file that the configuration of a NATS server includes. */
export function usersFile(folder: string): string {
  return join(folder, 'nats-users.conf');
}

function membersFile(folder: string): MarkedFile {
  return { path: join(folder, 'sites.json'), mark: 'oncographMembers' };
}

/**
 * The users first: who is killed between the two leaves a site that is shut out already, or one whose seed nobody has, and the next change writes
 * both again.
 */
async function keep(folder: string, { nkey }: Hub, members: readonly Member[]): Promise<void> {
  const sites = inOrder(members);
  await writeWhole(usersFile(folder), [toUsersFile(nkey.public, sites)]);
  await writeMarked(membersFile(folder), { sites });
}

function inOrder(members: readonly Member[]): readonly Member[] {
  return members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function toInvitation({ id, keys }: Hub, seed: string, { site, hubName, servers }: Inviting): Invitation {
  const { signing, sealing } = keys;
  return { oncographInvitation: 1, servers, seed, hub: { id, name: hubName, signing, sealing }, site };
}
