import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { loadTables } from '../../import/load/load.ts';
import type { Loaded } from '../../import/load/load-source.ts';
import { openTable } from '../../import/source/table.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { type CriterionInput, countEach } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { hasShared, readIndex, shared, writeIndex } from './idc-part.ts';

/** The table of SOURCE.md beside the files, as it stands there. */
const columns = [
  'patients',
  'in_idc',
  'radiology',
  'slide_microscopy',
  'segmentation',
  'mut_profiled',
  'rad_mut',
  'rad_sm_mut',
];
const expected: Readonly<Record<string, readonly number[]>> = {
  cptac_brca: [122, 120, 0, 120, 0, 122, 0, 0],
  cptac_coad: [110, 110, 0, 110, 0, 106, 0, 0],
  cptac_gbm: [99, 99, 0, 99, 0, 99, 0, 0],
  cptac_lscc: [108, 108, 22, 108, 0, 80, 15, 15],
  cptac_luad: [110, 110, 14, 110, 0, 110, 14, 14],
  cptac_pda: [140, 140, 70, 140, 65, 140, 70, 70],
  cptac_ucec: [95, 95, 20, 95, 19, 81, 16, 16],
};
const cohorts = Object.keys(expected);

const imaging = (...modality: readonly string[]): CriterionInput => ({ imaging: { modality } });
const radiology = imaging('CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF');
const profiled: CriterionInput = { assay: { kind: ['MUTATION'] } };
/** What each column of the table asks, of patients with a clinical row. */
const questions: readonly (readonly CriterionInput[])[] = [
  [],
  [{ imaging: {} }],
  [radiology],
  [imaging('SM')],
  [imaging('SEG', 'RTSTRUCT')],
  [profiled],
  [radiology, profiled],
  [radiology, imaging('SM'), profiled],
];

/** Ten thousand series and as many records of CPTAC are loaded: a busy machine takes its time. */
const hookTimeoutMs = 900_000;

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
const titles = [
  'Series of the NCI Imaging Data Commons',
  'Seven CPTAC cohorts with their clinical and molecular records',
];
const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf(...cohorts));
const state: { home?: string; loaded?: Loaded } = {};

/** The cohorts stand in the population of the seed, under their own names: they go when the tests are done. */
async function clear(): Promise<void> {
  for (const id of cohorts) await removeDataset(graph, id).catch(() => {}); // it may not be there
  await graph.write(async (run) => {
    await run(cypher`MATCH (gone:RemovedDataset WHERE gone.id IN ${cohorts}) DELETE gone`);
    await run(cypher`MATCH (load:Load WHERE load.title IN ${titles}) DELETE load`);
    await run(cypher`MATCH (value:ReviewedValue WHERE value.mapping IN ${titles}) DELETE value`);
  });
}

const loadCptac = () =>
  loadTables(graph, {
    folder: join(shared, 'cptac'),
    mapping: join(seeds, 'cptac.mapping.yaml'),
    access: 'open',
  });

describe.skipIf(!hasShared)('cptac.mapping.yaml beside idc.mapping.yaml', () => {
  beforeAll(async () => {
    await clear();
    state.home = await mkdtemp(join(tmpdir(), 'oncograph-cptac-'));
    await writeIndex(state.home, await readIndex({ collection_id: { $in: cohorts } }));
    await loadTables(graph, { folder: state.home, mapping: join(seeds, 'idc.mapping.yaml'), access: 'open' });
    state.loaded = await loadCptac();
  }, hookTimeoutMs);
  afterAll(async () => {
    await clear();
    if (state.home !== undefined) await rm(state.home, { recursive: true });
  });

  it.each(cohorts)('counts what SOURCE.md counts: %s', async (id) => {
    const criteria = questions.map((all, at): [string, CriterionInput] => [
      columns[at] ?? '',
      { all: [{ condition: { dataset: [id] } }, ...all] },
    ]);
    const counts = await countEach(ask, Object.fromEntries(criteria));
    expect(columns.map((column) => counts[column])).toEqual(expected[id]);
  });

  it('loads every mutation and copy number with its assay', () =>
    expect(
      ['variant', 'copyNumber', 'assay'].map((type) => state.loaded?.report.types.get(type)?.loaded),
    ).toEqual([15306, 10779, 738 + 513]));

  it('reads the ids as they are normalised: `_` becomes `-`, an X before a digit goes', async () => {
    const { rows } = await openTable(join(shared, 'cptac/clinical.tsv.gz'), 'clinical.tsv.gz', { used: [] });
    for await (const { cells } of rows())
      expect(cells.patient_id).toBe(cells.source_patient_id?.replaceAll('_', '-').replace(/^X(?=\d)/, ''));
  });

  it('reports every age that lost its point and takes none', async () => {
    const ages = state.loaded?.report.rejects.filter(({ column }) => column === 'age') ?? [];
    const [row] = await graph.read(cypher`
      MATCH (registration:Registration {source: 'clinical'} WHERE registration.dataset IN ${cohorts})
      RETURN count(registration.ageAtDiagnosis) AS ages, max(registration.ageAtDiagnosis) AS oldest`);
    expect([ages.every(({ value }) => /^\d{4,}$/.test(value)), row]).toEqual([
      true,
      { ages: 710, oldest: 93 },
    ]);
  });

  it('takes the code of the cancer, not its misleading name, for the squamous cell carcinomas', async () =>
    expect(
      await countEach(ask, {
        squamous: { condition: { dataset: ['cptac_lscc'], code: { codes: ['DOID:3907'] } } },
        adenocarcinoma: { condition: { dataset: ['cptac_lscc'], code: { codes: ['DOID:3910'] } } },
      }),
    ).toEqual({ squamous: 108, adenocarcinoma: 0 }));

  it('gives no time of survival to the dead, whose last contact it is not', async () =>
    expect(
      await graph.read(cypher`
        MATCH (outcome:Outcome WHERE outcome.dataset IN ${cohorts})
        RETURN outcome.event AS event, count(outcome) AS outcomes, count(outcome.days) AS timed
        ORDER BY event`),
    ).toEqual([
      { event: false, outcomes: 188, timed: 94 },
      { event: true, outcomes: 147, timed: 0 },
    ]));

  it('changes nothing when it is loaded again', async () => {
    const { report } = await loadCptac();
    expect([...report.types.values()].every(({ loaded }) => loaded === 0)).toBe(true);
  });
});

afterAll(() => graph.close());
