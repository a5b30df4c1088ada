import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldModel, propertiesOf } from '../ontology/model.ts';
import { modelOf, type RecordType, recordTypes } from '../ontology/records.ts';
import { readConfig } from '../server/config.ts';
import { classPath } from '../server/neo4j/class-path.ts';
import { java } from '../server/neo4j/java.ts';
import { homeOf } from '../server/neo4j/managed.ts';
import { withGraph } from '../server/session.ts';
import { type Cell, type CsvFolder, createCsvFolder } from './csv.ts';
import {
  closureOf,
  drawHierarchy,
  drawPopulation,
  geneCount,
  modalities,
  type Person,
  testCount,
} from './population.ts';
import {
  codeOf,
  geneOf,
  modalityCode,
  panelId,
  patientId,
  personOf,
  population,
  recordsOf,
  sites,
  testCode,
} from './population-records.ts';
import { datasetOf, fileOf } from './population-segment.ts';

const toHead: Record<FieldModel['kind'], readonly string[]> = {
  coded: [':string', ':string', ':string'],
  quantity: [':double', ':string'],
  number: [':double'],
  text: [':string'],
  flag: [':boolean'],
  date: [':long', ':string'],
  reference: [':string'],
  derived: [],
};

/** The properties of a field with the types that the bulk import takes. */
function headOf(name: string, field: FieldModel): readonly string[] {
  const kinds = field.kind === 'number' && field.integer ? [':long'] : toHead[field.kind];
  return propertiesOf(name, field).map((property, at) => `${property}${kinds[at] ?? ''}`);
}

const common = ['dataset', 'load', 'file', 'row:long', 'timeline', 'timelineName'];
const bare = (column: string) => column.replace(/:.*/, '');

/** Columns of the records of a type, behind their id. */
function columnsOf(type: RecordType): readonly string[] {
  return [...common, ...Object.entries(modelOf(type).fields).flatMap(([name, field]) => headOf(name, field))];
}

const personColumns = Object.entries(modelOf('registration').fields)
  .filter(([name]) => name !== 'source')
  .flatMap(([name, field]) => headOf(name, field));

const load = 'generated';

/** A node or relationship table: its label or type, and its header. */
type Head = {
  readonly kind: 'nodes' | 'relationships';
  readonly name: string;
  readonly head: readonly string[];
};

const ends = (from: string, to: string) => [`:START_ID(${from})`, `:END_ID(${to})`];

function headsOf(): ReadonlyMap<string, Head> {
  const heads = new Map<string, Head>();
  const nodes = (table: string, name: string, ...head: readonly string[]) =>
    heads.set(table, { kind: 'nodes', name, head });
  const links = (table: string, name: string, from: string, to: string) =>
    heads.set(table, { kind: 'relationships', name, head: ends(from, to) });
  nodes(
    'Concept',
    'Concept',
    'code:ID(Concept)',
    'name',
    'vocabulary',
    'domain',
    'standard:boolean',
    'valid:boolean',
  );
  nodes('Vocabulary', 'Vocabulary', 'id', 'name', 'license');
  nodes('Population', 'Population', 'id', 'version:long', 'key', 'precedence');
  nodes(
    'Dataset',
    'Dataset',
    'id',
    'title',
    'population',
    'accessRights',
    'ownLicense:string[]',
    'license:string[]',
  );
  nodes('Load', 'Load', 'id', 'state', 'population', 'startedAt', 'finishedAt');
  nodes('GenePanel', 'GenePanel', 'id', 'name', 'genes:string[]');
  nodes('PeerGene', 'PeerGene', 'symbol:ID(PeerGene)');
  nodes(
    'Patient',
    'Patient',
    'id:ID(Patient)',
    'population',
    'sourceId',
    'datasets:string[]',
    ...personColumns,
    'birthTimeline',
    'conflict:boolean',
  );
  for (const type of recordTypes) {
    const { type: label, relationship, fields } = modelOf(type);
    nodes(label, label, `id:ID(${label})`, ...columnsOf(type));
    links(`has-${label}`, relationship, 'Patient', label);
    for (const [name, field] of Object.entries(fields)) {
      if (field.kind === 'coded') links(`${label}-${name}`, field.relationship, label, 'Concept');
      if (field.kind === 'reference')
        links(
          `${label}-${name}`,
          field.relationship,
          label,
          modelOf(recordTypes.find((one) => one === field.to) ?? type).type,
        );
    }
  }
  links('IS_A', 'IS_A', 'Concept', 'Concept');
  links('PEER_ANCESTOR', 'PEER_ANCESTOR', 'Concept', 'Concept');
  links('PEER_DIAGNOSIS', 'PEER_DIAGNOSIS', 'Patient', 'Concept');
  links('PEER_MODALITY', 'PEER_MODALITY', 'Patient', 'Concept');
  links('PEER_GENE', 'PEER_GENE', 'Patient', 'PeerGene');
  return heads;
}

/** Writes a population of a size as tables for the bulk import, in the form in which a load leaves it in the graph. */
export function writeGraphTables(folder: string, size: number): void {
  const tables = createCsvFolder(folder);
  writeTerminology(tables);
  writeCatalogue(tables);
  for (const person of drawPopulation(size)) writePerson(tables, person);
  const heads = headsOf();
  for (const table of tables.finish())
    writeFileSync(join(folder, `${table}.head`), `${heads.get(table)?.head.join(',')}\n`);
}

function writeTerminology({ add }: CsvFolder): void {
  const concept = (code: string, name: string, domain: string) =>
    add('Concept', [code, name, code.slice(0, code.indexOf(':')), domain, true, true]);
  const parents = drawHierarchy();
  for (const [n, ancestors] of closureOf(parents).entries()) {
    concept(codeOf(n), `Disorder ${n}`, 'Condition');
    for (const parent of parents[n] ?? []) add('IS_A', [codeOf(n), codeOf(parent)]);
    for (const ancestor of ancestors) add('PEER_ANCESTOR', [codeOf(n), codeOf(ancestor)]);
  }
  for (let test = 0; test < testCount; test += 1) concept(testCode(test), `Test ${test}`, 'Measurement');
  for (const modality of modalities) concept(modalityCode(modality), modality, 'Procedure');
  for (const id of ['SNOMED', 'LOINC', 'DCM']) add('Vocabulary', [id, id, 'generated']);
}

function writeCatalogue({ add }: CsvFolder): void {
  const now = '2026-11-24T00:00:00.000Z';
  add('Population', [population, 1, load, '{}']);
  add('Load', [load, 'DONE', population, now, now]);
  for (const site of sites) add('Dataset', [site, site, population, 'PUBLIC', 'CC0-1.0', 'CC0-1.0']);
  const genes = Array.from({ length: geneCount }, (_, gene) => geneOf(gene));
  for (const gene of genes) add('PeerGene', [gene]);
  add('GenePanel', [panelId, 'all genes', genes.join(';')]);
}

function writePerson({ add }: CsvFolder, person: Person): void {
  const id = patientId(person);
  const own = personOf(person);
  const cells = personColumns.map((column) => toCell(own[bare(column)]));
  add('Patient', [id, population, `P${person.n}`, datasetOf(person), ...cells, population, false]);
  for (const {
    kind: { type, properties },
    id: record,
    values: own,
  } of recordsOf(person)) {
    const { type: label, fields } = modelOf(type);
    const values = new Map<string, unknown>([
      ...properties.map((property, at) => [property, own[at]] as const),
      ['dataset', datasetOf(person)],
      ['load', load],
      ['file', fileOf(type)],
      ['row', person.n + 2],
    ]);
    add(label, [record, ...columnsByType(type).map((column) => toCell(values.get(column)))]);
    add(`has-${label}`, [id, record]);
    for (const [name, { kind }] of Object.entries(fields)) {
      const to = values.get(kind === 'coded' ? `${name}StandardConcept` : `${name}Id`);
      if ((kind === 'coded' || kind === 'reference') && typeof to === 'string')
        add(`${label}-${name}`, [record, to]);
    }
  }
  const { conditions, studies, variants } = person;
  const shortcut = (table: string, ends: readonly string[]) => {
    for (const end of new Set(ends)) add(table, [id, end]);
  };
  shortcut(
    'PEER_DIAGNOSIS',
    conditions.map(({ concept }) => codeOf(concept)),
  );
  shortcut(
    'PEER_MODALITY',
    studies.flatMap(({ series }) => series.map(({ modality }) => modalityCode(modality))),
  );
  shortcut(
    'PEER_GENE',
    variants.map(({ gene }) => geneOf(gene)),
  );
}

const known = new Map<RecordType, readonly string[]>();

function columnsByType(type: RecordType): readonly string[] {
  const columns = known.get(type) ?? columnsOf(type).map(bare);
  known.set(type, columns);
  return columns;
}

function toCell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Makes the tables of `folder` the database of a data folder, which loses what it held. @throws Error where it fails */
export async function importTables(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const log = { info: () => {} };
  const programs = process.env;
  await withGraph({ config, env: programs, log }, async () => {}); // so that there is a database with a password
  const home = homeOf(config.dataDir);
  const heads = headsOf();
  const tables = readdirSync(folder).flatMap((file) => {
    const table = heads.get(file.replace('.head', ''));
    if (table === undefined || !file.endsWith('.head')) return [];
    const files = [file, file.replace('.head', '.csv')].map((name) => join(folder, name));
    return [`--${table.kind}=${table.name}=${files.join(',')}`];
  });
  const child = spawn(
    java(programs),
    [
      '-Xmx3g',
      ...['nio', 'io'].map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`),
      '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
      ...['org.neo4j.cli.AdminTool', 'database', 'import', 'full', 'neo4j', '--overwrite-destination'],
      ...['--array-delimiter=;', `--report-file=${join(folder, 'import.report')}`],
      ...tables,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...programs,
        CLASSPATH: await classPath(home, { env: programs, log }),
        NEO4J_HOME: home,
        NEO4J_CONF: join(home, 'conf'),
      },
    },
  );
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the bulk import ended with ${code}`);
}
