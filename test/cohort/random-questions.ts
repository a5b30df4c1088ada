import fc from 'fast-check';
import { askQuestion, type CohortAnswer } from '../../cohort/answer/ask.ts';
import type { Graph } from '../../graph/graph.ts';
import { readPopulations, readSegment } from '../../index/build/read.ts';
import type { CohortIndex } from '../../index/cohort-index.ts';
import { bindConcepts } from '../../index/concept-numbers.ts';
import type { Scope } from '../../index/scope.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import { type FacetField, facets } from '../../ontology/facets.ts';
import { readTerminology } from '../../terminology/read.ts';
import { seedGraph } from '../support/graph-fixture.ts';
import { type World, worldOf } from './plain-oracle.ts';
import { criterion, type Input } from './random-criterion.ts';
import { datasets, randomGraph } from './random-graph.ts';

/** Other graphs and criteria than on every run: FC_SEED. */
const seed = Number(process.env.FC_SEED ?? 1);

/** Numbers of the graphs, each of which is asked `criteria` questions: 1,900 cases. */
export const graphs: readonly number[] = Array.from({ length: 19 }, (_, n) => n);
const criteria = 100;

/** The same criteria for each graph, so that the database plans each of them once. */
const inputs = fc.sample(criterion, { numRuns: criteria, seed });

const whole: Scope = { datasets, records: datasets };
const part: Scope = { datasets: ['fx-b', 'fx-c'], records: ['fx-b'] };
const facetFields = Object.keys(facets) as FacetField[]; // Object.keys widens to string

/** A question of a random graph: who asks it, of what, and which facet may be asked for beside it. */
export type Question = {
  readonly input: Input;
  readonly index: CohortIndex;
  readonly world: World;
  readonly scope: Scope;
  readonly field: FacetField;
};

/** Writes a random graph; gives the questions that it is asked, a third of them over a part of the datasets. */
export async function questionsOf(n: number, graph: Graph): Promise<readonly Question[]> {
  const fixture = randomGraph(seed * 1_000 + n, 60 + ((n * 37) % 140));
  await seedGraph(graph, fixture);
  const index = await readIndex(graph);
  const worlds = new Map([whole, part].map((scope) => [scope, worldOf(fixture, scope)]));
  return inputs.map((input, at) => {
    const scope = at % 3 === 0 ? part : whole;
    const world = worlds.get(scope) ?? worldOf(fixture, scope);
    return { input, index, scope, world, field: facetFields[(at + n) % facetFields.length] ?? 'SEX' };
  });
}

async function readIndex(graph: Graph): Promise<CohortIndex> {
  const [state] = (await readPopulations(graph)).filter(({ id }) => id === 'fx');
  if (state === undefined) throw new TypeError('no population');
  const [segment, terminology] = await Promise.all([readSegment(graph, state), readTerminology(graph)]);
  await bindConcepts(segment, terminology);
  return {
    state: { populations: [state], terminology: terminology.state, vocabularies: [] },
    segments: [segment],
    terminology,
  };
}

/** Asks something of the index of a question. */
export function ask(input: unknown, { index, scope }: Question): Promise<CohortAnswer> {
  return askQuestion(input, { scope, index, readSaved: async () => new Map() });
}

/** The answer, or undefined where the question is refused. */
export async function tryAsk(question: Question): Promise<CohortAnswer | undefined> {
  try {
    return await ask(question.input, question);
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return undefined;
  }
}
