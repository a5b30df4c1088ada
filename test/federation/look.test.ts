import { describe, expect, it } from 'vitest';
import { createLook } from '../../federation/look.ts';
import { type Holding, type Site, SiteFault } from '../../federation/site.ts';
import { toldNumber } from '../support/told-sites.ts';

const holding: Holding = {
  ...{ saidAt: null, software: null, records: null, datasets: 3, vocabularies: {} },
  patients: toldNumber(40),
};

/** A site that holds this, or throws, one after another; the last for good. */
function lookAt(...said: readonly (Holding | Error)[]) {
  const looked: string[] = [];
  const clock = { ms: 0 };
  const site: Site = {
    ...{
      id: 'a',
      origin: 'key-a',
      name: 'A',
      country: 'ES',
      kind: 'EUCAIM',
      connects: true,
      knownMs: 60_000,
    },
    ask: () => Promise.reject(new TypeError('not asked here')),
    look: async () => {
      const one = said[Math.min(looked.push('look'), said.length) - 1];
      if (one instanceof Error) throw one;
      return one ?? holding;
    },
  };
  return { looked, clock, look: createLook(site, { info: () => {}, warn: () => {} }, () => clock.ms) };
}

describe('createLook', () => {
  it('asks once a minute, and by one look for all who want to know', async () => {
    const { look, looked, clock } = lookAt(holding);
    const [one, other] = await Promise.all([look(), look()]);
    expect(one).toBe(other);
    expect(one).toEqual({ offline: null, heardAt: expect.stringMatching(/Z$/), holding });
    clock.ms = 59_999;
    await look();
    expect(looked).toHaveLength(1);
    clock.ms = 60_001;
    await look();
    expect(looked).toHaveLength(2);
  });

  it('knows what a site said last while it does not answer, which is not asked more often', async () => {
    const { look, looked, clock } = lookAt(holding, new SiteFault('UNREACHABLE', 'It takes no connections.'));
    const { heardAt } = await look();
    clock.ms = 60_001;
    expect(await look()).toEqual({ offline: 'It takes no connections.', heardAt, holding });
    await look();
    expect(looked).toHaveLength(2);
  });

  it('says when a site said it that says it by itself', async () => {
    const saidAt = '2026-05-03T00:00:00.000Z';
    expect((await lookAt({ ...holding, saidAt }).look()).heardAt).toBe(saidAt);
  });

  it('knows nothing of a site that never answered', async () => {
    const { look } = lookAt(new SiteFault('REFUSED', 'No.'));
    expect(await look()).toEqual({ offline: 'No.', heardAt: null, holding: null });
  });
});
