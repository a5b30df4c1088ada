import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Graph } from '../../../graph/graph.ts';
import { readDescription } from '../../../import/describe/description.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { readCatalogue } from '../../../loaders/catalogue.ts';
import * as dataset from '../../../server/commands/dataset-description.ts';
import { readConfig } from '../../../server/config.ts';
import { hospital, loadHospital } from '../../fair/hospital/load.ts';
import { testDatabase } from '../../support/database.ts';
import { silent } from '../../support/neo4j.ts';
import { clearPopulation } from '../../support/population.ts';

const graph = new Graph(testDatabase().address);
const folder = await mkdtemp(join(tmpdir(), 'oncograph-dataset-'));
const config = readConfig({ DATA_DIR: folder });
const own = join(import.meta.dirname, '../../fair/hospital/datasets/hospital.yaml');

/** The description of the synthetic hospital with a piece of it replaced. */
async function changed(from: string, to: string): Promise<string> {
  const path = join(folder, 'changed.yaml');
  await writeFile(path, (await readFile(own, 'utf8')).replace(from, to));
  return path;
}

beforeAll(async () => {
  await clearPopulation(graph, hospital);
  await loadHospital(graph);
});
afterAll(async () => {
  await clearPopulation(graph, hospital);
  await rm(folder, { recursive: true });
  await graph.close();
});

describe('describe', () => {
  it('says that a description changes nothing', async () =>
    expect(await dataset.describe(graph, config, [await readDescription(own)])).toEqual([
      `${hospital} (Synthetic prostate cancer cohort): described as before.`,
    ]));
  it('says that it makes a new version', async () =>
    expect(
      await dataset.describe(graph, config, [
        await readDescription(await changed('prostate cancer cohort,', 'cohort,')),
      ]),
    ).toEqual([`${hospital} (Synthetic cohort): described, a new version.`]));
  it('refuses a dataset that is not there', async () =>
    expect(
      dataset.describe(graph, config, [
        await readDescription(await changed('id: fair-hospital', 'id: nobody')),
      ]),
    ).rejects.toThrow('There is no dataset nobody: load its records first'));
  it('refuses access rights that are not those of the dataset', async () =>
    expect(
      dataset.describe(graph, config, [
        await readDescription(await changed('accessRights: NON_PUBLIC', 'accessRights: PUBLIC')),
      ]),
    ).rejects.toThrow('says that fair-hospital is PUBLIC'));
});

describe('validateDataset', () => {
  it('checks a file without a database', async () =>
    expect(await dataset.validateDataset(own, undefined, { config, env: process.env, log: silent })).toBe(
      `Synthetic prostate cancer cohort (${hospital}): no faults.`,
    ));
  it('names a misspelt key', async () =>
    expect(
      dataset.validateDataset(await changed('keywords:', 'keyword:'), undefined, {
        config,
        env: process.env,
        log: silent,
      }),
    ).rejects.toThrow('keyword: unknown key; did you mean keywords?'));
});

describe('the tombstone of a described dataset', () => {
  it('has the title of its description', async () => {
    await dataset.describe(graph, config, [await readDescription(own)]);
    await removeDataset(graph, hospital);
    const { removed } = await readCatalogue(graph);
    expect(removed.find(({ id }) => id === hospital)?.title).toBe('Synthetic prostate cancer cohort');
  });
});
