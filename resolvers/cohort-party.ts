import { isSubject, localIssuer } from '../access/person.ts';
import { isSafe } from '../access/safe-url.ts';
import type { CohortParty } from '../loaders/saved-cohorts.ts';
import { KnownError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import type { CohortPartyInput, PersonInput, Resolvers } from './generated/resolver-types.ts';

/** With whom a cohort is to be shared. @throws KnownError ARGUMENT_INVALID, CONFLICT under open access */
export function toParty(
  { person, dataset, everybody }: CohortPartyInput,
  { access, caller }: Context,
): CohortParty {
  if (access === 'open') throw new KnownError('CONFLICT', "Under open access saved cohorts are everybody's.");
  if (person != null) return toPerson(person, caller.login?.person.issuer ?? localIssuer);
  if (dataset != null) return { kind: 'DATASET', dataset: requireUsable(dataset, caller.counts) };
  if (everybody === true) return { kind: 'EVERYBODY' };
  throw new KnownError('ARGUMENT_INVALID', 'with.everybody: is true, or not there.');
}

function toPerson({ subject, issuer }: PersonInput, usual: string): CohortParty {
  if (!isSubject(subject))
    throw new KnownError(
      'ARGUMENT_INVALID',
      'with.person.subject: must have 1 to 255 characters, none of them a control.',
    );
  const known = issuer ?? usual;
  if (known !== localIssuer && !isIssuer(known))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `with.person.issuer: expected ${localIssuer} or the URL of an issuer.`,
    );
  return { kind: 'PERSON', issuer: known, subject };
}

function isIssuer(text: string): boolean {
  return URL.canParse(text) && isSafe(new URL(text)) && !text.includes(' ');
}

function requireUsable(dataset: string, usable: readonly string[]): string {
  if (usable.includes(dataset)) return dataset;
  throw new KnownError('ARGUMENT_INVALID', 'with.dataset: is no dataset that you may use.');
}

/** With whom cohorts are shared. */
export const cohortParty: Pick<Resolvers, 'CohortShare'> = {
  CohortShare: {
    kind: ({ party }) => party.kind,
    issuer: ({ party }) => (party.kind === 'PERSON' ? party.issuer : null),
    subject: ({ party }) => (party.kind === 'PERSON' ? party.subject : null),
    datasetId: ({ party }) => (party.kind === 'DATASET' ? party.dataset : null),
    mayEdit: ({ role }) => role === 'EDITOR',
  },
};
