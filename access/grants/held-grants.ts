import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import type { Reader } from '../../graph/reader.ts';
import type { Person } from '../person.ts';
import { type BroughtGrant, type GrantedDataset, grantKeys } from './grant.ts';

/** Ids of other datasets that `dataset`, which may be null, shares records with and that are not PUBLIC. */
export const othersOf = cypher`COLLECT {
    MATCH (population:Population {id: dataset.population})
    UNWIND coalesce(population.shares, []) AS pair
    WITH split(pair, ${'\n'}) AS ids
    WHERE dataset.id IN ids
    MATCH (other:Dataset {population: dataset.population})
    WHERE other.id IN ids AND other.id <> dataset.id AND coalesce(other.accessRights, '') <> 'PUBLIC'
    RETURN DISTINCT other.id AS missing ORDER BY missing
  }`;

/** All that is kept of a grant. */
const kept = join(
  grantKeys.map((key) => cypher`.${name(key)}`),
  ', ',
);

/** Grants of whom a statement knows by these that were not ended, in the order in which they were given: a list of `GrantedDataset`. */
export function grantsHeldBy({ issuer, subject }: Readonly<Record<'issuer' | 'subject', Cypher>>): Cypher {
  return cypher`COLLECT {
    MATCH (grant:Grant {subject: ${subject}, issuer: ${issuer}})
    WHERE grant.endedAt IS NULL
    OPTIONAL MATCH (dataset:Dataset {id: grant.dataset})
    RETURN grant {
      ${kept}, source: ${'GRANT'}, isThere: dataset IS NOT NULL, others: ${othersOf}
    } AS one ORDER BY grant.at, grant.dataset
  }`;
}

/** Grants of a person that were not ended, in the order in which they were given. One statement. */
export async function readGrantsOf(
  reader: Pick<Reader, 'read'>,
  { issuer, subject }: Person,
): Promise<readonly GrantedDataset[]> {
  const of = { issuer: cypher`${issuer}`, subject: cypher`${subject}` };
  const [row] = await reader.read<{ held: readonly GrantedDataset[] }>(
    cypher`RETURN ${grantsHeldBy(of)} AS held`,
  );
  return row?.held ?? [];
}

/** What a login brings, with what the graph has of it; visas for datasets of others than this site are left out. */
export async function readBrought(
  reader: Pick<Reader, 'read'>,
  brought: readonly BroughtGrant[],
): Promise<readonly GrantedDataset[]> {
  if (brought.length === 0) return [];
  const rows = await reader.read<Found>(foundOf(brought.map(({ dataset }) => dataset)));
  return brought.flatMap((grant) => {
    const { isThere = false, others = [] } = rows.find(({ id }) => id === grant.dataset) ?? {};
    return isThere || grant.source === 'ENTITLEMENT' ? [{ ...grant, isThere, others }] : [];
  });
}

/** A dataset of an id, as far as the graph has it. */
export type Found = Pick<GrantedDataset, 'isThere' | 'others'> & { readonly id: string };

/** What the graph has of datasets of these ids: rows of `Found`. */
export function foundOf(datasets: readonly string[]): Cypher {
  return cypher`
    UNWIND ${[...new Set(datasets)]} AS id
    OPTIONAL MATCH (dataset:Dataset {id: id})
    RETURN id, dataset IS NOT NULL AS isThere, ${othersOf} AS others`;
}
