import type { GrantRole } from '../grants/grant.ts';
import type { Claims } from './user-info.ts';

/** That whoever has an entitlement of an issuer may use datasets. */
export type EntitlementRule = {
  /** Letter by letter as in tokens (`iss`). */
  readonly issuer: string;
  /** The claim that has it, from the outermost name inwards; undefined: `eduperson_entitlement`. */
  readonly claim?: readonly string[];
  readonly entitlement: string;
  readonly datasets: readonly string[];
  readonly role: GrantRole;
};

/** What an issuer says of a person, as far as a rule asks for it. */
export type Entitlement = { readonly claim: readonly string[]; readonly entitlement: string };

/** The claim that a rule looks into. AARC-G069; SCHAC and eduPerson 202208 have it as the attribute of the same name. */
export function claimOf({ claim = ['eduperson_entitlement'] }: Pick<EntitlementRule, 'claim'>) {
  return claim;
}

/** What claims have of what rules of the same issuer ask for, letter by letter. */
export function entitlementsIn(claims: Claims, rules: readonly EntitlementRule[]): readonly Entitlement[] {
  return rules
    .filter((rule) => textsOf(valueAt(claims, claimOf(rule))).includes(rule.entitlement))
    .map((rule) => ({ claim: claimOf(rule), entitlement: rule.entitlement }));
}

/** Whether claims say nothing of what some rule asks for, neither yes nor no. */
export function isSilent(claims: Claims, rules: readonly EntitlementRule[]): boolean {
  return rules.some((rule) => valueAt(claims, claimOf(rule)) === undefined);
}

/** Whether what an issuer said is what a rule asks for. */
export function isMet(rule: EntitlementRule, said: readonly Entitlement[]): boolean {
  const claim = JSON.stringify(claimOf(rule));
  return said.some((one) => one.entitlement === rule.entitlement && JSON.stringify(one.claim) === claim);
}

/** One text is a list of one: issuers write both. */
function textsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** What stands at a path of names; nothing that every object has. */
function valueAt(claims: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? Reflect.get(value, name)
        : undefined,
    claims,
  );
}
