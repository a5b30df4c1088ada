import { toKept } from '../audit/asked.ts';
import type { Trail } from '../audit/trail.ts';
import type { CohortAnswer } from '../cohort/answer/ask.ts';
import type { FrozenPatients } from '../cohort/saved/definition.ts';
import { namedPatients } from '../cohort/saved/opaque-input.ts';

/** Notes what is asked, and the patients whom the question names: whatever is answered is said of them. */
export function noteQuestion(
  trail: Trail | undefined,
  { fingerprint, canonical, criterion, resolution, views }: CohortAnswer,
): void {
  if (trail === undefined) return;
  trail.asked(toKept(canonical, fingerprint));
  trail.showed('Patient', namedPatients(criterion, views));
  for (const saved of resolution.saved.values())
    trail.showed('Patient', saved.kind === 'frozen' ? fewOf(saved) : namedPatients(saved.criterion, views));
}

/** Whom a cohort was frozen to, where they are few: of many the id of the cohort tells, which stands in the question. */
function fewOf({ patients }: FrozenPatients): readonly string[] {
  return patients.length > mostNamed ? [] : patients;
}

const mostNamed = 1_000;
