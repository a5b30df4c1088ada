import { expect } from 'vitest';
import { withoutOwn } from '../../cohort/answer/facets.ts';
import { toCypherScope } from '../../cohort/cypher/facts.ts';
import type { PatientPlan, Plan, RecordPlan } from '../../cohort/plan.ts';
import type { Graph } from '../../graph/graph.ts';
import { facetsOf, openOf, patientsOf } from './oracle.ts';
import { findFacets, findOpen, findPatients } from './plain-oracle.ts';
import { type Question, tryAsk } from './random-questions.ts';

/** How many questions are put to the database at once. */
const atOnce = 4;

/** Holds the Cypher of the questions of a random graph against the plain oracle. */
export async function holdCypher(questions: readonly Question[], graph: Graph): Promise<void> {
  for (let start = 0; start < questions.length; start += atOnce)
    await Promise.all(
      questions.slice(start, start + atOnce).map((question, at) => hold(question, start + at, graph)),
    );
}

async function hold(question: Question, at: number, graph: Graph): Promise<void> {
  const { input, world, scope, field } = question;
  const answer = await tryAsk(question);
  if (answer === undefined) return;
  const { plan } = answer;
  const oracle = { graph, scope: toCypherScope(scope, answer.views) };
  expect({ input, ids: await patientsOf(plan, oracle) }).toEqual({ input, ids: findPatients(plan, world) });

  if (at % 3 === 0) {
    const rest = withoutOwn(field, plan);
    const lists = inOrder(await facetsOf(rest, field, oracle));
    expect({ input, field, lists }).toEqual({ input, field, lists: inOrder(findFacets(rest, field, world)) });
  }
  for (const leaf of openLeavesOf(plan).slice(0, 1)) {
    const open = findOpen(leaf, world).map(({ ids }) => ids);
    expect({ input, open: await openOf(leaf, oracle) }).toEqual({ input, open });
  }
}

/** Leaves that can be open. */
function openLeavesOf(plan: Plan): readonly (RecordPlan | PatientPlan)[] {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return plan.of.flatMap(openLeavesOf);
    case 'not':
      return openLeavesOf(plan.of);
    case 'has':
    case 'patient':
      return plan.open === undefined ? [] : [plan];
    default:
      return [];
  }
}

function inOrder(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.map((list) => JSON.stringify(list.toSorted())).sort();
}
