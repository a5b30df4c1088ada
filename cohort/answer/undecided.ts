import { eachInSteps } from '../../graph/breathe.ts';
import { addAll, type Bits, countBits, intersect } from '../../index/columns/bits.ts';
import type { Path } from '../../ontology/errors.ts';
import { type Evaluation, evaluate } from '../match/evaluate.ts';
import { matchingRecords, patientsAmong } from '../match/match.ts';
import type { OpenPart, PatientPlan, Plan, RecordPlan } from '../plan.ts';
import { isOpen, type Silent, undecided } from '../three-valued.ts';
import { type AskedPlan, countAll } from './answers.ts';

/**
 * A leaf of a plan, and in each view the patients for whom it and everything that it is a part of are undecided: nothing
 * that is decided for them cuts it off.
 */
export type UndecidedLeaf = { readonly leaf: RecordPlan | PatientPlan; readonly patients: readonly Bits[] };

/** The leaves of a plan that can be open, in the order they stand. */
export function findUndecided(asked: AskedPlan, silent: Silent): Promise<readonly UndecidedLeaf[]> {
  return findWithin(
    asked,
    silent,
    asked.views.map(({ everybody }) => everybody),
  );
}

async function findWithin(
  { plan, ...evaluation }: AskedPlan,
  silent: Silent,
  within: readonly Bits[],
): Promise<readonly UndecidedLeaf[]> {
  if (!isOpen(plan, silent)) return [];
  const open = await evaluate(undecided(plan, silent), evaluation);
  const patients = intersectEach(within, open);
  const findIn = (part: Plan) => findWithin({ plan: part, ...evaluation }, silent, patients);
  switch (plan.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return (await Promise.all(plan.of.map(findIn))).flat();
    case 'not':
      return findIn(plan.of);
    case 'has':
    case 'patient':
      return [{ leaf: plan, patients }];
    case 'facet':
    case 'datasets':
    case 'patients':
      return [];
  }
}

/** A part of a criterion, why it cannot be decided, and for how many patients of the question. */
export type OpenCount = { readonly path: Path; readonly reason: string; readonly n: number };

/** How many patients each part of a plan is open for that can be, where nothing that is decided for them cuts it off. */
export async function countOpen(asked: AskedPlan, silent: Silent): Promise<readonly OpenCount[]> {
  const counts: OpenCount[] = [];
  for (const { leaf, patients } of await findUndecided(asked, silent)) {
    const openTo = countAll(patients) === 0 ? toNobody : await openToParts(leaf, asked);
    for (const part of leaf.open?.parts ?? []) {
      const { path, reason } = part;
      counts.push({ path, reason, n: countAll(intersectEach(await openTo(part), patients)) });
    }
  }
  return counts;
}

/** Finds whom a part leaves open, in each view. */
type OpenTo = (part: OpenPart) => Promise<readonly Bits[]>;

const toNobody: OpenTo = async () => [];

async function openToParts(leaf: RecordPlan | PatientPlan, evaluation: Evaluation): Promise<OpenTo> {
  return leaf.kind === 'has'
    ? openByRecords(leaf, evaluation)
    : ({ tests }) => evaluate({ kind: 'patient', tests }, evaluation);
}

/** The records for which all tests might hold are found once: those that a part leaves open are among them. */
async function openByRecords({ record, open }: RecordPlan, { views, breathe }: Evaluation): Promise<OpenTo> {
  const sides = await eachInSteps(views, breathe, function* (view) {
    return { view, records: yield* matchingRecords(view, { record, tests: open?.possible ?? [] }) };
  });
  return ({ own }) =>
    eachInSteps(sides, breathe, ({ view, records }) => patientsAmong(view, { record, tests: own }, records));
}

/** How many patients of a dataset any of some leaves is undecided for. */
export function countInDataset(
  dataset: string,
  leaves: readonly UndecidedLeaf[],
  { views }: Pick<AskedPlan, 'views'>,
): number {
  const counts = views.map(({ segment: { datasets } }, at) => {
    const own = datasets.patients[datasets.ids.indexOf(dataset)];
    if (own === undefined) return 0;
    const found = new Uint32Array(own.length);
    for (const { patients } of leaves) addAll(found, patients[at] ?? found);
    return countBits(intersect(found, own));
  });
  return counts.reduce((sum, n) => sum + n, 0);
}

function intersectEach(some: readonly Bits[], others: readonly Bits[]): readonly Bits[] {
  return some.map((set, at) => intersect(set, others[at] ?? set));
}
