import type { BroughtGrant } from '../grants/grant.ts';
import type { Login } from '../login.ts';
import { hashOf } from '../personal-token.ts';
import type { HeldVisa } from '../visas/passport.ts';
import type { VisaIssuer } from '../visas/visa-issuer.ts';
import { claimOf, type Entitlement, type EntitlementRule, isMet } from './entitlements.ts';

/** What an issuer said of a person that is of use here, and since when. */
export type Brought = {
  readonly at: string;
  readonly visas: readonly HeldVisa[];
  readonly entitlements: readonly Entitlement[];
  /** Why visas were refused, in words. */
  readonly refused: readonly string[];
};

/** What of it gives access. */
export type Granting = {
  readonly visaIssuers: readonly VisaIssuer[];
  /** undefined: whichever the issuers of visas sign for. */
  readonly visaSources: readonly string[] | undefined;
  readonly entitlements: readonly EntitlementRule[];
  /** Which dataset a visa of that value is for, if it is here. */
  readonly datasetIn: (value: string) => string;
};

/** To whom it is granted, and until when at the latest. */
type To = Pick<Login, 'person' | 'until'>;

/** The grants that follow from what was brought, by the settings of today: a session may be older than these. */
export function toGrants(brought: Brought, to: To, granting: Granting): readonly BroughtGrant[] {
  const { entitlements, visaIssuers, visaSources, datasetIn } = granting;
  const visas = brought.visas.filter(
    ({ issuer, source }) =>
      visaIssuers.some((listed) => listed.issuer === issuer) && (visaSources?.includes(source) ?? true),
  );
  const rules = entitlements.filter(
    (rule) => rule.issuer === to.person.issuer && isMet(rule, brought.entitlements),
  );
  return [
    ...visas.map((visa) => ofVisa(visa, to, datasetIn(visa.value))),
    ...rules.flatMap((rule) => rule.datasets.map((dataset) => ofRule(rule, to, { dataset, at: brought.at }))),
  ];
}

function ofVisa({ issuer, source, by, value, asserted, until }: HeldVisa, to: To, dataset: string) {
  return aGrant(to, {
    ...{ source: 'VISA', dataset, role: 'READER', by: issuer },
    from: earlier(asserted, new Date().toISOString()), // clocks may be somewhat apart
    until: to.until === null ? until : earlier(until, to.until),
    reason: `ControlledAccessGrants of ${source} (${by}), signed by ${issuer}`,
    said: [issuer, source, by, value],
  });
}

function ofRule(
  rule: EntitlementRule,
  to: To,
  { dataset, at }: { readonly dataset: string; readonly at: string },
): BroughtGrant {
  const { issuer, entitlement, role } = rule;
  const claim = claimOf(rule);
  return aGrant(to, {
    ...{ source: 'ENTITLEMENT', dataset, role, by: issuer, from: at, until: to.until },
    reason: `${claim.join('.')}: ${entitlement}`,
    said: [issuer, claim, entitlement, role],
  });
}

/** What is of one grant, and by what it is told from others. */
type Facts = Pick<BroughtGrant, 'source' | 'dataset' | 'role' | 'by' | 'from' | 'until' | 'reason'> & {
  readonly said: readonly unknown[];
};

function aGrant({ person: { issuer, subject } }: To, { said, ...facts }: Facts): BroughtGrant {
  const id = hashOf(JSON.stringify([facts.source, issuer, subject, facts.dataset, said])).slice(0, 32);
  const never = { endedAt: null, endedBy: null, endedWhy: null };
  return { id, issuer, subject, purpose: null, at: facts.from, ...facts, ...never };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
