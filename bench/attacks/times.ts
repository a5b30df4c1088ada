import { Agent, type RequestOptions, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { localIssuer } from '../../access/person.ts';
import { addPersonalToken } from '../../access/personal-tokens.ts';
import { type Graph, unhurriedMs } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { clearLedger } from '../../test/support/ledger-graph.ts';
import { protectionOf } from '../../test/support/protection.ts';
import { everybody, inYear } from '../../test/support/years-graph.ts';
import { shown, spreadOf } from '../measure.ts';
import { type Sample, toldApart } from '../told-apart.ts';

/** What is timed: a question of which the answer is so many patients, or one that was asked before. */
const kinds = { none: 2000, nine: 2009, thousand: 2010, remembered: 2010 } as const;
type Kind = keyof typeof kinds;

const pairs = [
  ['none', 'thousand'],
  ['nine', 'thousand'],
  ['none', 'nine'],
  ['remembered', 'thousand'],
] as const satisfies readonly (readonly [Kind, Kind])[];

/** Of a question: how long its answer took, and the longest that an answer on a second connection took meanwhile. */
const clocks = { 'its own': 'ms', 'a second': 'wait' } as const;

/** P17: times of so many answers of each kind over HTTP, and how often two kinds are told apart by them. */
export async function timeSite(graph: Graph, timings: number) {
  await clearLedger(graph);
  const { ask, close } = await startSite(graph);
  const samples: (Timed & { readonly kind: Kind })[] = [];
  const lengths = new Set<number>();
  for (let round = -5; round < timings; round += 1)
    for (const kind of shuffledBy(round)) {
      const timed = await ask(questionOf(kind, round + 5));
      if (round < 0) continue; // warm
      samples.push({ kind, ...timed });
      lengths.add(timed.bytes);
    }
  await close();
  if (lengths.size > 1) throw new TypeError(`answers of ${[...lengths].join()} bytes`);
  const clocked = Object.entries(clocks).flatMap(([connection, clock]) =>
    pairs.map((pair) => ({
      connection,
      pair,
      samples: samples.map((one) => ({ kind: one.kind, ms: one[clock] })),
    })),
  );
  return clocked.map(({ connection, pair, samples }) => {
    const some = samples.filter(({ kind }) => pair.some((one) => one === kind));
    const right = toldApart(some, pair);
    // That a number is drawn is work that others wait for: docs/privacy.md says so.
    const isSaid = connection === 'a second' && pair[0] === 'remembered';
    const bar = isSaid ? 1 : Math.max(0.55, 0.5 + (3 * 0.5) / Math.sqrt(some.length / 2));
    const cells = [
      ...[connection, pair.join(' or '), pair.map((kind) => p50Of(kind, some)).join(', ')],
      ...[right.toFixed(3), bar.toFixed(3), right <= bar ? 'yes' : 'NO'],
    ];
    return { cells, holds: right <= bar };
  });
}

function p50Of(kind: Kind, samples: readonly Sample<Kind>[]): string {
  return shown(spreadOf(samples.filter((one) => one.kind === kind).map(({ ms }) => ms)).p50);
}

/** Each round in another order; what is remembered is asked after what it is a repetition of. */
function shuffledBy(round: number): readonly Kind[] {
  const first = ['none', 'nine', 'thousand'] as const satisfies readonly Kind[];
  const at = (round + 30) % 3;
  return [...first.slice(at), ...first.slice(0, at), 'remembered'];
}

/** A question that was not asked before, but for what is remembered. */
function questionOf(kind: Kind, round: number): string {
  const [one, other] = [round % 40, 40 + (Math.floor(round / 40) % 50)];
  const where = `{ all: [${[inYear(kinds[kind]), everybody(one), everybody(other)].join()}] }`;
  return `{ cohort(where: ${where}, datasets: ["world-crowd"]) { count { value low high suppressed asOf } } }`;
}

async function startSite(graph: Graph) {
  const settings = { access: 'tiered', allowOpen: 'no', licensedNames: 'shown' } as const;
  const log = createLog('silent', { write: () => true });
  const terminology = followTerminology(graph, undefined, unhurriedMs);
  const index = followIndex(graph, terminology, { patienceMs: unhurriedMs });
  await index();
  const serving = await serve({
    config: { host: '127.0.0.1', port: 0, publicUrl: undefined, ...settings },
    ...{ graph, terminology, index, probe: graph, log, version: '0.0.0', protection: protectionOf(graph) },
    caller: createCaller(graph, settings, log),
  });
  const person = { issuer: localIssuer, subject: 'mallory' };
  const span = { from: '2026-01-01T00:00:00.000Z', until: '2090-01-01T00:00:00.000Z' };
  const { text: token } = await addPersonalToken(graph, { person, name: 'attacks', ...span });
  const [agent, other] = [1, 1].map((maxSockets) => new Agent({ keepAlive: true, maxSockets }));
  const close = async () => {
    agent?.destroy();
    other?.destroy();
    await serving.close();
  };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const send = (query: string) =>
    timed(`${serving.url}/graphql`, { method: 'POST', agent, headers }, JSON.stringify({ query }));
  const knock = async () => (await timed(`${serving.url}/health/live`, { agent: other })).ms;
  return { close, ask: (query: string) => askKnocking(send(query), knock) };
}

type Answered = { readonly ms: number; readonly bytes: number };
type Timed = Answered & { readonly wait: number };

/** Knocks on a second connection, time after time, until an answer has come. */
async function askKnocking(answer: Promise<Answered>, knock: () => Promise<number>): Promise<Timed> {
  let [done, wait] = [false, 0];
  const end = () => {
    done = true;
  };
  answer.then(end, end);
  while (!done) wait = Math.max(wait, await knock());
  return { ...(await answer), wait };
}

function timed(url: string, options: RequestOptions, body = ''): Promise<Answered> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      text(answer).then((told) => {
        if (answer.statusCode !== 200 || told.includes('"errors"')) return reject(new Error(told));
        resolve({ ms: performance.now() - began, bytes: Buffer.byteLength(told) });
      }, reject);
    });
    asked.on('error', reject).end(body);
  });
}
