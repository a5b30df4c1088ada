import { toKept } from '../audit/asked.ts';
import type { Trail } from '../audit/trail.ts';
import type { CohortAnswer } from '../cohort/answer/ask.ts';
import { namedPatients } from '../cohort/saved/opaque-input.ts';

/** Notes what is asked, and the patients whom the question names: whatever is answered is said of them. */
export function noteQuestion(
  trail: Trail | undefined,
  { fingerprint, canonical, views }: Pick<CohortAnswer, 'fingerprint' | 'canonical' | 'views'>,
): void {
  if (trail === undefined) return;
  trail.asked({ fingerprint, where: toKept(canonical) });
  trail.showed('Patient', namedPatients(canonical, views));
}
