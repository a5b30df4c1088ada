import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import { type Erased, takeBackForgotten } from '../../../import/forget/forget.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import type { LoadOptions } from '../../../import/load/load.ts';
import { TooManyRejects } from '../../../import/load/load-source.ts';
import { testDatabase } from '../../support/database.ts';
import { clearPopulation, hashPopulation } from '../../support/population.ts';
import { clearSaved, storeDefinition } from '../../support/saved-cohorts.ts';
import {
  createHospital,
  mapping,
  patientsBySource,
  population,
  recordsOf,
  tables,
  traces,
  versionOf,
} from '../hospital.ts';

const graph = new Graph(testDatabase().address);
const hospital = await createHospital(graph);

async function clear() {
  await clearPopulation(graph, population);
  await clearSaved(graph);
}
afterAll(async () => {
  await clear();
  await hospital.close();
  await graph.close();
});

const idOf = async (sourceId: string) => String((await patientsBySource(graph))[sourceId]?.id);
const savedPatients = async () => {
  const [row] = await graph.read(cypher`
    MATCH (cohort:SavedCohort)
    RETURN cohort.patients AS patients, cohort.listed AS listed, cohort.size AS size`);
  return row;
};

describe('forgetPatient', () => {
  const state: { erased?: Erased } = {};
  beforeAll(async () => {
    await clear();
    await hospital.load();
    state.erased = await hospital.forget('ITP1');
  });

  it('says what it erased', () => expect(state.erased).toMatchObject({ patients: 1, records: 8 }));
  it('leaves every other patient', async () => {
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP2', 'ITP3']);
  });
  it('raises the version', async () => {
    expect(await versionOf(graph)).toBe(2);
  });
});

describe('forgetPatient', () => {
  beforeEach(clear);

  /** A delivery in which much of ITP1 is rejected, in every way. */
  const bad = {
    'labs.tsv': `${tables['labs.tsv'].replace('12.1', '12,1')}L9\tITP1\tit-a\thb\tof ITP1\t1\tg/dL\tblood\t\n`,
    'drugs.tsv': `${tables['drugs.tsv']}ITP1\tit-a\tnew\tcell\nITP1\n`,
  };
  /** Those of `words` that are found in the graph, and those in the reject files. */
  const trace = async (words: readonly string[]) => {
    const { text } = await hospital.rejects();
    return [await traces(graph, words), words.filter((word) => text.includes(word))].map((found) =>
      [...found].sort(),
    );
  };

  it.each(['source id', 'opaque id'])('leaves no trace in graph and reject files, by %s', async (by) => {
    await hospital.load(bad);
    const words = ['ITP1', await idOf('ITP1')];
    expect(await trace(words)).toEqual([[...words].sort(), [...words].sort()]);
    await hospital.forget(by === 'source id' ? 'ITP1' : await idOf('ITP1'));
    expect(await trace(words)).toEqual([[], []]);
  });
  it.each(['source id', 'opaque id'])('leaves no trace after later loads, by %s', async (by) => {
    await hospital.load(bad);
    const words = ['ITP1', await idOf('ITP1')];
    await hospital.forget(by === 'source id' ? 'ITP1' : await idOf('ITP1'));
    await hospital.load(bad);
    await hospital.load(bad, { replace: true });
    expect(await trace(words)).toEqual([[], []]);
  });
  it.each(['source id', 'opaque id'])('takes the patient out of saved cohorts, by %s', async (by) => {
    await hospital.load();
    const [id, other] = [await idOf('ITP1'), await idOf('ITP2')];
    const words = ['ITP1', id];
    await storeDefinition(
      graph,
      'fx-1',
      { patient: { ids: words } },
      {
        patients: [other, id],
        listed: [id],
        size: 2,
      },
    );
    await hospital.forget(by === 'source id' ? 'ITP1' : id);
    expect(await savedPatients()).toEqual({ patients: [other], listed: [], size: 2 });
    expect(await traces(graph, words)).toEqual([]);
  });
  it('takes a patient out of frozen cohorts whose data were removed before', async () => {
    await hospital.load();
    await storeDefinition(graph, 'fx-1', { patient: {} }, { patients: [await idOf('ITP3')], size: 1 });
    await removeDataset(graph, 'it-b');
    await hospital.forget('ITP3');
    expect(await savedPatients()).toEqual({ patients: [], listed: null, size: 1 });
  });
  it('leaves patients whose id begins alike', async () => {
    await hospital.load({ 'patients.tsv': `${tables['patients.tsv']}ITP12\tit-a\tmale\t\n` });
    await hospital.forget('ITP1');
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP12', 'ITP2', 'ITP3']);
  });
  it('keeps a patient out who was never in the graph', async () => {
    await hospital.forget('ITP2');
    await hospital.load();
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP1', 'ITP3']);
  });
  it('keeps a patient out by an opaque id that is not in the graph', async () => {
    await hospital.load();
    const id = await idOf('ITP2');
    await clearPopulation(graph, population);
    await hospital.forget(id);
    await hospital.load();
    expect(Object.keys(await patientsBySource(graph)).sort()).toEqual(['ITP1', 'ITP3']);
  });
  it('is content to be told twice', async () => {
    await hospital.load();
    await hospital.forget('ITP1');
    expect(await hospital.forget('ITP1')).toMatchObject({ patients: 0, records: 0 });
  });
  it('loses no other record when it comes between a load and its second start', async () => {
    const broken = { 'drugs.tsv': `${tables['drugs.tsv']}ITP3\tit-b\n` };
    const folder = await hospital.deliver(broken);
    const error = await hospital.loadFolder(folder, { maxRejects: 0 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TooManyRejects);
    await hospital.forget('ITP1');
    await hospital.loadFolder(folder);
    expect((await recordsOf(graph, 'Measurement')).map(({ value }) => value)).toEqual([4.5, 11]);
  });
});

/** Patients of several populations, one load each: the same tables. */
const others = ['it-clinic', 'it-praxis'] as const;

describe('forgetPatient', () => {
  const clearAll = async () => {
    await clear();
    for (const other of others) await clearPopulation(graph, other);
  };
  beforeEach(clearAll);
  afterAll(clearAll);

  /** The tables of the hospital as another population has them, in datasets of its own. */
  const loadIn = async (other: string, options: Partial<LoadOptions> = {}) => {
    const path = join(await mkdtemp(join(hospital.home, 'other-')), 'other.mapping.yaml');
    const text = (await readFile(mapping, 'utf8'))
      .replace('population: it-hospital', `population: ${other}`)
      .replaceAll('dataset: site', `dataset: { text: '${other}-{site}' }`);
    await writeFile(path, text);
    return hospital.load({}, { mapping: path, ...options });
  };
  const sourceIdsIn = async (name: string) => {
    const rows = await graph.read<{ id: string }>(cypher`
      MATCH (patient:Patient {population: ${name}})
      RETURN patient.sourceId AS id ORDER BY id`);
    return rows.map(({ id }) => id);
  };
  const messageOf = (work: Promise<unknown>) =>
    work.then(
      () => 'no error',
      (error: Error) => error.message,
    );

  it('refuses an id that patients of several populations have, and erases nobody', async () => {
    for (const other of others) await loadIn(other, { dataset: `${other}-it-b` });
    expect([await messageOf(hospital.forget('ITP3', {})), await sourceIdsIn('it-clinic')]).toEqual([
      '2 patients have this id, of the populations it-clinic (3 records), it-praxis (3 records): say --population which one is meant. Nothing was erased.',
      ['ITP1', 'ITP3'],
    ]);
  });
  it('erases the one of the population that is named', async () => {
    for (const other of others) await loadIn(other, { dataset: `${other}-it-b` });
    const erased = await hospital.forget('ITP3', { population: 'it-praxis' });
    expect(erased).toMatchObject({ population: 'it-praxis', patients: 1, elsewhere: ['it-clinic'] });
    expect([await sourceIdsIn('it-clinic'), await sourceIdsIn('it-praxis')]).toEqual([
      ['ITP1', 'ITP3'],
      ['ITP1'],
    ]);
  });
  it('erases the one that an opaque id means, whatever else has the source id', async () => {
    await hospital.load();
    await loadIn('it-clinic');
    const { population: name } = await hospital.forget(await idOf('ITP3'), {});
    expect([name, await sourceIdsIn('it-clinic')]).toEqual([population, ['ITP1', 'ITP2', 'ITP3']]);
  });
  it('leaves the same id of a population that comes later', async () => {
    await hospital.load();
    await hospital.forget('ITP2', {});
    await loadIn('it-clinic');
    expect(await sourceIdsIn('it-clinic')).toEqual(['ITP1', 'ITP2', 'ITP3']);
  });
  it('leaves the source id in saved cohorts where a patient of another population has it', async () => {
    await hospital.load();
    await loadIn('it-clinic');
    const where = { patient: { ids: ['ITP2', await idOf('ITP2')] } };
    await storeDefinition(graph, 'fx-1', where, { patients: [], size: 0 });
    await hospital.forget('ITP2', { population });
    const [row] = await graph.read<{ where: string }>(
      cypher`MATCH (cohort:SavedCohort) RETURN cohort.where AS where`,
    );
    expect(JSON.parse(row?.where ?? '')).toEqual({ patient: { ids: ['ITP2'] } });
  });
  it('refuses an id of nobody where it cannot be told whose later loads are meant', async () => {
    for (const other of others) await loadIn(other);
    expect(await messageOf(hospital.forget('ITP9', {}))).toMatch(
      /^Nobody in the graph has this id: say --population .* \(loaded are .*it-clinic, it-praxis.*\)\.$/,
    );
  });
  it('tells in a dry run what it would erase, and erases nothing', async () => {
    await hospital.load();
    const erased = await hospital.forget('ITP1', { dryRun: true });
    expect(erased).toMatchObject({
      population,
      patients: 1,
      records: 8,
      types: { Registration: 2, Measurement: 2, Specimen: 2, Treatment: 2 },
      datasets: ['it-a', 'it-b'],
    });
    const { report } = await hospital.load();
    expect([Object.keys(await patientsBySource(graph)).sort(), report.forgotten.size]).toEqual([
      ['ITP1', 'ITP2', 'ITP3'],
      0,
    ]);
  });
  it('lets later loads count the rows that they pass over, each once', async () => {
    await hospital.load();
    await hospital.forget('ITP1', {});
    const { report } = await hospital.load();
    expect([...report.forgotten].sort()).toEqual([
      'drugs.tsv 2',
      'drugs.tsv 3',
      'labs.tsv 2',
      'labs.tsv 3',
      'patients.tsv 2',
      'registry.tsv 2',
      'samples.tsv 2',
      'samples.tsv 3',
    ]);
  });
});

describe('takeBackForgotten', () => {
  beforeEach(clear);

  it('lets a load bring an id that was mistyped', async () => {
    await hospital.load();
    await hospital.forget('ITP4', { population });
    const four = { 'patients.tsv': `${tables['patients.tsv']}ITP4\tit-a\tmale\t\n` };
    const kept = await hospital.load(four);
    const of = await takeBackForgotten(graph, 'ITP4');
    await hospital.load(four);
    expect([kept.report.forgotten.size, of, Object.keys(await patientsBySource(graph)).sort()]).toEqual([
      1,
      population,
      ['ITP1', 'ITP2', 'ITP3', 'ITP4'],
    ]);
  });
  it('lets a load bring who was erased, with all records', async () => {
    await hospital.load();
    const before = await hashPopulation(graph, population);
    const id = await idOf('ITP1');
    await hospital.forget('ITP1');
    await takeBackForgotten(graph, id);
    await hospital.load();
    expect(await hashPopulation(graph, population)).toBe(before);
  });
  it('refuses an id by which nobody was forgotten', async () => {
    await hospital.load();
    await expect(takeBackForgotten(graph, 'ITP1', { population })).rejects.toThrow(
      'Nobody was forgotten by this id in the population it-hospital.',
    );
  });
});
