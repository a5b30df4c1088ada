import type { Account } from '../ledger/wanted.ts';
import type { Caller } from './caller.ts';

/** Who pays: the person, and the organisation that the issuer says the person is of, else the issuer. */
export function accountOf({ subject, login }: Caller): Account {
  const { organisation, issuer } = login?.person ?? {};
  return { person: subject, organisation: organisation ?? issuer ?? subject };
}
