import { randomUUID } from 'node:crypto';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';
import { type Held, heldBy } from './grants/held.ts';
import type { Person } from './person.ts';
import { createPersonalToken, hashOf } from './personal-token.ts';
import { isDuring, type Span } from './time.ts';

/** A personal token as it is kept: neither itself nor its hash. Times are in UTC. */
export type PersonalToken = Pick<Person, 'issuer' | 'subject'> &
  Span & {
    readonly id: string;
    /** What its owner calls it. */
    readonly name: string;
    /** Whether a network asks by it, for many people. */
    readonly isNetwork: boolean;
    readonly revokedAt: string | null;
  };

const fields = cypher`token.id AS id, token.name AS name, token.issuer AS issuer, token.subject AS subject,
  token.from AS from, token.until AS until, token.revokedAt AS revokedAt,
  coalesce(token.isNetwork, false) AS isNetwork`;

/** Whether a token is good at a time. */
export function isGoodAt(token: Pick<PersonalToken, 'from' | 'until' | 'revokedAt'>, at: string): boolean {
  return token.revokedAt === null && isDuring(token, at);
}

/** A token with what it says of its person: what they hold, and of which organisation they were when they made it. */
type OwnedToken = PersonalToken & {
  readonly organisation: string | null;
  readonly held: Held;
};

/** The personal token whose text this is, with what it says of its person. One statement. */
export async function readPersonalToken(
  reader: Pick<Reader, 'read'>,
  text: string,
): Promise<OwnedToken | undefined> {
  const person = { issuer: cypher`token.issuer`, subject: cypher`token.subject` };
  const [row] = await reader.read<OwnedToken>(cypher`
    MATCH (token:AccessToken {hash: ${hashOf(text)}})
    RETURN ${fields}, token.organisation AS organisation, ${heldBy(person)} AS held`);
  return row;
}

/** All personal tokens, in the order in which they were made. */
export function readPersonalTokens(reader: Pick<Reader, 'read'>): Promise<readonly PersonalToken[]> {
  return reader.read<PersonalToken>(cypher`
    MATCH (token:AccessToken)
    RETURN ${fields}
    ORDER BY from, id`);
}

/** The personal tokens of somebody, in the order in which they were made. */
export function readPersonalTokensOf(
  reader: Pick<Reader, 'read'>,
  { issuer, subject }: Person,
): Promise<readonly PersonalToken[]> {
  return reader.read<PersonalToken>(cypher`
    MATCH (token:AccessToken {issuer: ${issuer}, subject: ${subject}})
    RETURN ${fields}
    ORDER BY from, id`);
}

/** Whose token is to be made, and what it is called. */
export type NewToken = Span & { readonly person: Person; readonly name: string };

/** Makes a personal token; its text is known this once. @throws KnownError ARGUMENT_INVALID without a name */
export async function addPersonalToken(
  graph: Graph,
  { person: { issuer, subject, organisation, isNetwork = false }, name, from, until }: NewToken,
): Promise<{ readonly text: string; readonly token: PersonalToken }> {
  const called = name.split(/\s+/).join(' ').trim();
  if (called === '') throw new KnownError('ARGUMENT_INVALID', '--name: say what the token is for.');
  const text = createPersonalToken();
  const of = { issuer, subject, isNetwork };
  const token = { id: randomUUID(), name: called, ...of, from, until, revokedAt: null };
  await graph.write((run) =>
    run(cypher`
      CREATE (token:AccessToken)
      SET token = ${token}, token.organisation = ${organisation ?? null}, token.hash = ${hashOf(text)}`),
  );
  return { text, token };
}

/** Revokes a token: it is not accepted with the next request. Again changes nothing. @throws KnownError NOT_FOUND */
export async function revokePersonalToken(graph: Graph, id: string, at: string): Promise<PersonalToken> {
  const [token] = await graph.write((run) =>
    run<PersonalToken>(cypher`
      MATCH (token:AccessToken {id: ${id}})
      SET token.revokedAt = coalesce(token.revokedAt, ${at})
      RETURN ${fields}`),
  );
  if (token === undefined) throw new KnownError('NOT_FOUND', `There is no token ${JSON.stringify(id)}.`);
  return token;
}
