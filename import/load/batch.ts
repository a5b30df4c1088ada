import type { Graph } from '../../graph/graph.ts';
import { addCoded } from '../concepts/coded-report.ts';
import type { Standardiser } from '../concepts/standard.ts';
import type { BuiltRecord, DatasetEntry, Delivery, Reject } from '../delivery.ts';
import { type Ahead, aheadOf, restsOn } from './ahead.ts';
import { tallyRecords } from './changes.ts';
import { writeDatasets } from './dataset.ts';
import { type BatchEntry, type LoadEntry, writeEntry } from './ledger.ts';
import { writeLate } from './links.ts';
import { checkDangling, checkRecords, type Dangling, orphansOf, type SeenIds } from './references.ts';
import { addBatch, type Report } from './report.ts';
import { writePatients, writeRecords } from './write.ts';

/** What the batches of one load share and add to. */
export type Batches = {
  readonly graph: Graph;
  readonly delivery: Delivery;
  readonly entry: LoadEntry;
  readonly dryRun: boolean;
  /** Whether it was said that everybody may be shown what is loaded. */
  readonly allowOpen: boolean;
  readonly standardiser: Standardiser;
  /** Facts of datasets by id. */
  readonly titles: ReadonlyMap<string, DatasetEntry>;
  readonly seen: SeenIds;
  /** Datasets that occur. */
  readonly datasets: Set<string>;
  /** References that wait for their records, by file. */
  readonly waiting: Map<string, Dangling[]>;
  readonly report: Report;
  /** Number of the last batch. */
  last: number;
  /** The last batch that was written. */
  ahead: Ahead;
};

/** What one transaction writes. */
export type RecordBatch = {
  readonly file: string;
  readonly records: readonly BuiltRecord[];
  readonly rejects: readonly Reject[];
};

/** Writes a batch with its ledger entry, unless an earlier run of the load has: then its records are only noted. */
export async function loadBatch(load: Batches, batch: RecordBatch): Promise<void> {
  const records = await load.standardiser.standardise(batch.records);
  const entry = await once(load, batch.file, () => writeBatch(load, { ...batch, records }));
  note(load, records, entry);
  for (const record of records) addCoded(load.report.coded, record);
}

/** Makes the references whose records came later, in the same or in another file. */
export async function loadLate(load: Batches): Promise<void> {
  await load.ahead.committed;
  for (const [file, dangling] of load.waiting)
    await once(load, file, async (number) =>
      load.graph.write(async (run) => {
        const { found, rejects } = await checkDangling(run, dangling, load.seen);
        const entry = { number, file, tallies: {}, rejects, dangling: [] };
        if (load.dryRun) return entry;
        await writeLate(run, found);
        await writeEntry(run, load.entry.id, entry);
        return entry;
      }),
    );
}

/** The entry of the next batch: that of an earlier run, or that of `write`. */
async function once(
  load: Batches,
  file: string,
  write: (number: number) => Promise<BatchEntry>,
): Promise<BatchEntry> {
  load.last += 1;
  const entry = load.entry.done.get(load.last) ?? (await write(load.last));
  addBatch(load.report, entry);
  if (entry.dangling.length > 0)
    load.waiting.set(file, [...(load.waiting.get(file) ?? []), ...entry.dangling]);
  return entry;
}

/** Writes a batch while the one before it is committed, unless it rests on that. */
async function writeBatch(load: Batches, { file, records, rejects }: RecordBatch): Promise<BatchEntry> {
  const { graph, delivery, seen, standardiser, dryRun, ahead } = load;
  const number = load.last;
  const { population } = delivery;
  const provenance = { load: load.entry.id, mine: load.entry.mine, first: seen.first, file, population };
  if (!seen.first || restsOn(records, ahead)) await ahead.committed;
  const { result, committed } = await graph.writeAhead(async (run) => {
    const checked = await checkRecords(run, records, seen);
    const { dangling } = checked;
    const all = { number, file, rejects: [...rejects, ...checked.rejects], dangling };
    if (dryRun) return { entry: { ...all, tallies: await tallyRecords(run, checked.records, provenance) } };
    const fresh = datasetsOf(checked.records).filter((id) => !load.datasets.has(id));
    await writeDatasets(run, fresh, load);
    const concepts = await standardiser.writeConcepts(run, checked.records);
    await writePatients(run, checked.records, population);
    const entry = { ...all, tallies: await writeRecords(run, checked.records, provenance) };
    await writeEntry(run, load.entry.id, entry);
    await ahead.committed; // batches stand in their order
    return { entry, brings: concepts > 0 ? undefined : checked.records };
  });
  load.ahead = aheadOf(committed, result.brings);
  return result.entry;
}

/** Keeps in mind what a batch brought, so that what follows knows of it. */
function note({ seen, datasets }: Batches, records: readonly BuiltRecord[], { rejects }: BatchEntry): void {
  const orphans = orphansOf(rejects);
  const brought = records.filter(({ patient }) => !orphans.has(patient));
  for (const { id, patient } of brought) {
    seen.records.add(id);
    seen.patients.add(patient);
  }
  for (const id of datasetsOf(brought)) datasets.add(id);
}

function datasetsOf(records: readonly BuiltRecord[]): readonly string[] {
  return [...new Set(records.map(({ properties }) => String(properties.dataset)))];
}
