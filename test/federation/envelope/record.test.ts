import { describe, expect, it } from 'vitest';
import { sealHello } from '../../../federation/envelope/hello.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';
import { pack, unpack } from '../../../federation/envelope/packed.ts';
import { openRecord, sealRecord } from '../../../federation/envelope/record.ts';

const [north, south, keys] = await Promise.all([createKeys(), createKeys(), createKeys()]);
const hub = { id: 'hub', sealing: keys.sealing };
const of = { site: 'north', hub: 'hub', keys, signing: north.signing };
const sealed = await sealRecord({ dataset: 'lung' }, { site: 'north', hub }, north);

describe('a record that a site publishes', () => {
  it('is opened by the hub, and says when it was signed', async () => {
    const { record, saidAt } = await openRecord(sealed, of);
    expect([record, Math.abs(Date.parse(saidAt) - Date.now()) < 60_000]).toEqual([{ dataset: 'lung' }, true]);
  });

  it.each([{ site: 'south' }, { hub: 'other' }, { signing: south.signing }, { keys: south }])(
    'is not of or for another: %#',
    async (other) => {
      await expect(openRecord(sealed, { ...of, ...other })).rejects.toMatchObject({ kind: 'FOREIGN' });
    },
  );

  it('is no greeting', async () => {
    const hello = await sealHello({ dataset: 'lung' }, { site: 'north', hub }, north);
    await expect(openRecord(hello, of)).rejects.toMatchObject({ kind: 'FOREIGN' });
  });

  it.each(['', 'x', 'a.b.c.d.e'])('is not %j', async (text) => {
    await expect(openRecord(text, of)).rejects.toMatchObject({ kind: 'FOREIGN' });
  });
});

describe('what is packed', () => {
  it('is the same when it is unpacked', () =>
    expect(unpack(pack({ 'dcat-ap': 'é' }))).toEqual({ 'dcat-ap': 'é' }));

  it('is not unpacked where it would be millions of characters', () => {
    const bomb = pack({ x: 'x'.repeat(5_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => unpack(bomb)).toThrow('it cannot be unpacked, or has more than 4000000 bytes');
  });

  it.each(['', 'x', '$$'])('is not %j', (text) =>
    expect(() => unpack(text)).toThrow('it cannot be unpacked'),
  );
});
