import { type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import { algorithms, type Keys, signingKey } from './keys.ts';
import { clockTolerance, questionSeconds } from './question.ts';
import { blanksBeside, seal, unseal } from './seal.ts';

/** Which question is answered, by which site, for which hub. */
export type AnswerOf = { readonly question: string; readonly site: string; readonly hub: string };

const type = 'oncograph-answer+jwt';

const foreign = foreignOrThrow('it was not signed by the site, or not sealed for this hub');

/** What a site answers, signed by it, and sealed so that nobody but the hub reads it. */
export async function sealAnswer(
  answer: object,
  { question, site, hub }: AnswerOf,
  { secret, sealing }: Pick<Keys, 'secret'> & { readonly sealing: JWK },
): Promise<string> {
  const signed = await new SignJWT({ answer, blanks: blanksBeside(answer) })
    .setProtectedHeader({ alg: algorithms.signing, typ: type })
    .setJti(question)
    .setIssuer(site)
    .setAudience(hub)
    .setIssuedAt()
    .sign(await signingKey(secret.signing));
  return seal(signed, sealing);
}

/** What a site answered, as it came: whether it makes sense is for who reads it. @throws EnvelopeError */
export async function openAnswer(
  text: string,
  { question, site, hub }: AnswerOf,
  { secret, signing }: Pick<Keys, 'secret'> & { readonly signing: JWK },
): Promise<unknown> {
  const signed = await unseal(text, { secret }).catch(foreign);
  const { payload } = await jwtVerify(signed, await signingKey(signing), {
    ...{ issuer: site, audience: hub, algorithms: [algorithms.signing], typ: type },
    ...{ maxTokenAge: 2 * questionSeconds, clockTolerance },
  }).catch(foreign);
  return answerIn(payload, question);
}

function answerIn({ jti, answer }: JWTPayload, question: string): unknown {
  if (jti !== question) throw new EnvelopeError('FOREIGN', 'it answers another question');
  return answer;
}
