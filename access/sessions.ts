import { randomBytes, randomUUID } from 'node:crypto';
import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Brought } from './brought/brought.ts';
import type { Person } from './person.ts';
import { hashOf } from './personal-token.ts';

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

/** Whose session it is. */
export function personOf({ issuer, subject, name, organisation }: Session): Person {
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
};

/** Begins a session, and removes those that are over; its text, 256 random bits, is known this once. */
export async function addSession(
  graph: Graph,
  { person, from, until, brought }: NewSession,
): Promise<string> {
  const text = randomBytes(32).toString('base64url');
  const { issuer, subject, name = null, organisation = null } = person;
  const kept = brought === undefined ? null : JSON.stringify(brought);
  const of = { issuer, subject, name, organisation };
  const session = { id: randomUUID(), ...of, from, until, hash: hashOf(text), brought: kept };
  await graph.write(async (run) => {
    await run(cypher`MATCH (session:Session) WHERE session.until <= ${from} DELETE session`);
    await run(cypher`CREATE (session:Session) SET session = ${session}`);
  });
  return text;
}

/** A session with what the login brought. */
export type BringingSession = Session & { readonly brought: Brought | null };

/** The session whose text this is, if it is not over at a time. One statement. */
export async function readSession(
  reader: Pick<Reader, 'read'>,
  text: string,
  at: string,
): Promise<BringingSession | undefined> {
  const [session] = await reader.read<Session & { brought: string | null }>(cypher`
    MATCH (session:Session {hash: ${hashOf(text)}})
    WHERE session.until > ${at}
    RETURN ${fields}, session.brought AS brought`);
  if (session === undefined) return undefined;
  return { ...session, brought: JSON.parse(session.brought ?? 'null') }; // as it was kept
}

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
