import { inAYear } from '../../access/own-tokens.ts';
import { inWords, parsePerson } from '../../access/person.ts';
import {
  addPersonalToken,
  type PersonalToken,
  readPersonalTokens,
  revokePersonalToken,
} from '../../access/personal-tokens.ts';
import { parseSpan } from '../../access/time.ts';
import { openStore } from '../../import/store/store.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';
import { sayIfOpen } from './say-if-open.ts';

/** Options of `token create`. */
export type TokenFlags = {
  readonly for: string;
  readonly issuer?: string;
  readonly name: string;
  readonly until?: string;
  readonly network?: boolean;
};

/** Makes a token and writes it, and nothing else, to standard output. @throws KnownError */
export async function create(
  surroundings: Surroundings,
  { for: subject, issuer, name, until, network }: TokenFlags,
): Promise<void> {
  const session = createSession(surroundings);
  const { oidcIssuers = [], identitySecret } = session.config;
  const now = new Date();
  const span = parseSpan({ until: until ?? inAYear(now) }, now.toISOString());
  const person = { ...parsePerson({ subject, issuer }, oidcIssuers), ...(network && { isNetwork: true }) };
  const { text, token } = await withGraph(session, async (graph) => {
    await openStore(graph, identitySecret);
    return auditChange(session, graph, {
      ...{ kind: 'TOKEN_CREATED', details: { ...person, name, ...span } },
      make: () => addPersonalToken(graph, { person, name, ...span }),
      told: (added) => added.token,
    });
  });
  sayIfOpen(session);
  session.log.info(
    `The token ${token.id} of ${inWords(token)} is accepted until ${token.until}. It is shown this once: what is kept is its hash.`,
  );
  surroundings.stdout.write(`${text}\n`);
}

/** Lists all tokens. */
export async function list(surroundings: Surroundings): Promise<void> {
  const tokens = await withGraph(createSession(surroundings), readPersonalTokens);
  const lines = tokens.length === 0 ? ['No tokens.'] : tokens.map(toLine);
  surroundings.stdout.write(`${lines.join('\n')}\n`);
}

/** Revokes a token. @throws KnownError */
export async function revoke(surroundings: Surroundings, id: string): Promise<void> {
  const session = createSession(surroundings);
  const token = await withGraph(session, (graph) =>
    auditChange(session, graph, {
      ...{ kind: 'TOKEN_REVOKED', details: { id } },
      make: () => revokePersonalToken(graph, id, new Date().toISOString()),
      told: (revoked) => revoked,
    }),
  );
  surroundings.stdout.write(`${toLine(token)}\n`);
}

/** A token as a line, fields apart by tabs. */
function toLine({ id, name, from, until, revokedAt, isNetwork, ...person }: PersonalToken): string {
  const whose = isNetwork ? `${inWords(person)}, a network` : inWords(person);
  const state = revokedAt === null ? `${from} to ${until}` : `revoked ${revokedAt}`;
  return [id, name, whose, state].join('\t');
}
