import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { unavailable } from '../../../audit/unavailable.ts';
import { KnownError } from '../../../ontology/errors.ts';
import { Readiness } from '../../../server/http/health.ts';
import { createToy } from '../toy.ts';

const answering = { read: async () => [] };
const silent = {
  read: () => Promise.reject(new KnownError('DEADLINE_EXCEEDED', 'bolt://127.0.0.1:7687 did not answer')),
};

describe('Readiness', () => {
  it.each(['starting', 'loading', 'stopping'] as const)('is not ready while %s', async (state) => {
    const readiness = new Readiness(answering);
    readiness.set(state);
    expect(await readiness.check()).toMatchObject({ ready: false });
  });

  it('is ready when the graph answers', async () => {
    const readiness = new Readiness(answering);
    readiness.set('ready');
    expect(await readiness.check()).toEqual({ ready: true });
  });

  it('gives a reason without address when the graph does not answer', async () => {
    const readiness = new Readiness(silent);
    readiness.set('ready');
    expect(await readiness.check()).toEqual({ ready: false, reason: 'The graph database does not answer.' });
  });

  it.each(['loading', 'ready'] as const)('says what is known of the graph while %s', async (state) => {
    const readiness = new Readiness(answering, () => 'The graph database ended.');
    readiness.set(state);
    expect(await readiness.check()).toEqual({ ready: false, reason: 'The graph database ended.' });
  });

  it('asks the audit whether it can be written, and says where it cannot', async () => {
    const audit = { check: () => Promise.reject(unavailable('ENOSPC: /srv/oncograph/audit')) };
    const readiness = new Readiness(answering, undefined, audit);
    readiness.set('ready');
    expect(await readiness.check()).toEqual({ ready: false, reason: 'The audit cannot be written.' });
  });

  it('asks once for all who wait, and again afterwards', async () => {
    const asked = { times: 0 };
    const read = async () => {
      asked.times += 1;
      await sleep(20);
      return [];
    };
    const readiness = new Readiness({ read });
    readiness.set('ready');
    await Promise.all([readiness.check(), readiness.check(), readiness.check()]);
    await readiness.check();
    expect(asked.times).toBe(2);
  });
});

describe('the health routes', () => {
  it('say that the process lives while it is not ready', async () => {
    const { app } = await createToy();
    const [live, ready] = await Promise.all(
      ['/health/live', '/health/ready'].map((url) => app.inject({ url })),
    );
    expect([live?.statusCode, ready?.statusCode, ready?.json()]).toEqual([
      200,
      503,
      { ready: false, reason: 'The server is starting.' },
    ]);
  });
});
