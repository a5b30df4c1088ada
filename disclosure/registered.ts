import { prepareParts } from '../index/part.ts';
import type { Asking } from './asker.ts';
import { nothingLeaves } from './policy.ts';

/**
 * As whom a question about cohorts is asked: over `datasets` where they are said, else over all that were granted, and where there
 * are none over all that admit whoever is registered. Over any that was not granted numbers leave protected alone. Then there are no
 * data in what is asked, and no number leaves by itself: what is refused, and how, follows from the question and the vocabularies.
 */
export function askingFor(asking: Asking, datasets?: readonly string[]): Asking {
  const { caller } = asking;
  const { counts, registered = [] } = caller;
  const scope = datasets ?? (counts.length > 0 ? counts : registered);
  const scoped = { ...asking, caller: { ...caller, counts: scope } };
  if (scope.some((id) => !counts.includes(id)))
    return { ...scoped, policy: nothingLeaves, index: () => withoutData(asking) };
  return datasets === undefined ? asking : { ...scoped, index: () => withParts(asking, scope) };
}

/** Nothing of populations, nor of how often they changed. */
async function withoutData({ index }: Asking) {
  const now = await index();
  return { ...now, segments: [], state: { ...now.state, populations: [] } };
}

/** The index where patients are told from these datasets alone. */
export async function withParts({ index }: Pick<Asking, 'index'>, datasets: readonly string[]) {
  const now = await index();
  await prepareParts(now, datasets);
  return now;
}

/** Whether numbers of a question leave protected alone. */
export function isProtected({ policy }: Pick<Asking, 'policy'>): boolean {
  return policy === nothingLeaves;
}
