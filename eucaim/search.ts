import type { Asker } from '../disclosure/asker.ts';
import { countCohort, imagingSummary } from '../disclosure/cohort.ts';
import { datasetCounts } from '../disclosure/dataset-counts.ts';
import { datasetsApart } from '../disclosure/datasets-apart.ts';
import { askNumbersOfEach, type CohortQuestion } from '../disclosure/question.ts';
import { type Breathe, inTurn } from '../graph/breathe.ts';
import type { StoredDataset } from '../loaders/datasets.ts';
import { CriterionErrors } from '../ontology/errors.ts';
import {
  type EucaimAnswer,
  type Found,
  type NotAsked,
  type ShownDataset,
  shownOf,
  toAnswer,
} from './answer.ts';
import { type EucaimQuestion, underParameters } from './query.ts';

/** Who asks, and what is read for the answer. */
export type SearchParts = {
  readonly asker: Asker;
  readonly breathe: Breathe;
  readonly datasetById: { readonly load: (id: string) => Promise<StoredDataset | null> };
};

/**
 * Datasets in which patients were found, as collections: the question is one of its own over each. Without a question, what is told
 * of each dataset anyway. @throws CriterionErrors under the parameters, KnownError
 */
export async function searchCollections(
  question: EucaimQuestion | undefined,
  parts: SearchParts,
): Promise<EucaimAnswer> {
  const { alone, shared } = await datasetsApart(parts.asker);
  if (question === undefined) {
    const ids = [...alone, ...shared.map(({ id }) => id)].sort();
    return describe(await inTurn(ids, parts.breathe, (id) => toldOf(id, parts.asker)), [], parts);
  }
  const notAsked = shared.map(({ id, others }) => ({
    id,
    reason: `shares records with ${others.join(', ')}: over such datasets one question is asked together, which GraphQL does`,
  }));
  return describe(await askEach(question, alone, parts), notAsked, parts);
}

/** What is told of a dataset to whoever may ask over it: exact numbers where it is open or was granted, else those that were released. */
async function toldOf(id: string, asker: Asker): Promise<Found> {
  const { patients, studies } = await datasetCounts(id, asker);
  return { id, subjects: patients.value, studies: studies.value };
}

async function askEach(
  { where, imaging }: EucaimQuestion,
  datasets: readonly string[],
  { asker, breathe }: SearchParts,
): Promise<readonly Found[]> {
  if (datasets.length === 0) return [];
  const wanted = () => ({ count: true, attrition: false, facets: [], crosstabs: [] });
  const questions = await askNumbersOfEach(where, asker, { datasets, wanted }).catch(named);
  return inTurn(questions, breathe, async (question, at) => ({
    id: datasets[at] ?? '',
    ...(await numbersOf(question, imaging)),
  }));
}

/** Studies are told where all numbers are exact: one patient may have many. */
async function numbersOf(question: CohortQuestion, imaging: object): Promise<Omit<Found, 'id'>> {
  const { value: subjects, precision } = await countCohort(question);
  if (precision !== 'EXACT') return { subjects, studies: null };
  const { studies } = await imagingSummary(question, imaging);
  return { subjects, studies: studies.value };
}

function named(error: unknown): never {
  throw error instanceof CriterionErrors ? underParameters(error) : error;
}

async function describe(
  found: readonly Found[],
  notAsked: readonly NotAsked[],
  { asker, breathe, datasetById }: SearchParts,
): Promise<EucaimAnswer> {
  const known = await inTurn(shownOf(found), breathe, async ({ id }) => {
    const [stored, counts] = await Promise.all([datasetById.load(id), datasetCounts(id, asker)]);
    return stored === null ? [] : [[id, { ...stored, ...counts }] as const];
  });
  return toAnswer(found, new Map<string, ShownDataset>(known.flat()), notAsked);
}
