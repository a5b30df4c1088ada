import { describe, expect, it } from 'vitest';
import { type AskedSite, askAll } from '../../federation/ask-all.ts';
import { createPlaces } from '../../federation/places.ts';
import { SiteFault, type Told } from '../../federation/site.ts';
import { anAskedQuestion, toldNone, toldNumber } from '../support/told-sites.ts';

const question = anAskedQuestion({ patient: {} });
const never = () => new Promise<Told>(() => {});

const site = (id: string, ask: AskedSite['ask']): AskedSite => ({
  ...{ id, origin: `key-${id}`, ask, connects: true },
  places: createPlaces(8),
});

function terms(deadlineMs: number, signal = new AbortController().signal) {
  const logged: object[] = [];
  return {
    deadlineMs,
    signal,
    logged,
    log: { info: (said: object) => void logged.push(said), warn: () => {} },
  };
}

describe('askAll', () => {
  it('gives what each site told in their order, whichever is first, and what failed beside it', async () => {
    const sites = [
      site('slow', async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return toldNumber(3);
      }),
      site('refuses', async () => {
        throw new SiteFault('REFUSED', 'No.');
      }),
      site('quick', async () => toldNone('Some.')),
    ];
    const heard = await askAll(sites, question, terms(5_000));
    expect(heard.map(({ site, status, reason }) => [site.id, status, reason])).toEqual([
      ['slow', 'OK', null],
      ['refuses', 'REFUSED', 'No.'],
      ['quick', 'SUPPRESSED', 'None, or too few to be shown. Some.'],
    ]);
    expect(heard[0]?.tookMs).toBeGreaterThan(40);
  });

  it('logs of each site that it was asked, and no number', async () => {
    const asked = terms(100);
    await askAll([site('a', async () => toldNumber(4711)), site('b', never)], question, asked);
    expect(asked.logged).toEqual([
      { site: 'a', status: 'OK', ms: expect.any(Number) },
      { site: 'b', status: 'TIMEOUT', ms: expect.any(Number) },
    ]);
  });

  it('does not wait for a site that does not look at the deadline', async () => {
    const [heard] = await askAll([site('deaf', never)], question, terms(50));
    expect(heard).toMatchObject({ status: 'TIMEOUT', reason: 'It did not answer within 50 ms.', told: null });
  });

  it('gives the place of such a site to the next question', async () => {
    const deaf: AskedSite = {
      ...{ id: 'deaf', origin: 'key', ask: never, connects: true },
      places: createPlaces(1),
    };
    for (const _time of [1, 2]) {
      const [heard] = await askAll([deaf], question, terms(20));
      expect(heard?.status).toBe('TIMEOUT');
    }
    const [heard] = await askAll([{ ...deaf, ask: async () => toldNumber(1) }], question, terms(5_000));
    expect(heard?.status).toBe('OK');
  });

  it.each([
    ['64 sites by a connection each, and those behind them as these are heard', true, 64],
    ['all sites that are asked over one line', false, 200],
  ])('asks at once %s', async (_who, connects, most) => {
    const at = { once: 0, most: 0 };
    const sites = Array.from({ length: 200 }, (_, n) => ({
      ...site(`s${n}`, async () => {
        at.once += 1;
        at.most = Math.max(at.most, at.once);
        await new Promise((resolve) => setTimeout(resolve, 2));
        at.once -= 1;
        return toldNumber(n);
      }),
      connects,
    }));
    const heard = await askAll(sites, question, terms(20_000));
    expect(at.most).toBe(most);
    expect(heard.map(({ told }) => told)).toEqual(sites.map((_, n) => toldNumber(n)));
  });

  it('gives those that were behind too many slow ones as not answered, without asking them', async () => {
    const asked: string[] = [];
    const sites = Array.from({ length: 70 }, (_, n) =>
      site(`s${n}`, () => {
        asked.push(`s${n}`);
        return never();
      }),
    );
    const heard = await askAll(sites, question, terms(50));
    expect([asked.length, new Set(heard.map(({ status }) => status))]).toEqual([64, new Set(['TIMEOUT'])]);
  });

  it('ends when whoever asked went away, and ends what sites are asked', async () => {
    const left = new AbortController();
    const seen: AbortSignal[] = [];
    const asking = askAll(
      [
        site('a', (_question, signal) => {
          seen.push(signal);
          return never();
        }),
      ],
      question,
      terms(20_000, left.signal),
    );
    left.abort();
    await expect(asking).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(seen.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('keeps no fault of the program from coming out', async () => {
    const broken = site('a', async () => {
      throw new RangeError('of our own');
    });
    await expect(askAll([broken], question, terms(1_000))).rejects.toThrow('of our own');
  });
});

describe('createPlaces', () => {
  it('lets others in when somebody is done, or does not want to wait any more', async () => {
    const places = createPlaces(1);
    const ends: (() => void)[] = [];
    const order: string[] = [];
    const stay = new AbortController().signal;
    const leave = new AbortController();
    const enter = (name: string, signal: AbortSignal) =>
      places(signal, () => {
        order.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      });
    const [first, second, third] = [enter('1', stay), enter('2', leave.signal), enter('3', stay)];
    leave.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    ends[0]?.();
    await first;
    await new Promise(setImmediate);
    ends[1]?.();
    await third;
    expect(order).toEqual(['1', '3']);
  });
});
