import type { Resolution } from '../../cohort/resolve/resolution.ts';
import { conceptNumber } from '../../terminology/terminology.ts';

/** Tells whether a code is one of a vocabulary: what is known by records of others alone is none. */
export function isCodeIn({
  terminology,
  hidden,
}: Pick<Resolution, 'terminology' | 'hidden'>): (code: string) => boolean {
  return (code) => conceptNumber(terminology, code, hidden) !== undefined;
}
