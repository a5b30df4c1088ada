import { type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { isFacetField } from '../../ontology/facets.ts';
import { isPlainLine } from '../../ontology/plain-line.ts';
import type { AskedFacet, PutQuestion } from '../../questions/put-question.ts';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import { algorithms, type Keys, signingKey } from './keys.ts';

/** A question as it is sent, its criterion as it came. */
export type Question = PutQuestion & {
  /** Random; a repetition has the same. */
  readonly id: string;
  /** Ids of all sites that are asked. */
  readonly sites: readonly string[];
};

/** A question is too old after so long: who keeps one cannot ask it again. */
export const questionSeconds = 60;

/** Seconds that the clocks of hub and site may be apart. */
export const clockTolerance = 30;

/** By this a question is told from everything else that a hub signs. */
const type = 'oncograph-question+jwt';

/** One text for all sites that are asked. JWS, RFC 7515. */
export async function signQuestion(
  { id, hub, sites, ...asked }: Question,
  { secret }: Pick<Keys, 'secret'>,
): Promise<string> {
  return new SignJWT(asked)
    .setProtectedHeader({ alg: algorithms.signing, typ: type })
    .setJti(id)
    .setIssuer(hub)
    .setAudience([...sites])
    .setIssuedAt()
    .sign(await signingKey(secret.signing));
}

/** Of which hub, by its key, a site takes questions. */
export type KnownHub = { readonly id: string; readonly signing: JWK };

/** The question that a text is, for this site, of this hub, and not older than a minute. @throws EnvelopeError */
export async function openQuestion(
  text: string,
  { site, hub, now = new Date() }: { readonly site: string; readonly hub: KnownHub; readonly now?: Date },
): Promise<Question> {
  const key = await signingKey(hub.signing);
  const { payload } = await jwtVerify(text, key, {
    ...{ issuer: hub.id, audience: site, algorithms: [algorithms.signing], typ: type },
    ...{ maxTokenAge: questionSeconds, clockTolerance, currentDate: now },
    requiredClaims: ['jti', 'where', 'asker'],
  }).catch(foreignOrThrow('it is not of this hub, or not for this site'));
  return parseQuestion(payload);
}

/** Whatever is signed may have any form: the types of `jose` promise nothing. */
function parseQuestion({
  jti,
  iss = '',
  aud = [],
  where,
  facets = [],
  asker,
  purpose,
}: JWTPayload): Question {
  const { issuer, subject, organisation = null } = Object(asker);
  const isAsker = [issuer, subject].every(isLine) && (organisation === null || isLine(organisation));
  if (!isAsker || !isId(jti) || !(purpose == null || isLine(purpose)))
    throw new EnvelopeError('MALFORMED', 'it does not say who asks, or for what');
  if (!areFacets(facets)) throw new EnvelopeError('MALFORMED', 'it asks for what are no facets');
  return {
    ...{ id: jti, hub: iss, sites: [aud].flat(), where, facets, purpose: purpose ?? null },
    asker: { issuer, subject, organisation },
  };
}

/** Values that are named of a facet at most, however many a site answers at once. */
const mostNamed = 1_000;

/** Facets of the model, each once. */
function areFacets(value: unknown): value is readonly AskedFacet[] {
  return (
    Array.isArray(value) &&
    value.every(isFacet) &&
    new Set(value.map(({ field }) => field)).size === value.length
  );
}

function isFacet(value: unknown): value is AskedFacet {
  const { field, values, missing } = Object(value);
  const isNamed = Array.isArray(values) && values.length <= mostNamed && values.every(isText);
  const isWhole =
    isText(field) && isFacetField(field) && (missing === undefined || typeof missing === 'boolean');
  return isWhole && (values === undefined || isNamed);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

/** A text that is shown to people as it is. */
function isLine(value: unknown): value is string {
  return isText(value) && isPlainLine(value) && !/\p{Cs}/u.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 500;
}
