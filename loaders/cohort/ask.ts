import type { Path } from '../../ontology/errors.ts';
import { toStatement } from '../cypher.ts';
import type { Page } from '../page.ts';
import type { Terminology } from '../terminology/terminology.ts';
import { type Asked, type PatientKey, patientKeys } from './answers.ts';
import { fingerprintOf, toCanonical } from './canonical.ts';
import type { Criterion } from './criterion.ts';
import { matchPatients } from './cypher.ts';
import { explain } from './explain.ts';
import { createFaults } from './faults.ts';
import { readCriterion, readRecordInput } from './parse.ts';
import type { RecordPlan } from './plan.ts';
import { resolve } from './resolve.ts';
import { resolveTests } from './resolve-records.ts';
import type { Read, Scope } from './scope.ts';

/** What a question is put to. */
export type Setting = {
  readonly scope: Scope;
  readonly read: Read;
  readonly terminology: Terminology;
  /** Version of everything that the graph holds, asked while the question is resolved. */
  readonly graphVersion: () => Promise<string>;
};

/** A question that can be answered. */
export type CohortAnswer = Asked & {
  readonly resolution: { readonly terminology: Terminology; readonly scope: Scope; readonly read: Read };
  /** The criterion as it was asked, in one order. */
  readonly canonical: unknown;
  readonly fingerprint: string;
  readonly text: string;
  /** Words for each member of the top-level `all`. */
  readonly labels: readonly string[];
  readonly cypher: string;
};

/** A question from untrusted input. @throws CriterionErrors */
export async function askQuestion(
  input: unknown,
  { scope, read, terminology, graphVersion }: Setting,
): Promise<CohortAnswer> {
  const faults = createFaults();
  const criterion = readCriterion(input, ['where'], faults);
  const resolution = { terminology, scope, read };
  const [plan, version] = await Promise.all([
    resolve(criterion, { ...resolution, faults }, ['where']),
    graphVersion(),
  ]);
  faults.raise();
  const canonical = toCanonical(input);
  return {
    plan,
    scope,
    read,
    resolution,
    canonical,
    fingerprint: fingerprintOf(canonical, version),
    text: explain(criterion),
    labels: membersOf(criterion).map(explain),
    cypher: toStatement(matchPatients(plan, scope)).text,
  };
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

function membersOf(criterion: Criterion): readonly Criterion[] {
  return criterion.kind === 'all' ? criterion.of : [criterion];
}

/** Keys of a page of patients, and of one more where there is one. */
export function pageOfCohort(
  asked: Asked,
  { first, after }: Page<readonly [string, string]>,
): Promise<readonly PatientKey[]> {
  const key = after === undefined ? undefined : { dataset: after[0], id: after[1] };
  return patientKeys(asked, { first, after: key });
}
