import { decodeJwt, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import { algorithms, type Keys, signingKey } from './keys.ts';
import { clockTolerance, questionSeconds } from './question.ts';

/** What a site says of itself from time to time: by which key it signs, and what it holds. */
export type Hello = { readonly signing: JWK; readonly holding: unknown };

const type = 'oncograph-hello+jwt';

/** Signed by the site with the key that it names. */
export async function signHello(
  holding: object,
  { site, hub }: { readonly site: string; readonly hub: string },
  { signing, secret }: Keys,
): Promise<string> {
  return new SignJWT({ signing, holding })
    .setProtectedHeader({ alg: algorithms.signing, typ: type })
    .setIssuer(site)
    .setAudience(hub)
    .setIssuedAt()
    .sign(await signingKey(secret.signing));
}

/** From whom a hello comes, for whom it has to be, and the key of the site where it is known: else it is the one that the hello names. */
type HelloOf = { readonly site: string; readonly hub: string; readonly signing: JWK | undefined };

/** What a site says of itself. @throws EnvelopeError */
export async function openHello(text: string, { site, hub, signing }: HelloOf): Promise<Hello> {
  const key = signing ?? signingIn(text);
  const { payload } = await signingKey(key)
    .then((imported) =>
      jwtVerify(text, imported, {
        ...{ issuer: site, audience: hub, algorithms: [algorithms.signing], typ: type },
        ...{ maxTokenAge: questionSeconds, clockTolerance },
      }),
    )
    .catch(foreignOrThrow('it is not of the site, or of another time'));
  return { signing: key, holding: payload.holding };
}

function signingIn(text: string): JWK {
  const { signing } = payloadOf(text);
  if (typeof signing === 'object' && signing !== null) return signing;
  throw new EnvelopeError('MALFORMED', 'it names no key');
}

function payloadOf(text: string): JWTPayload {
  try {
    return decodeJwt(text);
  } catch {
    throw new EnvelopeError('MALFORMED', 'it is no signed text');
  }
}
