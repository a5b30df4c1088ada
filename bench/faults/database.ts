import { setTimeout as sleep } from 'node:timers/promises';
import { cypher } from '../../graph/cypher.ts';
import { type Check, checkOf, seconds, tallyOf } from './check.ts';
import { type Answer, keepAsking, msUntil } from './client.ts';
import { page, type Server, type Site } from './site.ts';

/** The longest that a request may take: the deadline of the server, and a second for a machine that is busy. */
const longestMs = 31_000;

/** Answers that have neither what was asked nor a code with the status that belongs to it. */
export function wrongOf(answers: readonly Answer[], right: unknown): readonly Answer[] {
  const isRight = ({ status, data }: Answer) =>
    status === 200 && JSON.stringify(data) === JSON.stringify(right);
  const isRefused = ({ status, retryAfter, codes: [code] }: Answer) =>
    (status === 503 && retryAfter !== null && code === 'GRAPH_UNAVAILABLE') ||
    (status === 504 && code === 'DEADLINE_EXCEEDED');
  return answers.filter((answer) => !isRight(answer) && !isRefused(answer));
}

/** Status and codes, as often as they came. */
export function outcomesOf(answers: readonly Answer[]): string {
  return tallyOf(answers.map(({ status, codes }) => [status, ...new Set(codes)].join(' ')));
}

/** R1: the database is killed while pages are read. */
async function killed(site: Site, server: Server): Promise<readonly Check[]> {
  const { data } = await server.ask(page);
  const finish = keepAsking(server, page);
  await sleep(1_000);
  process.kill(site.databasePid(), 'SIGKILL');
  await msUntil(async () => (await server.statusOf('/health/ready')) === 503);
  const answersBolt = () => site.withGraph((graph) => graph.read(cypher`RETURN 1 AS one`));
  await msUntil(() =>
    answersBolt().then(
      () => true,
      () => false,
    ),
  );
  const back = await msUntil(async () => (await server.ask(page)).status === 200);
  const ready = await msUntil(async () => (await server.statusOf('/health/ready')) === 200);
  const answers = await finish();
  const wrong = wrongOf(answers, data);
  const fault = 'R1 Neo4j killed (SIGKILL), 8 readers';
  return [
    checkOf(fault, 'right, or 503 with code and Retry-After', {
      seen: outcomesOf(answers),
      holds: wrong.length === 0,
    }),
    checkOf(fault, 'answers ≤ 10 s after the database does, same process', {
      seen: `${seconds(back)}, ready ${seconds(ready)} later`,
      holds: back + ready <= 10_000,
    }),
  ];
}

/** R2: the database stands still for 20 s. */
async function frozen(site: Site, server: Server): Promise<readonly Check[]> {
  const { data } = await server.ask(page);
  const resident = async () => (await server.metric('process_resident_memory_bytes')) / 2 ** 20;
  const before = await resident();
  const finish = keepAsking(server, page);
  await sleep(1_000);
  process.kill(site.databasePid(), 'SIGSTOP');
  const unready = await msUntil(async () => (await server.statusOf('/health/ready')) === 503);
  await sleep(20_000 - unready);
  const grown = (await resident()) - before;
  process.kill(site.databasePid(), 'SIGCONT');
  const back = await msUntil(async () => (await server.ask(page)).status === 200);
  const ready = await msUntil(async () => (await server.statusOf('/health/ready')) === 200);
  const answers = await finish();
  const slowest = Math.max(...answers.map(({ ms }) => ms));
  const fault = 'R2 Neo4j stopped for 20 s (SIGSTOP), 8 readers';
  return [
    checkOf(fault, 'right, or a code; none after 31 s', {
      seen: `${outcomesOf(answers)}; slowest ${seconds(slowest)}`,
      holds: wrongOf(answers, data).length === 0 && slowest <= longestMs,
    }),
    checkOf(fault, '/health/ready 503 ≤ 2 s', { seen: seconds(unready), holds: unready <= 2_000 }),
    checkOf(fault, 'memory flat: ≤ 64 MiB more', { seen: `${grown.toFixed(0)} MiB`, holds: grown <= 64 }),
    checkOf(fault, 'answers, and is ready, ≤ 5 s after', {
      seen: seconds(back + ready),
      holds: back + ready <= 5_000,
    }),
  ];
}

type Saved = { readonly saveCohort?: { readonly id?: string } } | undefined;

/** Whether somebody who waited was answered, or told that it took too long or was too much. */
function isToldWhy({ status, codes }: Answer): boolean {
  return codes.every((code) => status >= 503 && ['DEADLINE_EXCEEDED', 'GRAPH_UNAVAILABLE'].includes(code));
}

/** R7: all connections wait for a lock that somebody else holds. */
async function exhausted(site: Site, server: Server): Promise<readonly Check[]> {
  const saved = await server.ask('mutation { saveCohort(name: "r7", where: { patient: {} }) { id } }');
  const id = (saved.data as Saved)?.saveCohort?.id ?? ''; // as the schema says
  const rename = `mutation { renameCohort(id: "${id}", name: "locked") { id } }`;
  const { waiting, answers, ready } = await site.withGraph((graph) =>
    graph.write(async (run) => {
      await run(cypher`MATCH (cohort:SavedCohort {id: ${id}}) SET cohort.locked = true`);
      const waiting = Array.from({ length: 110 }, () => server.ask(rename));
      await sleep(2_000);
      const asked = Promise.all(Array.from({ length: 10 }, () => server.ask(page)));
      const ready = await server.statusOf('/health/ready');
      const answers = await asked;
      await run(cypher`MATCH (cohort:SavedCohort {id: ${id}}) REMOVE cohort.locked`);
      return { waiting, answers, ready };
    }),
  );
  const writes = await Promise.all(waiting);
  const back = await msUntil(async () => (await server.ask(page)).status === 200);
  const isRefused = ({ status, retryAfter }: Answer) => status === 503 && retryAfter !== null;
  const fault = 'R7 pool exhausted: 110 writers wait for a lock';
  return [
    checkOf(fault, 'readers: 503 with Retry-After', {
      seen: outcomesOf(answers),
      holds: answers.every(isRefused),
    }),
    checkOf(fault, '/health/ready 200 meanwhile', { seen: String(ready), holds: ready === 200 }),
    checkOf(fault, 'each writer ends with an answer or a code; readers again ≤ 5 s', {
      seen: `${outcomesOf(writes)}; ${seconds(back)}`,
      holds: back <= 5_000 && writes.every(isToldWhy),
    }),
  ];
}

/** R1, R2, R7. */
export async function databaseFaults(site: Site, server: Server): Promise<readonly Check[]> {
  const checks = [await exhausted(site, server), await frozen(site, server), await killed(site, server)];
  return checks.flat();
}
