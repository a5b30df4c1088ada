import { setTimeout as sleep } from 'node:timers/promises';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { SoakQuestion } from './soak-questions.ts';

/** What came of a question; `n` is its turn. */
export type Seen = {
  readonly n: number;
  readonly question: SoakQuestion;
  readonly ms: number;
  /** Codes of the errors; NO_ANSWER where there is none that can be read. */
  readonly codes: readonly string[];
};

/** Which questions are asked, how often in a second, for how long, and as whom. */
export type Soak = {
  readonly url: string;
  readonly questions: readonly SoakQuestion[];
  readonly rate: number;
  readonly minutes: number;
  /** Headers of the question of that turn. */
  readonly headersOf?: (n: number) => Readonly<Record<string, string>>;
};

/** Asks one question after another at a steady rate, without waiting for any answer but at the end. */
export async function askAtRate(soak: Soak): Promise<readonly Seen[]> {
  const { questions, rate, minutes } = soak;
  const seen: Promise<Seen>[] = [];
  const began = performance.now();
  for (let n = 0; performance.now() < began + minutes * 60_000; n += 1) {
    const question = questions[n % questions.length];
    if (question !== undefined) seen.push(askOne(soak, question, n));
    await sleep(Math.max(0, began + ((n + 1) * 1_000) / rate - performance.now()));
  }
  return Promise.all(seen);
}

async function askOne(soak: Soak, question: SoakQuestion, n: number): Promise<Seen> {
  const began = performance.now();
  const codes = await codesOf(soak, question, n);
  return { n, question, ms: performance.now() - began, codes };
}

async function codesOf({ url, headersOf }: Soak, { query, variables = {} }: SoakQuestion, n: number) {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf?.(n) },
      body: JSON.stringify({ query, variables }),
    });
    const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors.map(({ extensions }) => extensions.code);
  } catch {
    return ['NO_ANSWER'];
  }
}

/** MiB that are resident of a server now, as it says. */
export async function residentOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
}

/** Answers with an error that is not meant. */
export function unexpectedOf(seen: readonly Seen[]): readonly Seen[] {
  return seen.filter(({ question, codes }) => codes.some((code) => code !== question.refused));
}

/** Transactions that run in the database, but for the one that looks, and connections that are open. */
export async function openIn(graph: Graph): Promise<{ transactions: number; connections: number }> {
  const transactions = await graph.read<{ query: string }>(
    cypher`SHOW TRANSACTIONS YIELD currentQuery AS query WHERE NOT query STARTS WITH 'SHOW TRANSACTIONS' RETURN query`,
  );
  const connections = await graph.read(
    cypher`CALL dbms.listConnections() YIELD connectionId RETURN connectionId`,
  );
  return { transactions: transactions.length, connections: connections.length };
}
