import { describe, expect, it } from 'vitest';
import { type EntitlementRule, entitlementsIn, isSilent } from '../../../access/brought/entitlements.ts';

const rule: EntitlementRule = {
  ...{ issuer: 'https://i.example.org', entitlement: 'urn:x:members', datasets: ['a'], role: 'READER' },
};
const deep: EntitlementRule = { ...rule, claim: ['realm_access', 'roles'], entitlement: 'reader' };

describe('entitlementsIn', () => {
  it('gives what rules ask for, with the claim that has it', () => {
    const claims = { eduperson_entitlement: ['urn:x:members'], realm_access: { roles: ['reader', 'x'] } };
    expect(entitlementsIn(claims, [rule, deep])).toEqual([
      { claim: ['eduperson_entitlement'], entitlement: 'urn:x:members' },
      { claim: ['realm_access', 'roles'], entitlement: 'reader' },
    ]);
  });

  it.each([['constructor'], ['__proto__'], ['toString']])(
    'finds nothing in %s, which every object has',
    (name) => {
      const inherited = { ...rule, claim: [name, 'name'], entitlement: 'Object' };
      expect(entitlementsIn({}, [inherited])).toEqual([]);
      expect(isSilent({}, [inherited])).toBe(true);
    },
  );

  it('goes into no text and no list', () => {
    expect(
      entitlementsIn({ realm_access: 'roles' }, [
        { ...deep, claim: ['realm_access', '0'], entitlement: 'r' },
      ]),
    ).toEqual([]);
  });
});

describe('isSilent', () => {
  it('is what a rule asks for and nobody says, and not what is denied', () => {
    const claims = { eduperson_entitlement: [] };
    expect([isSilent(claims, [rule]), isSilent(claims, [rule, deep]), isSilent(claims, [])]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
