import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selectPatients } from '../../cohort/answer/answers.ts';
import type { CohortAnswer } from '../../cohort/answer/ask.ts';
import { countFacet, type SelectedPatients, withoutOwn } from '../../cohort/answer/facets.ts';
import { countOpen } from '../../cohort/answer/undecided.ts';
import type { Plan } from '../../cohort/plan.ts';
import type { Silent } from '../../cohort/three-valued.ts';
import { Graph } from '../../graph/graph.ts';
import { applyConstraints } from '../../import/store/constraints.ts';
import { countBits, eachBit } from '../../index/columns/bits.ts';
import { textAt } from '../../index/columns/texts.ts';
import { viewsOf } from '../../index/view.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture } from '../support/graph-fixture.ts';
import { planted } from './faults-planted.ts';
import { findFacets, findOpen, findOpenLeaves, findPatients, type World } from './plain-oracle.ts';
import { ask, type Question, questionsOf, tryAsk } from './random-questions.ts';

const graph = new Graph(testDatabase().address);

/** A question that was answered, to be answered again by an evaluator with a fault. */
type Case = Question & { readonly plan: Plan; readonly ids: readonly string[] };

const cases: Case[] = [];
let refused = 0;
let undecided = 0;

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

const fold = (value: string) => value.toLowerCase();

/** Facets from lists of values, as the contract says them. */
function naiveFacet(top: number, lists: readonly (readonly string[])[]) {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const value of new Set(list.map(fold))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sizes = [...counts.values()].sort((a, b) => b - a).slice(0, top);
  return { counts, sizes, missing: lists.filter((list) => list.length === 0).length };
}

async function holdFacet(answer: CohortAnswer, { field, world }: Question): Promise<void> {
  const plan = withoutOwn(field, answer.plan);
  const top = 3;
  const found = countFacet(field, top, await selectPatients({ ...answer, plan }));
  const lists = findFacets(plan, field, world);
  const naive = naiveFacet(top, lists);
  const shown = new Set(found.values.map(({ value }) => fold(value)));
  expect(found.values.map(({ value, n }) => [value, n])).toEqual(
    found.values.map(({ value }) => [value, naive.counts.get(fold(value)) ?? 0]),
  );
  expect(found.values.map(({ n }) => n)).toEqual(naive.sizes);
  expect(found.missing).toBe(naive.missing);
  expect(found.othersThan(found.values)).toBe(
    lists.filter((list) => list.some((value) => !shown.has(fold(value)))).length,
  );
}

async function holdOpen(answer: CohortAnswer, { input, world }: Question): Promise<void> {
  const { plan } = answer;
  for (const silent of [() => [], silentIn(world)]) {
    const counted = await countOpen(answer, silent);
    const open = counted.map(({ path, reason, n }) => ({ path: path.join('.'), reason, n }));
    const found = findOpen(plan, { ...world, silent }).map(({ ids, ...part }) => ({
      ...part,
      n: ids.length,
    }));
    expect({ input, open }).toEqual({ input, open: found });
    undecided += open.filter(({ n }) => n > 0).length;
  }
  for (const { parts, whole } of findOpenLeaves(plan, world))
    expect({ input, parts }).toEqual({ input, parts: whole });
}

/** The datasets that have no record of the kind that is asked. */
function silentIn({ people, scope }: World): Silent {
  return ({ record }) =>
    scope.datasets.filter((id) =>
      people.every((person) => person.recordsOf(record).every(({ dataset }) => dataset !== id)),
    );
}

async function hold(question: Question): Promise<void> {
  const { input, index, scope, world } = question;
  const answer = await tryAsk(question);
  if (answer === undefined) {
    refused += 1;
    return;
  }
  const ids = idsOf(await selectPatients(answer));
  expect({ input, ids }).toEqual({ input, ids: findPatients(answer.plan, world) });
  cases.push({ ...question, plan: answer.plan, ids });

  const others = await ask({ not: input }, question);
  const everybody = viewsOf(index, scope).reduce((sum, view) => sum + countBits(view.everybody), 0);
  expect(ids.length + sizeOf(await selectPatients(others))).toBe(everybody);

  const turned = await ask(turnedRound(input), question);
  expect(turned.fingerprint).toBe(answer.fingerprint);
  expect(idsOf(await selectPatients(turned))).toEqual(ids);

  if (cases.length % 3 === 0) await holdFacet(answer, question);
  await holdOpen(answer, question);
}

/** Says that the index finds what the plain oracle finds on some random graphs, and that faults in it would be found. */
export function describeIndex(graphs: readonly number[]): void {
  beforeAll(() => applyConstraints(graph));
  afterAll(async () => {
    await clearFixture(graph);
    await graph.close();
  });

  describe('the cohort index', () => {
    it.each(graphs)(
      'finds the patients that the graph has, random graph %i',
      async (n) => {
        for (const question of await questionsOf(n, graph)) await hold(question);
      },
      480_000,
    );

    it('answers most of them', () => {
      expect(cases.length).toBeGreaterThan(refused * 3);
    });

    it('leaves parts of many of them undecided for somebody', () => {
      expect(undecided).toBeGreaterThan(cases.length / 10);
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
            breathe: async () => {},
          });
          caught = JSON.stringify(idsOf(found)) !== JSON.stringify(ids);
          if (caught) break;
        }
        expect(caught).toBe(true);
      },
    );
  });
}
