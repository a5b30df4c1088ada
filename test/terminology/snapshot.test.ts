import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readSnapshot, writeSnapshot } from '../../terminology/snapshot.ts';
import { stateOf, terminologyOf } from './fixture.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-snapshot-'));
afterAll(() => rm(folder, { recursive: true }));

const path = join(folder, 'index', 'terminology.bin');
const terminology = terminologyOf({
  version: 12,
  isA: ['DOID:2 DOID:1', 'DOID:3 DOID:2', 'DOID:3 DOID:1'],
  notUnder: ['DOID:3 DOID:1'],
  mapsTo: ['UCUM:µg DOID:3'],
  members: ['DOID:3 SNOMED:7'],
  attributes: ['DOID:3 1 SNOMED:8 DOID:1'],
  retired: 'DOID:1',
  ids: { 'DOID:1': 44, 'DOID:2': 9 },
});

beforeEach(() => writeSnapshot(path, terminology));

describe('readSnapshot', () => {
  it('gives what was written', async () =>
    expect(await readSnapshot(path, stateOf(12))).toEqual(terminology));
  it('gives a terminology without concepts', async () => {
    await writeSnapshot(path, terminologyOf({ version: 3 }));
    expect(await readSnapshot(path, stateOf(3))).toEqual(terminologyOf({ version: 3 }));
  });
  it('gives what was written last', async () => {
    const later = terminologyOf({ version: 13, codes: 'X:1' });
    await writeSnapshot(path, later);
    expect([await readSnapshot(path, stateOf(12)), await readSnapshot(path, stateOf(13))]).toEqual([
      undefined,
      later,
    ]);
  });
  it('is undefined for another state', async () =>
    expect([await readSnapshot(path, stateOf(11)), await readSnapshot(path, stateOf(0))]).toEqual([
      undefined,
      undefined,
    ]));
  it('is undefined where there is no file', async () =>
    expect(await readSnapshot(join(folder, 'nowhere.bin'), stateOf(12))).toBeUndefined());
  it('is undefined for a file that is something else', async () => {
    await writeFile(path, 'something else');
    expect(await readSnapshot(path, stateOf(12))).toBeUndefined();
  });
  it('is undefined for an empty file', async () => {
    await truncate(path);
    expect(await readSnapshot(path, stateOf(12))).toBeUndefined();
  });
  it('is undefined for a file that was cut off, wherever it was', async () => {
    const whole = await readFile(path);
    const read: unknown[] = [];
    for (let length = 0; length < whole.length; length += length < 4_000 ? 397 : 37) {
      await writeFile(path, whole.subarray(0, length));
      read.push(await readSnapshot(path, stateOf(12)));
    }
    expect(new Set(read)).toEqual(new Set([undefined]));
  }, 60_000);
  it.each([1, 8, 255])(
    'is undefined for a file with any byte flipped by %i',
    async (mask) => {
      const whole = await readFile(path);
      const survived: number[] = [];
      for (let at = 0; at < whole.length; at += at < 2_000 ? 3 : 37) {
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        await writeFile(path, flipped);
        const read = await readSnapshot(path, stateOf(12)).catch(() => 'thrown');
        if (read !== undefined) survived.push(at);
      }
      expect(survived).toEqual([]);
    },
    60_000,
  );
  it('is undefined for the state that a flipped byte makes it say', async () => {
    const whole = (await readFile(path)).toString('latin1');
    await writeFile(path, whole.replace('key-12', 'key-13'), 'latin1');
    expect(await readSnapshot(path, stateOf(13))).toBeUndefined();
  });
});

describe('writeSnapshot', () => {
  it('leaves nothing but the file', async () =>
    expect(await readdir(join(folder, 'index'))).toEqual(['terminology.bin']));
});
