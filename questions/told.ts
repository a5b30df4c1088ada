import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import { meaningOf, type PutQuestion } from './put-question.ts';
import { endOf } from './span.ts';

/** A question to sites, whoever asks it and whichever sites are asked: what is told is told to the hub. */
export type StoredQuestion = Pick<PutQuestion, 'where' | 'purpose' | 'facets'>;

/** What a site told, and when. UTC. */
export type StoredAnswer<Told> = { readonly told: Told; readonly at: string };

/** Properties of a question that have what sites told, by the keys of these. */
const ofSite = 'site ';

/** What sites told of a question, as it was kept. */
export async function readToldAnswers<Told>(
  graph: Graph,
  question: StoredQuestion,
): Promise<ReadonlyMap<string, StoredAnswer<Told>>> {
  const [row] = await graph.read<{ kept: Readonly<Record<string, string>> }>(
    cypher`MATCH (asked:AskedQuestion {id: ${meaningOf(question)}}) RETURN properties(asked) AS kept`,
  );
  const answers = Object.entries(row?.kept ?? {}).filter(([name]) => name.startsWith(ofSite));
  return new Map(answers.map(([name, json]) => [name.slice(ofSite.length), JSON.parse(json)]));
}

/** What sites told of a question; null where what one told before does not hold any more. */
type ToldAnswers<Told> = {
  readonly question: StoredQuestion;
  readonly answers: ReadonlyMap<string, StoredAnswer<Told> | null>;
};

/** Keeps what sites told of a question now; what others told of it stays. */
export async function keepToldAnswers<Told>(
  graph: Graph,
  { question, answers }: ToldAnswers<Told>,
  now: Date,
): Promise<void> {
  const told = [...answers].map(([site, answer]) => [ofSite + site, answer && JSON.stringify(answer)]);
  const kept = { ...Object.fromEntries(told), endsAt: endOf(now) };
  await graph.write(async (run) => {
    await run(cypher`MATCH (asked:AskedQuestion) WHERE asked.endsAt <= ${now.toISOString()} DELETE asked`);
    await run(cypher`MERGE (asked:AskedQuestion {id: ${meaningOf(question)}}) SET asked += ${kept}`);
  });
}
