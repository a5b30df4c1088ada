import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countPatients, selectPatients } from '../cohort/answer/answers.ts';
import { askQuestion, type CohortAnswer } from '../cohort/answer/ask.ts';
import { countFacet } from '../cohort/answer/facets.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import type { Segment } from '../index/columns/segment.ts';
import { bindConcepts } from '../index/concept-numbers.ts';
import { readSegmentFile, segmentPath, writeSegment } from '../index/snapshot.ts';
import { printTable, residentMib, shown, spreadOf, watchLoop } from './measure.ts';
import { type Chosen, chooseConcepts } from './population-concepts.ts';
import { copySegment } from './population-copies.ts';
import { population, sites } from './population-records.ts';
import { buildSegment, drawnState } from './population-segment.ts';
import { buildTerminology } from './population-terminology.ts';
import { cohortsOf, countsOf, facetFields, type Question, windowsOf } from './questions.ts';

/** Builds the cohort index of a generated population without a graph, or asks one that was built; see README.md. */
const { values: options } = parseArgs({
  options: {
    patients: { type: 'string', default: '1000000' },
    folder: { type: 'string', default: '.bench' },
    copies: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '15' },
  },
});
const size = Number(options.patients);
const copies = Number(options.copies);
const folderOf = (patients: number) => resolve(options.folder, `index-${patients}`);
const folder = folderOf(size);
const path = segmentPath(folder, population);
const chosenPath = join(folder, 'concepts.json');

async function build(): Promise<void> {
  const start = performance.now();
  const segment = copies === 1 ? buildSegment(size) : copySegment(await readPart(), copies);
  const built = performance.now();
  await writeSegment(path, segment);
  await writeFile(chosenPath, JSON.stringify(chooseConcepts(Math.min(size, 100_000))));
  printTable('build', [
    ['', ''],
    ['generated and built, s', shown((built - start) / 1_000)],
    ['written, s', shown((performance.now() - built) / 1_000)],
    ['CPU of all this, s', shown(process.cpuUsage().user / 1e6)],
    ['most resident, MiB', Math.round(process.resourceUsage().maxRSS / 1_024)],
    ['records', Object.values(segment.records).reduce((sum, { count }) => sum + count, 0)],
    ['file, MB', Math.round(statSync(path).size / 1e6)],
  ]);
}

/** The population that is copied, built before with as many patients as one copy has. */
async function readPart(): Promise<Segment> {
  const part = await readSegmentFile(segmentPath(folderOf(size / copies), population), drawnState);
  if (part === undefined) throw new RangeError(`build ${size / copies} patients first`);
  return part;
}

async function ask(): Promise<void> {
  const chosen: Chosen = JSON.parse(await readFile(chosenPath, 'utf8'));
  const before = residentMib(process.pid);
  const start = performance.now();
  const segment = await readSegmentFile(path, drawnState);
  if (segment === undefined) throw new TypeError(`${path} is not of this version: remove it`);
  const read = performance.now();
  const terminology = buildTerminology();
  const bound = performance.now();
  await bindConcepts(segment, terminology);
  printTable('load', [
    ['', ''],
    ['snapshot read, s', shown((read - start) / 1_000)],
    ['concepts bound, s', shown((performance.now() - bound) / 1_000)],
    ['resident before and after, MiB', `${before}, ${residentMib(process.pid)}`],
  ]);
  const state = { populations: [drawnState], terminology: terminology.state, vocabularies: [] };
  const index = { state, segments: [segment], terminology };
  await askAll(index, chosen);
}

async function askAll(index: CohortIndex, chosen: Chosen): Promise<void> {
  const head = ['question', 'answer', 'min', 'p50', 'p95', 'CPU'];
  const counts = [...countsOf(chosen), ...windowsOf(chosen)];
  const rows = [];
  for (const question of counts) rows.push(await rowOf(question, () => count(index, question)));
  printTable('counts, ms', [head, ...rows]);
  const facets = [];
  for (const cohort of cohortsOf(chosen)) facets.push(await rowOf(cohort, () => countFacets(index, cohort)));
  printTable('16 facets, ms', [head, ...facets]);
  printTable('resident after all questions, MiB', [['now', residentMib(process.pid)]]);
}

function put(index: CohortIndex, { where }: Question): Promise<CohortAnswer> {
  const readSaved = async () => new Map();
  return askQuestion(where, { scope: { datasets: sites, records: sites }, index, readSaved });
}

async function count(index: CohortIndex, question: Question): Promise<number> {
  return countPatients(await put(index, question));
}

async function countFacets(index: CohortIndex, question: Question): Promise<number> {
  const selections = await selectPatients(await put(index, question));
  return facetFields.map((field) => countFacet(field, 20, selections).values.length).reduce((a, b) => a + b);
}

async function rowOf({ name }: Question, answer: () => Promise<number>) {
  const times: number[] = [];
  let found = await answer();
  const rounds = Number(options.rounds);
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    found = await answer();
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(cpu);
  const { min, p50, p95 } = spreadOf(times);
  return [name, found, shown(min), shown(p50), shown(p95), shown((user + system) / 1_000 / rounds)];
}

if (existsSync(path)) {
  const loop = watchLoop();
  await ask();
  const { cpu, wall } = loop.stop();
  printTable('longest block of the event loop, ms', [
    ['CPU', 'wall'],
    [shown(cpu), shown(wall)],
  ]);
} else await build();
