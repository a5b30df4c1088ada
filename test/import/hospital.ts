import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { type Erased, type ForgetOptions, forgetPatient } from '../../import/forget/forget.ts';
import { type LoadOptions, loadTables } from '../../import/load/load.ts';
import type { Loaded } from '../../import/load/load-source.ts';
import { forgetRejects, writeRejects } from '../../import/load/rejects.ts';
import type { Properties } from '../../ontology/model.ts';

export const population = 'it-hospital';
export const mapping = join(import.meta.dirname, 'fixtures/hospital.mapping.yaml');
export const mappingOfValues = join(import.meta.dirname, 'fixtures/hospital-values.mapping.yaml');

/** A table as TSV: words become cells, `.` an empty one. */
export function tsv({ raw }: TemplateStringsArray): string {
  const lines = (raw[0] ?? '').trim().split('\n');
  const cells = lines.map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((cell) => (cell === '.' ? '' : cell)),
  );
  return `${cells.map((row) => row.join('\t')).join('\n')}\n`;
}

/** Three patients of two sites; the registry disagrees on ITP1, and a part of a sample stands before the whole. */
export const tables = {
  'patients.tsv': tsv`
    id  site  sex     born
    ITP1  it-a  female  1950-01-02
    ITP2  it-a  male    1960
    ITP3  it-b  female  .`,
  'registry.tsv': tsv`
    id  site  sex
    ITP1  it-b  male`,
  'labs.tsv': tsv`
    no  id  site  test  date        value  unit   method  sample
    L1  ITP1  it-a  hb    2010-04-20  13.5   g/dL   blood   S1
    L2  ITP1  it-a  hb    2010-05-01  12.1   g/dL   blood   .
    L3  ITP2  it-a  psa   2011-01-01  4.5    ng/mL  blood   .
    L4  ITP3  it-b  hb    2012-01-01  11     g/dL   blood   .`,
  'samples.tsv': tsv`
    sample  id  site  type   parent
    S1a     ITP1  it-a  vial   S1
    S1      ITP1  it-a  blood  .`,
  'drugs.tsv': tsv`
    id  site  drug
    ITP1  it-a  taxol
    ITP1  it-a  taxol
    ITP3  it-b  avastin`,
};

export type Tables = Partial<typeof tables> & Readonly<Record<string, string>>;

/** A hospital that delivers folders of tables, loads them and keeps its rejects; `close` removes its files. */
export async function createHospital(graph: Graph) {
  const home = await mkdtemp(join(tmpdir(), 'oncograph-hospital-'));
  const state = { folders: 0 };
  /** A folder of the usual tables but for `changed`; an empty text leaves a table out. */
  const deliver = async (changed: Tables = {}) => {
    state.folders += 1;
    const folder = await mkdtemp(join(home, 'delivery-'));
    for (const [file, text] of Object.entries({ ...tables, ...changed }))
      if (text !== '') await writeFile(join(folder, file), text);
    return folder;
  };
  const loadFolder = async (folder: string, options: Partial<LoadOptions> = {}): Promise<Loaded> => {
    const loaded = await loadTables(graph, { folder, mapping, access: 'open', ...options });
    if (!options.dryRun) await writeRejects(home, loaded.id, loaded.report);
    return loaded;
  };
  const load = async (changed: Tables = {}, options: Partial<LoadOptions> = {}) =>
    loadFolder(await deliver(changed), options);
  /** The mapping of the hospital with one text changed. */
  const mappingWith = async (from: string, to: string) => {
    const path = join(await mkdtemp(join(home, 'mapping-')), 'hospital.mapping.yaml');
    await writeFile(path, (await readFile(mapping, 'utf8')).replace(from, to));
    return path;
  };
  const forget = async (id: string, options: ForgetOptions = { population }): Promise<Erased> => {
    const erased = await forgetPatient(graph, id, options);
    if (!options.dryRun) await forgetRejects(home, erased.words);
    return erased;
  };
  /** Everything that the reject files say, and their modes. */
  const rejects = async () => {
    const names = await readdir(join(home, 'rejects')).catch(() => []);
    const paths = names.map((name) => join(home, 'rejects', name));
    const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777));
    return { text: texts.join(''), modes };
  };
  return {
    home,
    deliver,
    load,
    loadFolder,
    mappingWith,
    forget,
    rejects,
    close: () => rm(home, { recursive: true }),
  };
}

/** Records of the population under one label, ordered by where they come from. */
export async function recordsOf(graph: Graph, label: string): Promise<readonly Properties[]> {
  const rows = await graph.read<{ properties: Properties }>(cypher`
    MATCH (patient:Patient {population: ${population}})-->(record)
    WHERE ${label} IN labels(record)
    RETURN properties(record) AS properties
    ORDER BY record.file, record.row, record.id`);
  return rows.map(({ properties }) => properties);
}

/** Patients of the population by source id. */
export async function patientsBySource(graph: Graph): Promise<Readonly<Record<string, Properties>>> {
  const rows = await graph.read<{ properties: Properties }>(cypher`
    MATCH (patient:Patient {population: ${population}})
    RETURN properties(patient) AS properties`);
  return Object.fromEntries(rows.map(({ properties }) => [String(properties.sourceId), properties]));
}

/** Version of the population. */
export async function versionOf(graph: Graph): Promise<number> {
  const [row] = await graph.read<{ version: number }>(cypher`
    MATCH (population:Population {id: ${population}})
    RETURN population.version AS version`);
  return row?.version ?? 0;
}

/** Those of `words` that any property of any node of the whole graph holds. */
export async function traces(graph: Graph, words: readonly string[]): Promise<readonly string[]> {
  const rows = await graph.read<{ word: string }>(
    cypher`
      MATCH (node)
      WITH [key IN keys(node) | CASE
        WHEN valueType(node[key]) STARTS WITH 'LIST' THEN reduce(text = '', item IN node[key] | text + ' ' + toString(item))
        ELSE toString(node[key]) END] AS texts
      UNWIND ${words} AS word
      WITH word, texts
      WHERE any(text IN texts WHERE text CONTAINS word)
      RETURN DISTINCT word`,
    { timeoutMs: 120_000 },
  );
  return rows.map(({ word }) => word);
}
