import type { Owner } from '../cohort/saved/store.ts';
import type { Context } from './context.ts';

/** Whose saved cohorts the caller may list and change: in open access everybody's, else the caller's own. */
export function ownerOf({ access, caller }: Pick<Context, 'access' | 'caller'>): Owner {
  return access === 'open' ? undefined : caller.subject;
}

/** Whether somebody is logged in, where that matters. */
export function isSomebody({ access, caller }: Pick<Context, 'access' | 'caller'>): boolean {
  return access === 'open' || caller.subject !== 'anonymous';
}
