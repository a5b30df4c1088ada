import { toCanonical } from '../cohort/canonical.ts';
import { type Cypher, cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { meaningOf, type PutQuestion } from './put-question.ts';
import { endOf } from './span.ts';

/** A question that waits for a person, or what one decided of it. */
export type HeldQuestion = PutQuestion & {
  /** The same for the same question, whoever asks it: the answer is the hub's. */
  readonly id: string;
  /** The question in words. */
  readonly text: string;
  /** Because of which datasets it waits. */
  readonly datasets: readonly string[];
  /** When it came first. UTC. */
  readonly heldAt: string;
  /** From then on neither it nor what was decided is known any more: whoever asks it again asks anew. UTC. */
  readonly endsAt: string;
  readonly decision: Decision | null;
};

/** What a person said of a question: whether it is answered, and why. */
export type Decision = {
  readonly isAnswered: boolean;
  readonly reason: string | null;
  readonly by: string;
  /** UTC. */
  readonly at: string;
};

/** A question as it waits: by whom it is asked, and because of which datasets. */
export type WaitingQuestion = PutQuestion & Pick<HeldQuestion, 'text' | 'datasets'>;

/** Questions that wait at once, and those of one person: who asks everything keeps nobody else out. */
const mostWaiting = 1_000;
const mostOfOne = 50;

/** What is known of a question; one that was not asked before waits from now on. Undefined where too many do. */
export async function holdQuestion(
  graph: Graph,
  question: WaitingQuestion,
  now: Date,
): Promise<HeldQuestion | undefined> {
  const id = idOf(question);
  const [known] = await graph.read<Row>(cypher`
    MATCH (held:HeldQuestion {id: ${id}}) WHERE held.endsAt > ${now.toISOString()} RETURN ${columns}`);
  if (known !== undefined) return toHeld(known);
  const rows = await graph.write(async (run) => {
    await run(cypher`MATCH (held:HeldQuestion) WHERE held.endsAt <= ${now.toISOString()} DELETE held`);
    return run<Row>(cypher`
      MATCH (waiting:HeldQuestion) WHERE waiting.decision IS NULL
      WITH count(waiting) AS waiting, count(CASE WHEN waiting.asker = ${askerOf(question)} THEN 1 END) AS own
      WHERE waiting < ${mostWaiting} AND own < ${mostOfOne}
      MERGE (held:HeldQuestion {id: ${id}})
      ON CREATE SET held += ${propertiesOf(question, now)}
      RETURN ${columns}`);
  });
  return rows.map(toHeld)[0];
}

/** Questions that wait or were decided, the oldest first. */
export async function readHeldQuestions(
  graph: Pick<Graph, 'read'>,
  now: Date,
): Promise<readonly HeldQuestion[]> {
  const rows = await graph.read<Row>(cypher`
    MATCH (held:HeldQuestion) WHERE held.endsAt > ${now.toISOString()}
    RETURN ${columns} ORDER BY held.heldAt, held.id`);
  return rows.map(toHeld);
}

/** Keeps what a person decided of a question, which may be decided anew; undefined where it is not known any more. */
export async function decideQuestion(
  graph: Graph,
  id: string,
  decision: Decision,
): Promise<HeldQuestion | undefined> {
  const endsAt = endOf(new Date(decision.at));
  const rows = await graph.write((run) =>
    run<Row>(cypher`
      MATCH (held:HeldQuestion {id: ${id}}) WHERE held.endsAt > ${decision.at}
      SET held.decision = ${JSON.stringify(decision)}, held.endsAt = ${endsAt}
      RETURN ${columns}`),
  );
  return rows.map(toHeld)[0];
}

function idOf(question: WaitingQuestion): string {
  return meaningOf(question, question.hub, question.datasets.toSorted());
}

function propertiesOf({ hub, where, facets, asker, purpose, text, datasets }: WaitingQuestion, now: Date) {
  const [heldAt, endsAt] = [now.toISOString(), endOf(now)];
  const asked = { where: JSON.stringify(toCanonical(where)), asker: askerOf({ asker }) };
  return {
    hub,
    ...asked,
    facets: JSON.stringify(facets),
    purpose,
    text,
    datasets: [...datasets],
    heldAt,
    endsAt,
  };
}

function askerOf({ asker: { issuer, subject, organisation } }: Pick<WaitingQuestion, 'asker'>): string {
  return JSON.stringify({ issuer, subject, organisation });
}

type Row = Omit<HeldQuestion, 'where' | 'facets' | 'asker' | 'decision'> & {
  readonly where: string;
  readonly facets: string;
  readonly asker: string;
  readonly decision: string | null;
};

const columns: Cypher = cypher`held.id AS id, held.hub AS hub, held.where AS where, coalesce(held.facets, '[]') AS facets, held.asker AS asker, held.purpose AS purpose,
  held.text AS text, held.datasets AS datasets, held.heldAt AS heldAt, held.endsAt AS endsAt, held.decision AS decision`;

function toHeld({ where, facets, asker, decision, ...row }: Row): HeldQuestion {
  return {
    ...{ ...row, where: JSON.parse(where), facets: JSON.parse(facets), asker: JSON.parse(asker) },
    decision: decision === null ? null : JSON.parse(decision),
  };
}
