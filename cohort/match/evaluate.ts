import { type Breathe, eachInSteps, inTurn } from '../../graph/breathe.ts';
import {
  addAll,
  type Bits,
  emptyBits,
  fullBits,
  intersect,
  setBit,
  subtract,
  toggle,
} from '../../index/columns/bits.ts';
import { placeOfText } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import type { Plan, RecordPlan } from '../plan.ts';
import { facetPatients } from './facet-values.ts';
import { patientsOfRecords } from './occurrences.ts';
import { patientsThat } from './persons.ts';

/** Patients of each record criterion, by view: solved once, however often the criterion stands in questions of one request. */
export type Solved = Map<RecordPlan, Promise<readonly Bits[]>>;

/** What a plan is put to: `solved` is what is known of its parts already. */
export type Evaluation = {
  readonly views: readonly View[];
  readonly solved: Solved;
  readonly breathe: Breathe;
};

/** Patients in scope who satisfy a plan, one set a view. It breathes before each part of the plan. */
export function evaluate(plan: Plan, evaluation: Evaluation): Promise<readonly Bits[]> {
  const { views, breathe } = evaluation;
  return inTurn(views, breathe, async (view, at) => {
    const leafOf = async (leaf: RecordPlan) => {
      const found = (await solve(leaf, evaluation))[at];
      if (found === undefined) throw new TypeError('a criterion is solved in every view');
      return found;
    };
    return intersect(view.everybody, await combine(plan, { view, leafOf, breathe }));
  });
}

/** Patients of a record criterion, one set a view; who asks while it is being solved waits for the same. */
function solve(leaf: RecordPlan, { views, solved, breathe }: Evaluation): Promise<readonly Bits[]> {
  const known = solved.get(leaf);
  if (known !== undefined) return known;
  const sets = eachInSteps(views, breathe, (view) => patientsOfRecords(view, leaf));
  solved.set(leaf, sets);
  return sets;
}

/** Where parts of a plan are combined, and who satisfies its record criteria. */
type Combining = {
  readonly view: View;
  readonly leafOf: (leaf: RecordPlan) => Promise<Bits>;
  readonly breathe: Breathe;
};

/** Patients of a view, in scope or not, who satisfy a plan. */
async function combine(plan: Plan, combining: Combining): Promise<Bits> {
  const { view, leafOf, breathe } = combining;
  await breathe();
  switch (plan.kind) {
    case 'all': {
      let found = fullBits(view.size);
      for (const member of plan.of) found = intersect(found, await combine(member, combining));
      return found;
    }
    case 'any': {
      const found = emptyBits(view.size);
      for (const member of plan.of) addAll(found, await combine(member, combining));
      return found;
    }
    case 'not':
      return subtract(fullBits(view.size), await combine(plan.of, combining));
    case 'atLeast': {
      const sets: Bits[] = [];
      for (const member of plan.of) sets.push(await combine(member, combining));
      return atLeast(plan.count, sets, view.size);
    }
    case 'datasets':
      return inDatasets(plan.ids, view);
    case 'patients':
      return named(view.scope.purpose === 'list' ? (plan.listed ?? plan.ids) : plan.ids, view);
    case 'facet':
      return facetPatients(plan, view);
    case 'patient':
      return patientsThat(view, plan.tests);
    case 'has':
      return leafOf(plan);
  }
}

/**
 * Numbers that are in at least `count` of the sets. How many each is in is counted in binary, a set of numbers a digit, so
 * that the work grows with the sets and not with their square.
 */
function atLeast(count: number, sets: readonly Bits[], size: number): Bits {
  const places = Math.max(count, sets.length).toString(2).length;
  const digits = Array.from({ length: places }, () => emptyBits(size));
  for (const set of sets) addOne(digits, set);
  const found = emptyBits(size);
  // From the highest digit on, those that are in as many as `count` so far.
  const equal = digits.reduceRight((same, digit, place) => {
    if (Math.floor(count / 2 ** place) % 2 === 1) return intersect(same, digit);
    addAll(found, intersect(same, digit));
    return subtract(same, digit);
  }, fullBits(size));
  addAll(found, equal);
  return found;
}

/** Adds 1 to what the digits, the lowest first, say of each number of a set. */
function addOne(digits: readonly Bits[], set: Bits): void {
  digits.reduce((carried, digit) => {
    const next = intersect(digit, carried);
    toggle(digit, carried);
    return next;
  }, set);
}

function inDatasets(ids: readonly string[], { segment: { datasets }, scope, size }: View): Bits {
  const found = emptyBits(size);
  datasets.ids.forEach((id, n) => {
    const own = datasets.patients[n];
    if (own !== undefined && ids.includes(id) && scope.datasets.includes(id)) addAll(found, own);
  });
  return found;
}

function named(ids: readonly string[], { segment: { patients }, size }: View): Bits {
  const found = emptyBits(size);
  for (const id of ids) {
    const patient = placeOfText(patients, id);
    if (patient !== undefined) setBit(found, patient);
  }
  return found;
}
