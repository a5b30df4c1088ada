import { decodeJwt, type JWK, type JWTPayload } from 'jose';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import type { Invitation } from './invitation.ts';
import type { Keys } from './keys.ts';
import { blanksBeside, unseal } from './seal.ts';
import { sealSaid, verifySaid } from './site-said.ts';

/** What a site says of itself from time to time: by which key it signs, and what it holds. */
export type Hello = { readonly signing: JWK; readonly holding: unknown };

const type = 'oncograph-hello+jwt';

/** Signed by the site with the key that it names, and sealed for the hub: what a site holds is for nobody else who hears it. */
export async function sealHello(
  holding: object,
  { site, hub }: { readonly site: string; readonly hub: Pick<Invitation['hub'], 'id' | 'sealing'> },
  { signing, secret }: Keys,
): Promise<string> {
  const claims = { signing, holding, blanks: blanksBeside(holding) };
  return sealSaid(claims, { type, site, hub: hub.id }, { secret, sealing: hub.sealing });
}

/** From whom a hello comes, for whom it has to be, and the key of the site where it is known: else it is the one that the hello names. */
type HelloOf = {
  readonly site: string;
  readonly hub: string;
  readonly keys: Pick<Keys, 'secret'>;
  readonly signing: JWK | undefined;
};

const foreign = foreignOrThrow('it is not of the site, or not sealed for this hub');

/** What a site says of itself. @throws EnvelopeError */
export async function openHello(text: string, { site, hub, keys, signing }: HelloOf): Promise<Hello> {
  const signed = await unseal(text, keys).catch(foreign);
  const key = signing ?? signingIn(signed);
  const { holding } = await verifySaid(signed, { type, site, hub }, { signing: key }).catch(foreign);
  return { signing: key, holding };
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
