import { randomUUID } from 'node:crypto';
import { cypher, join, name } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import type { Reader } from '../../graph/reader.ts';
import { KnownError } from '../../ontology/errors.ts';
import { inWords, type Person } from '../person.ts';
import type { Span } from '../time.ts';
import { type Grant, type GrantRole, grantKeys, holdsAt, isOfData } from './grant.ts';
import { type Found, foundOf, readGrantsOf } from './held-grants.ts';

/** A `grant` as it is kept. */
export const grantFields = join(
  grantKeys.map((key) => cypher`grant.${name(key)} AS ${name(key)}`),
  ', ',
);

/** Which grants are listed; all where nothing is said. */
export type GrantFilter = { readonly dataset?: string | undefined; readonly subject?: string | undefined };

/** Grants, those that were ended included, in the order in which they were given. */
export function readGrants(
  reader: Pick<Reader, 'read'>,
  { dataset, subject }: GrantFilter,
): Promise<readonly Grant[]> {
  return reader.read<Grant>(cypher`
    MATCH (grant:Grant)
    WHERE (${dataset ?? null} IS NULL OR grant.dataset = ${dataset ?? null})
      AND (${subject ?? null} IS NULL OR grant.subject = ${subject ?? null})
    RETURN ${grantFields}
    ORDER BY at, dataset`);
}

/** What somebody is to be allowed, by whom, and at which time that is said. */
export type NewGrants = Span & {
  readonly person: Person;
  readonly datasets: readonly string[];
  readonly role: GrantRole;
  readonly reason: string;
  readonly purpose?: string | undefined;
  readonly by: string;
  readonly at: string;
};

/**
 * Keeps a grant for each of the datasets, all of them or none; `check` comes before that in the same transaction. @throws
 * KnownError NOT_FOUND of a dataset that is not there, ARGUMENT_INVALID without a reason, CONFLICT where the person would have
 * only a part of datasets that share records
 */
export function addGrants(
  graph: Graph,
  asked: NewGrants,
  check: (run: Write) => Promise<void> = async () => {},
): Promise<readonly Grant[]> {
  const { datasets, person, role, by, at, from, until } = asked;
  const { issuer, subject } = person;
  const reason = requireReason(asked.reason);
  const purpose = inOneLine(asked.purpose ?? '') || null;
  const common = { issuer, subject, role, reason, purpose, by, at, from, until };
  const grants = [...new Set(datasets)].map((dataset) => ({
    ...{ id: randomUUID(), dataset, ...common },
    ...{ endedAt: null, endedBy: null, endedWhy: null },
  }));
  return graph.write(async (run) => {
    await check(run);
    await refuseParts(run, asked);
    await run(cypher`UNWIND ${grants} AS row CREATE (grant:Grant) SET grant = row`);
    return grants;
  });
}

async function refuseParts(run: Write, { person, datasets, role, from, at }: NewGrants): Promise<void> {
  const rows = await run<Found>(foundOf(datasets));
  const known = await run<{ id: string }>(cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id`);
  for (const { id, isThere } of rows) if (!isThere) throw unknownDataset(id, known);
  if (!isOfData({ role })) return;
  const begins = from > at ? from : at;
  const held = (await readGrantsOf({ read: run }, person)).filter(
    (grant) => isOfData(grant) && holdsAt(grant, begins),
  );
  const granted = new Set([...datasets, ...held.map(({ dataset }) => dataset)]);
  const missing = new Set(rows.flatMap(({ others }) => others.filter((id) => !granted.has(id))));
  if (missing.size === 0) return;
  throw new KnownError(
    'CONFLICT',
    `${inWords(person)} would have only a part of datasets that share records, which cannot be told apart: name ${[...missing].join(' and ')} in the same command, too; or load one of them under a population of its own.`,
  );
}

/** The dataset that an id means but for blanks at its ends, and capital letters. */
export function nearDataset(id: string, known: readonly { readonly id: string }[]): string | undefined {
  return known.find((one) => one.id.toLowerCase() === id.trim().toLowerCase())?.id;
}

function unknownDataset(id: string, known: readonly { readonly id: string }[]): KnownError {
  const near = nearDataset(id, known);
  const hint = near === undefined ? '' : ` Did you mean ${JSON.stringify(near)}?`;
  return new KnownError('NOT_FOUND', `There is no dataset ${JSON.stringify(id)} in the graph.${hint}`);
}

function inOneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}

/** How a grant is ended. */
export type GrantEnd = {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** The grant of an id, of whatever dataset. */
export async function readGrant(reader: Pick<Reader, 'read'>, id: string): Promise<Grant | undefined> {
  const [grant] = await reader.read<Grant>(cypher`MATCH (grant:Grant {id: ${id}}) RETURN ${grantFields}`);
  return grant;
}

/**
 * Ends a grant: it no longer holds with the next request. `check` comes before that in the same transaction.
 * @throws KnownError NOT_FOUND, CONFLICT where it was ended before, and what `check` throws
 */
export async function endGrant(
  graph: Graph,
  { id, reason, by, at }: GrantEnd,
  check: (run: Write) => Promise<void> = async () => {},
): Promise<Grant> {
  const why = requireReason(reason);
  const [ended] = await graph.write(async (run) => {
    await check(run);
    return run<Grant>(cypher`
      MATCH (grant:Grant {id: ${id}})
      WHERE grant.endedAt IS NULL
      SET grant.endedAt = ${at}, grant.endedBy = ${by}, grant.endedWhy = ${why}
      RETURN ${grantFields}`);
  });
  if (ended !== undefined) return ended;
  if ((await readGrant(graph, id)) === undefined) throw noGrant(id);
  throw new KnownError('CONFLICT', `The grant ${id} was ended already.`);
}

/** What is said of an id that is none of a grant. */
export function noGrant(id: string): KnownError {
  return new KnownError('NOT_FOUND', `There is no grant ${JSON.stringify(id)}.`);
}

function requireReason(reason: string): string {
  const text = inOneLine(reason);
  if (text !== '') return text;
  throw new KnownError('ARGUMENT_INVALID', '--reason: say why, such as the reference of the permit.');
}
