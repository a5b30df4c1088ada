import { cypher } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { Page } from '../../graph/page.ts';
import type { Reader } from '../../graph/reader.ts';
import { KnownError } from '../../ontology/errors.ts';
import { type Grant, holdsAt } from './grant.ts';
import { grantFields } from './grants.ts';

/** Which grants of a dataset: all there ever were, or those that at a time hold or will hold. */
export type GrantsOfDataset = { readonly dataset: string; readonly leftAt?: string | undefined };

/** What grants are ordered by: when they were given, and their id. */
export type GrantKey = readonly [at: string, id: string];

/** Grants of a dataset in the order in which they were given: one more than the page holds, if there are more. */
export function readGrantPage(
  reader: Pick<Reader, 'read'>,
  { dataset, leftAt = '' }: GrantsOfDataset,
  { first, after: [at, id] = ['', ''] }: Page<GrantKey>,
): Promise<readonly Grant[]> {
  return reader.read<Grant>(cypher`
    MATCH (grant:Grant {dataset: ${dataset}})
    WHERE (grant.at > ${at} OR (grant.at = ${at} AND grant.id > ${id}))
      AND (${leftAt} = '' OR (grant.endedAt IS NULL AND (grant.until IS NULL OR grant.until > ${leftAt})))
    RETURN ${grantFields}
    ORDER BY grant.at, grant.id
    LIMIT toInteger(${first + 1})`);
}

/**
 * Refuses what somebody does as steward of datasets whose grants were ended since they were read: whoever ends one at once comes
 * before or after. @throws KnownError FORBIDDEN
 */
export async function requireStillSteward(
  run: Write,
  {
    grants,
    datasets,
  }: {
    readonly grants: readonly Pick<Grant, 'id' | 'role' | 'dataset'>[];
    readonly datasets: readonly string[];
  },
): Promise<void> {
  const as = grants.filter(({ role, dataset }) => role === 'STEWARD' && datasets.includes(dataset));
  const ended = new Set(
    (await holdStewards(run, datasets)).flatMap(({ id, endedAt }) => (endedAt === null ? [] : [id])),
  );
  const left = new Set(as.filter(({ id }) => !ended.has(id)).map(({ dataset }) => dataset));
  const other = datasets.find((id) => !left.has(id));
  if (other !== undefined) throw new KnownError('FORBIDDEN', `You are steward of ${other} no more.`);
}

/** Refuses the end of a grant without which nobody would be steward of its dataset from a time on, for as long. @throws KnownError CONFLICT */
export async function refuseLastSteward(
  run: Write,
  { id, dataset, role, until }: Pick<Grant, 'id' | 'dataset' | 'role' | 'until'>,
  at: string,
): Promise<void> {
  if (role !== 'STEWARD') return;
  const stewards = await holdStewards(run, [dataset]);
  const lasts = (grant: Grant) => grant.until === null || (until !== null && grant.until >= until);
  if (stewards.some((grant) => grant.id !== id && holdsAt(grant, at) && lasts(grant))) return;
  throw new KnownError(
    'CONFLICT',
    `Without the grant ${id} nobody would be steward of ${dataset} for as long: make another steward first, or let the operator end it.`,
  );
}

/**
 * What was ever granted to stewards of these datasets, as it is when nobody else changes it any more. Written to first, in one order:
 * stewards who change each other's grants at once come one after the other, where those who wrote to their own first would wait for
 * each other.
 */
async function holdStewards(run: Write, datasets: readonly string[]): Promise<readonly Grant[]> {
  const stewards = cypher`MATCH (grant:Grant {role: ${'STEWARD'}}) WHERE grant.dataset IN ${datasets}`;
  await run(cypher`${stewards} WITH grant ORDER BY grant.id SET grant.role = grant.role`);
  return run<Grant>(cypher`${stewards} RETURN ${grantFields}`);
}
