import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createKeys } from '../../../federation/envelope/keys.ts';
import { openQuestion, type Question, signQuestion } from '../../../federation/envelope/question.ts';

const [hub, other] = await Promise.all([createKeys(), createKeys()]);
const known = { id: 'hub', signing: hub.signing };
const question: Question = {
  ...{ id: 'q-1', hub: 'hub', sites: ['north', 'south'], where: { patient: { sex: ['FEMALE'] } } },
  facets: [{ field: 'SEX' }, { field: 'MUTATED_GENE', values: ['TP53'], missing: true }],
  asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: 'hospital.example.org' },
  purpose: 'feasibility',
};
const signed = await signQuestion(question, hub);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

/** What a site says of a text. */
const kindOf = (text: string, { site = 'north', now = new Date() } = {}) =>
  openQuestion(text, { site, hub: known, now }).then(
    () => 'taken',
    (error) => error.kind,
  );

/** A text that is signed as is said, with the claims of a question but for some. */
async function signedWith(
  claims: object,
  { keys = hub, alg = 'Ed25519', typ = 'oncograph-question+jwt', iat = Math.floor(Date.now() / 1_000) } = {},
) {
  const { id: jti, hub: iss, sites, ...asked } = question;
  return new SignJWT({ jti, iss, aud: [...sites], ...asked, iat, ...claims })
    .setProtectedHeader({ alg, typ })
    .sign(await importJWK(keys.secret.signing, alg));
}

describe('a question', () => {
  it('is the same at each site that is asked, with who asks and for what', async () => {
    for (const site of ['north', 'south'])
      expect(await openQuestion(signed, { site, hub: known })).toEqual(question);
  });

  it('is none for a site that is not asked', async () => {
    expect(await kindOf(signed, { site: 'west' })).toBe('FOREIGN');
  });

  it.each([
    ['changed in any letter', () => `${signed.slice(0, -20)}A${signed.slice(-19)}`],
    ['signed by another', () => signedWith({}, { keys: other })],
    ['of another hub', () => signedWith({ iss: 'hub2' })],
    ['of another kind', () => signedWith({}, { typ: 'oncograph-answer+jwt' })],
    [
      'not signed',
      async () => new UnsecuredJWT({ ...question, iss: 'hub', aud: 'north' }).setIssuedAt().encode(),
    ],
    [
      'signed by what everybody knows',
      async () =>
        new SignJWT({ ...question, iss: 'hub', aud: 'north', jti: 'x' })
          .setProtectedHeader({ alg: 'HS256', typ: 'oncograph-question+jwt' })
          .setIssuedAt()
          .sign(Buffer.from(JSON.stringify(hub.signing))),
    ],
    ['no text of this kind', () => '{"where":{}}'],
    ['empty', () => ''],
  ])('is not taken where it is %s', async (_what, text) => {
    expect(await kindOf(await text())).toBe('FOREIGN');
  });

  it.each([
    [-29, 'taken'],
    [89, 'taken'],
    [91, 'LATE'],
    [300, 'LATE'],
    [-40, 'LATE'],
    [-300, 'LATE'],
  ])('that is read %i s after it was signed is %s', async (seconds, kind) => {
    expect(await kindOf(signed, { now: inSeconds(seconds) })).toBe(kind);
  });

  it.each([
    ['who asks', { asker: undefined }],
    ['what', { where: undefined }],
    ['which it is', { jti: undefined }],
    ['when', { iat: undefined }],
  ])('does not leave out %s', async (_what, claims) => {
    expect(await kindOf(await signedWith(claims))).not.toBe('taken');
  });

  it.each([
    { asker: 'ada' },
    { asker: { issuer: '', subject: 'ada' } },
    { asker: { issuer: 'x', subject: 5 } },
    { asker: { issuer: 'x', subject: 'y', organisation: ['z'] } },
    { jti: 'a.b' },
    { jti: 7 },
    { jti: ['q-1'] },
    { jti: { a: 1 } },
    { jti: true },
    { jti: '>' },
    ...['a\nb', 'a\u001b[2J', 'a\u202eb', 'a\u2028b', 'a\u200bb', 'a\u0085b', 'a\ud800b'].flatMap((text) => [
      { purpose: text },
      { asker: { issuer: 'x', subject: text } },
      { asker: { issuer: 'x', subject: 'y', organisation: text } },
    ]),
    { facets: { field: 'SEX' } },
    { facets: ['SEX'] },
    { facets: [{ field: 'NAME' }] },
    { facets: [{ field: '__proto__' }] },
    { facets: [{ field: 'SEX' }, { field: 'SEX' }] },
    { facets: [{ field: 'SEX', values: 'MALE' }] },
    { facets: [{ field: 'SEX', values: [''] }] },
    { facets: [{ field: 'SEX', values: [7] }] },
    { facets: [{ field: 'SEX', missing: 'yes' }] },
    { purpose: { of: 'x' } },
    { purpose: 'x'.repeat(501) },
  ])('that is signed and makes no sense is malformed: %j', async (claims) => {
    expect(await kindOf(await signedWith(claims))).toBe('MALFORMED');
  });
});
