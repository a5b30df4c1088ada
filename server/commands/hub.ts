import { stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Change } from '../../audit/change.ts';
import { openHub } from '../../federation/members/hub.ts';
import { checkInvited, type Member, parseServers } from '../../federation/members/member.ts';
import { inviteMember, readMembers, removeMember, usersFile } from '../../federation/members/members.ts';
import { openStore } from '../../import/store/store.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Config } from '../config.ts';
import { aloneInHub } from '../hub-lock.ts';
import { reloadNats } from '../nats/reload.ts';
import { createSession, type Session, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';
import { openPlace, type Place, toStream } from './output.ts';

/** Options of a change of who takes part. */
export type ReloadFlags = { readonly reload?: string };

/** Options of `hub invite`. */
export type InviteFlags = ReloadFlags & {
  readonly name: string;
  readonly servers: string;
  readonly country?: string;
  readonly out?: string;
  readonly again?: boolean;
};

/** Makes a site one of the hub's and writes its invitation, and nothing else, to a file or to standard output. @throws KnownError */
export async function invite(
  surroundings: Surroundings,
  id: string,
  { name, country, again = false, ...flags }: InviteFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const site = { id, name, country: country ?? null };
  checkInvited(site);
  const servers = parseServers(flags.servers);
  const place = flags.out === undefined ? toStream(surroundings.stdout) : await newPlace(flags.out);
  const hubName = nameOf(session.config);
  const now = new Date().toISOString();
  const folder = folderOf(session.config);
  const { invitation } = await change(session, {
    ...{ kind: 'SITE_INVITED', details: site },
    make: () => inviteMember(folder, { site, again, servers, hubName, now }),
    told: ({ member }) => member,
  });
  await place.write([Readable.from([`${JSON.stringify(invitation, null, 2)}\n`])]);
  session.log.info(
    `The invitation of ${id} lets whoever has it speak for the site. It is shown this once: give it to the site as you would a password.`,
  );
  await tellServer(session, flags);
}

/** Nothing is written over: a file that is there may be the one invitation of another site. @throws KnownError ARGUMENT_INVALID */
async function newPlace(path: string): Promise<Place> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isFile() !== true) return openPlace(path, 0o600);
  throw new KnownError(
    'ARGUMENT_INVALID',
    `--out: ${path} is there already: name another file, or remove it.`,
  );
}

/** Takes a site out. @throws KnownError */
export async function remove(surroundings: Surroundings, id: string, flags: ReloadFlags): Promise<void> {
  const session = createSession(surroundings);
  const folder = folderOf(session.config);
  const removed = await change(session, {
    ...{ kind: 'SITE_REMOVED', details: { id } },
    make: () => removeMember(folder, id, new Date().toISOString()),
    told: (member) => member,
  });
  surroundings.stdout.write(`${toLine(removed)}\n`);
  await tellServer(session, flags);
}

/** Lists all sites that were ever invited. */
export async function list(surroundings: Surroundings): Promise<void> {
  const members = await readMembers(folderOf(createSession(surroundings).config));
  const lines = members.length === 0 ? ['No sites.'] : members.map(toLine);
  surroundings.stdout.write(`${lines.join('\n')}\n`);
}

/** Makes a change that is kept in the audit, while no other process makes one. */
async function change<Made>(session: Session, made: Change<Made>): Promise<Made> {
  const folder = folderOf(session.config);
  await openHub(folder);
  const withStore = () =>
    withGraph(session, async (graph) => {
      await openStore(graph, session.config.identitySecret);
      return auditChange(session, graph, made);
    });
  return aloneInHub(folder, withStore);
}

/** Has the NATS server of this machine read its users anew, or says how. @throws KnownError where that is not done */
async function tellServer({ config, log }: Session, { reload }: ReloadFlags): Promise<void> {
  const users = usersFile(folderOf(config));
  if (reload === undefined)
    return log.info(
      `It holds once the NATS servers have read ${users} anew: nats-server --signal reload, or a SIGHUP.`,
    );
  await reloadNats(reload).catch((error: unknown) => {
    if (!(error instanceof KnownError)) throw error;
    throw new KnownError(
      error.code,
      `${error.message} The change is made: it holds once ${users} is read anew.`,
    );
  });
  log.info(`The NATS server was told to read ${users} anew.`);
}

function folderOf({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'hub');
}

/** What sites know the hub by. */
function nameOf({ cataloguePublisher, catalogueTitle, publicUrl }: Config): string {
  return (
    cataloguePublisher ?? catalogueTitle ?? (publicUrl === undefined ? hostname() : new URL(publicUrl).host)
  );
}

/** A site as a line, fields apart by tabs. */
function toLine({ id, name, country, nkey, since, ended }: Member): string {
  return [id, name, country ?? '', nkey, ended === null ? `since ${since}` : `removed ${ended}`].join('\t');
}
