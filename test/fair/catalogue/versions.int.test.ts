import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogueRoutes } from '../../../fair/catalogue/routes.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { describeDatasets } from '../../../import/describe/describe.ts';
import { readDescription } from '../../../import/describe/description.ts';
import { forgetPatient } from '../../../import/forget/forget.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { readCatalogue, readCatalogueVersion } from '../../../loaders/catalogue.ts';
import { trimVersions } from '../../../server/keep.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation } from '../../support/population.ts';
import { facts, hospital, iris, keepNow, loadHospital, recordOf } from '../hospital/load.ts';

const graph = new Graph(testDatabase().address);
const place = join(import.meta.dirname, '../hospital');
const folder = await mkdtemp(join(tmpdir(), 'oncograph-fair-'));

/** The hospital's folder with one piece of text of a file replaced. */
async function changed(file: string, from: string, to: string): Promise<string> {
  await cp(place, folder, { recursive: true });
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  return folder;
}

async function clear(): Promise<void> {
  await clearPopulation(graph, hospital);
  await graph.write((run) =>
    run(cypher`MATCH (gone:RemovedDataset|DatasetVersion WHERE gone.id STARTS WITH ${hospital}) DELETE gone`),
  );
}
beforeEach(clear);
afterAll(async () => {
  await clear();
  await rm(folder, { recursive: true });
  await graph.close();
});

const labels = async () => {
  const { versions } = await readCatalogue(graph);
  return versions
    .filter(({ dataset }) => dataset === hospital)
    .map(({ number, notes }) => `${number} ${notes}`);
};

describe('a version of a dataset', () => {
  it('begins with the first load', async () => {
    expect(await loadHospital(graph)).toEqual([hospital]);
    expect(await labels()).toEqual(['1 First version.']);
  });

  it('stays with the same load', async () => {
    await loadHospital(graph);
    const before = await readCatalogueVersion(graph);
    expect(await loadHospital(graph)).toEqual([]);
    expect(await readCatalogueVersion(graph)).toBe(before);
  });

  it('ends with one changed value of one record', async () => {
    await loadHospital(graph);
    expect(await loadHospital(graph, await changed('tables/labs.tsv', '4.5', '4.6'))).toEqual([hospital]);
    expect(await labels()).toEqual(['2 Records changed.', '1 First version.']);
  });

  it('ends with a changed description', async () => {
    await loadHospital(graph);
    const other = await changed('datasets/hospital.yaml', 'Nobody.', 'Nobody at all.');
    await describeDatasets(graph, [await readDescription(join(other, 'datasets/hospital.yaml'))]);
    expect(await keepNow(graph)).toEqual([hospital]);
    expect((await labels())[0]).toBe('2 The description changed.');
  });

  it('is called by its day, and of that day by its turn', async () => {
    await loadHospital(graph);
    await loadHospital(graph, await changed('tables/labs.tsv', '4.5', '4.6'));
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '.');
    const { version, versions } = await recordOf(graph);
    expect([version.version, versions.at(-1)?.version]).toEqual([`${day}.2`, day]);
  });

  it('keeps what it said', async () => {
    await loadHospital(graph);
    const first = await recordOf(graph);
    await loadHospital(graph, await changed('tables/series.tsv', 'SIEMENS', 'Esaote'));
    const older = await recordOf(graph, hospital, first.version.version);
    expect(older.record).toEqual(first.record);
    expect((await recordOf(graph)).record).not.toEqual(first.record);
  });

  it('says nothing that only a forgotten patient had', async () => {
    await loadHospital(graph, await changed('tables/patients.tsv', 'female', 'male'));
    await loadHospital(graph);
    const { version } = await recordOf(graph);
    await forgetPatient(graph, 'SH3');
    await keepNow(graph);
    await trimVersions(graph);
    const { record } = await recordOf(graph, hospital, version.version);
    expect(record.numbers.values.SEX.map(({ value }) => value)).toEqual(['MALE']);
    expect(record.eucaim.classes.sex.map(({ name }) => name)).toEqual(['Male']);
    expect(record.numbers.patients.value).toBe(8);
  });

  it('of a removed dataset keeps its name alone', async () => {
    await loadHospital(graph);
    await removeDataset(graph, hospital);
    const { versions, removed } = await readCatalogue(graph);
    expect(versions.find(({ dataset }) => dataset === hospital)?.record).toBeNull();
    expect(removed.map(({ id }) => id)).toContain(hospital);
  });

  it('is another when a removed dataset comes back', async () => {
    await loadHospital(graph);
    await removeDataset(graph, hospital);
    await loadHospital(graph);
    expect((await labels())[0]).toBe('2 The dataset is there again.');
  });
});

const routes = catalogueRoutes({
  catalogue: () => readCatalogue(graph),
  facts: () => facts,
  iris,
  missing: async () => [],
});
const read = (path: string, params: Readonly<Record<string, string>>) =>
  routes.find((route) => route.path === path)?.read(params, 'dcat-ap');

describe('catalogueRoutes', () => {
  it('finds a dataset, its version and its distributions', async () => {
    await loadHospital(graph);
    const { version } = await recordOf(graph);
    const found = await Promise.all([
      read('/catalog', {}),
      read('/dataset/:id', { id: hospital }),
      read('/dataset/:id/version/:version', { id: hospital, version: version.version }),
      read('/distribution/:name', { name: `${hospital}.images-cc-by-4.0` }),
    ]);
    expect(found.map((one) => one?.kind)).toEqual(['found', 'found', 'found', 'found']);
  });

  it('says of a removed dataset, its versions and distributions that they are gone', async () => {
    await loadHospital(graph);
    const { version } = await recordOf(graph);
    await removeDataset(graph, hospital);
    const found = await Promise.all([
      read('/dataset/:id', { id: hospital }),
      read('/dataset/:id/version/:version', { id: hospital, version: version.version }),
      read('/distribution/:name', { name: `${hospital}.images-cc-by-4.0` }),
    ]);
    expect(found.map((one) => one?.kind)).toEqual(['gone', 'gone', 'gone']);
  });

  it('knows nothing of what never was', async () => {
    await loadHospital(graph);
    const found = await Promise.all([
      read('/dataset/:id', { id: 'nobody' }),
      read('/dataset/:id/version/:version', { id: hospital, version: '1999.01.01' }),
      read('/distribution/:name', { name: `${hospital}.images` }),
    ]);
    expect(found.map((one) => one?.kind)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
