import { openStore } from '../../import/store/store.ts';
import { KnownError } from '../../ontology/errors.ts';
import { decideQuestion, type HeldQuestion, readHeldQuestions } from '../../questions/held.ts';
import { createSession, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';
import { operator } from './operator.ts';

/** Options of `site queue`. */
export type QueueFlags = { readonly all?: true; readonly json?: true };

/** What the operator says of a question. */
type Said = { readonly isAnswered: boolean; readonly reason?: string | undefined };

/** Shows the questions that wait for a person; with `all` those that were decided, too. */
export async function queue(surroundings: Surroundings, { all, json }: QueueFlags): Promise<void> {
  const held = await withGraph(createSession(surroundings), (graph) => readHeldQuestions(graph, new Date()));
  const shown = all ? held : held.filter(({ decision }) => decision === null);
  const none = json || shown.length > 0 ? [] : ['No questions wait.'];
  const lines = shown.map((one) => (json ? JSON.stringify(one) : toText(one)));
  surroundings.stdout.write([...none, ...lines].map((line) => `${line}\n`).join(''));
}

/** Lets a question be answered, or refuses it: the hub is told when it asks again. @throws KnownError NOT_FOUND, ARGUMENT_INVALID */
export async function decide(surroundings: Surroundings, id: string, said: Said): Promise<void> {
  const session = createSession(surroundings);
  const { isAnswered, reason = null } = said;
  if (reason?.trim() === '') throw new KnownError('ARGUMENT_INVALID', '--reason: say why.');
  const decided = await withGraph(session, async (graph) => {
    await openStore(graph, session.config.identitySecret);
    const decision = { isAnswered, reason, by: operator(), at: new Date().toISOString() };
    return auditChange(session, graph, {
      ...{ kind: 'SITE_DECIDED', details: { id, isAnswered, reason } },
      make: () => decideQuestion(graph, id, decision),
      told: ({ hub, where, purpose }) => ({ id, isAnswered, reason, hub, where, purpose }),
      datasetsOf: ({ datasets }) => datasets,
    });
  });
  surroundings.stdout.write(`${toText(decided)}\n`);
}

/** A question as a few lines: the first has the id and what became of it. */
function toText({ id, hub, text, asker, purpose, datasets, heldAt, endsAt, decision }: HeldQuestion): string {
  const { subject, organisation } = asker;
  const by = decision === null ? '' : ` by ${decision.by} at ${decision.at}`;
  const state = decision === null ? 'waits' : decision.isAnswered ? 'is answered' : 'is refused';
  const why = decision?.reason == null ? '' : `: ${decision.reason}`;
  return [
    `${id}  ${state}${by}${why}`,
    `  ${text}`,
    `  asked at ${heldAt} by ${hub} for ${subject}${organisation === null ? '' : ` of ${organisation}`}, ${purpose ?? 'without a purpose'}`,
    `  over ${datasets.join(', ')}; known until ${endsAt}`,
  ].join('\n');
}
