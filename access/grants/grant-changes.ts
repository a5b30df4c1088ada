import type { Graph, Write } from '../../graph/graph.ts';
import type { Grant } from './grant.ts';
import { addGrants, endGrant, type GrantEnd, type NewGrants, readGrant } from './grants.ts';

/** A change of grants, as the audit is told of it. */
export type GrantChange<Made> = {
  readonly kind: 'GRANT_ADDED' | 'GRANT_ENDED';
  /** Of which datasets, where that is known. */
  readonly datasets?: readonly string[];
  /** What is known of it before it is made: whom it is for, which role, why. */
  readonly details: object;
  readonly make: () => Promise<Made>;
  /** What is known of it when it is made. */
  readonly told: (made: Made) => object;
};

/** Makes a change that is kept before it is made, and with what came of it. @throws what `make` does, KnownError AUDIT_UNAVAILABLE */
export type KeepGrantChange = <Made>(change: GrantChange<Made>) => Promise<Made>;

/** Grants to give, and what is looked at before it in the same transaction. */
export type CheckedGrants = NewGrants & { readonly check?: (run: Write) => Promise<void> };

/** Gives grants, all of them or none, whoever does so. @throws what `addGrants` and `keep` do */
export function giveGrants(
  graph: Graph,
  { check, ...given }: CheckedGrants,
  keep: KeepGrantChange,
): Promise<readonly Grant[]> {
  const { person, ...rest } = given;
  const { issuer, subject } = person;
  const details = { issuer, subject, ...rest };
  return keep({
    ...{ kind: 'GRANT_ADDED', datasets: given.datasets, details },
    make: () => addGrants(graph, given, check),
    told: (grants) => ({ ...details, ids: grants.map(({ id }) => id) }),
  });
}

/** An end of a grant, and what is looked at before it in the same transaction. */
export type CheckedEnd = GrantEnd & { readonly check?: (run: Write) => Promise<void> };

/** Ends a grant, whoever does so. @throws what `endGrant` and `keep` do */
export async function takeGrant(
  graph: Graph,
  { check, ...end }: CheckedEnd,
  keep: KeepGrantChange,
): Promise<Grant> {
  const { id, reason: endedWhy } = end;
  const known = await readGrant(graph, id);
  return keep({
    kind: 'GRANT_ENDED',
    ...(known && { datasets: [known.dataset] }),
    details: { ...known, id, endedWhy },
    make: () => endGrant(graph, end, check),
    told: (grant) => grant,
  });
}
