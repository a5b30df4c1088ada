import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countPatients, countSteps, patientKeys, selectPatients } from '../cohort/answer/answers.ts';
import { askQuestion, type CohortAnswer } from '../cohort/answer/ask.ts';
import { toBins } from '../cohort/answer/bins.ts';
import { findCover } from '../cohort/answer/coverage.ts';
import { countCells } from '../cohort/answer/crosstab.ts';
import { countFacet } from '../cohort/answer/facets.ts';
import { histogramNumbers } from '../cohort/answer/histogram.ts';
import { sumImaging } from '../cohort/answer/imaging.ts';
import { findSeries, seriesMeant } from '../cohort/answer/series.ts';
import { countOpen } from '../cohort/answer/undecided.ts';
import { type Breathe, inTurn } from '../graph/breathe.ts';
import type { CohortIndex } from '../index/cohort-index.ts';
import { bindConcepts } from '../index/concept-numbers.ts';
import { readSegmentFile, segmentPath } from '../index/snapshot.ts';
import { findGenes } from '../ontology/genes.ts';
import { printTable, shown, threadCpu } from './measure.ts';
import type { Chosen } from './population-concepts.ts';
import { population, sites } from './population-records.ts';
import { drawnState } from './population-segment.ts';
import { buildTerminology } from './population-terminology.ts';
import { cohortsOf, countsOf, facetFields, nestedOf, type Question, windowsOf } from './questions.ts';

/** How long questions work between two breaths, over the index that `million.ts` built; see README.md. */
const { values: options } = parseArgs({
  options: {
    patients: { type: 'string', default: '100000' },
    folder: { type: 'string', default: '.bench' },
  },
});
const folder = resolve(options.folder, `index-${options.patients}`);

async function readIndex(): Promise<CohortIndex> {
  const segment = await readSegmentFile(segmentPath(folder, population), drawnState);
  if (segment === undefined) throw new TypeError(`build it first: million.ts --patients ${options.patients}`);
  const terminology = buildTerminology();
  await bindConcepts(segment, terminology);
  const state = { populations: [drawnState], terminology: terminology.state, vocabularies: [] };
  return { state, segments: [segment], terminology };
}

/** Breathes without waiting, and keeps the longest time on the processor between two breaths. */
function watchSteps() {
  let [before, longest, breaths] = [threadCpu(), 0, 0];
  const breathe: Breathe = () => {
    const now = threadCpu();
    longest = Math.max(longest, now - before);
    before = threadCpu();
    breaths += 1;
    return undefined;
  };
  const stop = () => {
    breathe();
    return { longest, breaths };
  };
  return { breathe, stop };
}

type Work = (asked: CohortAnswer) => Promise<unknown>;

/** Every kind of answer that is counted in the index. */
const answers: Readonly<Record<string, Work>> = {
  count: countPatients,
  'not evaluable': (asked) => countOpen(asked, () => []),
  coverage: findCover,
  attrition: (asked) => countSteps(asked.plan.kind === 'all' ? asked.plan.of : [asked.plan], asked),
  'first page': (asked) => patientKeys(asked, { first: 100 }),
  'page behind all': (asked) => patientKeys(asked, { first: 100, after: { dataset: '~', id: '~' } }),
  facets: async (asked) => {
    const selections = await selectPatients(asked);
    await inTurn(facetFields, asked.breathe, (field) => countFacet(field, 20, selections));
  },
  crosstab: async (asked) => {
    const selections = await selectPatients(asked);
    const shownOf = (field: 'CONDITION' | 'MUTATED_GENE') => ({
      field,
      values: countFacet(field, 100, selections).values,
    });
    const rows = shownOf('CONDITION');
    await asked.breathe();
    const columns = shownOf('MUTATED_GENE');
    await countCells([rows, columns], selections, asked.breathe);
  },
  ...Object.fromEntries(
    (['RECORD', 'PATIENT_FIRST', 'PATIENT_LAST'] as const).map((per) => [
      `histogram ${per}`,
      (asked: CohortAnswer) => drawHistogram(asked, per),
    ]),
  ),
  images: async (asked) =>
    sumImaging(await selectPatients(asked), { record: 'imagingSeries', tests: [] }, asked.breathe),
  series: async (asked) => findSeries(await selectPatients(asked), seriesMeant(asked.plan), asked.breathe),
};

async function drawHistogram(asked: CohortAnswer, per: 'RECORD' | 'PATIENT_FIRST' | 'PATIENT_LAST') {
  const ask = { of: 'MEASUREMENT', test: { source: ['TEST3'] }, unit: 'mg/dL', per, bins: 50 } as const;
  const numbers = await histogramNumbers(ask, await selectPatients(asked), asked);
  await asked.breathe();
  const { values } = await numbers.in('mg/dL');
  await asked.breathe();
  return toBins(values, numbers.binning);
}

async function longestOf(index: CohortIndex, { where }: Question, work: Work): Promise<readonly string[]> {
  const { breathe, stop } = watchSteps();
  const scope = { datasets: sites, records: sites };
  await work(await askQuestion(where, { scope, index, breathe, readSaved: async () => new Map() }));
  const { longest, breaths } = stop();
  return [shown(longest), String(breaths)];
}

const index = await readIndex();
const chosen: Chosen = JSON.parse(await readFile(join(folder, 'concepts.json'), 'utf8'));
findGenes('TP53'); // as the server does before it is ready
const questions = [...countsOf(chosen), ...windowsOf(chosen), ...nestedOf(chosen), ...cohortsOf(chosen)];
const rows: (readonly string[])[] = [];
for (const [kind, work] of Object.entries(answers))
  for (const question of questions) {
    const first = await longestOf(index, question, work);
    const again = await longestOf(index, question, work);
    rows.push([kind, question.name, ...first, ...again]);
  }
const worst = [...rows].sort((a, b) => Number(b[2]) - Number(a[2])).slice(0, 10);
printTable('longest step, ms of CPU', [
  ['answer', 'question', 'first', 'breaths', 'again', 'breaths'],
  ...worst,
]);
