import { CompactEncrypt, compactDecrypt, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import { algorithms, type Keys, sealingKey, signingKey } from './keys.ts';
import { clockTolerance, questionSeconds } from './question.ts';

/** Which question is answered, by which site, for which hub. */
export type AnswerOf = { readonly question: string; readonly site: string; readonly hub: string };

const type = 'oncograph-answer+jwt';

const foreign = foreignOrThrow('it was not signed by the site, or not sealed for this hub');

/** Answers have a length that is a multiple of it: how long one is tells nobody what it says. */
const step = 2_048;

/** What a site answers, signed by it, and sealed so that nobody but the hub reads it. JWS in JWE, RFC 7516. */
export async function sealAnswer(
  answer: object,
  { question, site, hub }: AnswerOf,
  { secret, sealing }: Pick<Keys, 'secret'> & { readonly sealing: JWK },
): Promise<string> {
  const least = Buffer.byteLength(JSON.stringify(answer));
  const signed = await new SignJWT({ answer, blanks: ' '.repeat(step - (least % step)) })
    .setProtectedHeader({ alg: algorithms.signing, typ: type })
    .setJti(question)
    .setIssuer(site)
    .setAudience(hub)
    .setIssuedAt()
    .sign(await signingKey(secret.signing));
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({ alg: algorithms.sealing, enc: algorithms.content, cty: 'JWT' })
    .encrypt(await sealingKey(sealing));
}

/** What a site answered, as it came: whether it makes sense is for who reads it. @throws EnvelopeError */
export async function openAnswer(
  text: string,
  { question, site, hub }: AnswerOf,
  { secret, signing }: Pick<Keys, 'secret'> & { readonly signing: JWK },
): Promise<unknown> {
  const { plaintext } = await compactDecrypt(text, await sealingKey(secret.sealing), {
    keyManagementAlgorithms: [algorithms.sealing],
    contentEncryptionAlgorithms: [algorithms.content],
  }).catch(foreign);
  const { payload } = await jwtVerify(plaintext, await signingKey(signing), {
    ...{ issuer: site, audience: hub, algorithms: [algorithms.signing], typ: type },
    ...{ maxTokenAge: 2 * questionSeconds, clockTolerance },
  }).catch(foreign);
  return answerIn(payload, question);
}

function answerIn({ jti, answer }: JWTPayload, question: string): unknown {
  if (jti !== question) throw new EnvelopeError('FOREIGN', 'it answers another question');
  return answer;
}
