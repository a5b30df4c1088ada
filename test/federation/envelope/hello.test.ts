import { describe, expect, it } from 'vitest';
import { openHello, signHello } from '../../../federation/envelope/hello.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';

const [north, south] = await Promise.all([createKeys(), createKeys()]);
const of = { site: 'north', hub: 'hub' };
const holding = { datasets: 3 };
const hello = await signHello(holding, of, north);

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
});
