import { type Breathe, unhurried } from '../../graph/breathe.ts';
import { toStatement } from '../../graph/cypher.ts';
import { graphVersionOf } from '../../graph/version.ts';
import type { CohortIndex } from '../../index/cohort-index.ts';
import type { Scope } from '../../index/scope.ts';
import { viewsOf } from '../../index/view.ts';
import type { Path } from '../../ontology/errors.ts';
import { numbersOf } from '../../terminology/codes.ts';
import { fingerprintOf, toCanonical } from '../canonical.ts';
import { type Criterion, membersOf } from '../criterion.ts';
import { toCypherScope } from '../cypher/facts.ts';
import { matchPatients } from '../cypher/plan.ts';
import { createFaults, type Faults } from '../faults.ts';
import { readCriterion, readRecordInput } from '../parse/criterion.ts';
import type { RecordPlan } from '../plan.ts';
import { resolveTests } from '../resolve/records.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolve } from '../resolve/resolve.ts';
import type { SavedDefinitions } from '../saved/definition.ts';
import { explain } from '../words/explain.ts';
import type { AskedPlan } from './answers.ts';

/** What a question is put to. */
export type Setting = {
  readonly scope: Scope;
  readonly index: CohortIndex;
  /** The saved cohorts that a criterion names, and that these name; what is wrong with them is among the faults. */
  readonly readSaved: (criterion: Criterion, path: Path, faults: Faults) => Promise<SavedDefinitions>;
  /** Where the input stands; `where` if it is not said. */
  readonly path?: Path;
  /** Whether the input is a stored definition, or is to become one. */
  readonly isStored?: boolean;
  /** Whether numbers are withheld, and codes of concepts of which is not told that there are any: see `Resolution`. */
  readonly isWithheld?: boolean;
  readonly hidden?: ReadonlySet<string>;
  readonly contactsOf?: Resolution['contactsOf'];
  /** Of the request that asks; if it is not said, of nobody who could leave. */
  readonly breathe?: Breathe;
};

/** A question that can be answered. */
export type CohortAnswer = AskedPlan & {
  readonly resolution: Omit<Resolution, 'faults'>;
  readonly criterion: Criterion;
  /** The criterion as it was asked, in one order. */
  readonly canonical: unknown;
  readonly fingerprint: string;
  readonly index: CohortIndex;
};

/** A question from untrusted input. @throws CriterionErrors */
export async function askQuestion(input: unknown, setting: Setting): Promise<CohortAnswer> {
  const { scope, index, readSaved, path = ['where'], breathe = unhurried } = setting;
  const { isStored = false, isWithheld = false, contactsOf } = setting;
  const faults = createFaults();
  const criterion = readCriterion(input, path, faults);
  const saved = await readSaved(criterion, path, faults);
  const views = viewsOf(index, scope);
  const { terminology } = index;
  // By the codes that are their own: what is only another code of a concept does not hide it.
  const hidden = numbersOf(terminology.codes, setting.hidden ?? []);
  const resolution = { terminology, views, scope, saved, isWithheld, hidden, contactsOf, breathe };
  const plan = await resolve(criterion, { ...resolution, faults, isStored }, path);
  faults.raise();
  const canonical = toCanonical(input);
  return {
    plan,
    views,
    solved: new Map(),
    breathe,
    resolution,
    criterion,
    canonical,
    index,
    fingerprint: fingerprintOf(canonical, graphVersionOf(index.state)),
  };
}

/** The same question over other datasets. */
export function inScope({ plan, index, breathe }: CohortAnswer, scope: Scope): AskedPlan {
  return { plan, views: viewsOf(index, scope), solved: new Map(), breathe };
}

/** A part of a question, or more than it, over data that it was not resolved against. @throws CriterionErrors */
export async function planOver(
  criterion: Criterion,
  { resolution, breathe }: Pick<CohortAnswer, 'resolution' | 'breathe'>,
  index: CohortIndex,
): Promise<AskedPlan> {
  const faults = createFaults();
  const views = viewsOf(index, resolution.scope);
  const plan = await resolve(criterion, { ...resolution, views, faults }, ['where']);
  faults.raise();
  return { plan, views, solved: new Map(), breathe };
}

/** The question in words, and as a plain graph traversal. */
export function explainQuestion({ criterion, plan, resolution }: CohortAnswer): {
  text: string;
  cypher: string;
} {
  const scope = toCypherScope(resolution.scope, resolution.views);
  return { text: explain(criterion), cypher: toStatement(matchPatients(plan, scope)).text };
}

/** Words for each member of the top-level `all`. */
export function labelsOf({ criterion }: CohortAnswer): readonly string[] {
  return membersOf(criterion).map(explain);
}

/** The tests of one kind of record from untrusted input. @throws CriterionErrors */
export async function askRecords(
  key: string,
  input: unknown,
  resolution: CohortAnswer['resolution'],
  path: Path = ['where'],
): Promise<RecordPlan> {
  const faults = createFaults();
  const criterion = readRecordInput(key, input, path, faults);
  const plan = await resolveTests(criterion, { ...resolution, faults }, path);
  faults.raise();
  return plan;
}
