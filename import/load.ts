import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cypher, name } from '../loaders/cypher.ts';
import type { Graph } from '../loaders/graph.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Mapping } from '../ontology/mapping.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import { readCodeMap } from './codes.ts';
import { type DatasetEntry, readCatalogue, writeDatasets, writeLicenses } from './dataset.ts';
import { createIdentity, type Identity } from './identity.ts';
import { checkRecords, type Seen } from './known.ts';
import { type BatchEntry, closeLoad, type LoadEntry, openLoad, writeEntry } from './ledger.ts';
import { readLookup } from './lookup.ts';
import { readMapping } from './mapping.ts';
import { keepPrecedence, precedenceOf } from './population.ts';
import { readLines } from './read.ts';
import type { Compilation } from './record.ts';
import { addBatch, addCoded, changedAnything, createReport, type Report } from './report.ts';
import { settlePatients } from './settle.ts';
import { fingerprintOf, openSources, type Source } from './source.ts';
import { createStandardiser, type Standardiser } from './standard.ts';
import { openStore } from './store.ts';
import { type BuiltRecord, compileTable, type Reject } from './table.ts';
import { loadTerminology, mergeVocabularies } from './terminology.ts';
import { writePatients, writeRecords } from './write.ts';

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
type Load = {
  readonly graph: Graph;
  readonly options: LoadOptions;
  readonly mapping: Mapping;
  readonly entry: LoadEntry;
  readonly compilation: Compilation;
  readonly standardiser: Standardiser;
  readonly catalogue: ReadonlyMap<string, DatasetEntry>;
  readonly forgotten: ReadonlySet<string>;
  readonly seen: Seen;
  readonly datasets: Set<string>;
  readonly report: Report;
};

/** Records in one transaction. */
const batchSize = 2_000;

/** Loads a folder of tables by a mapping. @throws KnownError before anything is written where the input cannot be used */
export async function loadTables(graph: Graph, options: LoadOptions): Promise<Loaded> {
  const mapping = await readMapping(options.mapping);
  refuseUnlessOpen(mapping, options);
  const sources = await openSources(options.folder, mapping);
  const { identitySecret } = await openStore(graph, options.identitySecret);
  const load = await prepare(
    graph,
    options,
    mapping,
    sources,
    createIdentity(identitySecret, mapping.population),
  );
  const counter = { batch: 0 };
  for (const source of sources) await loadTable(load, source, counter);
  if (!options.dryRun) await finish(load);
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
  sources: readonly Source[],
  identity: Identity,
): Promise<Load> {
  const home = dirname(options.mapping);
  if (!options.dryRun) await loadTerminology(graph, home, mapping.terminology ?? []);
  const codes = await readAll(mapping.codes, (file) => readCodeMap(join(home, file), file));
  const lookups = await readAll(mapping.lookups, (model) => readLookup(options.folder, model));
  const panels = await writePanels(graph, home, mapping, identity, options.dryRun === true);
  const text = await readFile(options.mapping, 'utf8');
  const fingerprint = await fingerprintOf(options.folder, sources, [text, options.dataset, options.replace]);
  return {
    graph,
    options,
    mapping,
    entry: options.dryRun
      ? { id: 'dry-run', resumed: false, done: new Map() }
      : await openLoad(graph, { fingerprint, title: mapping.title, files: licencesOf(mapping) }),
    compilation: { identity, lookups, codes, panels, timelines: mapping.timelines ?? {} },
    standardiser: createStandardiser(graph, codes.values()),
    catalogue: await readCatalogue(options.folder, mapping),
    forgotten: await forgottenPatients(graph),
    seen: { patients: new Set(), records: new Set(), targets: new Set() },
    datasets: new Set(),
    report: createReport(),
  };
}

/** Files of a mapping with the licence of each. */
function licencesOf({ tables }: Mapping): ReadonlyMap<string, string> {
  return new Map(tables.map(({ file, license = '' }) => [file, license]));
}

async function readAll<Model, Value>(
  models: Readonly<Record<string, Model>> | undefined,
  read: (model: Model) => Promise<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const entries = Object.entries(models ?? {}).map(async ([key, model]) => [key, await read(model)] as const);
  return new Map(await Promise.all(entries));
}

async function writePanels(
  graph: Graph,
  home: string,
  mapping: Mapping,
  identity: Identity,
  dryRun: boolean,
) {
  const panels = Object.entries(mapping.genePanels ?? {}).map(async ([key, { name: title, genes }]) => ({
    key,
    id: identity('genePanel', [key]),
    name: title,
    genes: await readLines(join(home, genes), genes),
  }));
  const rows = await Promise.all(panels);
  if (!dryRun)
    await graph.write((run) =>
      run(cypher`
        UNWIND ${rows} AS row
        MERGE (panel:GenePanel {id: row.id})
        SET panel.name = row.name, panel.genes = row.genes`),
    );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function forgottenPatients(graph: Graph): Promise<ReadonlySet<string>> {
  const rows = await graph.read<{ id: string }>(
    cypher`MATCH (forgotten:Forgotten) RETURN forgotten.id AS id`,
  );
  return new Set(rows.map(({ id }) => id));
}

async function loadTable(load: Load, { model, table }: Source, counter: { batch: number }): Promise<void> {
  const compiled = compileTable(model, load.compilation);
  const records: BuiltRecord[] = [];
  const rejects: Reject[] = [];
  let rows = 0;
  const flush = async () => {
    if (records.length + rejects.length === 0) return;
    counter.batch += 1;
    const batch = {
      number: counter.batch,
      file: model.file,
      records: records.splice(0),
      rejects: rejects.splice(0),
    };
    await loadBatch(load, batch);
    load.options.onProgress?.({ file: model.file, rows, records: load.seen.records.size });
  };
  for await (const row of table.rows()) {
    const built = compiled.build(row);
    records.push(...built.records.filter((record) => isWanted(load, record)));
    rejects.push(...built.rejects);
    rows += 1;
    if (records.length + rejects.length >= batchSize) await flush();
  }
  for (const record of compiled.rest()) {
    if (isWanted(load, record)) records.push(record);
    if (records.length >= batchSize) await flush();
  }
  await flush();
}

function isWanted({ forgotten, options }: Load, { patient, properties }: BuiltRecord): boolean {
  return !forgotten.has(patient) && (options.dataset === undefined || properties.dataset === options.dataset);
}

type Batch = {
  readonly number: number;
  readonly file: string;
  readonly records: readonly BuiltRecord[];
  readonly rejects: readonly Reject[];
};

async function loadBatch(load: Load, batch: Batch): Promise<void> {
  const records = await load.standardiser.standardise(batch.records);
  const entry = load.entry.done.get(batch.number) ?? (await writeBatch(load, { ...batch, records }));
  // A batch that stands already is read again, so that what follows knows of it.
  if (load.entry.done.has(batch.number)) for (const record of records) remember(load, record);
  addBatch(load.report, entry);
  for (const record of records) addCoded(load.report, record);
  const { maxRejects } = load.options;
  if (maxRejects !== undefined && load.report.rejects.length > maxRejects)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `More than ${maxRejects} values or rows were rejected; the load stops. What was loaded before stays.`,
    );
}

function remember({ seen, datasets }: Load, { type, id, patient, properties }: BuiltRecord): void {
  seen.records.add(id);
  if (type === 'registration') seen.patients.add(patient);
  datasets.add(String(properties.dataset));
}

async function writeBatch(load: Load, batch: Batch): Promise<BatchEntry> {
  const { graph, mapping, entry, seen, options } = load;
  const provenance = { load: entry.id, file: batch.file, population: mapping.population };
  const fresh = [...new Set(batch.records.map(({ properties }) => String(properties.dataset)))].filter(
    (id) => !load.datasets.has(id),
  );
  const written = await graph.write(async (run) => {
    const checked = await checkRecords(run, batch.records, seen);
    const rejects = [...batch.rejects, ...checked.rejects];
    if (options.dryRun)
      return { number: batch.number, file: batch.file, tallies: dryTallies(checked.records), rejects };
    await writeDatasets(run, fresh, mapping, load.catalogue);
    await load.standardiser.writeConcepts(run, checked.records);
    await writePatients(run, checked.records, mapping.population);
    const tallies = await writeRecords(run, checked.records, provenance);
    const done = { number: batch.number, file: batch.file, tallies, rejects };
    await writeEntry(run, entry.id, done);
    return done;
  });
  for (const id of fresh) load.datasets.add(id);
  return written;
}

/** In a dry run everything that could be written counts as loaded. */
function dryTallies(records: readonly BuiltRecord[]): BatchEntry['tallies'] {
  return Object.fromEntries(
    recordTypes.flatMap((type) => {
      const loaded = records.filter((record) => record.type === type).length;
      return loaded === 0 ? [] : [[type, { loaded, unchanged: 0 }]];
    }),
  );
}

async function finish(load: Load): Promise<void> {
  const { graph, mapping, entry, report, options, seen } = load;
  const datasets = [...load.datasets];
  const left = new Set(seen.patients);
  if (options.replace) for (const patient of await removeStale(load, datasets)) left.add(patient);
  const changed = entry.resumed || changedAnything(report);
  if (changed) {
    const precedence = await precedenceOf(graph, mapping.population, mapping.precedence);
    await graph.write((run) => keepPrecedence(run, mapping.population, precedence));
    await settlePatients(graph, left, precedence);
    await writeLicenses(graph, datasets);
    await graph.write(mergeVocabularies);
  }
  await closeLoad(graph, entry.id, mapping.population, changed);
}

/** Removes the records of `datasets` that this load has not seen; gives the patients they belonged to. */
async function removeStale(
  { graph, seen, report, mapping }: Load,
  datasets: readonly string[],
): Promise<ReadonlySet<string>> {
  const patients = new Set<string>();
  for (const type of recordTypes) {
    const label = name(modelOf(type).type);
    const stored = await graph.read<{ id: string; patient: string }>(
      cypher`
        MATCH (patient:Patient {population: ${mapping.population}})-[:${name(modelOf(type).relationship)}]->(record:${label})
        WHERE record.dataset IN ${datasets}
        RETURN record.id AS id, patient.id AS patient`,
      { timeoutMs: 120_000 },
    );
    const stale = stored.filter(({ id }) => !seen.records.has(id));
    for (const { patient } of stale) patients.add(patient);
    report.removed += stale.length;
    for (let start = 0; start < stale.length; start += batchSize)
      await graph.write((run) =>
        run(cypher`
          MATCH (record:${label} WHERE record.id IN ${stale.slice(start, start + batchSize).map(({ id }) => id)})
          DETACH DELETE record`),
      );
  }
  return patients;
}
