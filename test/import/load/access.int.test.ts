import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import type { LoadOptions } from '../../../import/load/load.ts';
import { readDatasetAccess } from '../../../loaders/open-datasets.ts';
import { isPublic } from '../../../ontology/access.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { createHospital, patientsBySource, population, type Tables, tsv } from '../hospital.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);

/** Into which population a delivery brings its data, and as which dataset. */
type Where = { readonly ids?: string; readonly brought?: string };

/** Another delivery, of a register that knows some of the people of the hospital and says other things of them. */
const register = (rights: string, { ids = population, brought = 'it-register' }: Where) => `
oncographMapping: 1
title: The register
population: ${ids}
timelines: { calendar: { kind: CALENDAR, description: Days as they are } }
datasets: { accessRights: ${rights}, license: [CC0 1.0] }
tables:
  - name: people
    file: people.tsv
    patient: id
    dataset: { const: ${brought} }
    records:
      - record: registration
        key: [{ const: register }]
        fields:
          source: { const: register }
          birth: { timeline: { const: calendar }, date: born }`;

const people = tsv`
  id    born
  ITP3  1990-01-01`;

/** Loads the register, into the population of the hospital unless another one is said. */
async function loadRegister(rights: string, options: Partial<LoadOptions> = {}, where: Where = {}) {
  const mapping = join(hospital.home, 'register.mapping.yaml');
  await writeFile(mapping, register(rights, where));
  const folder = await hospital.deliver({ 'people.tsv': people });
  return hospital.loadFolder(folder, { mapping, access: 'tiered', ...options });
}

const closed = await hospital.mappingWith('PUBLIC', 'RESTRICTED');
const loadClosed = (options: Partial<LoadOptions> = {}, changed: Tables = {}) =>
  hospital.load(changed, { mapping: closed, access: 'tiered', ...options });

/** The delivery without what it has of one of its datasets. */
const onlyOfB = {
  'patients.tsv': 'id\tsite\tsex\tborn\nITP3\tit-b\tfemale\t\n',
  'labs.tsv': 'no\tid\tsite\ttest\tdate\tvalue\tunit\tmethod\tsample\n',
  'samples.tsv': 'sample\tid\tsite\ttype\tparent\n',
  'drugs.tsv': 'id\tsite\tdrug\n',
};

/** Datasets of the population, and whether everybody may be shown them. */
async function accessOf(): Promise<Readonly<Record<string, boolean>>> {
  const all = await readDatasetAccess(graph);
  const own = all.filter(({ id }) => id.startsWith('it-'));
  return Object.fromEntries(own.map((one) => [one.id, isPublic(one) || one.allowOpen]));
}

beforeEach(() => clearPopulation(graph, population));
afterAll(async () => {
  await clearPopulation(graph, population);
  await hospital.close();
  await graph.close();
});

describe('a population', () => {
  it.each([
    ['RESTRICTED', {}],
    ['NON_PUBLIC', {}],
    ['RESTRICTED', { dryRun: true }],
  ])('of open data takes none that are %s %j, and stays as it was', async (rights, options) => {
    await hospital.load();
    const before = await hashPopulation(graph, population);
    await expect(loadRegister(rights, options)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        new RegExp(
          `are ${rights}.* ${population} holds it-a \\(PUBLIC\\), it-b \\(PUBLIC\\).*own.*--allow-open`,
        ),
      ),
    });
    expect(await hashPopulation(graph, population)).toBe(before);
  });

  it('of data that are not open takes no open ones', async () => {
    await loadClosed();
    await expect(loadRegister('PUBLIC')).rejects.toThrow(
      /are PUBLIC.*it-a \(RESTRICTED\), it-b \(RESTRICTED\)/,
    );
  });

  it('of data that are not open takes others that are not', async () => {
    await loadClosed();
    await loadRegister('NON_PUBLIC');
    expect((await patientsBySource(graph)).ITP3).toMatchObject({ datasets: ['it-b', 'it-register'] });
  });

  it('takes both where everybody may see those that are not public', async () => {
    await hospital.load();
    await loadRegister('RESTRICTED', { allowOpen: true });
    await hospital.load();
    expect((await patientsBySource(graph)).ITP3).toMatchObject({ datasets: ['it-b', 'it-register'] });
    await expect(loadRegister('RESTRICTED')).rejects.toThrow(/holds it-a \(PUBLIC\)/);
  });

  it('takes those that everybody may see beside others that are not public', async () => {
    await loadClosed();
    await loadRegister('RESTRICTED', { allowOpen: true });
    expect(await accessOf()).toEqual({ 'it-a': false, 'it-b': false, 'it-register': false });
    await loadClosed({ allowOpen: true });
    expect(await accessOf()).toEqual({ 'it-a': true, 'it-b': true, 'it-register': true });
    await loadRegister('RESTRICTED');
    expect(await accessOf()).toEqual({ 'it-a': false, 'it-b': false, 'it-register': false });
  });

  it('is not opened by another delivery of one of its datasets', async () => {
    await loadClosed();
    const shared = { allowOpen: true, dataset: 'it-b' };
    await expect(loadRegister('RESTRICTED', shared, { brought: 'it-b' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(
        /^The dataset it-b is RESTRICTED, and .* loaded it without --allow-open/,
      ),
    });
    expect(await accessOf()).toEqual({ 'it-a': false, 'it-b': false });
    await loadClosed({ allowOpen: true });
    await loadRegister('RESTRICTED', shared, { brought: 'it-b' });
    expect(await accessOf()).toEqual({ 'it-a': true, 'it-b': true });
  });

  it('is closed as a whole by the delivery that brought all of it, with datasets that it does not bring now', async () => {
    await hospital.load();
    await loadClosed({}, onlyOfB);
    expect(await accessOf()).toEqual({ 'it-a': false, 'it-b': false });
    await expect(loadRegister('PUBLIC')).rejects.toThrow(/it-a \(RESTRICTED\), it-b \(RESTRICTED\)/);
  });

  it('is not closed by parts', async () => {
    await hospital.load();
    await expect(loadClosed({ dataset: 'it-b' })).rejects.toThrow(/are RESTRICTED.* holds it-a \(PUBLIC\):/);
  });

  it('is not opened by a load of a dataset that was not there', async () => {
    await loadClosed();
    const others = { ...onlyOfB, 'patients.tsv': 'id\tsite\tsex\tborn\nITP9\tit-c\tfemale\t1990\n' };
    await expect(hospital.load(others)).rejects.toThrow(
      'The dataset it-a is RESTRICTED, the mapping says PUBLIC. To open it, remove it first (oncograph dataset remove it-a), then load it.',
    );
  });

  it('takes a dataset of which nobody knows who brought it for that of another', async () => {
    await hospital.load();
    await graph.write((run) =>
      run(
        cypher`MATCH (dataset:Dataset {population: ${population}}) SET dataset.licensesBy = null, dataset.describedBy = null`,
      ),
    );
    await expect(loadClosed()).rejects.toThrow(/holds it-a \(PUBLIC\), it-b \(PUBLIC\):/);
  });

  it('takes others again once what stood in the way is removed', async () => {
    await hospital.load();
    for (const id of ['it-a', 'it-b']) await removeDataset(graph, id);
    await loadRegister('RESTRICTED');
    expect(Object.keys(await patientsBySource(graph))).toEqual(['ITP3']);
  });

  it('says nothing of data of another one', async () => {
    await hospital.load();
    await loadRegister('RESTRICTED', {}, { ids: 'it-hospital-register' });
    await clearPopulation(graph, 'it-hospital-register');
    expect((await patientsBySource(graph)).ITP3).toMatchObject({ datasets: ['it-b'] });
  });
});
