import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createEngine,
  type EngineSource,
  type SparqlEngine,
  usualLimits,
} from '../../../fair/sparql/engine.ts';
import { startThread } from '../../../fair/sparql/thread.ts';

const state: { engine?: SparqlEngine } = {};
afterEach(() => state.engine?.close());

function shared(text: string): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(text);
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

const lines = (n: number, value = 'v') =>
  Array.from({ length: n }, (_, at) => `<urn:s${at}> <urn:p> "${value}" .\n`).join('');

/** Long enough for any machine: nothing here waits for it. */
const patient = 120_000;

type Settings = { readonly limits?: Partial<typeof usualLimits>; readonly thread?: typeof startThread };

function start(source: Partial<EngineSource> = {}, { limits = {}, thread = startThread }: Settings = {}) {
  state.engine = createEngine(
    { version: async () => '1', read: async () => shared(lines(1_000)), fail: () => {}, ...source },
    { ...usualLimits, ms: patient, ...limits },
    thread,
  );
  return async (text: string, format = 'csv') => {
    const outcome = await state.engine?.query({ text, format });
    return outcome?.kind === 'answer' ? Buffer.from(outcome.body).toString() : outcome;
  };
}

const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
/** 10^12 combinations, counted one by one. */
const endless = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
/** A text that is doubled thirty times. */
const greedy = `SELECT (STRLEN(?v30) AS ?n) { BIND('0123456789' AS ?v0) ${Array.from(
  { length: 30 },
  (_, n) => `BIND(CONCAT(?v${n}, ?v${n}) AS ?v${n + 1})`,
).join(' ')} }`;

/** A thread that gives the endless query a second, and every other all the time it needs. */
const withShortLimit: typeof startThread = async (order) => {
  const thread = await startThread(order);
  return { ...thread, ask: (query, ms) => thread.ask(query, query.text === endless ? 1_000 : ms) };
};

/** Threads that answer at once, but the endless query when the test says that it is late. */
function createThreads() {
  const late: (() => void)[] = [];
  const thread: typeof startThread = async () => ({
    ask: ({ text }) =>
      text === endless
        ? new Promise((resolve) => late.push(() => resolve({ kind: 'late' })))
        : Promise.resolve({ kind: 'answer', body: new TextEncoder().encode(text) }),
    end: async () => {},
  });
  return { thread, running: () => late.length, end: () => late.splice(0).map((one) => one()) };
}

describe('createEngine', { timeout: 2 * patient }, () => {
  it('answers by the graph', async () => {
    expect(await start()(count)).toBe('n\r\n1000\r\n');
  });

  it('says where a query is wrong', async () => {
    expect(await start()('SELECT * { ?s ?p }')).toEqual({
      kind: 'invalid',
      message: expect.stringContaining('error at 1:19'),
    });
  });

  it('ends a query at the limit, while others go on and the process is free', async () => {
    const ask = start({}, { thread: withShortLimit });
    await ask(count);
    const before = performance.eventLoopUtilization();
    const both = await Promise.all([ask(endless), ask(count)]);
    expect(both).toEqual([{ kind: 'late' }, 'n\r\n1000\r\n']);
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it('answers others while a query goes on', async () => {
    const { thread, end } = createThreads();
    const ask = start({}, { thread });
    const seen: unknown[] = [];
    const ended = ask(endless).then((outcome) => seen.push(outcome));
    for (let n = 0; n < 20; n += 1) seen.push(await ask(count));
    expect(seen).toEqual(Array.from({ length: 20 }, () => count));
    end();
    await ended;
    expect(seen.at(-1)).toEqual({ kind: 'late' });
  });

  it('answers again after every thread was ended', async () => {
    const ask = start({}, { thread: withShortLimit });
    await ask(count);
    expect(await Promise.all([ask(endless), ask(endless)])).toEqual([{ kind: 'late' }, { kind: 'late' }]);
    expect(await ask(count)).toBe('n\r\n1000\r\n');
  });

  it('ends a query that takes all memory, and answers the next', async () => {
    const ask = start();
    expect([await ask(greedy), await ask(count)]).toEqual([{ kind: 'exhausted' }, 'n\r\n1000\r\n']);
  });

  it('sends no answer that is longer than the limit', async () => {
    const ask = start({}, { limits: { answerBytes: 1_000 } });
    expect([await ask('SELECT * { ?s ?p ?o }'), await ask(count)]).toEqual([
      { kind: 'large' },
      'n\r\n1000\r\n',
    ]);
  });

  it('lets a few wait and turns the others away', async () => {
    const { thread, running, end } = createThreads();
    const ask = start({}, { limits: { waiting: 1 }, thread });
    await ask(count);
    const first = [ask(endless)];
    await vi.waitUntil(() => running() === 1);
    first.push(ask(endless));
    await vi.waitUntil(() => running() === 2);
    const third = ask(count);
    expect(await ask(count)).toEqual({ kind: 'busy' });
    end();
    expect([...(await Promise.all(first)), await third]).toEqual([{ kind: 'late' }, { kind: 'late' }, count]);
  });

  it('turns away who has waited as long as a query may take', async () => {
    const { thread, running } = createThreads();
    const ask = start({}, { limits: { ms: 50, threads: 1 }, thread });
    void ask(endless);
    await vi.waitUntil(() => running() === 1);
    expect(await ask(count)).toEqual({ kind: 'busy' });
  });

  it('answers no query by the graph before: it waits until the new one is read', async () => {
    const now = { version: '1', reading: Promise.resolve() };
    const ask = start({
      version: async () => now.version,
      read: async () => {
        const { version } = now;
        await now.reading;
        return shared(lines(Number(version)));
      },
    });
    const before = await ask(count);
    let finish = () => {};
    Object.assign(now, { version: '2', reading: new Promise<void>((resolve) => (finish = resolve)) });
    const asked = [ask(count), ask(count), ask(count)];
    finish();
    expect([before, ...(await Promise.all(asked))]).toEqual(['n\r\n1\r\n', ...asked.map(() => 'n\r\n2\r\n')]);
  });

  it('is busy rather than to answer by the graph before', async () => {
    const now = { version: '1', reading: Promise.resolve() };
    const { thread } = createThreads();
    const source = {
      version: async () => now.version,
      read: () => now.reading.then(() => shared('')),
    };
    const ask = start(source, { limits: { ms: 50 }, thread });
    expect(await ask(count)).toBe(count);
    Object.assign(now, { version: '2', reading: new Promise(() => {}) });
    expect(await ask(count)).toEqual({ kind: 'busy' });
  });

  it('answers by no graph that became old while it was read', async () => {
    const now = { version: '1' };
    const finish: (() => void)[] = [];
    const ask = start({
      version: async () => now.version,
      read: async () => {
        const { version } = now;
        await new Promise<void>((resolve) => finish.push(resolve));
        return shared(lines(Number(version)));
      },
    });
    const first = ask(count);
    await vi.waitUntil(() => finish.length === 1);
    now.version = '2';
    const second = ask(count);
    await vi.waitUntil(() => finish.length === 2);
    for (const one of finish) one();
    expect(await Promise.all([first, second])).toEqual(['n\r\n2\r\n', 'n\r\n2\r\n']);
  });

  it('is busy while it is not known which version there is', async () => {
    const faults: unknown[] = [];
    const ask = start({
      version: () => Promise.reject(new Error('no graph')),
      fail: (fault) => void faults.push(fault),
    });
    expect([await ask(count), faults]).toEqual([{ kind: 'busy' }, [new Error('no graph')]]);
  });

  it('is busy while the graph cannot be read, says why, and reads it with the next query', async () => {
    const faults: unknown[] = [];
    const reads = [() => Promise.reject(new Error('no graph')), async () => shared(lines(1))];
    const ask = start({
      read: () => (reads.shift() ?? reads[0] ?? (async () => shared('')))(),
      fail: (fault) => void faults.push(fault),
    });
    const first = ask(count);
    await vi.waitUntil(() => faults.length > 0);
    expect([await ask(count), await first, faults]).toEqual([
      'n\r\n1\r\n',
      'n\r\n1\r\n',
      [new Error('no graph')],
    ]);
  });

  it('asks nobody else: the engine refuses SERVICE by itself', async () => {
    const ask = start();
    expect(await ask('SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }')).toMatchObject({
      kind: 'invalid',
    });
    expect(await ask('LOAD <http://127.0.0.1:9/>')).toMatchObject({ kind: 'invalid' });
  });
});
