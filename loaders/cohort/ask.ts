import type { Path } from '../../ontology/errors.ts';
import { toStatement } from '../cypher.ts';
import type { Page } from '../page.ts';
import { type Asked, type PatientKey, patientKeys } from './answers.ts';
import { fingerprintOf, toCanonical } from './canonical.ts';
import type { Criterion } from './criterion.ts';
import { matchPatients } from './cypher.ts';
import { explain } from './explain.ts';
import { parseCriterion, parseRecordInput } from './parse.ts';
import type { RecordPlan } from './plan.ts';
import { resolve, resolveRecords } from './resolve.ts';
import type { Read, Scope } from './scope.ts';
import { createTerminology, type Terminology } from './terminology.ts';

/** What a question is put to. */
export type Setting = { readonly scope: Scope; readonly read: Read; readonly graphVersion: string };

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
  { scope, read, graphVersion }: Setting,
): Promise<CohortAnswer> {
  const criterion = parseCriterion(input);
  const resolution = { terminology: createTerminology(read), scope, read };
  const plan = await resolve(criterion, resolution);
  const canonical = toCanonical(input);
  return {
    plan,
    scope,
    read,
    resolution,
    canonical,
    fingerprint: fingerprintOf(canonical, graphVersion),
    text: explain(criterion),
    labels: membersOf(criterion).map(explain),
    cypher: toStatement(matchPatients(plan, scope)).text,
  };
}

/** The tests of one kind of record from untrusted input. @throws CriterionErrors */
export function askRecords(
  key: string,
  input: unknown,
  resolution: CohortAnswer['resolution'],
  path: Path = ['where'],
): Promise<RecordPlan> {
  return resolveRecords(parseRecordInput(key, input, path), resolution, path);
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
