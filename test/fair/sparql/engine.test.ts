import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createEngine,
  type EngineSource,
  type SparqlEngine,
  usualLimits,
} from '../../../fair/sparql/engine.ts';

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

function start(source: Partial<EngineSource> = {}, limits: Partial<typeof usualLimits> = {}) {
  state.engine = createEngine(
    { version: async () => '1', read: async () => shared(lines(1_000)), fail: () => {}, ...source },
    { ...usualLimits, ...limits },
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

describe('createEngine', { timeout: 60_000 }, () => {
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
    const ask = start({}, { ms: 2_000 });
    await ask(count);
    const began = performance.now();
    const late = ask(endless);
    const delays: number[] = [];
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      delays.push(now - before - 10);
      before = now;
    }, 10);
    const others: unknown[] = [];
    for (let n = 0; n < 20; n += 1) {
      others.push(await ask(count));
      await sleep(20);
    }
    const othersTook = performance.now() - began;
    expect(await late).toEqual({ kind: 'late' });
    clearInterval(timer);
    expect(others).toEqual(others.map(() => 'n\r\n1000\r\n'));
    expect(othersTook).toBeLessThan(2_000);
    expect(delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)]).toBeLessThan(50);
  });

  it('answers again after every thread was ended', async () => {
    const ask = start({}, { ms: 1_500 });
    await ask(count);
    expect(await Promise.all([ask(endless), ask(endless)])).toEqual([{ kind: 'late' }, { kind: 'late' }]);
    await sleep(1_500); // the threads start anew
    expect(await ask(count)).toBe('n\r\n1000\r\n');
  });

  it('ends a query that takes all memory, and answers the next', async () => {
    const ask = start();
    expect([await ask(greedy), await ask(count)]).toEqual([{ kind: 'exhausted' }, 'n\r\n1000\r\n']);
  });

  it('sends no answer that is longer than the limit', async () => {
    const ask = start({}, { answerBytes: 1_000 });
    expect([await ask('SELECT * { ?s ?p ?o }'), await ask(count)]).toEqual([
      { kind: 'large' },
      'n\r\n1000\r\n',
    ]);
  });

  it('lets a few wait and turns the others away', async () => {
    const ask = start({}, { ms: 1_500, waiting: 1 });
    await ask(count);
    const outcomes = await Promise.all([ask(endless), ask(endless), ask(count), ask(count)]);
    expect(outcomes[3]).toEqual({ kind: 'busy' });
  });

  it('answers by the graph before until the new one is read, then by the new one', async () => {
    const now = { version: '1', reading: sleep(0) };
    const ask = start({
      version: async () => now.version,
      read: async () => {
        const { version } = now;
        await now.reading;
        return shared(lines(Number(version)));
      },
    });
    const seen = [await ask(count)];
    Object.assign(now, { version: '2', reading: sleep(500) });
    seen.push(await ask(count));
    await sleep(4_000);
    seen.push(await ask(count), await ask(count));
    expect(seen).toEqual(['n\r\n1\r\n', 'n\r\n1\r\n', 'n\r\n2\r\n', 'n\r\n2\r\n']);
  });

  it('is busy while the graph cannot be read, says why, and reads it with the next query', async () => {
    const faults: unknown[] = [];
    const reads = [() => Promise.reject(new Error('no graph')), async () => shared(lines(1))];
    const ask = start(
      {
        read: () => (reads.shift() ?? reads[0] ?? (async () => shared('')))(),
        fail: (fault) => faults.push(fault),
      },
      { ms: 3_000 },
    );
    const first = ask(count);
    await sleep(50);
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
