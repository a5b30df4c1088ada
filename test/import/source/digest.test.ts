import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../import/source/digest.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-digest-'));
const [first, second, missing] = ['a.tsv', 'b.tsv', 'c.tsv'].map((name) => join(folder, name));
const paths = [first ?? '', second ?? '', missing ?? ''];
await writeFile(paths[0] ?? '', 'one');
await writeFile(paths[1] ?? '', 'two');
afterAll(() => rm(folder, { recursive: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('digestOf', () => {
  it('is that of the wishes, then of name and bytes of each file: a load of an earlier version is taken up', async () => {
    const { fingerprint } = await digestOf(paths, ['mapping', undefined, true]);
    expect(fingerprint).toBe(sha256('["mapping",null,true]\na.tsv\none\nb.tsv\ntwo'));
  });
  it('has the digest of every file that is there', async () => {
    const { files } = await digestOf(paths, []);
    expect([...files]).toEqual([
      [first, sha256('one')],
      [second, sha256('two')],
    ]);
  });
  it('reads a file once that is named twice', async () => {
    const twice = await digestOf([...paths, ...paths], []);
    expect(twice).toEqual(await digestOf(paths, []));
  });
});
