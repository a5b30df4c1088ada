import { problemOf } from '../access/grants/grant.ts';
import type { OwnTokens } from '../access/own-tokens.ts';
import { budgetLeft } from '../disclosure/budget.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** Who asks, and what is granted. */
export const access: Resolvers = {
  Query: {
    me: (_root, _args, { caller }) => caller,
  },
  Me: {
    isLoggedIn: ({ login }) => login !== undefined,
    issuer: ({ login }) => login?.person.issuer,
    subject: ({ login }) => login?.person.subject,
    name: ({ login }) => login?.person.name,
    organisation: ({ login }) => login?.person.organisation,
    loginUntil: ({ login }) => login?.until,
    grants: ({ login }) => login?.grants ?? [],
    registeredDatasets: ({ registered }) => registered ?? [],
    budget: (_me, _args, { asker }) => budgetLeft(asker),
    visaProblems: ({ login }) => login?.brought?.refused ?? [],
    tokens: (_me, _args, { ownTokens }) => ownTokens?.list() ?? [],
  },
  Mutation: {
    createToken: (_root, asked, context) => requireTokens(context).create(asked),
    revokeToken: (_root, { id }, context) => requireTokens(context).revoke(id),
  },
  Grant: {
    datasetId: ({ dataset }) => dataset,
    dataset: ({ dataset }, _args, { loaders }) => loaders.datasetById.load(dataset),
    isUsable: (standing) => problemOf(standing) === null,
    problem: problemOf,
  },
};

function requireTokens({ ownTokens }: Context): OwnTokens {
  if (ownTokens !== undefined) return ownTokens;
  throw new KnownError('UNAUTHENTICATED', 'Log in to have personal tokens.');
}
