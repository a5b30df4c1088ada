import { createReadStream, readdirSync, statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Generated, writeDownload } from './athena.ts';
import { type Peak, type Run, runCommand, type Settings, startServer } from './process.ts';

/**
 * Loads a generated vocabulary download of any size into an empty graph and asks questions of it over HTTP; prints
 * tables of the time and memory that this takes. See README.md.
 */
const { values: options } = parseArgs({
  options: {
    concepts: { type: 'string', default: '5000000' },
    folder: { type: 'string', default: '.bench' },
    memory: { type: 'string', default: '2200m' },
    steps: { type: 'string', default: 'generate,load,start,ask,use,remove' },
  },
});
const folder = resolve(options.folder);
const download = join(folder, 'download');
const loaded = settingsOf('loaded');
const empty = settingsOf('empty');

function settingsOf(name: string): Settings {
  return { DATA_DIR: join(folder, name), NEO4J_MEMORY: options.memory, SEED: 'none' };
}

type Row = readonly [string, ...(string | number)[]];

function print(title: string, rows: readonly Row[]): void {
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  process.stdout.write(`${[`\n${title}`, ...lines].join('\n')}\n`);
}

const memoryRow = ({ node, neo4j, sum }: Peak): readonly [string, string] => [
  'most resident, MiB',
  `Node.js ${node}, Neo4j ${neo4j}, both at once ${sum}`,
];

async function generate(): Promise<void> {
  const start = performance.now();
  const generated = await writeDownload(download, Number(options.concepts));
  await writeFile(join(folder, 'generated.json'), JSON.stringify(generated));
  const files = readdirSync(download).map((file) => {
    const rows = generated.rows[file.replace('.csv', '')] ?? 0;
    return [file, rows, `${Math.round(statSync(join(download, file)).size / 1e6)} MB`] as const;
  });
  print(`generated in ${Math.round((performance.now() - start) / 1000)} s`, files);
}

async function load(): Promise<void> {
  const run = await runCommand(loaded, ['vocabulary', 'athena', download]);
  const seconds = run.steps.map(([name, time]) => [name, Math.round(time)] as const);
  print('load, seconds', [...seconds, ['all', Math.round(secondsOf(run))], memoryRow(run.peak)]);
}

function secondsOf({ steps }: Run): number {
  return steps.reduce((sum, [, time]) => sum + time, 0);
}

/** The first start of a graph also creates it, so that it does not count. */
async function start(): Promise<void> {
  await (await startServer(empty)).stop();
  const times: (readonly [string, string])[] = [];
  for (const [name, settings] of [
    ['empty', empty],
    ['loaded', loaded],
    ['empty', empty],
    ['loaded', loaded],
  ] as const) {
    const server = await startServer(settings);
    await server.stop();
    times.push([name, server.startSeconds.toFixed(1)]);
  }
  print('start, seconds', times);
}

type Question = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

/** Concepts of the download as text to search for. */
type Sample = { readonly words: readonly string[]; readonly code: string; readonly vocabulary: string };

async function samples(count: number): Promise<readonly Sample[]> {
  const found: Sample[] = [];
  for await (const line of createInterface(createReadStream(join(download, 'CONCEPT.csv')))) {
    const [id, name = '', , vocabulary = '', , , code = ''] = line.split('\t');
    if (id === 'concept_id') continue;
    const words = name.match(/[a-zA-Z0-9]+/g) ?? [];
    found.push({ words, code, vocabulary: vocabulary.replace(/[^a-zA-Z0-9]/g, '') });
    if (found.length === count) break;
  }
  return found;
}

const page = '{ nodes { code name vocabulary standard } pageInfo { hasNextPage } }';
const searching = `query($search: String!, $vocabularies: [String!], $inUse: Boolean) {
  concepts(search: $search, vocabularies: $vocabularies, inUse: $inUse) ${page}
}`;
const counting = 'query($search: String!) { concepts(search: $search) { totalCount nodes { code } } }';
const descendants =
  'query($code: Curie!) { concept(code: $code) { descendants(first: 1) { totalCount nodes { code } } } }';
const patients = 'query($where: CriterionInput!) { cohort(where: $where) { count { value } } }';
const patientCount = 'query($code: Curie!) { concept(code: $code) { patientCount { value } } }';

/** Each kind of search as text and arguments from a concept of the download. */
const searches = {
  'two words': ({ words }) => ({ search: words.slice(0, 2).join(' ') }),
  'three words': ({ words }) => ({ search: [words[0], words[1], words.at(-1)].join(' ') }),
  'a word, another begun': ({ words: [one = '', other = ''] }) => ({ search: `${one} ${other.slice(0, 3)}` }),
  'first 3 letters': ({ words: [word = ''] }) => ({ search: word.slice(0, 3) }),
  'first 4 to 7 letters': ({ words: [word = ''] }, n) => ({ search: word.slice(0, 4 + (n % 4)) }),
  'frequent words': (_, n) => ({ search: frequent[n % frequent.length] }),
  code: ({ code }) => ({ search: code }),
  'two words, a vocabulary': ({ words, vocabulary }) => ({
    search: words.slice(0, 2).join(' '),
    vocabularies: [vocabulary],
  }),
  'first 4 letters, a vocabulary': ({ words: [word = ''], vocabulary }) => ({
    search: word.slice(0, 4),
    vocabularies: [vocabulary],
  }),
} satisfies Readonly<Record<string, (sample: Sample, n: number) => Question['variables']>>;

/** Words that stand in hundreds of thousands of names. */
const frequent = ['oral tablet', 'disorder of', 'mg oral', 'due to', 'injectable sol'];

/** Words of the shipped data. */
const usedWords = [
  'carcinoma',
  'kidney',
  'breast',
  'adeno',
  'infiltrating duct',
  'lung',
  'serous',
  'stage',
  'male',
];

function inUse(n: number): Question {
  return { query: searching, variables: { search: usedWords[n % usedWords.length], inUse: true } };
}

const warmRounds = 20;
const rounds = 100;

/** Searches for other concepts, before those that are measured: a server that has just started compiles while it answers. */
const firstRounds = 500;

/** Questions of the terminology alone. */
async function ask(): Promise<void> {
  const all = await samples(firstRounds + warmRounds + rounds);
  const some = all.slice(firstRounds);
  const { large } = await readGenerated();
  const found = Object.entries(searches).map(
    ([name, toVariables]) =>
      [name, some.map((one, n) => ({ query: searching, variables: toVariables(one, n) }))] as const,
  );
  const first = all.slice(0, firstRounds).map((one) => ({
    query: searching,
    variables: searches['two words'](one),
  }));
  await askAll([
    ['before', first],
    ...found,
    ['a mix of these', found.flatMap(([, questions]) => questions)],
    ['two words, counted', some.map((one) => ({ query: counting, variables: searches['two words'](one) }))],
    [`descendants, ${large.below + 1}`, again({ query: descendants, variables: { code: large.code } })],
  ]);
}

/** Questions of records, with the shipped data beside the generated vocabularies. */
async function use(): Promise<void> {
  const at = (path: string) => fileURLToPath(new URL(`../seeds/${path}`, import.meta.url));
  const run = await runCommand(loaded, ['load', 'tables', at('tcga'), '--mapping', at('tcga.mapping.yaml')]);
  print('load of the shipped data', [['seconds', Math.round(secondsOf(run))], memoryRow(run.peak)]);
  const { large } = await readGenerated();
  const where = { condition: { code: { codes: [large.code] } } };
  await askAll([
    ['search, in use', Array.from({ length: warmRounds + rounds }, (_, n) => inUse(n))],
    [`cohort, a set of ${large.below + 1}`, again({ query: patients, variables: { where } })],
    [`patientCount of ${large.below + 1}`, again({ query: patientCount, variables: { code: large.code } })],
  ]);
}

async function readGenerated(): Promise<Generated> {
  return JSON.parse(await readFile(join(folder, 'generated.json'), 'utf8'));
}

function again(question: Question): readonly Question[] {
  return Array.from({ length: warmRounds + rounds }, () => question);
}

async function askAll(kinds: readonly (readonly [string, readonly Question[]])[]): Promise<void> {
  const server = await startServer(loaded);
  const rows: Row[] = [['question', 'p50', 'p95', 'most']];
  try {
    for (const [name, questions] of kinds) rows.push([name, ...spread(await timesOf(server.url, questions))]);
  } finally {
    const peak = await server.stop();
    print('questions, milliseconds', [...rows, memoryRow(peak)]);
  }
}

/** Milliseconds of each question after the first ones. */
async function timesOf(url: string, questions: readonly Question[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const question of questions) times.push(await timeOf(url, question));
  return times.slice(warmRounds);
}

async function timeOf(url: string, question: Question): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const answer: { readonly errors?: readonly { readonly message: string }[] } = JSON.parse(
    await response.text(),
  );
  const time = performance.now() - start;
  if (answer.errors) throw new Error(`${answer.errors[0]?.message}: ${JSON.stringify(question)}`);
  return time;
}

function spread(times: readonly number[]): readonly [string, string, string] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return [at(0.5), at(0.95), at(1)];
}

const steps: Readonly<Record<string, () => Promise<void>>> = {
  generate,
  load,
  start,
  ask,
  use,
  remove: () => rm(folder, { recursive: true }),
};

for (const name of options.steps.split(',')) {
  const step = steps[name];
  if (step === undefined)
    throw new RangeError(`--steps has ${name}; there are ${Object.keys(steps).join(', ')}`);
  await step();
}
