import { type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { algorithms, type Keys, signingKey } from './keys.ts';
import { clockTolerance, questionSeconds } from './question.ts';
import { seal } from './seal.ts';

/** What a site says to its hub: of which kind it is, by which site, and for which hub. */
export type SaidTo = { readonly type: string; readonly site: string; readonly hub: string };

/** What a site says, signed by it, and sealed so that nobody but the hub reads it. */
export async function sealSaid(
  claims: JWTPayload,
  { type, site, hub }: SaidTo,
  { secret, sealing }: Pick<Keys, 'secret'> & { readonly sealing: JWK },
): Promise<string> {
  const signed = await new SignJWT(claims)
    .setProtectedHeader({ alg: algorithms.signing, typ: type })
    .setIssuer(site)
    .setAudience(hub)
    .setIssuedAt()
    .sign(await signingKey(secret.signing));
  return seal(signed, sealing);
}

/** What a site said, by a signed text that is no older than so many seconds. @throws what `jose` says */
export async function verifySaid(
  signed: string,
  { type, site, hub }: SaidTo,
  { signing, seconds = questionSeconds }: { readonly signing: JWK; readonly seconds?: number },
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(signed, await signingKey(signing), {
    ...{ issuer: site, audience: hub, algorithms: [algorithms.signing], typ: type },
    ...{ maxTokenAge: seconds, clockTolerance },
  });
  return payload;
}
