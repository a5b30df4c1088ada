import { CriterionErrors, KnownError } from '../../ontology/errors.ts';
import { oneLine } from '../one-line.ts';
import { type SiteAnswer, unsaid } from '../site-answer.ts';

/** That a site cannot be asked something, and which part of it. */
export function unsupported(reason: string): SiteAnswer {
  return { ...unsaid, status: 'UNSUPPORTED', reason };
}

/** That a site does not answer, and why. */
export function refused(reason: string, renewsAt: string | null = null): SiteAnswer {
  return { ...unsaid, status: 'REFUSED', reason, renewsAt };
}

/** What is told of an error in the place of a number. @throws what says nothing of the question */
export function toRefusal(error: unknown): SiteAnswer {
  if (error instanceof CriterionErrors)
    return unsupported(firstOf(error.errors.map(({ message }) => message)));
  if (!(error instanceof KnownError)) throw error;
  if (error.code === 'BUDGET_EXHAUSTED') return refused(error.message, renewalIn(error));
  if (error.code === 'FORBIDDEN') return refused(error.message);
  throw error;
}

/** Of what is wrong with a question the first is said. */
const mostSaid = 3;

function firstOf(messages: readonly string[]): string {
  const more = messages.length > mostSaid ? [`So it is with ${messages.length - mostSaid} more.`] : [];
  return [...messages.slice(0, mostSaid).map((one) => oneLine(one, 500)), ...more].join(' ');
}

function renewalIn({ extensions }: KnownError): string | null {
  const { renewsAt } = Object(extensions);
  return typeof renewsAt === 'string' ? renewsAt : null;
}
