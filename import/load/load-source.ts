import type { Graph } from '../../graph/graph.ts';
import { isPublic } from '../../ontology/access.ts';
import type { Description } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { ReviewedValue } from '../concepts/reviewed.ts';
import { createStandardiser } from '../concepts/standard.ts';
import { mappingsOf, writeTerminology } from '../concepts/terminology.ts';
import type { Delivery, Origin } from '../delivery.ts';
import { readForgotten } from '../store/forgotten.ts';
import { writePanels } from '../store/gene-panels.ts';
import { createIdentity, type Identity } from '../store/identity.ts';
import { isEmpty } from '../store/population.ts';
import { softwareVersion } from '../store/software.ts';
import { openStore, peekStore } from '../store/store.ts';
import { withoutChosen } from '../vocabulary/chosen.ts';
import { withoutWords } from '../vocabulary/release.ts';
import { refuseUnlessOpen, settleAccess } from './access.ts';
import { nothingAhead } from './ahead.ts';
import { type Batches, loadBatch, loadLate, type RecordBatch } from './batch.ts';
import { closeLoad, removeStale } from './close-load.ts';
import { type DatasetRow, keepDatasetRows, noteColumns, removeFrom } from './dataset-rows.ts';
import { type LoadEntry, type LoadFacts, loadsBy, openLedger } from './ledger.ts';
import { type FileLoad, loadFile } from './load-file.ts';
import { addBatch, createReport, type Report } from './report.ts';
import type { Asked, Contents, Source } from './source.ts';

/** What a load is told, whatever its source. */
export type SourceOptions = Asked & {
  /** `open` or `tiered`; under `open` only public data are loaded unless `allowOpen`. */
  readonly access: string;
  /** Everybody may be shown these data although they are not public: noted with their datasets. */
  readonly allowOpen?: boolean;
  readonly identitySecret?: string | undefined;
  readonly dryRun?: boolean;
  /** More rejects than this end the load. */
  readonly maxRejects?: number | undefined;
  readonly onProgress?: (progress: Progress) => void;
};

/** What a load did, and the id under which its records name it. */
export type Loaded = { readonly id: string; readonly report: Report };

/** How far a load is. */
export type Progress = { readonly file: string; readonly rows: number; readonly records: number };

/** Everything one load works with. */
type Load = Batches & {
  readonly options: SourceOptions;
  readonly identity: Identity;
  readonly wanted: FileLoad['wanted'];
  readonly isForgotten: (person: Pick<Origin, 'sourceId' | 'patient'>) => boolean;
  readonly reviewed: readonly ReviewedValue[];
  readonly descriptions: readonly Description[];
};

/** More values or rows were rejected than the caller puts up with. `loaded` is what the load had done by then. */
export class TooManyRejects extends KnownError {
  readonly loaded: Loaded;

  constructor(limit: number, loaded: Loaded) {
    super(
      'ARGUMENT_INVALID',
      `More than ${limit} values or rows were rejected; the load stops. What was loaded before stays.`,
    );
    this.loaded = loaded;
  }
}

/** Loads what a source has. @throws KnownError before anything is written where the input cannot be used */
export async function loadSource(graph: Graph, source: Source, options: SourceOptions): Promise<Loaded> {
  refuseUnlessOpen(source.delivery, options);
  const contents = toShow(await source.open(), source.delivery, options);
  const load = await prepare(graph, { delivery: source.delivery, contents }, options);
  for (const file of contents.files) await loadFile(file, toFileLoad(load));
  await loadLate(load);
  await loadDatasetRows(load, contents.omop);
  load.report.notes.push(...(contents.notes?.() ?? []), ...differencesFrom(load));
  await refuseTooMany(load);
  if (options.replace) await removeStale(load);
  if (!options.dryRun) await closeLoad(load);
  return { id: load.entry.id, report: load.report };
}

function differencesFrom({ standardiser: { differences } }: Load): readonly string[] {
  return [...differences].map(
    ([field, records]) =>
      `${field}: the terminology says another standard concept; that of the delivery stands (${records} records)`,
  );
}

/** Keeps the rows that belong to a dataset; what a load that is only tried would keep is not counted. */
async function loadDatasetRows(load: Load, given: Contents['omop']): Promise<void> {
  const { graph, dryRun, report, identity, isForgotten } = load;
  if (given === undefined || dryRun) return;
  const isWanted = ({ persons }: DatasetRow) =>
    !persons.some((sourceId) => isForgotten({ sourceId, patient: identity('patient', [sourceId]) }));
  await noteColumns(graph, given);
  if (load.options.replace)
    for (const table of given.absent)
      report.removed += await removeFrom(graph, { dataset: given.dataset, table }, 0);
  for (const { table, file, rows } of given.tables) {
    const { tally, rejects } = await keepDatasetRows(graph, given.dataset, { table, rows, isWanted });
    addBatch(report, { number: 0, file, tallies: { [table]: tally }, rejects, dangling: [] });
  }
}

/** Concepts are everybody's: words of data that not everybody may be shown are no names of theirs. */
function toShow(contents: Contents, { datasets }: Delivery, { allowOpen }: SourceOptions): Contents {
  if (isPublic(datasets) || allowOpen) return contents;
  return { ...contents, names: new Map(), terminology: contents.terminology.map(withoutWords) };
}

type Input = { readonly delivery: Delivery; readonly contents: Contents };

async function prepare(graph: Graph, input: Input, options: SourceOptions): Promise<Load> {
  const { delivery, contents } = input;
  const { dryRun = false } = options;
  const open = dryRun ? peekStore : openStore;
  const { identitySecret } = await open(graph, options.identitySecret);
  await settleAccess(graph, delivery, options);
  const identity = createIdentity(identitySecret, delivery.population);
  const terminology = await withoutChosen(graph, contents.terminology);
  const report = createReport(contents.absent);
  const isForgotten = await readForgotten(graph, identitySecret);
  const wanted = toWanted(options, report, isForgotten);
  const first = await isEmpty(graph, delivery.population);
  const facts = dryRun ? undefined : await factsOf(input, options);
  if (facts !== undefined) {
    await writeTerminology(graph, terminology);
    await writePanels(graph, contents.panels, identity);
  }
  return {
    graph,
    options,
    delivery,
    identity,
    dryRun,
    allowOpen: options.allowOpen === true,
    entry: facts === undefined ? await dryEntry(graph, delivery) : await openLedger(graph, facts),
    wanted,
    isForgotten,
    standardiser: createStandardiser(graph, contents.names, await mappingsOf(terminology)),
    titles: contents.titles,
    reviewed: contents.reviewed,
    descriptions: contents.descriptions,
    seen: { patients: new Set(), records: new Set(), targets: new Set(), first },
    datasets: new Set(),
    waiting: new Map(),
    report,
    last: 0,
    ahead: nothingAhead,
  };
}

/**
 * A test of rows: those of the dataset that is asked for, or of which nobody knows whose they are, and of nobody who was
 * forgotten, which the report counts.
 */
function toWanted(
  { dataset }: Asked,
  { forgotten }: Report,
  isForgotten: (person: Origin) => boolean,
): FileLoad['wanted'] {
  return ({ origin }, file) => {
    if (origin === undefined) return true;
    if (dataset !== undefined && origin.dataset !== '' && origin.dataset !== dataset) return false;
    if (!isForgotten(origin)) return true;
    forgotten.add(`${file} ${origin.row}`);
    return false;
  };
}

/** What the ledger notes of a load. */
async function factsOf({ delivery, contents }: Input, { dataset, replace }: Asked): Promise<LoadFacts> {
  const { population, title } = delivery;
  return { ...(await contents.digest({ dataset, replace })), population, title, software: softwareVersion };
}

/** A dry run leaves nothing in the ledger. */
async function dryEntry(graph: Graph, delivery: Delivery): Promise<LoadEntry> {
  return { id: 'dry-run', interrupted: false, done: new Map(), mine: await loadsBy(graph, delivery) };
}

function toFileLoad(load: Load): FileLoad {
  const { identity, wanted, options, seen } = load;
  return {
    identity,
    wanted,
    write: (batch) => writeBatch(load, batch),
    tell: (file, rows) => options.onProgress?.({ file, rows, records: seen.records.size }),
  };
}

async function writeBatch(load: Load, batch: RecordBatch): Promise<void> {
  if (batch.records.length + batch.rejects.length === 0) return;
  await loadBatch(load, batch);
  await refuseTooMany(load);
}

async function refuseTooMany({ entry, report, ahead, options: { maxRejects } }: Load): Promise<void> {
  if (maxRejects === undefined || report.rejects.length <= maxRejects) return;
  await ahead.committed;
  throw new TooManyRejects(maxRejects, { id: entry.id, report });
}
