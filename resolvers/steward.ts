import type { GrantKey } from '../access/grants/dataset-grants.ts';
import { holdsAt } from '../access/grants/grant.ts';
import type { Stewardship } from '../access/grants/stewardship.ts';
import { parseTime } from '../access/time.ts';
import type { EntryKey } from '../audit/newest.ts';
import { isTextPair, parsePage, toConnection } from '../graph/page.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What stewards and auditors of a dataset do. */
export const steward: Resolvers = {
  Query: {
    grants: async (_root, { dataset, includeEnded, ...args }, context) => {
      const page = parsePage(args, isTextPair);
      const which = includeEnded ? 'all' : 'left';
      const grants = await requireStewardship(context).list({ dataset, which }, page);
      return toConnection(grants, page, ({ at, id }): GrantKey => [at, id]);
    },
    audit: async (_root, { dataset, from, until, subject, patient, ...args }, { datasetAudit }) => {
      const page = parsePage(args, isEntryKey);
      const asked = {
        ...{ dataset, subject: subject ?? undefined, patient: patient ?? undefined },
        ...(from != null && { from: parseTime(from, 'from') }),
        ...(until != null && { until: parseTime(until, 'until') }),
      };
      const entries = (await datasetAudit?.read(asked, page)) ?? [];
      return toConnection(entries, page, ({ key }) => key);
    },
  },
  Mutation: {
    addGrant: (_root, asked, context) => requireStewardship(context).give(asked),
    endGrant: (_root, { id, reason }, context) => requireStewardship(context).end(id, reason),
  },
  DatasetGrant: {
    datasetId: ({ dataset }) => dataset,
    holds: (grant) => holdsAt(grant, new Date().toISOString()),
  },
};

function requireStewardship({ stewardship }: Context): Stewardship {
  if (stewardship !== undefined) return stewardship;
  throw new KnownError('UNAUTHENTICATED', 'Log in to see and change grants.');
}

function isEntryKey(value: unknown): value is EntryKey {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    isTextPair(value.slice(0, 2)) &&
    Number.isSafeInteger(value[2])
  );
}
