import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeller, withoutRecords } from '../../../fair/catalogue/told.ts';
import { findRecord, type VersionedRecord } from '../../../fair/catalogue/versioned.ts';
import { allProfiles, type Profile } from '../../../fair/rdf/profiles.ts';
import { checkTriples } from '../../../fair/shacl/check.ts';
import { Graph } from '../../../graph/graph.ts';
import { describeDatasets } from '../../../import/describe/describe.ts';
import { readDescription } from '../../../import/describe/description.ts';
import { removeDataset } from '../../../import/forget/remove.ts';
import { readCatalogue } from '../../../loaders/catalogue.ts';
import { callerOf, createAsk } from '../../support/ask.ts';
import { testDatabase } from '../../support/database.ts';
import { clearLedger } from '../../support/ledger-graph.ts';
import { clearPopulation } from '../../support/population.ts';
import { publishIn } from '../../support/publishing.ts';
import { hospital, keepNow, loadHospital, recordOf, triplesOf } from '../hospital/load.ts';

const graph = new Graph(testDatabase().address);
const folder = await mkdtemp(join(tmpdir(), 'oncograph-released-'));
const own = join(import.meta.dirname, '../hospital/datasets/hospital.yaml');

/** The hospital as everybody is told of it, in a version. */
async function toldOf(versioned: VersionedRecord): Promise<VersionedRecord> {
  return { ...versioned, record: await withoutRecords(versioned.record) };
}

beforeAll(async () => {
  await clearPopulation(graph, hospital);
  await clearLedger(graph);
  await loadHospital(graph);
});
afterAll(async () => {
  await clearPopulation(graph, hospital);
  await clearLedger(graph);
  await rm(folder, { recursive: true });
  await graph.close();
});

const missingIn = async (told: VersionedRecord, profile: Profile) => {
  const found = await checkTriples(triplesOf(told, profile), { profile, accessRights: 'NON_PUBLIC' });
  return found.map(({ of, property }) => `${of} ${property}`);
};

describe('a dataset of a hospital, when a description of it is released,', () => {
  let before: VersionedRecord;
  let told: VersionedRecord;
  beforeAll(async () => {
    before = await toldOf(await recordOf(graph));
    await publishIn(graph, [hospital], { draw: () => 100n });
    await keepNow(graph);
    told = await toldOf(await recordOf(graph));
  });

  it('has a new version', () => {
    expect(told.version).toMatchObject({
      number: before.version.number + 1,
      notes: 'The description changed.',
    });
  });

  it('says what was released, and keeps older versions as they were', async () => {
    expect(told.record.numbers.patients).toMatchObject({ value: expect.any(Number), precision: 'NOISY' });
    expect(told.record.numbers.studies).toMatchObject({ value: null });
    expect(told.record.eucaim.classes.sex).not.toEqual([]);
    expect((await toldOf(await recordOf(graph, hospital, before.version.version))).record).toEqual(
      before.record,
    );
  });

  it.each(allProfiles)('lacks nothing for %s that it did not lack before', async (profile) => {
    const lacked = await missingIn(before, profile);
    expect((await missingIn(told, profile)).filter((one) => !lacked.includes(one))).toEqual([]);
  });

  it('says the same when it was removed and loaded again, and is not released again', async () => {
    await removeDataset(graph, hospital);
    await loadHospital(graph);
    const again = await toldOf(await recordOf(graph));
    expect(again.record.numbers).toEqual(told.record.numbers);
    await expect(publishIn(graph, [hospital])).rejects.toMatchObject({ code: 'BUDGET_EXHAUSTED' });
  });

  it('says exact numbers where its description says so, and counts of cohorts to nobody more', async () => {
    const path = join(folder, 'exact.yaml');
    await writeFile(path, `${await readFile(own, 'utf8')}\npublishes: exact\n`);
    await describeDatasets(graph, [await readDescription(path)]);
    await keepNow(graph);
    const { record } = await recordOf(graph);
    const now = findRecord(await createTeller()(await readCatalogue(graph), []), hospital);
    expect(now?.record.numbers).toEqual(record.numbers);
    expect(now?.record.numbers.patients).toMatchObject({ precision: 'EXACT' });
    const ask = createAsk(graph, callerOf());
    expect((await ask('{ cohort(where: { patient: {} }) { count { value } } }')).errors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
  });

  it('is told as before when that ends', async () => {
    await describeDatasets(graph, [await readDescription(own)]);
    await keepNow(graph);
    const now = findRecord(await createTeller()(await readCatalogue(graph), []), hospital);
    expect(now?.record.numbers).toEqual(told.record.numbers);
  });
});
