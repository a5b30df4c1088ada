import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addressOf, createKillable, patience, readyAt } from '../support/killable.ts';

const killable = await createKillable();
const state = { url: '' };

beforeAll(async () => {
  state.url = await addressOf(killable.start('serve'));
});
afterAll(killable.end);

const ask = () =>
  fetch(`${state.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ datasets { totalCount } }' }),
  });

describe('a server whose database is killed', () => {
  it('says why it is not ready, answers 503, and answers questions when the database is started again', async () => {
    await killable.kill();
    const why = { ready: false, reason: 'The graph database ended and is started again.' };
    await vi.waitUntil(async () => (await readyAt(state.url)).status === 503, patience);
    const [health, answer] = [await readyAt(state.url), await ask()];
    expect([health, answer.status, answer.headers.get('retry-after'), await answer.json()]).toMatchObject([
      { status: 503, body: why },
      503,
      '10',
      { errors: [{ extensions: { code: 'GRAPH_UNAVAILABLE' } }] },
    ]);
    await vi.waitUntil(async () => (await readyAt(state.url)).status === 200, patience);
    expect((await ask()).status).toBe(200);
  });
});
