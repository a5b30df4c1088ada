import { oneLine } from '../../federation/one-line.ts';
import type { Graph } from '../../graph/graph.ts';
import { openStore } from '../../import/store/store.ts';
import { createDesk, type QuestionDesk, type SaidOfQuestion } from '../../questions/desk.ts';
import type { HeldQuestion } from '../../questions/held.ts';
import { toAudited } from '../question-desk.ts';
import { createSession, type Session, withGraph } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { auditChange } from './audit-change.ts';
import { operator } from './operator.ts';

/** Options of `site queue`. */
export type QueueFlags = { readonly all?: true; readonly json?: true };

/** Shows the questions that wait for a person; with `all` those that were decided, too. */
export async function queue(surroundings: Surroundings, { all, json }: QueueFlags): Promise<void> {
  const session = createSession(surroundings);
  const shown = await withGraph(session, (graph) => deskIn(session, graph).list(all ? 'all' : 'waiting'));
  const none = json || shown.length > 0 ? [] : ['No questions wait.'];
  const lines = shown.map((one) => (json ? JSON.stringify(one) : toText(one)));
  surroundings.stdout.write([...none, ...lines].map((line) => `${line}\n`).join(''));
}

/** Lets a question be answered, or refuses it: the hub is told when it asks again. @throws KnownError NOT_FOUND, ARGUMENT_INVALID */
export async function decide(surroundings: Surroundings, id: string, said: SaidOfQuestion): Promise<void> {
  const session = createSession(surroundings);
  const decided = await withGraph(session, async (graph) => {
    await openStore(graph, session.config.identitySecret);
    return deskIn(session, graph).decide(id, said);
  });
  surroundings.stdout.write(`${toText(decided)}\n`);
}

/** The operator decides everything. */
function deskIn(session: Session, graph: Graph): QuestionDesk {
  return createDesk(graph, {
    by: operator(),
    keep: (change) => auditChange(session, graph, toAudited(change)),
  });
}

/** Characters of a question in words that are shown. */
const longest = 4_000;

/** A question as a few lines: the first has the id and what became of it. What the hub says of it is that of somebody else. */
function toText({ id, hub, text, asker, purpose, datasets, heldAt, endsAt, decision }: HeldQuestion): string {
  const [subject, organisation] = [oneLine(asker.subject), asker.organisation && oneLine(asker.organisation)];
  const by = decision === null ? '' : ` by ${decision.by} at ${decision.at}`;
  const state = decision === null ? 'waits' : decision.isAnswered ? 'is answered' : 'is refused';
  const why = decision?.reason == null ? '' : `: ${decision.reason}`;
  return [
    `${id}  ${state}${by}${why}`,
    `  ${oneLine(text, longest)}`,
    `  asked at ${heldAt} by ${hub} for ${subject}${organisation === null ? '' : ` of ${organisation}`}, ${purpose === null ? 'without a purpose' : oneLine(purpose, longest)}`,
    `  over ${datasets.join(', ')}; known until ${endsAt}`,
  ].join('\n');
}
