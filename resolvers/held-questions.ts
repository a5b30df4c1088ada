import { KnownError } from '../ontology/errors.ts';
import type { QuestionDesk } from '../questions/desk.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** What stewards do with the questions of a hub that wait for a person. */
export const heldQuestions: Resolvers = {
  Query: {
    heldQuestions: (_root, { includeDecided }, context) =>
      requireDesk(context).list(includeDecided ? 'all' : 'waiting'),
  },
  Mutation: {
    decideQuestion: (_root, { id, isAnswered, reason = null }, context) =>
      requireDesk(context).decide(id, { isAnswered, reason }),
  },
  HeldQuestion: {
    subject: ({ asker }) => asker.subject,
    organisation: ({ asker }) => asker.organisation,
    isAnswered: ({ decision }) => decision?.isAnswered ?? null,
    reason: ({ decision }) => decision?.reason ?? null,
    decidedBy: ({ decision }) => decision?.by ?? null,
    decidedAt: ({ decision }) => decision?.at ?? null,
  },
};

function requireDesk({ questionDesk }: Context): QuestionDesk {
  if (questionDesk !== undefined) return questionDesk;
  throw new KnownError('UNAUTHENTICATED', 'Log in as a steward.');
}
