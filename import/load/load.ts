import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Graph } from '../../graph/graph.ts';
import type { Description } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { type ReviewedValue, readReviewed } from '../concepts/reviewed.ts';
import { createStandardiser } from '../concepts/standard.ts';
import { mappingsOf, readTerminology, writeTerminology } from '../concepts/terminology.ts';
import type { Origin } from '../delivery.ts';
import { descriptionFiles, readDescriptions } from '../describe/describe.ts';
import { readCodeMap } from '../mapping/codes.ts';
import type { Compilation } from '../mapping/compilation.ts';
import { readLookup } from '../mapping/lookup.ts';
import { readMapping } from '../mapping/mapping.ts';
import { readPanels, writePanels } from '../mapping/panel.ts';
import { absentFiles, type Digests, digestOf, filesOf, openSources } from '../mapping/sources.ts';
import { readForgotten } from '../store/forgotten.ts';
import { createIdentity } from '../store/identity.ts';
import { softwareVersion } from '../store/software.ts';
import { openStore, peekStore } from '../store/store.ts';
import { withoutChosen } from '../vocabulary/chosen.ts';
import { type Batch, type Batches, loadBatch, loadLate } from './batch.ts';
import { closeLoad, removeStale } from './close-load.ts';
import { readDatasetTable } from './dataset.ts';
import { type LoadEntry, type LoadFacts, loadsBy, openLedger } from './ledger.ts';
import { loadTable, type TableLoad } from './load-table.ts';
import { createReport, type Report } from './report.ts';

/** What `load tables` is told. */
export type LoadOptions = {
  readonly folder: string;
  readonly mapping: string;
  /** `open` or `tiered`; under `open` only public data are loaded unless `allowOpen`. */
  readonly access: string;
  readonly allowOpen?: boolean;
  readonly identitySecret?: string | undefined;
  /** Only rows of this dataset. */
  readonly dataset?: string | undefined;
  /** Records of the datasets that occur, which the input no longer has, are removed. */
  readonly replace?: boolean;
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
  readonly options: LoadOptions;
  readonly compilation: Compilation;
  readonly wanted: (origin: Origin) => boolean;
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

/** Loads a folder of tables by a mapping. @throws KnownError before anything is written where the input cannot be used */
export async function loadTables(graph: Graph, options: LoadOptions): Promise<Loaded> {
  const mapping = await readMapping(options.mapping);
  refuseUnlessOpen(mapping, options);
  const sources = await openSources(options.folder, mapping);
  const open = options.dryRun ? peekStore : openStore;
  const { identitySecret } = await open(graph, options.identitySecret);
  const load = await prepare(graph, options, mapping, identitySecret);
  for (const source of sources) await loadTable(source, toTableLoad(load));
  await loadLate(load);
  refuseTooMany(load);
  if (options.replace) await removeStale(load);
  if (!options.dryRun) await closeLoad(load);
  return { id: load.entry.id, report: load.report };
}

function refuseUnlessOpen({ datasets }: Mapping, { access, allowOpen }: LoadOptions): void {
  if (datasets.accessRights === 'PUBLIC' || access !== 'open' || allowOpen) return;
  throw new KnownError(
    'FORBIDDEN',
    `These data are ${datasets.accessRights} and ACCESS=open would show them to everybody: set ACCESS=tiered, or say --allow-open.`,
  );
}

async function prepare(
  graph: Graph,
  options: LoadOptions,
  mapping: Mapping,
  identitySecret: string,
): Promise<Load> {
  const { folder, dataset, replace, dryRun = false } = options;
  const home = dirname(options.mapping);
  const identity = createIdentity(identitySecret, mapping.population);
  const terminology = await withoutChosen(graph, await readTerminology(home, mapping));
  const codes = await readAll(mapping.codes, (file) => readCodeMap(join(home, file), file));
  const lookups = await readAll(mapping.lookups, (model) => readLookup(folder, model));
  const panels = await readPanels(home, mapping, identity);
  const isForgotten = await readForgotten(graph, identitySecret);
  const text = await readFile(options.mapping, 'utf8');
  const files = [...filesOf(folder, home, mapping), ...(await descriptionFiles(folder, mapping))];
  const digests = await digestOf(files, [text, dataset, replace]);
  const descriptions = await readDescriptions(folder, mapping);
  if (!dryRun) {
    await writeTerminology(graph, terminology);
    await writePanels(graph, panels);
  }
  return {
    graph,
    options,
    mapping,
    dryRun,
    entry: dryRun
      ? await dryEntry(graph, mapping)
      : await openLedger(graph, factsOf(mapping, folder, digests)),
    compilation: {
      identity,
      lookups,
      codes,
      panels: new Map(panels.map(({ key, id }) => [key, id])),
      timelines: mapping.timelines ?? {},
    },
    wanted: (origin) => (dataset === undefined || origin.dataset === dataset) && !isForgotten(origin),
    standardiser: createStandardiser(graph, codes.values(), mappingsOf(terminology)),
    catalogue: await readDatasetTable(folder, mapping),
    reviewed: await readReviewed(home, mapping, codes),
    descriptions,
    seen: { patients: new Set(), records: new Set(), targets: new Set() },
    datasets: new Set(),
    waiting: new Map(),
    report: createReport(await absentFiles(folder, mapping)),
    last: 0,
  };
}

async function dryEntry(graph: Graph, mapping: Mapping): Promise<LoadEntry> {
  return { id: 'dry-run', interrupted: false, done: new Map(), mine: await loadsBy(graph, mapping) };
}

/** What the ledger notes of a mapping: its files come with the licence of each. */
function factsOf({ population, title, tables }: Mapping, folder: string, digests: Digests): LoadFacts {
  const files = tables.map(({ file, license = '' }) => {
    const digest = digests.files.get(join(folder, file)) ?? '';
    return [file, { license, digest }] as const;
  });
  const { fingerprint } = digests;
  return { fingerprint, population, title, files: new Map(files), software: softwareVersion };
}

async function readAll<Model, Value>(
  models: Readonly<Record<string, Model>> | undefined,
  read: (model: Model) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const entries = Object.entries(models ?? {}).map(async ([key, model]) => [key, await read(model)] as const);
  return new Map(await Promise.all(entries));
}

function toTableLoad(load: Load): TableLoad {
  const { compilation, wanted, options, seen } = load;
  return {
    compilation,
    wanted,
    write: (batch) => writeBatch(load, batch),
    tell: (file, rows) => options.onProgress?.({ file, rows, records: seen.records.size }),
  };
}

async function writeBatch(load: Load, batch: Batch): Promise<void> {
  if (batch.records.length + batch.rejects.length === 0) return;
  await loadBatch(load, batch);
  refuseTooMany(load);
}

function refuseTooMany({ entry, report, options: { maxRejects } }: Load): void {
  if (maxRejects !== undefined && report.rejects.length > maxRejects)
    throw new TooManyRejects(maxRejects, { id: entry.id, report });
}
