import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, encode } from '../../../fair/http/encoding.ts';

describe('chooseEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['*;q=0.5, identity', 'identity'],
    ['identity;q=0.5, gzip;q=0.2', 'identity'],
    ['deflate', 'identity'],
    ['GZIP', 'gzip'],
    ['identity;q=0, *;q=0', 'identity'],
    ['gzip;q=nothing', 'identity'],
  ])('answers Accept-Encoding: %s with %s', (acceptEncoding, encoding) => {
    expect(chooseEncoding(acceptEncoding)).toBe(encoding);
  });
});

describe('encode', () => {
  const bytes = Buffer.from('Ki-67 · '.repeat(1_000));

  it('writes what clients read', async () => {
    const [br, gzip, identity] = await Promise.all([
      encode(bytes, 'br'),
      encode(bytes, 'gzip'),
      encode(bytes, 'identity'),
    ]);
    expect([brotliDecompressSync(br), gunzipSync(gzip), identity].every((one) => one.equals(bytes))).toBe(
      true,
    );
  });
});
