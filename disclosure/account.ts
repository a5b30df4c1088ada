import { keyOfOrganisation } from '../access/person.ts';
import type { Account } from '../ledger/wanted.ts';
import type { Caller } from './caller.ts';

/** Who pays: the person, and the organisation that the issuer says the person is of, however it is spelt, else the issuer; a network as an organisation. */
export function accountOf({ subject, login }: Caller): Account {
  const { organisation, issuer, isNetwork = false } = login?.person ?? {};
  if (isNetwork) return { person: null, organisation: subject };
  const of = organisation === undefined ? undefined : keyOfOrganisation(organisation);
  return { person: subject, organisation: of ?? issuer ?? subject };
}
