import { resolve } from 'node:path';
import { matching, parseIssuers, parseTexts, parseVisaIssuers, parseWhole } from './setting-values.ts';

/** Settings of who names people, how these log in, what else than grants gives them access, and how much each may ask. */
export const loginSettings = {
  oidcIssuers: {
    name: 'OIDC_ISSUER',
    expected: 'https URLs with commas between them; http on this machine alone',
    description:
      'Under `ACCESS=tiered`: OpenID Connect issuers whose access tokens are accepted, letter by letter as their tokens name them (`iss`).',
    parse: parseIssuers,
  },
  oidcAudience: {
    name: 'OIDC_AUDIENCE',
    expected: 'the name of this service at the issuers, which OIDC_ISSUER needs',
    description:
      'For whom an access token of `OIDC_ISSUER` has to be (`aud`). A name that no program has as its client id: else tokens for that one are accepted, too.',
    parse: (text: string) => matching(/^\S+$/, text),
  },
  oidcClientId: {
    name: 'OIDC_CLIENT_ID',
    expected: 'the client id of this server at the first of OIDC_ISSUER, which has to be set, and PUBLIC_URL',
    description:
      'Under `ACCESS=tiered`: people log in in the browser at the first of `OIDC_ISSUER`, which sends them back to `/login/callback` below `PUBLIC_URL`. Without it no page shows a login.',
    parse: (text: string) => matching(/^[\x21-\x7e]+$/, text),
  },
  oidcClientSecret: {
    name: 'OIDC_CLIENT_SECRET',
    secret: true,
    expected: 'the secret of the client',
    description: 'Secret of `OIDC_CLIENT_ID`; without one it is a public client, which PKCE alone proves.',
    parse: (text: string) => text,
  },
  oidcScope: {
    name: 'OIDC_SCOPE',
    default: 'openid profile',
    expected: 'scopes with blanks between them, openid among them',
    description:
      'What is asked of the issuer at a login in the browser; visas and entitlements may need more, such as `ga4gh_passport_v1` and `offline_access`.',
    parse: (text: string) =>
      matching(/^(?=(?:.* )?openid(?: |$))[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/, text),
  },
  sessionHours: {
    name: 'SESSION_HOURS',
    default: '8',
    expected: 'a whole number from 1 to 24',
    description: 'Hours after which who logged in in a browser has to log in again.',
    parse: (text: string) => parseWhole(text, [1, 24]),
  },
  visaIssuers: {
    name: 'VISA_ISSUERS',
    expected:
      'https URLs with commas between them, each with the address of its keys after a blank if it has no discovery; it needs OIDC_ISSUER',
    description:
      'Under `ACCESS=tiered`: whose [visas](access.md#visas) give access to datasets, letter by letter as the visas name them (`iss`). Without it visas give none.',
    parse: parseVisaIssuers,
  },
  visaSources: {
    name: 'VISA_SOURCES',
    expected: 'URLs with commas between them, which VISA_ISSUERS needs',
    description:
      'Organisations whose word a visa has to be (`source`), letter by letter; by default any that one of `VISA_ISSUERS` signs for.',
    parse: parseTexts,
  },
  entitlementsFile: {
    name: 'ENTITLEMENTS',
    expected: 'a file, which needs OIDC_ISSUER',
    description:
      'Under `ACCESS=tiered`: YAML file of the datasets that [entitlements and roles](access.md#entitlements-and-roles) of the issuers give access to. It is read when the server starts.',
    parse: (text: string) => resolve(text),
  },
  requestsAMinute: {
    name: 'REQUESTS_A_MINUTE',
    default: '1200',
    expected: 'a whole number from 1 to 999999999',
    description:
      'Under `ACCESS=tiered`: requests that one person who is logged in may send in a minute; more are answered with 429.',
    parse: (text: string) => parseWhole(text, [1, 999_999_999]),
  },
  costAMinute: {
    name: 'COST_A_MINUTE',
    default: '20000000',
    expected: 'a whole number from 1000000 to 999999999',
    description:
      'Under `ACCESS=tiered`: what the answers to one person may cost in a minute, as [operations](operations.md#limits) counts it for one answer; more are answered with 429.',
    parse: (text: string) => parseWhole(text, [1_000_000, 999_999_999]),
  },
  requestsAtOnce: {
    name: 'REQUESTS_AT_ONCE',
    default: '8',
    expected: 'a whole number from 1 to 1000',
    description:
      'Under `ACCESS=tiered`: requests of one person that are executed at once; further ones wait for these.',
    parse: (text: string) => parseWhole(text, [1, 1_000]),
  },
} as const;
