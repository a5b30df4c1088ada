import { expect, it, vi } from 'vitest';
import { createKeys } from '../../federation/envelope/keys.ts';
import { signQuestion } from '../../federation/envelope/question.ts';
import { serveSite } from '../../federation/site/serve-site.ts';
import { subjects } from '../../federation/subjects.ts';
import { createLog } from '../../server/log.ts';
import { exactly } from '../support/answering-site.ts';
import { createMemoryBus } from '../support/memory-bus.ts';

const [hub, north] = await Promise.all([createKeys(), createKeys()]);
const asker = { issuer: 'https://login.example.org', subject: 'ada', organisation: null };

/** A site that answers when it is let, and what it said. */
function serve(answer: () => Promise<ReturnType<typeof exactly>>) {
  const bus = createMemoryBus();
  serveSite(bus, {
    ...{ hub: { ...hub, id: 'hub', name: 'The hub' }, site: { id: 'north', name: 'North', country: 'NL' } },
    ...{ keys: north, log: createLog('silent'), refuse: async () => {}, answer },
  });
  const ask = async (id: string) => {
    const question = {
      id,
      hub: 'hub',
      sites: ['north'],
      where: { patient: {} },
      facets: [],
      asker,
      purpose: null,
    };
    bus.publish(subjects.question('north'), await signQuestion(question, hub));
  };
  const answers = () => bus.said.filter(({ subject }) => subject.includes('.answer.'));
  return { ask, answers };
}

it('a question that is repeated while it is answered is answered once, and later by the same text', async () => {
  const ends: (() => void)[] = [];
  const answer = vi.fn(async () => {
    await new Promise<void>((resolve) => ends.push(resolve));
    return exactly(7);
  });
  const { ask, answers } = serve(answer);
  for (const _time of [1, 2, 3]) await ask('q-1');
  await vi.waitUntil(() => ends.length > 0);
  await ask('q-2'); // whose answer comes after what was repeated was read
  await vi.waitUntil(() => ends.length > 1);
  for (const end of ends) end();
  await vi.waitUntil(() => answers().length === 2);
  await ask('q-1');
  await vi.waitUntil(() => answers().length === 3);
  const texts = answers().map(({ subject, text }) => (subject.endsWith('q-1') ? text : 'of q-2'));
  expect([answer.mock.calls.length, new Set(texts).size]).toEqual([2, 2]);
});

it('a question that could not be answered may be asked again', async () => {
  const answer = vi.fn(async () => exactly(7));
  answer.mockRejectedValueOnce(new Error('the database is away'));
  const { ask, answers } = serve(answer);
  await ask('q-1');
  await vi.waitUntil(() => answers().length === 1);
  await ask('q-1');
  await vi.waitUntil(() => answers().length === 2);
  expect(answer.mock.calls.length).toBe(2);
});
