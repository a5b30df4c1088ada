import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

/**
 * Asks a server through Focus, as a network of EUCAIM does: stands in for the proxy from which Focus takes its tasks and to which it
 * gives results, and prints these. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    focus: { type: 'string', default: 'focus' },
    url: { type: 'string', default: 'http://127.0.0.1:4000/eucaim/search' },
    authorization: { type: 'string' },
  },
});

/** A chip of the explorer: what is asked for, and a value of it. */
type Chip = readonly [key: string, value: string];

const [female, breastCancer, prostateCancer, mr, breast, generalElectric]: readonly Chip[] = [
  ['SNOMEDCT263495000', 'SNOMEDCT248152002'],
  ['SNOMEDCT439401001', 'SNOMEDCT254837009'],
  ['SNOMEDCT439401001', 'SNOMEDCT399068003'],
  ['RID10311', 'RID10312'],
  ['SNOMEDCT123037004', 'SNOMEDCT76752008'],
  ['C25392', 'birnlex_12833'],
];

/** What is asked, by what it is called here. */
const questions: Readonly<Record<string, readonly (Chip | undefined)[]>> = {
  nothing: [],
  women: [female],
  'breast cancer, MR': [breastCancer, mr],
  'prostate cancer, MR': [prostateCancer, mr],
  'all five': [female, breastCancer, mr, breast, generalElectric],
};

const app = 'focus.proxy.broker';
const toBase64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');

/** A task as the proxy hands it out. https://github.com/samply/beam */
function toTask(id: string, chips: readonly (Chip | undefined)[]) {
  const leaves = chips.flatMap((chip) =>
    chip === undefined
      ? []
      : [{ operand: 'OR', children: [{ key: chip[0], type: 'EQUALS', system: '', value: chip[1] }] }],
  );
  const children = leaves.length === 0 ? [] : [{ operand: 'AND', children: leaves }];
  const query = toBase64({ ast: { operand: 'OR', children }, id: `${id}__search__${id}` });
  return {
    ...{ id, from: 'spot.hub.broker', to: [app], body: toBase64({ lang: 'ast', query }) },
    ...{ ttl: '30s', failure_strategy: 'discard', metadata: { project: 'eucaim' } },
  };
}

const tasks = Object.entries(questions).map(([name, chips]) => ({ name, id: randomUUID(), chips }));
const waiting = [...tasks];
const results = new Map<string, string>();

/** What the explorer makes of a result: it decodes it with `atob`, and reads JSON. */
function shown(body: string): string {
  const { provider_icon: _, ...answer } = JSON.parse(Buffer.from(body, 'base64').toString('latin1'));
  return JSON.stringify(answer);
}

/** Notes a result; that a task was claimed is none. */
async function take(request: IncomingMessage): Promise<void> {
  const { status, body, task } = JSON.parse(await text(request));
  if (status !== 'claimed') results.set(task, status === 'succeeded' ? shown(body) : status);
}

const proxy = createServer(async (request, response) => {
  const { method, url = '' } = request;
  if (method === 'PUT') await take(request);
  const task = url.startsWith('/v1/tasks?') ? waiting.shift() : undefined;
  response.writeHead(method === 'PUT' ? 204 : 200, { 'content-type': 'application/json' });
  response.end(method === 'PUT' ? undefined : JSON.stringify(task ? [toTask(task.id, task.chips)] : []));
  if (results.size === tasks.length) focus.kill();
});
proxy.listen(0, '127.0.0.1');
await once(proxy, 'listening');
const { port } = proxy.address() as AddressInfo; // it listens on a port

const focus = spawn(options.focus, [], {
  stdio: ['ignore', 'ignore', 'inherit'],
  timeout: 120_000,
  env: {
    ...{ ...process.env, RUST_LOG: 'focus=warn', PROVIDER: 'bench', RETRY_COUNT: '3' },
    ...{ BEAM_PROXY_URL: `http://127.0.0.1:${port}/`, BEAM_APP_ID_LONG: app, API_KEY: 'none' },
    ...{ ENDPOINT_TYPE: 'eucaim-api', ENDPOINT_URL: options.url },
    ...(options.authorization === undefined ? {} : { AUTH_HEADER: options.authorization }),
  },
});
await once(focus, 'exit');
proxy.closeAllConnections();
proxy.close();
for (const { name, id } of tasks) process.stdout.write(`${name}\n  ${results.get(id) ?? 'no result'}\n`);
if (results.size < tasks.length) process.exitCode = 1;
