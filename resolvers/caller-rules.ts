import { mayAsk, purposeMissing } from '../disclosure/caller.ts';
import type { StoredPatient } from '../loaders/patients.ts';
import type { StoredCohort } from '../loaders/saved-cohorts.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import { ruleOf } from './shield.ts';

/** What whoever may not is told. */
export const forbidden = new KnownError('FORBIDDEN', 'The caller may not read this.');

/** Why somebody may use nothing. */
export function refusalOf({ caller }: Context): KnownError {
  return caller.lacksPurpose ? purposeMissing : forbidden;
}

/** Who may read records of any dataset at all, or all there are; the loaders give those of the right ones only. */
export const mayRead = ruleOf((context) => isReader(context) || refusalOf(context));

/** Whether somebody may read records of some dataset, or of all there are. */
export function isReader({ access, caller }: Context): boolean {
  return access === 'open' || caller.records.length > 0;
}

/** Who may ask for numbers over any dataset at all, or all there are; the gate says which leave. */
export const mayCount = ruleOf(
  (context) => context.access === 'open' || mayAsk(context.caller) || refusalOf(context),
);

/** Who may read records of this patient. */
export function isReaderOf({ datasets }: StoredPatient, { caller }: Context): boolean {
  return datasets.some((dataset) => caller.records.includes(dataset));
}

/** Who may save cohorts: who may count, and can be told from others. */
export const maySave = ruleOf((context) =>
  isSomebody(context)
    ? context.access === 'open' || mayAsk(context.caller) || refusalOf(context)
    : notLoggedIn(),
);

/** Whether somebody is logged in, where that matters. */
function isSomebody({ access, caller }: Context): boolean {
  return access === 'open' || caller.subject !== 'anonymous';
}

/** Who may change a saved cohort in some way: who may save some, by the role that they have at it; of one that is not there the resolver says so. */
export const mayChange = (...roles: readonly StoredCohort['role'][]) =>
  ruleOf(async (context, { id }: { readonly id: string }) => {
    if (!isSomebody(context)) return notLoggedIn();
    if (context.access !== 'open' && !mayAsk(context.caller)) return refusalOf(context);
    const stored = await context.loaders.savedCohorts.byId(id);
    return stored === null || roles.includes(stored.role);
  });

/** Who may make personal tokens: who is logged in by something else. A token that gets lost is not the first of many. */
export const mayMakeTokens = ruleOf(({ caller: { login } }) => {
  if (login === undefined) return notLoggedIn('have personal tokens');
  return (
    login.by !== 'personal token' ||
    new KnownError('FORBIDDEN', 'A personal token makes no other one: log in.')
  );
});

/** Who may have personal tokens. */
export const mayHaveTokens = ruleOf(
  ({ caller: { login } }) => login !== undefined || notLoggedIn('have personal tokens'),
);

function notLoggedIn(what = 'save and change cohorts'): KnownError {
  return new KnownError('UNAUTHENTICATED', `Log in to ${what}.`);
}

/** Who may ask other sites: where access is not open, whoever is logged in. What these then answer they decide themselves. */
export const mayAskSites = ruleOf(({ access, caller }) => {
  if (access === 'open') return true;
  if (caller.login === undefined) return notLoggedIn('ask other sites');
  return caller.lacksPurpose === true ? purposeMissing : true;
});
