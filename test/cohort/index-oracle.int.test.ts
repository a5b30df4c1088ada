import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countOpen, selectPatients } from '../../cohort/answer/answers.ts';
import { askQuestion, type CohortAnswer } from '../../cohort/answer/ask.ts';
import { countFacet, type SelectedPatients, withoutOwn } from '../../cohort/answer/facets.ts';
import { type Plan, planLeaves } from '../../cohort/plan.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { readPopulations, readSegment } from '../../index/build/read.ts';
import type { CohortIndex } from '../../index/cohort-index.ts';
import { countBits, eachBit } from '../../index/columns/bits.ts';
import { textAt } from '../../index/columns/texts.ts';
import { bindConcepts } from '../../index/concept-numbers.ts';
import type { Scope } from '../../index/scope.ts';
import { viewsOf } from '../../index/view.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import { type FacetField, facetOf, facets } from '../../ontology/facets.ts';
import { readTerminology } from '../../terminology/read.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { planted } from './faults-planted.ts';
import { facetsOf, openOf, patientsOf } from './oracle.ts';
import { criterion, type Input } from './random-criterion.ts';
import { datasets, randomGraph } from './random-graph.ts';

const graph = new Graph(inject('neo4j'));

/** Other graphs and criteria than on every run: FC_SEED. */
const seed = Number(process.env.FC_SEED ?? 1);

/** Graphs, and criteria for each: 1,900 cases. */
const graphs = 19;
const criteria = 100;

const whole: Scope = { datasets, records: datasets };
const part: Scope = { datasets: ['fx-b', 'fx-c'], records: ['fx-b'] };

/** A question that was answered, to be answered again by an evaluator with a fault. */
type Case = {
  readonly plan: Plan;
  readonly index: CohortIndex;
  readonly scope: Scope;
  readonly ids: readonly string[];
};

const cases: Case[] = [];
let refused = 0;

beforeAll(() => applyConstraints(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

async function readIndex(): Promise<CohortIndex> {
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

function ask(input: unknown, index: CohortIndex, scope = whole): Promise<CohortAnswer> {
  return askQuestion(input, { scope, index, readSaved: async () => new Map() });
}

/** The answer, or undefined where the question is refused. */
async function askable(input: Input, index: CohortIndex, scope: Scope): Promise<CohortAnswer | undefined> {
  try {
    return await ask(input, index, scope);
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    refused += 1;
    return undefined;
  }
}

function idsOf(selections: readonly SelectedPatients[]): readonly string[] {
  const ids: string[] = [];
  for (const { view, patients } of selections)
    eachBit(patients, (patient) => ids.push(textAt(view.segment.patients, patient) ?? ''));
  return ids;
}

function sizeOf(selections: readonly SelectedPatients[]): number {
  return selections.reduce((sum, { patients }) => sum + countBits(patients), 0);
}

/** The same question with every list and every object in the opposite order. */
function turnedRound(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(turnedRound).reverse();
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([key, value]) => [key, turnedRound(value)] as const);
  return Object.fromEntries(entries.reverse());
}

/** Facets from lists of values, as the contract says them. */
function naiveFacet(field: FacetField, top: number, lists: readonly (readonly string[])[]) {
  const fold = (value: string) => (facetOf(field).folds === true ? value.toLowerCase() : value);
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const value of new Set(list.map(fold))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sizes = [...counts.values()].sort((a, b) => b - a).slice(0, top);
  return { counts, sizes, missing: lists.filter((list) => list.length === 0).length };
}

async function holdFacet(question: CohortAnswer, field: FacetField, scope: Scope): Promise<void> {
  const plan = withoutOwn(field, question.plan);
  const top = 3;
  const found = countFacet(field, top, await selectPatients({ ...question, plan }));
  const lists = await facetsOf(plan, field, { graph, scope });
  const naive = naiveFacet(field, top, lists);
  const fold = (value: string) => (facetOf(field).folds === true ? value.toLowerCase() : value);
  const shown = new Set(found.values.map(({ value }) => fold(value)));
  expect(found.values.map(({ value, n }) => [value, n])).toEqual(
    found.values.map(({ value }) => [value, naive.counts.get(fold(value)) ?? 0]),
  );
  expect(found.values.map(({ n }) => n)).toEqual(naive.sizes);
  expect(found.missing).toBe(naive.missing);
  expect(found.other).toBe(lists.filter((list) => list.some((value) => !shown.has(fold(value)))).length);
}

async function hold(input: Input, index: CohortIndex, scope: Scope, field: FacetField): Promise<void> {
  const question = await askable(input, index, scope);
  if (question === undefined) return;
  const ids = idsOf(await selectPatients(question));
  expect({ input, ids }).toEqual({ input, ids: await patientsOf(question.plan, { graph, scope }) });
  cases.push({ plan: question.plan, index, scope, ids });

  const others = await ask({ not: input }, index, scope);
  const everybody = viewsOf(index, scope).reduce((sum, view) => sum + countBits(view.everybody), 0);
  expect(ids.length + sizeOf(await selectPatients(others))).toBe(everybody);

  const turned = await ask(turnedRound(input), index, scope);
  expect(turned.fingerprint).toBe(question.fingerprint);
  expect(idsOf(await selectPatients(turned))).toEqual(ids);

  if (cases.length % 3 === 0) await holdFacet(question, field, scope);
  for (const leaf of planLeaves(question.plan).slice(0, 1))
    expect({ input, open: await countOpen(leaf, question) }).toEqual({
      input,
      open: await openOf(leaf, { graph, scope }),
    });
}

const facetFields = Object.keys(facets) as FacetField[]; // Object.keys widens to string

/** The same criteria for each graph, so that the database plans each of them once. */
const inputs = fc.sample(criterion, { numRuns: criteria, seed });

/** How many questions are put to the database at once. */
const atOnce = 4;

describe('the cohort index', () => {
  it.each(Array.from({ length: graphs }, (_, n) => n))(
    'finds the patients that the graph has, random graph %i',
    async (n) => {
      await seedGraph(graph, randomGraph(seed * 1_000 + n, 60 + ((n * 37) % 140)));
      const index = await readIndex();
      for (let start = 0; start < criteria; start += atOnce)
        await Promise.all(
          inputs.slice(start, start + atOnce).map((input, at) => {
            const field = facetFields[(start + at + n) % facetFields.length] ?? 'SEX';
            return hold(input, index, (start + at) % 3 === 0 ? part : whole, field);
          }),
        );
    },
    480_000,
  );

  it('answers most of them', () => {
    expect(cases.length).toBeGreaterThan(refused * 3);
  });

  it.each(Object.entries(planted))(
    'would be caught with %s',
    async (_fault, { plan = (same) => same, segment }) => {
      let caught = false;
      for (const { index, scope, ids, ...asked } of cases) {
        const faulty = segment === undefined ? index : { ...index, segments: index.segments.map(segment) };
        const found = await selectPatients({
          plan: plan(asked.plan),
          views: viewsOf(faulty, scope),
          solved: new Map(),
        });
        caught = JSON.stringify(idsOf(found)) !== JSON.stringify(ids);
        if (caught) break;
      }
      expect(caught).toBe(true);
    },
  );
});
