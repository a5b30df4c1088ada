import { domainToASCII } from 'node:url';
import { KnownError } from '../ontology/errors.ts';
import type { ArgumentPrefix } from './time.ts';

/** Who somebody is. A subject means a person only together with the issuer that names it. */
export type Person = {
  /** URL of the issuer of the login (OpenID Connect `iss`), or `localIssuer`. */
  readonly issuer: string;
  readonly subject: string;
  /** As the issuer calls the person, for people to read. */
  readonly name?: string;
  /** Domain of the organisation that the issuer says the person is of (SCHAC `schacHomeOrganization`), such as `hospital.example.org`. */
  readonly organisation?: string;
  /** Whether it is no person but a network, which asks for many of them. */
  readonly isNetwork?: boolean;
};

/** The issuer of people who are known here alone, by personal tokens. No URL is equal to it. */
export const localIssuer = 'local';

/** The person as one text, another one for each: no issuer has a blank in it. */
export function keyOf({ issuer, subject }: Person): string {
  return `${issuer} ${subject}`;
}

/** The person whose key this is; null of a text that is no person's. */
export function personWithKey(key: string): Pick<Person, 'issuer' | 'subject'> | null {
  const at = key.indexOf(' ');
  return at < 0 ? null : { issuer: key.slice(0, at), subject: key.slice(at + 1) };
}

/** The person in words. */
export function inWords({ issuer, subject }: Person): string {
  return `${subject} (${issuer})`;
}

/**
 * The organisation of a person as one text, however issuers write it: a domain (SCHAC, `schacHomeOrganization`: a name by RFC 1035, whose
 * case does not matter), without the dot of the root and as DNS has it (IDNA); what is no domain in the form NFKC, with one blank where
 * several or other ones stand.
 */
export function keyOfOrganisation(organisation: string): string {
  const folded = organisation.normalize('NFKC').toLowerCase().normalize('NFKC');
  const signs = [...folded.split(/\s+/u).join(' ').trim()];
  const end = signs.findLastIndex((sign) => sign !== '.' && sign !== ' ');
  const key = signs.slice(0, end + 1).join('');
  return domainToASCII(key) || key || folded;
}

/** OpenID Connect Core 1.0, section 2: a subject has 255 characters at most. None has controls or signs that do not show in it, or blanks at its ends. */
export function isSubject(text: unknown): text is string {
  return typeof text === 'string' && /^(?!\s)[^\p{Cc}\p{Cf}\p{Cs}]{1,255}(?<!\s)$/u.test(text);
}

/**
 * What an issuer says of a person in its claims, if anything: the name (OpenID Connect Core 1.0, section 5.1) and the organisation
 * (REFEDS OpenID Connect mapping of SCHAC).
 */
export function describedIn(
  claims: Readonly<Record<string, unknown>>,
): Pick<Person, 'name' | 'organisation'> {
  const { name, preferred_username: username, schac_home_organization: home } = claims;
  const shown = [name, username].find((one) => typeof one === 'string' && one !== '');
  const [organisation] = [home].flat();
  return {
    ...(typeof shown === 'string' ? { name: shown.slice(0, 200) } : {}),
    ...(typeof organisation === 'string' && isSubject(organisation) ? { organisation } : {}),
  };
}

/** What somebody says of a person; without an issuer it is one who is known here alone. */
export type SaidPerson = { readonly subject: string; readonly issuer?: string | undefined };

/** The person that is meant, whose issuer is one of `issuers` or local. @throws KnownError ARGUMENT_INVALID */
export function parsePerson(
  { subject, issuer = localIssuer }: SaidPerson,
  issuers: readonly string[],
  prefix: ArgumentPrefix = '--',
): Person {
  if (!isSubject(subject))
    throw new KnownError(
      'ARGUMENT_INVALID',
      `${JSON.stringify(subject)} is no subject: it has 1 to 255 characters, without controls, and no blank at its ends.`,
    );
  if (issuer === localIssuer || issuers.includes(issuer)) return { issuer, subject };
  const known = [localIssuer, ...issuers].join(', ');
  throw new KnownError(
    'ARGUMENT_INVALID',
    `The settings do not name the issuer ${JSON.stringify(issuer)}: ${prefix}issuer takes one of ${known}, letter by letter as in OIDC_ISSUER.`,
  );
}
