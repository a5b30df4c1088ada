import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSegmentBuilder } from '../../index/build/builder.ts';
import { rowProperties } from '../../index/build/table.ts';
import type { Segment } from '../../index/columns/segment.ts';
import { readSegmentFile, segmentPath, writeSegment } from '../../index/snapshot.ts';
import type { Properties } from '../../ontology/model.ts';

const state = { id: 'sn', version: 3, key: 'one' };

/** Values in the order of the properties; what is not said is null. */
function rowOf(properties: readonly string[], values: Properties) {
  return properties.map((property) => values[property] ?? null);
}

/** Two patients; the first has a condition. */
function aSegment(): Segment {
  const builder = createSegmentBuilder();
  const birth = { day: -20_000, precision: 'DAY', clock: 'sn-clock' };
  for (const id of ['sn-ann', 'sn-bén'])
    builder.addPatient({
      id,
      sourceId: id.toUpperCase(),
      datasets: ['sn-a'],
      birth,
      row: rowOf(rowProperties('patient'), { sex: 'FEMALE', ageAtDiagnosis: 54.5 }),
    });
  const condition = {
    dataset: 'sn-a',
    file: 'x.tsv',
    codeSource: 'C64',
    startDay: 12,
    startPrecision: 'DAY',
  };
  builder.addRecord('condition', 0, 'sn-c1', rowOf(rowProperties('condition'), condition));
  return builder.finish(state, [{ id: 'sn-panel', genes: ['VHL'] }]);
}

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-segment-'));
  path = segmentPath(folder, state.id);
});
beforeEach(() => writeSegment(path, aSegment()));
afterAll(() => rm(folder, { recursive: true }));

describe('readSegmentFile', () => {
  it('gives what was written', async () => {
    expect(await readSegmentFile(path, state)).toEqual(aSegment());
  });

  it.each([
    ['another version', { ...state, version: 4 }],
    ['another graph', { ...state, key: 'two' }],
    ['another population', { ...state, id: 'other' }],
  ])('gives nothing of %s', async (_what, other) => {
    expect(await readSegmentFile(path, other)).toBeUndefined();
  });

  it('gives nothing where there is no file', async () => {
    expect(await readSegmentFile(`${path}.none`, state)).toBeUndefined();
  });

  it.each([0.01, 0.3, 0.6, 0.999])(
    'gives nothing where a bit is turned, at %d of the file',
    async (share) => {
      const bytes = await readFile(path);
      const place = Math.floor(share * bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      await writeFile(path, bytes);
      expect(await readSegmentFile(path, state)).toBeUndefined();
    },
  );

  it.each([0, 10, 200, 1_000])('gives nothing where the file ends after %i bytes', async (length) => {
    await truncate(path, length);
    expect(await readSegmentFile(path, state)).toBeUndefined();
  });
});

describe('writeSegment', () => {
  it('lets nobody else read the file, and leaves nothing beside it', async () => {
    const { mode } = await stat(path);
    expect([mode & 0o077, await readdir(dirname(path))]).toEqual([0, [basename(path)]]);
  });
});
