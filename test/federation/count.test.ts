import { describe, expect, it } from 'vitest';
import { countOver } from '../../federation/count.ts';
import { createNetwork } from '../../federation/network.ts';
import { type Site, SiteFault, type Told, toldOf } from '../../federation/site.ts';
import { toldInMemory } from '../support/told-before.ts';
import { aNetworkQuestion, toldNumber } from '../support/told-sites.ts';

const key = 'ktTLPqvDkVbRSRGFTpKd1w';

/** A site with noise of 10 does not show its number; null: it adds nothing to totals. */
function hidden(number: number | null): Told {
  const count = {
    value: null,
    low: 0,
    high: 47,
    precision: 'SUPPRESSED',
    confidence: 0.95,
    asOf: null,
  } as const;
  return {
    ...toldOf(count),
    noise: { sigma: 10, rounding: 5 },
    share: number === null ? null : { number, key },
  };
}

const exact = toldOf({ value: 100, low: 100, high: 100, precision: 'EXACT', confidence: null, asOf: null });

/** A site that was invited, and tells this. */
function siteThat(id: string, ask: Site['ask']): Site {
  const look = async () => Promise.reject(new SiteFault('UNREACHABLE', 'It is away.'));
  return {
    ...{ id, origin: `key-${id}`, name: id, country: null, kind: 'ONCOGRAPH', connects: false, knownMs: 0 },
    ...{ ask, look },
  };
}

/** Asks sites that tell this, or fail where it is undefined. */
function asks(tells: Readonly<Record<string, Told | undefined>>) {
  const before = toldInMemory();
  const away = new Set<string>();
  const sites = Object.entries(tells).map(([id, told]) =>
    siteThat(id, async () => {
      if (told === undefined || away.has(id)) throw new SiteFault('UNREACHABLE', 'It is away.');
      return told;
    }),
  );
  const network = createNetwork(() => sites, { info: () => {}, warn: () => {} });
  const ask = async (ids?: readonly string[]) => {
    const asker = { caller: { subject: 'ada' }, signal: new AbortController().signal, before };
    const {
      total,
      margin,
      sites: told,
    } = await countOver(network, aNetworkQuestion({ patient: {} }, { ids, maxAgeHours: 24 }), asker);
    return { total, margin, inTotal: told.filter((one) => one.inTotal).map(({ site }) => site.id) };
  };
  return { ask, away };
}

describe('the total of sites that do not show their numbers', () => {
  it('has them with their noise where there are three', async () => {
    const { ask } = asks({ a: hidden(3), b: hidden(-2), c: hidden(6), shown: exact });
    const { total, margin, inTotal } = await ask();
    expect([total.value, total.precision, inTotal]).toEqual([107, 'NOISY', ['a', 'b', 'c', 'shown']]);
    expect(margin).toMatchObject({ below: 0, above: 0 });
    expect(margin?.random).toBeCloseTo(1.96 * Math.sqrt(300));
  });

  it.each([
    ['one does not let it', hidden(null), 100, 141],
    ['one is shown', exact, 200, 94],
    ['one does not answer', undefined, 100, 94],
  ])(
    'has none of them where there are two since %s: they are what it may miss',
    async (_why, c, value, above) => {
      const { total, margin, inTotal } = await asks({ a: hidden(3), b: hidden(-2), c, shown: exact }).ask();
      expect([total.value, margin?.above]).toEqual([value, above]);
      expect(inTotal).toEqual(c === exact ? ['c', 'shown'] : ['shown']);
    },
  );

  it('is never below 0, and not shown by itself where it would be of them alone', async () => {
    const { total } = await asks({ a: hidden(-9), b: hidden(-2), c: hidden(-6) }).ask();
    expect([total.value, total.low]).toEqual([0, 0]);
  });

  it('has none of them where some sites are asked alone: who asks does not choose whose numbers are added up', async () => {
    const { ask } = asks({ a: hidden(3), b: hidden(-2), c: hidden(6), d: hidden(9), shown: exact });
    expect((await ask(['a', 'b', 'c', 'shown'])).total.value).toBe(100);
    expect((await ask()).total.value).toBe(116);
  });

  it('has the same of them each time, or none: no two totals differ by the number of one', async () => {
    const { ask, away } = asks({
      a: hidden(3),
      b: hidden(-2),
      c: hidden(6),
      d: hidden(9),
      shown: toldNumber(50),
    });
    away.add('d');
    expect((await ask()).total.value).toBe(57);
    away.delete('d');
    expect((await ask()).total.value).toBe(57);
    expect((await ask(['a', 'b', 'd', 'shown'])).total.value).toBe(50);
    expect((await ask(['a', 'b', 'c', 'd', 'shown'])).total.value).toBe(57);
  });
});

describe('what is kept of questions', () => {
  const never = () => new Promise<never>(() => {});

  it.each([
    ['is away', () => Promise.reject(new Error('the database is away'))],
    ['hangs', never],
  ])(
    'keeps nobody waiting where it %s: sites are asked, and what they do not show is in no total',
    async (_what, fails) => {
      const warned: string[] = [];
      const log = { info: () => {}, warn: (_said: object, text: string) => void warned.push(text) };
      const network = createNetwork(() => [...'abc'].map((id) => siteThat(id, async () => hidden(3))), log);
      const before = { read: fails, keep: fails, fixSharers: fails };
      const asker = { caller: { subject: 'ada' }, signal: new AbortController().signal, before };
      const began = performance.now();
      const { total, sites } = await countOver(network, aNetworkQuestion({ patient: {} }), asker);
      expect([total.value, sites.map(({ status }) => status)]).toEqual([null, Array(3).fill('SUPPRESSED')]);
      expect(performance.now() - began).toBeLessThan(20_000);
      expect(warned.length).toBe(3);
    },
  );

  it('is of the site that told it, and not of another that has its id later', async () => {
    const before = toldInMemory();
    const asker = { caller: { subject: 'ada' }, signal: new AbortController().signal, before };
    const ask = (origin: string, told: Told) => {
      const site = { ...siteThat('a', async () => told), origin };
      const network = createNetwork(() => [site], { info: () => {}, warn: () => {} });
      return countOver(network, aNetworkQuestion({ patient: {} }, { maxAgeHours: 24 }), asker);
    };
    expect((await ask('first', toldNumber(7))).total.value).toBe(7);
    expect((await ask('second', toldNumber(3))).total.value).toBe(3);
    expect((await ask('first', toldNumber(8))).total.value).toBe(7);
  });
});
