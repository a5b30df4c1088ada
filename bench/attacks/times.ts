import { Agent, request } from 'node:http';
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

/** P17: times of so many answers of each kind over HTTP, and how often two kinds are told apart by them. */
export async function timeSite(graph: Graph, timings: number) {
  await clearLedger(graph);
  const { url, ask, close } = await startSite(graph);
  const samples: Sample<Kind>[] = [];
  const lengths = new Set<number>();
  for (let round = -5; round < timings; round += 1)
    for (const kind of shuffledBy(round)) {
      const { ms, bytes } = await ask(url, questionOf(kind, round + 5));
      if (round < 0) continue; // warm
      samples.push({ kind, ms });
      lengths.add(bytes);
    }
  await close();
  if (lengths.size > 1) throw new TypeError(`answers of ${[...lengths].join()} bytes`);
  const p50 = (kind: Kind) =>
    shown(spreadOf(samples.filter((one) => one.kind === kind).map(({ ms }) => ms)).p50);
  return pairs.map((pair) => {
    const some = samples.filter(({ kind }) => pair.some((one) => one === kind));
    const right = toldApart(some, pair);
    const bar = Math.max(0.55, 0.5 + (3 * 0.5) / Math.sqrt(some.length / 2));
    const cells = [
      pair.join(' or '),
      pair.map(p50).join(', '),
      right.toFixed(3),
      bar.toFixed(3),
      right <= bar ? 'yes' : 'NO',
    ];
    return { cells, holds: right <= bar };
  });
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
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const close = async () => {
    agent.destroy();
    await serving.close();
  };
  return { url: serving.url, close, ask: createTimed(agent, token) };
}

function createTimed(agent: Agent, token: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (url: string, query: string): Promise<{ readonly ms: number; readonly bytes: number }> => {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
        const isTold = answer.statusCode === 200;
        text(answer).then((body) => {
          if (!isTold || body.includes('"errors"')) return reject(new Error(body));
          resolve({ ms: performance.now() - began, bytes: Buffer.byteLength(body) });
        }, reject);
      });
      asked.on('error', reject).end(JSON.stringify({ query }));
    });
  };
}
