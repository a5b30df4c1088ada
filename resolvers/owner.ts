import type { CohortOwner } from '../loaders/saved-cohorts.ts';
import type { Context } from './context.ts';

/** Whose saved cohorts the caller may list and change: in open access everybody's, else the caller's own. */
export function ownerOf({ access, caller }: Pick<Context, 'access' | 'caller'>): CohortOwner {
  return access === 'open' ? undefined : caller.subject;
}

/** Whether somebody is logged in, where that matters. */
export function isSomebody({ access, caller }: Pick<Context, 'access' | 'caller'>): boolean {
  return access === 'open' || caller.subject !== 'anonymous';
}
