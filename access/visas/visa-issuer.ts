import type { JWTVerifyGetKey } from 'jose';
import { createDiscovery } from '../discovery.ts';
import { createKeys } from '../issuer.ts';
import { VisaError } from './visa.ts';

/** Somebody whose visas are believed. */
export type VisaIssuer = {
  /** Letter by letter as in its visas (`iss`). */
  readonly issuer: string;
  /** Where its keys are; undefined: where its discovery says. */
  readonly keysAt?: string;
};

/**
 * The keys of an issuer of visas. AAI profile 1.2, "Conformance for Passport Clearinghouses" 5.3: "it MUST verify that the `jku`
 * is trusted for the given `iss`": an address in a visa is never asked, and a visa that names another one than ours is refused.
 * @throws LoginError unavailable, VisaError
 */
export function createVisaKeys({ issuer, keysAt }: VisaIssuer): JWTVerifyGetKey {
  const discover = createDiscovery(issuer);
  const address = async () => (keysAt === undefined ? (await discover()).keysAt : new URL(keysAt));
  const keys = createKeys(address);
  return async (header, token) => {
    const { jku } = header;
    if (jku !== undefined && jku !== (keysAt ?? (await address()).href))
      throw new VisaError('naming keys elsewhere');
    return keys(header, token);
  };
}
