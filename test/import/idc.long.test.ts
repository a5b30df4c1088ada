import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { type LoadOptions, loadTables } from '../../import/load/load.ts';
import type { Loaded } from '../../import/load/load-source.ts';
import { testDatabase } from '../support/database.ts';
import { clearPopulation } from '../support/population.ts';
import { hasShared, mappingFor, readIndex, writeCohort, writeIndex } from './idc-part.ts';

const population = 'it-idc';
/** No collection may have its own name: the database of the tests may hold it in another population. */
const kirc = 'it_tcga_kirc';
const vestibular = ['it_vestibular_schwannoma_mc_rc', 'it_vestibular_schwannoma_seg'] as const;
/** Two patients of NLST whose series share a study uid. */
const sharing = ['108001', '123342'];

/** Two cohorts are written and loaded: a busy machine takes its time. */
const hookTimeoutMs = 900_000;

const graph = new Graph(testDatabase().address);
const home = await mkdtemp(join(tmpdir(), 'oncograph-idc-'));
const loaded: { seed?: Loaded; index?: Loaded } = {};

const folderOf = { tcga: join(home, 'seed'), idc: join(home, 'index') } as const;

async function load(name: keyof typeof folderOf, options: Partial<LoadOptions> = {}): Promise<Loaded> {
  const mapping = await mappingFor(home, name, population);
  return loadTables(graph, { folder: folderOf[name], mapping, access: 'open', ...options });
}

/** The collections of the test: that of the seed, two with patients in common, and the two patients of a third. */
async function writePart(): Promise<void> {
  const collections = [kirc, ...vestibular].map((name) => name.slice('it_'.length));
  const rows = [
    ...(await readIndex({ collection_id: { $in: collections } })),
    ...(await readIndex({ collection_id: { $eq: 'nlst' }, PatientID: { $in: sharing } })),
  ];
  await mkdir(folderOf.idc);
  await writeIndex(
    folderOf.idc,
    rows.map((cells) => ({ ...cells, collection_id: `it_${cells.collection_id}` })),
  );
}

const one = async (statement: Parameters<Graph['read']>[0]) => (await graph.read(statement))[0];

describe.skipIf(!hasShared)('idc.mapping.yaml over a cohort of the seed', () => {
  beforeAll(async () => {
    await clearPopulation(graph, population);
    await writeCohort(folderOf.tcga, 'tcga_kirc', kirc);
    await writePart();
    loaded.seed = await load('tcga');
    loaded.index = await load('idc');
  }, hookTimeoutMs);
  afterAll(() => clearPopulation(graph, population));

  it('finds every series, study and registration of the cohort unchanged', () => {
    const seed = loaded.seed?.report.types;
    const unchanged = ['imagingSeries', 'imagingStudy'].map((type) => [
      seed?.get(type)?.loaded,
      loaded.index?.report.types.get(type)?.unchanged,
    ]);
    expect(unchanged).toEqual([
      [6123, 6123],
      [976, 976],
    ]);
  });
  it('leaves 366 studies and 1736 series of CT in the cohort', async () =>
    expect(
      await one(cypher`
        MATCH (series:ImagingSeries {dataset: ${kirc}, modalitySource: 'CT'})
        RETURN count(DISTINCT series.studyId) AS studies, count(series) AS series`),
    ).toEqual({ studies: 366, series: 1736 }));
  it('empties nothing that the index does not name', async () =>
    expect(
      await one(cypher`
        MATCH (series:ImagingSeries {dataset: ${kirc}})
        RETURN count(series.location) AS located, count(series.model) AS withModel,
          count(CASE WHEN series.sizeBytes % 10000 <> 0 THEN 1 END) AS exact`),
    ).toEqual({ located: 6123, withModel: 6119, exact: 6122 }));
  it('leaves the series with the load that brought them', async () =>
    expect(
      await one(cypher`
        MATCH (series:ImagingSeries {dataset: ${kirc}})
        RETURN collect(DISTINCT [series.load, series.file]) AS origins`),
    ).toEqual({ origins: [[loaded.seed?.id, 'idc-index/series_cohorts.parquet']] }));
  it('gives series that it brings alone no place of their files', async () =>
    expect(
      await one(cypher`
        MATCH (series:ImagingSeries WHERE series.dataset IN ${vestibular})
        RETURN count(series) AS series, count(series.location) AS located`),
    ).toEqual({ series: 2423, located: 0 }));
  it('makes one patient of an id that stands in two collections', async () =>
    expect(
      await one(cypher`
        MATCH (patient:Patient {population: ${population}})
        WHERE ${vestibular[0]} IN patient.datasets AND ${vestibular[1]} IN patient.datasets
        RETURN count(patient) AS patients, count(DISTINCT patient.sourceId) AS ids`),
    ).toEqual({ patients: 58, ids: 58 }));
  it('makes two studies of a uid that two patients have', async () => {
    const studies = await graph.read<{ patients: readonly string[] }>(cypher`
      MATCH (patient:Patient {population: ${population}})-[:HAS_IMAGING_STUDY]->(study:ImagingStudy)
      WITH study.studyInstanceUid AS uid, collect(DISTINCT patient.sourceId) AS patients, count(study) AS studies
      WHERE studies > 1
      UNWIND patients AS patient
      WITH uid, patient ORDER BY patient
      RETURN collect(patient) AS patients`);
    expect(studies).toEqual([{ patients: sharing }]);
  });
  it('keeps every series in the study of its own patient', async () =>
    expect(
      await one(cypher`
        MATCH (patient:Patient {population: ${population}})-[:HAS_IMAGING_SERIES]->(series)-[:IN_STUDY]->(study)
        RETURN count(series) AS series, count(CASE WHEN (patient)-[:HAS_IMAGING_STUDY]->(study) THEN 1 END) AS own`),
    ).toEqual({ series: seriesOf(loaded.index), own: seriesOf(loaded.index) }));
  it('removes nothing of the seed when it replaces what it brought', async () => {
    const { report } = await load('idc', { replace: true });
    expect([report.removed, changesOf(report)]).toEqual([0, 0]);
  });
  it('has nothing to say after the seed was loaded again', async () => {
    const again = [await load('tcga'), await load('idc')];
    expect(again.map(({ report }) => changesOf(report))).toEqual([0, 0]);
  });
});

function seriesOf(load: Loaded | undefined): number {
  return load?.report.types.get('imagingSeries')?.read ?? Number.NaN;
}

function changesOf({ types }: Loaded['report']): number {
  return [...types.values()].reduce((sum, { loaded }) => sum + loaded, 0);
}

describe.skipIf(!hasShared)('tcga.mapping.yaml over the index', () => {
  beforeAll(async () => {
    await clearPopulation(graph, population);
    await load('idc');
    await load('tcga');
  }, hookTimeoutMs);
  afterAll(() => clearPopulation(graph, population));

  it('adds the places of files and takes the place of rounded sizes', async () =>
    expect(
      await one(cypher`
        MATCH (series:ImagingSeries {dataset: ${kirc}})
        RETURN count(series.location) AS located, count(CASE WHEN series.sizeBytes % 10000 <> 0 THEN 1 END) AS exact`),
    ).toEqual({ located: 6123, exact: 6122 }));
  it('leaves both with nothing to say', async () => {
    const again = [await load('idc'), await load('tcga')];
    expect(again.map(({ report }) => changesOf(report))).toEqual([0, 0]);
  });
});

afterAll(async () => {
  await rm(home, { recursive: true });
  await graph.close();
});
