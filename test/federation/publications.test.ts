import { describe, expect, it, vi } from 'vitest';
import { createKeys } from '../../federation/envelope/keys.ts';
import { pack } from '../../federation/envelope/packed.ts';
import { sealRecord } from '../../federation/envelope/record.ts';
import { hearPublications } from '../../federation/hub/publications.ts';
import { parsePublication, recordsIn } from '../../federation/hub/site-message.ts';
import { packPublication } from '../../federation/publication.ts';
import { createPublisher } from '../../federation/site/publisher.ts';
import { subjects } from '../../federation/subjects.ts';
import { createMemoryBus } from '../support/memory-bus.ts';

const [hubKeys, north, south] = await Promise.all([createKeys(), createKeys(), createKeys()]);
const hub = { id: 'hub', name: 'Hub', ...hubKeys };
const site = { id: 'north', name: 'North', country: null };
const base = 'https://north.example.org';
const lung = packPublication({ dataset: 'lung', base, records: { 'dcat-ap': 'a', fdp: 'b' } });

/** A site and its hub in one process, and what the hub took. */
function aLine(clock = { ms: 0 }) {
  const bus = createMemoryBus();
  const log = { warn: vi.fn(), error: vi.fn() };
  const took: [string, string, string][] = [];
  hearPublications(
    bus,
    {
      hub: { id: 'hub', keys: hubKeys },
      pins: { of: (id) => (id === 'west' ? undefined : north.signing), pin: async () => {} },
      log,
    },
    async (id, { dataset, digest }) => void took.push([id, dataset, digest]),
  );
  const publisher = createPublisher(bus, { hub, site, keys: north, log }, () => clock.ms);
  return { bus, log, took, publisher, clock };
}

describe('a site that publishes', () => {
  it('says each record once, again when it changed, and again after ten minutes', async () => {
    const { bus, publisher, clock } = aLine();
    const count = async (...all: readonly (typeof lung)[]) => {
      await publisher.say(all);
      return bus.said.length;
    };
    const changed = packPublication({ dataset: 'lung', base, records: { 'dcat-ap': 'c' } });
    expect([await count(lung), await count(lung), await count(changed)]).toEqual([1, 1, 2]);
    clock.ms = 599_999;
    expect(await count(changed)).toBe(2);
    clock.ms = 600_000;
    expect(await count(changed)).toBe(3);
    publisher.again();
    expect(await count(changed)).toBe(4);
  });

  it('leaves out what is too large, and says so once until it changes', () => {
    const { publisher, log } = aLine();
    const large = { ...lung, dataset: 'large', packed: 'x'.repeat(550_001) };
    for (let round = 0; round < 2; round += 1) expect(publisher.fitting([lung, large])).toEqual([lung]);
    expect(log.warn.mock.calls).toEqual([
      [
        { dataset: 'large', reason: 'packed it has 550001 characters, and may have 550000' },
        expect.any(String),
      ],
    ]);
  });

  it('says the largest record in one message of NATS', async () => {
    const { bus, publisher } = aLine();
    await publisher.say([{ ...lung, packed: 'x'.repeat(550_000) }]);
    expect(bus.said[0]?.text.length).toBeLessThan(1_000_000);
  });

  it('leaves out what are too many', () => {
    const { publisher } = aLine();
    const many = Array.from({ length: 501 }, (_, at) => ({ ...lung, dataset: `d${at}` }));
    expect(publisher.fitting(many)).toHaveLength(500);
  });
});

describe('a hub', () => {
  it('takes what a site publishes', async () => {
    const { publisher, took } = aLine();
    await publisher.say([lung]);
    await vi.waitUntil(() => took.length === 1);
    expect(took).toEqual([['north', 'lung', lung.digest]]);
  });

  it.each([
    ['of a site that was never heard', 'west', north, lung, 'it was never heard by which key it signs'],
    [
      'signed by another key',
      'north',
      south,
      lung,
      'it was not signed by the site, or not sealed for this hub',
    ],
    [
      'without a dataset',
      'north',
      north,
      { ...lung, dataset: undefined },
      "all of it must have required property 'dataset'",
    ],
    [
      'with an odd address',
      'north',
      north,
      { ...lung, base: 'javascript:alert(1)' },
      'base must match pattern',
    ],
    [
      'with an address that has a query',
      'north',
      north,
      { ...lung, base: `${base}/?x` },
      'base must match pattern',
    ],
    ['with lines in its id', 'north', north, { ...lung, dataset: 'a\nb' }, 'dataset must match pattern'],
  ])('takes nothing %s', async (_what, id, keys, record, reason) => {
    const { bus, log, took } = aLine();
    bus.publish(subjects.record(id), await sealRecord(record, { site: id, hub }, keys));
    await vi.waitUntil(() => log.warn.mock.calls.length === 1);
    expect([log.warn.mock.calls[0]?.[0].reason, took]).toEqual([expect.stringContaining(reason), []]);
  });

  it('takes nothing of what is said for another site', async () => {
    const { bus, log, took } = aLine();
    bus.publish(subjects.record('north'), await sealRecord(lung, { site: 'south', hub }, north));
    await vi.waitUntil(() => log.warn.mock.calls.length === 1);
    expect(took).toEqual([]);
  });

  it('takes an empty text for nothing', () => {
    const { bus, log } = aLine();
    bus.publish(subjects.record('north'), '');
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('looks at no more at once than a site may say', async () => {
    const { bus, log } = aLine();
    for (let n = 0; n < 34; n += 1) bus.publish(subjects.record('north'), 'x'.repeat(1_000_000));
    await vi.waitUntil(() => log.warn.mock.calls.length === 34);
    const reasons = log.warn.mock.calls.map(([{ reason }]) => reason);
    expect(reasons.filter((reason) => reason === 'the site says too much at once')).toHaveLength(2);
  });
});

describe('parsePublication', () => {
  it('takes what a site packs, and the records in it', () => {
    expect(recordsIn(parsePublication(lung))).toEqual({ 'dcat-ap': 'a', fdp: 'b' });
  });

  it.each([[], 'x', { 'dcat-ap': 5 }, { 'DCAT AP': 'x' }, { x: { y: 'z' } }])(
    'takes no records of another form: %j',
    (records) =>
      expect(() => recordsIn({ packed: pack(Object(records)) })).toThrow(
        expect.objectContaining({ name: 'MessageError' }),
      ),
  );
});
