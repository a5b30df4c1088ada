import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readCutPoints } from '../../server/cut-points.ts';

const folder = await mkdtemp(join(tmpdir(), 'cut-points-'));
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const cutPointsFile = join(folder, 'cuts.yaml');
  await writeFile(cutPointsFile, text);
  return readCutPoints({ cutPointsFile });
}

const head = 'oncographCutPoints: 1\nmeasurements:\n';

it('reads cut points in ascending order', async () => {
  const text = `${head}  - { tests: ['LOINC:718-7'], unit: g/dL, cuts: [12, 8, 10] }\n`;
  expect(await read(text)).toEqual([{ tests: ['LOINC:718-7'], unit: 'g/dL', cuts: [8, 10, 12] }]);
});

it('has none where no file is named', async () => {
  expect(await readCutPoints({ cutPointsFile: undefined })).toEqual([]);
});

it.each([
  [
    'a unit that is none',
    "  - { tests: ['LOINC:718-7'], unit: furlongs, cuts: [8] }\n",
    /cuts\.yaml.*3.*unit/s,
  ],
  ['a test that is no code', '  - { tests: [hemoglobin], unit: g/dL, cuts: [8] }\n', /tests/],
  ['no cut', "  - { tests: ['LOINC:718-7'], unit: g/dL, cuts: [] }\n", /cuts/],
  ['a key that it does not know', "  - { tests: ['LOINC:718-7'], unit: g/dL, cut: [8] }\n", /cut/],
])('refuses %s with its place', async (_, entry, message) => {
  await expect(read(head + entry)).rejects.toThrow(message);
});
