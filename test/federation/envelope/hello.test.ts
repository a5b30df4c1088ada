import { describe, expect, it } from 'vitest';
import { openHello, sealHello } from '../../../federation/envelope/hello.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';

const [north, south, keys] = await Promise.all([createKeys(), createKeys(), createKeys()]);
const of = { site: 'north', hub: 'hub', keys };
const holding = { datasets: 3 };
const hub = { id: 'hub', sealing: keys.sealing };
const hello = await sealHello(holding, { site: 'north', hub }, north);

describe('a hello', () => {
  it('names the key of the site, where none is known yet', async () => {
    expect(await openHello(hello, { ...of, signing: undefined })).toEqual({
      signing: north.signing,
      holding,
    });
  });

  it('is signed by the key that is known', async () => {
    expect(await openHello(hello, { ...of, signing: north.signing })).toMatchObject({ holding });
    await expect(openHello(hello, { ...of, signing: south.signing })).rejects.toMatchObject({
      kind: 'FOREIGN',
    });
  });

  it.each([{ site: 'south' }, { hub: 'hub2' }])('is not of or for another: %j', async (other) => {
    await expect(openHello(hello, { ...of, ...other, signing: undefined })).rejects.toMatchObject({
      kind: 'FOREIGN',
    });
  });

  it.each(['', 'x', 'a.b.c', '{}'])('is not %s', async (text) => {
    await expect(openHello(text, { ...of, signing: undefined })).rejects.toHaveProperty('kind');
  });

  it('is read by nobody but the hub, and tells by its length no more than that of others', async () => {
    const parts = hello.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(parts.join()).not.toContain('datasets');
    await expect(openHello(hello, { ...of, keys: south, signing: undefined })).rejects.toMatchObject({
      kind: 'FOREIGN',
    });
    const more = await sealHello({ datasets: 3, title: 'A title' }, { site: 'north', hub }, north);
    expect(more).toHaveLength(hello.length);
  });
});
