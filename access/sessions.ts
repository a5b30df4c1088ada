import { randomBytes, randomUUID } from 'node:crypto';
import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Brought } from './brought/brought.ts';
import { type Held, heldBy } from './grants/held.ts';
import type { Person } from './person.ts';
import { hashOf } from './personal-token.ts';
import { type RefreshToken, sealRefresh } from './refresh-token.ts';

/** A login in a browser as it is kept: neither the text of its cookie nor the hash of that. Times are in UTC. */
export type Session = Pick<Person, 'issuer' | 'subject'> & {
  readonly id: string;
  /** As the issuer called the person. */
  readonly name: string | null;
  /** Of which the issuer said that the person is. */
  readonly organisation: string | null;
  readonly from: string;
  readonly until: string;
};

/** Whose session it is, or personal token. */
export function personOf({
  issuer,
  subject,
  name,
  organisation,
}: Pick<Session, 'issuer' | 'subject' | 'name' | 'organisation'>): Person {
  return {
    ...{ issuer, subject },
    ...(name === null ? {} : { name }),
    ...(organisation === null ? {} : { organisation }),
  };
}

const fields = cypher`session.id AS id, session.issuer AS issuer, session.subject AS subject, session.name AS name,
  session.organisation AS organisation, session.from AS from, session.until AS until`;

/** Whose session begins, for how long, and what the login brought. */
export type NewSession = Pick<Session, 'from' | 'until'> & {
  readonly person: Person;
  readonly brought?: Brought | undefined;
  /** By what the issuer is asked anew; sealed, so that no copy of the graph gives it to anybody. */
  readonly refresh?: RefreshToken | undefined;
};

/** Begins a session, and removes those that are over; its text, 256 random bits, is known this once. */
export async function addSession(
  graph: Graph,
  { person, from, until, brought, refresh }: NewSession,
): Promise<string> {
  const text = randomBytes(32).toString('base64url');
  const { issuer, subject, name = null, organisation = null } = person;
  const id = randomUUID();
  const kept = {
    brought: brought === undefined ? null : JSON.stringify(brought),
    refresh: refresh === undefined ? null : await sealRefresh(refresh, { id, text }),
  };
  const of = { issuer, subject, name, organisation };
  const session = { id, ...of, from, until, hash: hashOf(text), askedAt: from, ...kept };
  await graph.write(async (run) => {
    await run(cypher`MATCH (session:Session) WHERE session.until <= ${from} DELETE session`);
    await run(cypher`CREATE (session:Session) SET session = ${session}`);
  });
  return text;
}

/** What is kept with a session of what its login brought. */
type KeptBrought = {
  readonly brought: Brought;
  /** When the issuer was last asked for it. */
  readonly askedAt: string;
  /** A refresh token, sealed; null where the issuer cannot be asked anew. */
  readonly refresh: string | null;
};

/** A session with what its person holds, and what the login brought; null where it could bring nothing. */
export type BringingSession = Session &
  Omit<KeptBrought, 'brought'> & {
    readonly brought: Brought | null;
    readonly held: Held;
  };

/** What was brought as JSON. */
type AsKept = Omit<BringingSession, 'brought'> & { readonly brought: string | null };

/** The session whose text this is, if it is not over at a time. One statement. */
export async function readSession(
  reader: Pick<Reader, 'read'>,
  text: string,
  at: string,
): Promise<BringingSession | undefined> {
  const person = { issuer: cypher`session.issuer`, subject: cypher`session.subject` };
  const [session] = await reader.read<AsKept>(cypher`
    MATCH (session:Session {hash: ${hashOf(text)}})
    WHERE session.until > ${at}
    RETURN ${fields}, ${heldBy(person)} AS held, session.brought AS brought, session.refresh AS refresh,
      coalesce(session.askedAt, session.from) AS askedAt`); // those of older versions were asked about at the login alone
  if (session === undefined) return undefined;
  return { ...session, brought: JSON.parse(session.brought ?? 'null') }; // as it was kept
}

/** Keeps the refresh token of a session, sealed, whatever was kept before. */
export async function keepRefresh(graph: Graph, { id, refresh }: WithRefresh): Promise<void> {
  await graph.write((run) =>
    run(cypher`MATCH (session:Session {id: ${id}}) SET session.refresh = ${refresh}`),
  );
}

/** Keeps what a session brings, unless another process changed its refresh token since or the session has ended; whether it did. */
export async function keepBrought(
  graph: Graph,
  { id, refresh }: WithRefresh,
  { brought, ...kept }: KeptBrought,
): Promise<boolean> {
  const rows = await graph.write((run) =>
    run(cypher`
      MATCH (session:Session {id: ${id}})
      WHERE session.refresh = ${refresh}
      SET session += ${{ ...kept, brought: JSON.stringify(brought) }}
      RETURN session.id AS id`),
  );
  return rows.length > 0;
}

type WithRefresh = Pick<BringingSession, 'id' | 'refresh'>;

/** Ends the session whose text this is, if there is one, and gives it. */
export function endSession(graph: Graph, text: string): Promise<Session | undefined> {
  return end(graph, cypher`{hash: ${hashOf(text)}}`);
}

async function end(graph: Graph, known: Cypher): Promise<Session | undefined> {
  const [session] = await graph.write((run) =>
    run<Session>(cypher`
      MATCH (session:Session ${known})
      WITH session, ${fields}
      DELETE session
      RETURN id, issuer, subject, name, organisation, from, until`),
  );
  return session;
}

/** All sessions that are not over at a time, in the order in which they began. */
export function readSessions(reader: Pick<Reader, 'read'>, at: string): Promise<readonly Session[]> {
  return reader.read<Session>(cypher`
    MATCH (session:Session)
    WHERE session.until > ${at}
    RETURN ${fields}
    ORDER BY from, id`);
}

/** Ends a session of somebody: its cookie is not accepted with the next request. @throws KnownError NOT_FOUND */
export async function endSessionById(graph: Graph, id: string): Promise<Session> {
  const session = await end(graph, cypher`{id: ${id}}`);
  if (session === undefined) throw new KnownError('NOT_FOUND', `There is no session ${JSON.stringify(id)}.`);
  return session;
}
