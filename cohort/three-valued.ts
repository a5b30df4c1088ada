import { rememberBy } from '../graph/remember-by.ts';
import type { Plan, RecordPlan, Tests } from './plan.ts';

/**
 * What a plan leaves open, as plans: in Kleene's logic a plan holds, does not hold, or is undecided for a patient. Which
 * patients are in a cohort is not asked here: what is undecided does not match.
 */

/** Datasets that hold nothing of what a record criterion asks: more may be true of their patients than is known. */
export type Silent = (leaf: RecordPlan) => readonly string[];

/** Holds for a patient however everything comes out that is open. */
function certainly(plan: Plan, silent: Silent): Plan {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...plan, of: plan.of.map((member) => certainly(member, silent)) };
    case 'not':
      return { kind: 'not', of: possibly(plan.of, silent) };
    case 'has':
      return certainRecords(plan, silent(plan));
    case 'patient':
    case 'facet':
    case 'datasets':
    case 'patients':
      return plan;
  }
}

/** Holds for a patient if what is open comes out so. */
function possibly(plan: Plan, silent: Silent): Plan {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return { ...plan, of: plan.of.map((member) => possibly(member, silent)) };
    case 'not':
      return { kind: 'not', of: certainly(plan.of, silent) };
    case 'has':
      return possibleRecords(plan, silent(plan));
    case 'patient':
      return { kind: 'patient', tests: possibleTests(plan) };
    case 'facet':
    case 'datasets':
    case 'patients':
      return plan;
  }
}

/** Holds for a patient for whom a plan is undecided. */
export function undecided(plan: Plan, silent: Silent): Plan {
  return { kind: 'all', of: [possibly(plan, silent), { kind: 'not', of: certainly(plan, silent) }] };
}

/** Whether a plan can be undecided for anybody. */
export function isOpen(plan: Plan, silent: Silent): boolean {
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return plan.of.some((member) => isOpen(member, silent));
    case 'not':
      return isOpen(plan.of, silent);
    case 'has':
      return plan.open !== undefined || silent(plan).length > 0;
    case 'patient':
      return plan.open !== undefined;
    case 'facet':
    case 'datasets':
    case 'patients':
      return false;
  }
}

function certainRecords(plan: RecordPlan, silent: readonly string[]): Plan {
  const { enough, perhapsTooMany } = countsOf(plan);
  if (perhapsTooMany === undefined) return enough;
  return { kind: 'all', of: [enough, { kind: 'not', of: orSilent(perhapsTooMany, silent) }] };
}

function possibleRecords(plan: RecordPlan, silent: readonly string[]): Plan {
  const { perhapsEnough, tooMany } = countsOf(plan);
  const perhaps = orSilent(perhapsEnough, silent);
  return tooMany === undefined ? perhaps : { kind: 'all', of: [perhaps, { kind: 'not', of: tooMany }] };
}

function orSilent(plan: Plan, ids: readonly string[]): Plan {
  return ids.length === 0 ? plan : { kind: 'any', of: [plan, { kind: 'datasets', ids }] };
}

/**
 * As many records as a plan asks for, and more than that, of those that pass and of those that might. Made once for a
 * plan: each is solved once for a question.
 */
const countsOf = rememberBy((plan: RecordPlan) => {
  const { max, open, ...rest } = plan;
  const perhaps = { ...rest, tests: possibleTests(plan) };
  const enough = max === undefined ? plan : rest;
  const perhapsEnough = open === undefined ? enough : perhaps;
  if (max === undefined) return { enough, perhapsEnough };
  const tooMany = { ...rest, min: max + 1 };
  return {
    enough,
    perhapsEnough,
    tooMany,
    perhapsTooMany: open === undefined ? tooMany : { ...perhaps, min: max + 1 },
  };
});

function possibleTests({ tests, open }: Tests): Tests['tests'] {
  return open?.possible ?? tests;
}
