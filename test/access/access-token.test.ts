import { createHmac, createPublicKey } from 'node:crypto';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAccessToken } from '../../access/access-token.ts';
import { createIssuerKeys } from '../../access/issuer.ts';
import { LoginError } from '../../access/login.ts';
import { audience, startIssuer, type TestIssuer } from '../support/issuer.ts';

let issuer: TestIssuer;
let foreign: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer('RS256');
  foreign = await startIssuer('RS256');
});
afterAll(() => Promise.all([issuer.close(), foreign.close()]));

const now = () => Math.floor(Date.now() / 1_000);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const keyOf = (of: TestIssuer) => {
  const jwk = of.issuer.keys.toJSON(true)[0];
  if (jwk === undefined) throw new TypeError('no key');
  return jwk;
};

/** A verifier that has read nothing yet. */
function createVerify(): (token: string) => Promise<unknown> {
  const rules = { issuers: new Map([[issuer.url, createIssuerKeys(issuer.url)]]), audience };
  return (token) => verifyAccessToken(token, rules);
}

/** Of a refusal its code and kind. */
async function refusalOf(verified: Promise<unknown>): Promise<unknown> {
  const error = await verified.then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  return error instanceof LoginError ? [error.code, error.kind] : error;
}

/** A token that was signed by hand, with a header of any kind. */
async function signed(header: object, payload: object = {}, of = issuer): Promise<string> {
  const claims = { iss: issuer.url, aud: audience, sub: 'ada', iat: now(), exp: now() + 60, ...payload };
  const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'first', typ: 'JWT', ...header });
  return token.sign(await importJWK(keyOf(of), 'RS256'));
}

/** The claims of a good token with a header and a signature of one's own. */
const forged = (header: object, sign: (input: string) => string) => {
  const claims = { iss: issuer.url, aud: audience, sub: 'ada', iat: now(), exp: now() + 60 };
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign(input)}`;
};

describe('verifyAccessToken', () => {
  it('says who it is, and until when', async () => {
    const exp = now() + 600;
    const token = await issuer.token((_header, payload) => Object.assign(payload, { exp, name: 'Ada L.' }));
    expect(await createVerify()(token)).toEqual({
      person: { issuer: issuer.url, subject: 'ada', name: 'Ada L.' },
      until: new Date(exp * 1_000).toISOString(),
      by: 'access token',
    });
  });

  it.each([
    ['the type of RFC 9068', { typ: 'at+jwt' }, {}],
    ['its media type', { typ: 'application/at+JWT' }, { nonce: 'n' }],
    ['no type', { typ: undefined }, {}],
    ['a token of Keycloak', {}, { typ: 'Bearer', azp: 'portal', sid: 's' }],
    ['several audiences', {}, { aud: ['other', audience] }],
    ['clocks that are 5 s apart', {}, { iat: now() + 5, nbf: now() + 5, exp: now() + 60 }],
    ['a token that was over 5 s ago', {}, { exp: now() - 5 }],
  ])('accepts %s', async (_what, header, payload) => {
    expect(await createVerify()(await signed(header, payload))).toMatchObject({ person: { subject: 'ada' } });
  });

  const invalid = 'ERR_JWT_CLAIM_VALIDATION_FAILED';
  const cases: readonly (readonly [what: string, make: () => Promise<string> | string, kind: string])[] = [
    ['that is over', () => signed({}, { exp: now() - 300 }), 'ERR_JWT_EXPIRED exp'],
    ['of which the time has not come', () => signed({}, { nbf: now() + 300 }), `${invalid} nbf`],
    [
      'of an issuer whose clock is 5 minutes fast',
      () => signed({}, { iat: now() + 300, exp: now() + 900 }),
      'iat',
    ],
    ['for somebody else', () => signed({}, { aud: 'https://other.example.org' }), `${invalid} aud`],
    ['for somebody whose name begins so', () => signed({}, { aud: `${audience}/` }), `${invalid} aud`],
    ['for nobody', () => signed({}, { aud: undefined }), `${invalid} aud`],
    ['of an issuer that is not set', () => signed({}, { iss: foreign.url }), 'issuer'],
    ['of an issuer whose name ends in a slash', () => signed({}, { iss: `${issuer.url}/` }), 'issuer'],
    ['without an issuer', () => signed({}, { iss: undefined }), 'issuer'],
    ['without an end', () => signed({}, { exp: undefined }), `${invalid} exp`],
    ['without a beginning', () => signed({}, { iat: undefined }), `${invalid} iat`],
    ['without a subject', () => signed({}, { sub: undefined }), `${invalid} sub`],
    ['with an empty subject', () => signed({}, { sub: '' }), 'subject'],
    ['with an end in a million years', () => signed({}, { exp: 1e13 }), 'exp'],
    ['with an end after the year 9999', () => signed({}, { exp: 253_402_300_800 }), 'exp'],
    [
      'with an unknown crit',
      () => forged({ alg: 'RS256', kid: 'first', crit: ['x'], x: 1 }, () => 'AAAA'),
      'ERR_JOSE_NOT_SUPPORTED',
    ],
    [
      'without a signature',
      () => new UnsecuredJWT({ iss: issuer.url, aud: audience, sub: 'ada', exp: now() + 60 }).encode(),
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    [
      'by a key of a stranger under a known kid',
      () => signed({}, {}, foreign),
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    [
      'with a key of its own',
      () => signed({ jwk: keyOf(foreign) }, {}, foreign),
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    [
      'that says where its key is',
      () => signed({ jku: `${foreign.url}/jwks`, x5u: `${foreign.url}/x5u` }, {}, foreign),
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    ['that is an ID token', () => signed({}, { nonce: 'n' }), 'no access token'],
    ['that is an ID token with the hash of another', () => signed({}, { at_hash: 'h' }), 'no access token'],
    ['that is an ID token of Keycloak', () => signed({}, { typ: 'ID' }), 'no access token'],
    ['that is a logout token', () => signed({ typ: 'logout+jwt' }), 'no access token'],
    ['with a type that is none', () => signed({ typ: 7 }), 'no access token'],
    ['that is no token', () => 'abc', 'malformed'],
    ['of two parts', () => `${encode({ alg: 'RS256' })}.${encode({ iss: issuer.url })}`, 'malformed'],
  ];

  it.each(cases)('refuses one %s', async (_what, make, kind) => {
    const before = foreign.asked.length;
    expect(await refusalOf(createVerify()(await make()))).toEqual(['UNAUTHENTICATED', kind]);
    expect(foreign.asked.length - before).toBe(0);
  });

  it('refuses one that was signed with the public key', async () => {
    const key = createPublicKey({ key: keyOf(issuer), format: 'jwk' });
    const spki = key.export({ type: 'spki', format: 'pem' });
    const token = forged({ alg: 'HS256', kid: 'first' }, (input) =>
      createHmac('sha256', spki).update(input).digest('base64url'),
    );
    expect(await refusalOf(createVerify()(token))).toEqual(['UNAUTHENTICATED', 'ERR_JOSE_ALG_NOT_ALLOWED']);
  });

  it('refuses one of which a claim was changed', async () => {
    const [header, payload = '', signature] = (await issuer.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const token = [header, encode({ ...claims, sub: 'bob' }), signature].join('.');
    expect(await refusalOf(createVerify()(token))).toEqual([
      'UNAUTHENTICATED',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ]);
  });
});
