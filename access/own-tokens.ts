import type { Graph } from '../graph/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Login } from './login.ts';
import type { Person } from './person.ts';
import {
  addPersonalToken,
  isGoodAt,
  type PersonalToken,
  readPersonalTokensOf,
  revokePersonalToken,
} from './personal-tokens.ts';
import { parseTime } from './time.ts';

/** What a personal token is to be called, and until when it is accepted; without that for a year. */
export type AskedToken = { readonly name: string; readonly until?: string | null | undefined };

/** What somebody does with their own personal tokens. */
export type OwnTokens = {
  /** Those that are accepted now, in the order in which they were made. */
  readonly list: () => Promise<readonly PersonalToken[]>;
  /** Makes one, whose text is known this once. @throws KnownError ARGUMENT_INVALID, CONFLICT where there are 20 */
  readonly create: (asked: AskedToken) => Promise<{ readonly text: string; readonly token: PersonalToken }>;
  /** Revokes one; false where it is none of the person's, or was revoked. */
  readonly revoke: (id: string) => Promise<boolean>;
};

/** A script wants one token; who has many has lost sight of them. */
const most = 20;
const mostCharacters = 200;

/** The personal tokens of who is logged in. */
export function createOwnTokens(graph: Graph, { person }: Pick<Login, 'person'>): OwnTokens {
  const list = (at: string) => readGood(graph, person, at);
  return {
    list: () => list(new Date().toISOString()),
    create: async ({ name, until }) => {
      const now = new Date();
      const from = now.toISOString();
      const token = { person, name: requireName(name), from, until: requireUntil(until, now) };
      if ((await list(from)).length >= most)
        throw new KnownError('CONFLICT', `You have ${most} personal tokens: revoke one first.`);
      return addPersonalToken(graph, token);
    },
    revoke: async (id) => {
      const at = new Date().toISOString();
      const isOwn = (await list(at)).some((token) => token.id === id);
      if (isOwn) await revokePersonalToken(graph, id, at);
      return isOwn;
    },
  };
}

async function readGood(graph: Graph, person: Person, at: string): Promise<readonly PersonalToken[]> {
  return (await readPersonalTokensOf(graph, person)).filter((token) => isGoodAt(token, at));
}

function requireName(name: string): string {
  const text = name.trim();
  if (text !== '' && [...text].length <= mostCharacters) return text;
  throw new KnownError('ARGUMENT_INVALID', `name: must have 1 to ${mostCharacters} characters.`);
}

/** A year from now at the latest: longer ones an operator gives. */
function requireUntil(until: string | null | undefined, now: Date): string {
  const latest = inAYear(now);
  const time = until == null ? latest : parseTime(until, 'until');
  if (time > now.toISOString() && time <= latest) return time;
  throw new KnownError('ARGUMENT_INVALID', `until: must lie in the year from now, before ${latest}.`);
}

/** The same day of the next year. */
export function inAYear(now: Date): string {
  const then = new Date(now);
  then.setUTCFullYear(now.getUTCFullYear() + 1);
  return then.toISOString();
}
