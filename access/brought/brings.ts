import { decodeJwt } from 'jose';
import type { Reader } from '../../graph/reader.ts';
import type { LoggedIn } from '../code-flow.ts';
import { TooLong } from '../fetch-json.ts';
import { cooldownMs } from '../gently.ts';
import { readBrought } from '../grants/held-grants.ts';
import type { BroughtAccess, Login } from '../login.ts';
import type { Person } from '../person.ts';
import { hashOf } from '../personal-token.ts';
import type { RefreshToken } from '../refresh-token.ts';
import { readPassport } from '../visas/passport.ts';
import { createVisaKeys, type VisaIssuer } from '../visas/visa-issuer.ts';
import { type Brought, type Granting, toGrants } from './brought.ts';
import { entitlementsIn, isSilent } from './entitlements.ts';
import { rememberUntil } from './remember-until.ts';
import { type Claims, createUserInfo } from './user-info.ts';

/** By what logins bring access: visas of issuers that are listed, entitlements that rules name. */
export type BringSettings = Granting & {
  readonly issuers: readonly string[];
  readonly visaIssuers: readonly VisaIssuer[];
  /** Is told why visas were refused, in words. */
  readonly tell: (refused: readonly string[]) => void;
};

/** Tells what logins bring. */
export type Brings = {
  /** Of an access token that was verified. @throws LoginError */
  readonly ofToken: (token: string, login: Login) => Promise<BroughtAccess>;
  /** Of a login in the browser, to be kept with its session. @throws LoginError */
  readonly ofLogin: (login: LoggedIn) => Promise<KeptOfLogin>;
  /** What was kept with a session, as far as the settings of today still say so. */
  readonly ofSession: (brought: Brought, login: Pick<Login, 'person' | 'until'>) => BroughtAccess;
};

/** What a login brought, and by what its issuer is asked anew; undefined where it gave nothing for that, or could bring nothing. */
export type KeptOfLogin = { readonly brought: Brought; readonly refresh: RefreshToken | undefined };

/** A role that is taken away at the issuer has an effect after this time, if not before. */
export const knownMs = 600_000;
/** So many tokens are remembered: of more people than that the issuer is asked more often. */
const mostTokens = 1_000;

/** The scope of tokens whose UserInfo has visas. GA4GH AAI profile 1.2, "Passport-Scoped Access Token". */
const passportScope = 'ga4gh_passport_v1';

/** Asks issuers what they know of a person where the token does not say it, once in ten minutes for each token. */
export function createBrings(reader: Pick<Reader, 'read'>, settings: BringSettings): Brings {
  const gather = createGather(settings);
  const remember = rememberUntil<Brought>({ most: mostTokens, failedMs: cooldownMs });
  const ofSession: Brings['ofSession'] = (brought, login) => ({
    grants: toGrants(brought, login, settings),
    refused: brought.refused,
  });
  return {
    ofSession,
    ofToken: async (token, login) => {
      const claims = decodeJwt(token);
      const asked = { person: login.person, accessToken: token, claims, scopes: scopesIn(claims.scope) };
      const brought = gather.isEnough(asked)
        ? await gather.all(asked)
        : await remember(hashOf(token), async () => toMade(await gather.all(asked), login));
      return ofSession(brought, login);
    },
    ofLogin: async (login) => {
      const brought = await gather.all(login);
      const grants = toGrants(brought, { person: login.person, until: null }, settings);
      const here = (await readBrought(reader, grants)).map(({ dataset }) => dataset);
      const visas = brought.visas.filter(({ value }) => here.includes(settings.datasetIn(value)));
      return {
        brought: { ...brought, visas }, // what somebody may use elsewhere is nobody's business here
        refresh: gather.canBring(login) ? login.refresh : undefined,
      };
    },
  };
}

/** Until when it is good: as long as the token and each visa, ten minutes at most. */
function toMade(brought: Brought, { until }: Login) {
  const ends = [until, ...brought.visas.map((visa) => visa.until)].map((end) => Date.parse(end ?? ''));
  return { value: brought, until: Math.min(Date.now() + knownMs, ...ends.filter((end) => end > 0)) };
}

function scopesIn(scope: unknown): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : [];
}

/** What is of use in the claims of a login, and in what its issuer says beside. */
function createGather({ issuers, visaIssuers, visaSources, entitlements, tell }: BringSettings) {
  const userInfos = new Map(issuers.map((issuer) => [issuer, createUserInfo(issuer)]));
  const keys = new Map(visaIssuers.map((listed) => [listed.issuer, createVisaKeys(listed)]));
  const hasVisas = ({ scopes }: LoggedIn) => keys.size > 0 && scopes.includes(passportScope);
  const rulesOf = ({ issuer }: Person) => entitlements.filter((rule) => rule.issuer === issuer);
  const canBring = (login: LoggedIn) => hasVisas(login) || rulesOf(login.person).length > 0;
  const isEnough = (login: LoggedIn) =>
    !login.scopes.includes('openid') || !(hasVisas(login) || isSilent(login.claims, rulesOf(login.person)));
  const said = async ({ person, accessToken }: LoggedIn): Promise<Claims | TooLong> =>
    (await userInfos.get(person.issuer)?.(accessToken, person.subject).catch(keepTooLong)) ?? {};
  const all = async (login: LoggedIn): Promise<Brought> => {
    const { person, claims } = login;
    const at = startOf(claims);
    const more = isEnough(login) ? {} : await said(login);
    if (more instanceof TooLong) return { at, visas: [], entitlements: [], refused: [tooLong] };
    const passport = hasVisas(login) ? more[passportScope] : undefined;
    const { visas, refused } = await readPassport(passport, person, { keys, sources: visaSources });
    if (refused.length > 0) tell(refused);
    const found = [claims, more].flatMap((one) => entitlementsIn(one, rulesOf(person)));
    return { at, visas, entitlements: found, refused };
  };
  return { canBring, isEnough, all };
}

const tooLong = 'What the issuer says of you has more than 500 kB: nothing of it was looked at.';

function keepTooLong(error: unknown): TooLong {
  if (error instanceof TooLong) return error;
  throw error;
}

/** When a token was issued; its clock may be somewhat ahead of ours. */
function startOf({ iat }: Claims): string {
  return new Date(
    Math.min(Date.now(), typeof iat === 'number' ? iat * 1_000 : Number.POSITIVE_INFINITY),
  ).toISOString();
}
