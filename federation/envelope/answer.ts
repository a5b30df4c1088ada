import type { JWK, JWTPayload } from 'jose';
import { EnvelopeError, foreignOrThrow } from './envelope-error.ts';
import type { Keys } from './keys.ts';
import { questionSeconds } from './question.ts';
import { blanksBeside, unseal } from './seal.ts';
import { sealSaid, verifySaid } from './site-said.ts';

/** Which question is answered, by which site, for which hub. */
export type AnswerOf = { readonly question: string; readonly site: string; readonly hub: string };

const type = 'oncograph-answer+jwt';

const foreign = foreignOrThrow('it was not signed by the site, or not sealed for this hub');

/** What a site answers, signed by it, and sealed so that nobody but the hub reads it. */
export async function sealAnswer(
  answer: object,
  { question, site, hub }: AnswerOf,
  keys: Pick<Keys, 'secret'> & { readonly sealing: JWK },
): Promise<string> {
  return sealSaid({ answer, blanks: blanksBeside(answer), jti: question }, { type, site, hub }, keys);
}

/** What a site answered, as it came: whether it makes sense is for who reads it. @throws EnvelopeError */
export async function openAnswer(
  text: string,
  { question, site, hub }: AnswerOf,
  { secret, signing }: Pick<Keys, 'secret'> & { readonly signing: JWK },
): Promise<unknown> {
  const signed = await unseal(text, { secret }).catch(foreign);
  const terms = { signing, seconds: 2 * questionSeconds };
  const payload = await verifySaid(signed, { type, site, hub }, terms).catch(foreign);
  return answerIn(payload, question);
}

function answerIn({ jti, answer }: JWTPayload, question: string): unknown {
  if (jti !== question) throw new EnvelopeError('FOREIGN', 'it answers another question');
  return answer;
}
