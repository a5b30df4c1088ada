import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTrail } from '../../audit/trail.ts';
import { countOver } from '../../federation/count.ts';
import type { SiteCount } from '../../federation/counted.ts';
import { createNetwork } from '../../federation/network.ts';
import { type Site, SiteFault, type Told, toldOf } from '../../federation/site.ts';
import { callerWentAway } from '../../ontology/errors.ts';
import { toldInMemory } from '../support/told-before.ts';
import { aNetworkQuestion, toldNone, toldNumber } from '../support/told-sites.ts';

type Tells = Readonly<Record<string, (signal: AbortSignal) => Promise<Told>>>;

/** Tells after some time, also to nobody. */
const late = (ms: number, told: Told) => () => sleep(ms, told);
const fails = async () => Promise.reject(new SiteFault('REFUSED', 'Not you.'));

/** A number that is not shown, and takes part in totals. */
function hidden(number: number): Told {
  const bounds = { low: 0, high: 47, confidence: 0.95, asOf: null };
  const count = { ...bounds, value: null, precision: 'SUPPRESSED' } as const;
  return {
    ...toldOf(count),
    noise: { sigma: 10, rounding: 5 },
    share: { number, key: 'ktTLPqvDkVbRSRGFTpKd1w' },
  };
}

/** Sites that tell this, what was heard of them, and who was asked. */
function aNetwork(tells: Tells) {
  const before = toldInMemory();
  const asked: string[] = [];
  const sites = Object.entries(tells).map(([id, tell]): Site => {
    const ask: Site['ask'] = (_question, signal) => {
      asked.push(id);
      return tell(signal);
    };
    const look = async () => Promise.reject(new SiteFault('UNREACHABLE', 'It is away.'));
    return {
      ...{ id, origin: 'key', name: id, country: null, kind: 'ONCOGRAPH', connects: false, knownMs: 0 },
      ask,
      look,
    };
  });
  const network = createNetwork(() => sites, { info: () => {}, warn: () => {} });
  const trail = createTrail({ requestId: 'r', purpose: null, address: '::1' });
  const count = async ({ signal = new AbortController().signal, hear = async (_: SiteCount) => {} }) => {
    const heard: SiteCount[] = [];
    const parts: unknown[] = [];
    const question = aNetworkQuestion({ patient: {} }, { deadlineMs: 500, maxAgeHours: 24 });
    const whole = await countOver(network, question, {
      ...{ caller: { subject: 'ada', trail }, signal, before },
      hear: async (one, noted) => {
        heard.push(one);
        parts.push(noted.trail?.noted());
        await hear(one);
      },
    });
    return { heard, parts, whole };
  };
  return { count, asked, trail, kept: before.kept };
}

const idsOf = (heard: readonly SiteCount[]) => heard.map(({ site }) => site.id);

describe('countOver', () => {
  it('tells each answer when it is heard, and then all of them', async () => {
    const { count } = aNetwork({
      slow: late(200, toldNumber(5)),
      dead: () => new Promise(() => {}),
      refusing: fails,
      quick: late(50, toldNone('Some.')),
    });
    const { heard, whole } = await count({});
    expect(heard.map(({ site, status, count }) => [site.id, status, count?.value])).toEqual([
      ['refusing', 'REFUSED', undefined],
      ['quick', 'SUPPRESSED', null],
      ['slow', 'OK', 5],
      ['dead', 'TIMEOUT', undefined],
    ]);
    expect(idsOf(whole.sites)).toEqual(['slow', 'dead', 'refusing', 'quick']);
    expect(whole.sites.map(({ heardAt }) => heardAt).sort()).toEqual(heard.map(({ heardAt }) => heardAt));
  });

  it('tells what was told before first of all', async () => {
    const tells = { a: late(50, toldNumber(7)), b: late(1, toldNumber(9)) };
    const { count, asked, kept } = aNetwork(tells);
    await count({});
    kept.delete('b key');
    const { heard } = await count({});
    expect([idsOf(heard), asked]).toEqual([
      ['a', 'b'],
      ['a', 'b', 'b'],
    ]);
  });

  it('tells neither what a site adds to the total without showing it, nor whether it does, before all are heard', async () => {
    const { count } = aNetwork({
      a: async () => hidden(1_234_567),
      b: async () => hidden(-2_345_678),
      c: async () => hidden(3_456_789),
    });
    const { heard, whole } = await count({});
    const told = JSON.stringify(heard);
    expect(['1234567', '2345678', '3456789'].filter((share) => told.includes(share))).toEqual([]);
    expect(heard.map((one) => [one.count?.value, one.inTotal])).toEqual(heard.map(() => [null, null]));
    expect([whole.total.value, whole.sites.map(({ inTotal }) => inTotal)]).toEqual([
      1_234_567 - 2_345_678 + 3_456_789,
      [true, true, true],
    ]);
  });

  it('notes each answer by itself, and all of them in the end', async () => {
    const { count, trail } = aNetwork({ a: async () => toldNumber(7), b: fails });
    const { parts } = await count({});
    const [a, b] = [
      { id: 'a', status: 'OK', told: 7 },
      { id: 'b', status: 'REFUSED', told: null },
    ];
    expect(parts).toMatchObject([
      { elsewhere: [{ where: { patient: {} }, sites: [a] }], released: { counts: 1, first: [7] } },
      { elsewhere: [{ where: { patient: {} }, sites: [b] }], released: { counts: 0 } },
    ]);
    expect(trail.noted()).toMatchObject({ elsewhere: [{ sites: [a, b] }], released: { counts: 2 } });
  });

  it('waits for nobody more, and has kept what was told, where whoever asked goes away', async () => {
    const leaving = new AbortController();
    const ended: string[] = [];
    const waits = (signal: AbortSignal) =>
      new Promise<Told>((_, reject) => {
        signal.addEventListener('abort', () => {
          ended.push('b');
          reject(signal.reason);
        });
      });
    const { count, asked, kept } = aNetwork({ a: async () => toldNumber(7), b: waits });
    const hear = async () => leaving.abort(callerWentAway());
    await expect(count({ signal: leaving.signal, hear })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    expect([ended, [...kept.keys()]]).toEqual([['b'], ['a key']]);
    await count({});
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('asks no longer for who cannot be told', async () => {
    const { count } = aNetwork({ a: async () => toldNumber(7), b: () => new Promise(() => {}) });
    const began = performance.now();
    const hear = async () => Promise.reject(new TypeError('full'));
    await expect(count({ hear })).rejects.toThrow('full');
    expect(performance.now() - began).toBeLessThan(400);
  });
});
