import { type Grant, type GrantRole, problemOf, standingsOf } from '../../access/grants/grant.ts';
import { giveGrants, takeGrant } from '../../access/grants/grant-changes.ts';
import { readGrants } from '../../access/grants/grants.ts';
import { readGrantsOf } from '../../access/grants/held-grants.ts';
import { inWords, parsePerson } from '../../access/person.ts';
import { parseSpan } from '../../access/time.ts';
import { openStore } from '../../import/store/store.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';
import { operator } from './operator.ts';
import { sayIfOpen } from './say-if-open.ts';

/** Roles as `grant add` takes them. */
const roles = { reader: 'READER', steward: 'STEWARD', auditor: 'AUDITOR' } as const satisfies Record<
  string,
  GrantRole
>;

/** Options of `grant add`. */
export type GrantFlags = {
  readonly to: string;
  readonly issuer?: string;
  readonly reason: string;
  readonly purpose?: string;
  readonly from?: string;
  readonly until?: string;
  readonly role: keyof typeof roles;
};

/** Options of `grant list`. */
export type ListFlags = { readonly dataset?: string; readonly to?: string; readonly all?: true };

/** Keeps grants and says each of them. @throws KnownError */
export async function add(
  surroundings: Surroundings,
  datasets: readonly string[],
  { to, issuer, role: as, reason, purpose, ...span }: GrantFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const { oidcIssuers = [], identitySecret } = session.config;
  const person = parsePerson({ subject: to, issuer }, oidcIssuers);
  const role = roles[as];
  parseSpan(span, new Date().toISOString()); // what is wrong with it is said before a database is started
  const grants = await withGraph(session, async (graph) => {
    await openStore(graph, identitySecret);
    const at = new Date().toISOString();
    const given = { ...parseSpan(span, at), datasets, person, role, reason, purpose, by: operator(), at };
    return giveGrants(graph, given, (change) => auditChange(session, graph, change));
  });
  sayIfOpen(session);
  if (issuer === undefined && oidcIssuers.length > 0)
    session.log.info(
      `${to} is somebody who is known by personal tokens: for people of ${oidcIssuers.join(', ')} say --issuer.`,
    );
  writeLines(surroundings, grants.map(toLine));
}

/** Lists grants. */
export async function list(surroundings: Surroundings, { dataset, to, all }: ListFlags): Promise<void> {
  const found = await withGraph(createSession(surroundings), (graph) =>
    readGrants(graph, { dataset, subject: to }),
  );
  const now = new Date().toISOString();
  const shown = all ? found : found.filter((grant) => !isOver(grant, now));
  writeLines(surroundings, shown.length === 0 ? ['No grants.'] : shown.map(toLine));
}

/** Ends a grant, and says what the person can then no longer use beside it. @throws KnownError */
export async function end(surroundings: Surroundings, id: string, reason: string): Promise<void> {
  const session = createSession(surroundings);
  const lines = await withGraph(session, async (graph) => {
    const at = new Date().toISOString();
    const ended = await takeGrant(graph, { id, reason, by: operator(), at }, (change) =>
      auditChange(session, graph, change),
    );
    const left = standingsOf(await readGrantsOf(graph, ended), at);
    const problems = left.flatMap((standing) => problemOf(standing) ?? []);
    return [toLine(ended), ...problems];
  });
  writeLines(surroundings, lines);
}

function isOver({ until, endedAt }: Grant, now: string): boolean {
  return endedAt !== null || (until !== null && until <= now);
}

/** A grant as a line, fields apart by tabs. */
function toLine(grant: Grant): string {
  const { id, dataset, role, from, until, reason, purpose, by, endedAt, endedBy, endedWhy } = grant;
  const end = endedAt === null ? '' : `; ended ${endedAt} by ${endedBy}: ${endedWhy}`;
  const span = `${from} to ${until ?? 'its end'}`;
  const why = purpose === null ? reason : `${reason} (${purpose})`;
  return [id, dataset, role, inWords(grant), span, `${why}, by ${by}${end}`].join('\t');
}

function writeLines({ stdout }: Surroundings, lines: readonly string[]): void {
  stdout.write(`${lines.join('\n')}\n`);
}
