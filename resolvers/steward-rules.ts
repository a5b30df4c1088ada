import { auditedDatasets, stewardedDatasets } from '../access/grants/grant.ts';
import type { GrantedLogin } from '../access/login.ts';
import { purposeMissing } from '../disclosure/caller.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import { ruleOf } from './shield.ts';

type OfDataset = { readonly dataset: string };
type OfDatasets = { readonly datasets: readonly string[] };

/** Who may list the grants of a dataset: its stewards. */
export const mayListGrants = ruleOf((context, { dataset }: OfDataset) =>
  isOf([dataset], context, { own: stewardedDatasets, what: 'see the grants' }),
);

/** Who may give grants of some datasets: who is steward of all of them, and logs in by something else than a personal token. */
export const mayGiveGrants = ruleOf(
  (context, { datasets }: OfDatasets) =>
    byPersonalToken(context) ?? isOf(datasets, context, { own: stewardedDatasets, what: 'give grants' }),
);

/** Who may see the questions of a hub that wait: a steward. Which are theirs is seen when they are read. */
export const mayListQuestions = ruleOf((context) => isSteward(context, 'decide no questions'));

/** Who may decide them: the same, logged in by something else than a personal token. */
export const mayDecideQuestions = ruleOf(
  (context) => byPersonalToken(context, 'decides no questions') ?? isSteward(context, 'decide no questions'),
);

/** Who may end grants: a steward. Of which datasets is seen when the grant is read; any other one is not there. */
export const mayEndGrants = ruleOf(
  (context) => byPersonalToken(context) ?? isSteward(context, 'end no grants'),
);

function isSteward({ caller: { login } }: Context, what: string): true | KnownError {
  if (login === undefined) return notLoggedIn();
  if (stewardedDatasets(login.grants).length > 0) return true;
  return new KnownError('FORBIDDEN', `You are steward of no dataset, and ${what}.`);
}

/** Who may read the audit of a dataset: its stewards and auditors. */
export const mayReadAudit = ruleOf((context, { dataset }: OfDataset) =>
  isOf([dataset], context, { own: auditedDatasets, what: 'read the audit' }),
);

type Right = { readonly own: (grants: GrantedLogin['grants']) => readonly string[]; readonly what: string };

/** Whether the caller has a right to all of the datasets; else whom to ask, if the catalogue has the first other one. */
async function isOf(
  datasets: readonly string[],
  { caller: { login, lacksPurpose }, contactsOf }: Context,
  { own, what }: Right,
): Promise<true | KnownError> {
  if (login === undefined) return notLoggedIn();
  if (lacksPurpose) return purposeMissing;
  const owned = own(login.grants);
  const other = datasets.find((id) => !owned.includes(id));
  if (other === undefined) return true;
  const whom = (await contactsOf?.([other]))?.get(other);
  if (whom === undefined) return new KnownError('NOT_FOUND', `There is no dataset ${JSON.stringify(other)}.`);
  return new KnownError('FORBIDDEN', `You may not ${what} of ${other}. Whom to ask: ${whom}.`);
}

/** A token that gets lost changes nothing of what others may. */
function byPersonalToken(
  { caller: { login } }: Context,
  what = 'gives and ends no grants',
): KnownError | undefined {
  if (login?.by !== 'personal token') return undefined;
  return new KnownError('FORBIDDEN', `A personal token ${what}: log in.`);
}

function notLoggedIn(): KnownError {
  return new KnownError('UNAUTHENTICATED', 'Log in as a steward or an auditor.');
}
