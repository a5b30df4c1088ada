import { createHmac, createPublicKey } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoginError } from '../../../access/login.ts';
import { readPassport } from '../../../access/visas/passport.ts';
import { createVisaKeys } from '../../../access/visas/visa-issuer.ts';
import { startIssuer, type TestIssuer } from '../../support/issuer.ts';
import { aLink, aVisa, dac, linkTo, type Spoilt } from '../../support/visas.ts';

/** The issuer of the login, who is listed; an issuer of visas that is listed with its keys; and one that nobody listed. */
let broker: TestIssuer;
let rems: TestIssuer;
let stranger: TestIssuer;
let keys: ReturnType<typeof keysOf>;
beforeAll(async () => {
  [broker, rems, stranger] = await Promise.all([startIssuer(), startIssuer('RS256'), startIssuer()]);
  keys = keysOf({ issuer: broker.url }, { issuer: rems.url, keysAt: `${rems.url}/jwks` });
});
afterAll(() => Promise.all([broker, rems, stranger].map((one) => one.close())));

const keysOf = (...listed: readonly { issuer: string; keysAt?: string }[]) =>
  new Map(listed.map((one) => [one.issuer, createVisaKeys(one)]));

/** Reads the passport of `ada` of the broker. */
function read(claim: unknown, sources?: readonly string[]) {
  return readPassport(claim, { issuer: broker.url, subject: 'ada' }, { keys, sources });
}

/** What a passport is good for, and why the rest is not. */
async function toldOf(visas: readonly unknown[], sources?: readonly string[]) {
  const passport = await read(visas, sources);
  return [passport.visas.map(({ value }) => value), passport.refused];
}

const now = () => Math.floor(Date.now() / 1_000);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwkOf = (of: TestIssuer) => of.issuer.keys.toJSON(true)[0] ?? {};

describe('readPassport', () => {
  it('gives what a visa is good for, until when, and who says so', async () => {
    const exp = now() + 600;
    const { visas, refused } = await read([await aVisa(broker, 'a', { payload: { exp } })]);
    expect([visas, refused]).toEqual([
      [
        {
          ...{ issuer: broker.url, source: dac, by: 'dac', value: 'a' },
          asserted: expect.stringMatching(/^20.*Z$/),
          until: new Date(exp * 1_000).toISOString(),
        },
      ],
      [],
    ]);
  });

  const good: readonly (readonly [what: string, spoilt: Spoilt])[] = [
    ['the type JWT', { header: { typ: 'JWT' } }],
    ['its media type', { header: { typ: 'application/vnd.ga4gh.visa+jwt' } }],
    ['no type', { header: { typ: undefined } }],
    ['the word of a signing official', { visa: { by: 'so' } }],
    ['the word of a system', { visa: { by: 'system' } }],
    ['no condition in a list', { visa: { conditions: [] } }],
    ['an issuer whose clock is 5 s fast', { payload: { iat: now() + 5 } }],
    ['keys where the issuer has them', { header: { jku: 'KEYS' } }],
  ];

  it.each(good)('accepts a visa with %s', async (_what, { header = {}, ...spoilt }) => {
    const said = 'jku' in header ? { jku: `${broker.url}/jwks` } : header;
    expect(await toldOf([await aVisa(broker, 'a', { ...spoilt, header: said })])).toEqual([['a'], []]);
  });

  const cases: readonly (readonly [what: string, make: () => Promise<string> | string, why: string])[] = [
    ['over', () => aVisa(broker, 'a', { payload: { exp: now() - 300 } }), 'over'],
    [
      'that comes 5 minutes too early',
      () => aVisa(broker, 'a', { payload: { iat: now() + 300 } }),
      'of the future',
    ],
    ['asserted in 5 minutes', () => aVisa(broker, 'a', { visa: { asserted: now() + 300 } }), 'of the future'],
    [
      'of which the time has not come',
      () => aVisa(broker, 'a', { payload: { nbf: now() + 300 } }),
      'wrong in nbf',
    ],
    ['without an end', () => aVisa(broker, 'a', { payload: { exp: undefined } }), 'wrong in exp'],
    [
      'with an end in a million years',
      () => aVisa(broker, 'a', { payload: { exp: 1e13 } }),
      'without an end',
    ],
    ['without a beginning', () => aVisa(broker, 'a', { payload: { iat: undefined } }), 'wrong in iat'],
    ['without a subject', () => aVisa(broker, 'a', { payload: { sub: undefined } }), 'wrong in sub'],
    ['of another person', () => aVisa(broker, 'a', { payload: { sub: 'bob' } }), 'of somebody else'],
    ['of a person who is called alike elsewhere', () => aVisa(rems, 'a'), 'of somebody else'],
    ['of an issuer that nobody listed', () => aVisa(stranger, 'a'), 'of an issuer that is not listed'],
    [
      'of an issuer whose name only begins so',
      () => aVisa(broker, 'a', { payload: { iss: `${broker.url}/` } }),
      'of an issuer that is not listed',
    ],
    [
      'by a key of a stranger under a known kid',
      () => aVisa(stranger, 'a', { payload: { iss: broker.url } }),
      'not signed by its issuer',
    ],
    [
      'that says where its key is',
      () => aVisa(stranger, 'a', { payload: { iss: broker.url }, header: { jku: `${stranger.url}/jwks` } }),
      'naming keys elsewhere',
    ],
    [
      'whose keys are elsewhere than listed',
      () => aVisa(rems, 'a', { header: { jku: `${stranger.url}/jwks` } }),
      'naming keys elsewhere',
    ],
    [
      'whose keys are where a longer address leads',
      () => aVisa(rems, 'a', { header: { jku: `${rems.url}/jwks?a=b` } }),
      'naming keys elsewhere',
    ],
    ['whose keys have no address', () => aVisa(rems, 'a', { header: { jku: 7 } }), 'naming keys elsewhere'],
    [
      'with a key of its own',
      () => aVisa(stranger, 'a', { payload: { iss: broker.url }, header: { jwk: jwkOf(stranger) } }),
      'not signed by its issuer',
    ],
    [
      'with a certificate of its own',
      () => aVisa(stranger, 'a', { payload: { iss: broker.url }, header: { x5u: `${stranger.url}/x5u` } }),
      'not signed by its issuer',
    ],
    [
      'without a signature',
      () => new UnsecuredJWT({ iss: broker.url, sub: 'ada', exp: now() + 60 }).encode(),
      'not signed by its issuer',
    ],
    [
      'signed with the public key',
      () => {
        const key = createPublicKey({ key: jwkOf(rems), format: 'jwk' }).export({
          type: 'spki',
          format: 'pem',
        });
        const input = `${encode({ alg: 'HS256', kid: 'first' })}.${encode({ iss: rems.url, sub: 'ada' })}`;
        return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
      },
      'not signed by its issuer',
    ],
    [
      'whose value was changed',
      async () => {
        const [header, payload = '', signature] = (await aVisa(broker, 'a')).split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
        const said = { ...claims, ga4gh_visa_v1: { ...claims.ga4gh_visa_v1, value: 'b' } };
        return [header, encode(said), signature].join('.');
      },
      'not signed by its issuer',
    ],
    ['by the person', () => aVisa(broker, 'a', { visa: { by: 'self' } }), 'by nobody who decides'],
    ['by a colleague', () => aVisa(broker, 'a', { visa: { by: 'peer' } }), 'by nobody who decides'],
    ['by nobody', () => aVisa(broker, 'a', { visa: { by: undefined } }), 'by nobody who decides'],
    [
      'by a word that is not known',
      () => aVisa(broker, 'a', { visa: { by: 'DAC' } }),
      'by nobody who decides',
    ],
    [
      'without a value',
      () => aVisa(broker, 'a', { visa: { value: undefined } }),
      'without type, value or source',
    ],
    [
      'with a list of values',
      () => aVisa(broker, 'a', { visa: { value: ['a'] } }),
      'without type, value or source',
    ],
    ['without a source', () => aVisa(broker, 'a', { visa: { source: '' } }), 'without type, value or source'],
    [
      'that nobody asserted',
      () => aVisa(broker, 'a', { visa: { asserted: undefined } }),
      'not said when it was asserted',
    ],
    [
      'that is none',
      () => aVisa(broker, 'a', { payload: { ga4gh_visa_v1: undefined } }),
      'without ga4gh_visa_v1',
    ],
    ['that is an access token', () => aVisa(broker, 'a', { header: { typ: 'at+jwt' } }), 'no document'],
    ['that opens UserInfo', () => aVisa(broker, 'a', { payload: { scope: 'email openid' } }), 'no document'],
    ['that is no token', () => 'abc', 'no signed token'],
    ['of 20 kB', () => aVisa(broker, 'a', { payload: { pad: 'a'.repeat(20_000) } }), 'too long, or no text'],
    [
      'under conditions of a form that is not known',
      () => aVisa(broker, 'a', { visa: { conditions: { type: 'ResearcherStatus' } } }),
      'with conditions that are not understood',
    ],
    [
      'under conditions that nothing meets',
      () =>
        aVisa(broker, 'a', {
          visa: { conditions: [[{ type: 'ResearcherStatus', value: 'const:https://doi.org/1' }]] },
        }),
      'with conditions that are not met',
    ],
  ];

  it.each(cases)('refuses a visa %s', async (_what, make, why) => {
    const before = stranger.asked.length;
    const good = await aVisa(broker, 'good');
    expect(await toldOf([await make(), good])).toEqual([['good'], [`1 visa ${why}`]]);
    expect(stranger.asked.length - before).toBe(0);
  });

  it('looks at no visa that says something else', async () => {
    const other = await aVisa(broker, 'a', { visa: { type: 'AcceptedTermsAndPolicies', by: 'self' } });
    expect(await toldOf([other])).toEqual([[], []]);
  });

  it('takes sources that are listed alone, letter by letter', async () => {
    const [listed, longer] = await Promise.all([
      aVisa(broker, 'a'),
      aVisa(broker, 'b', { visa: { source: `${dac}/` } }),
    ]);
    expect(await toldOf([listed, longer], [dac])).toEqual([['a'], ['1 visa of a source that is not listed']]);
    expect(await toldOf([listed, longer])).toEqual([['a', 'b'], []]);
  });

  it('counts why visas are refused', async () => {
    const over = () => aVisa(broker, 'a', { payload: { exp: now() - 300 } });
    expect(await toldOf([await over(), 'abc', await over()])).toEqual([
      [],
      ['2 visas over', '1 visa no signed token'],
    ]);
  });

  it.each([
    ['is a text', 'abc'],
    ['is null', null],
    ['is an object', { length: 1 }],
  ])('looks at no passport that %s', async (_what, claim) => {
    expect(await read(claim)).toEqual({ visas: [], refused: ['The passport is no list of visas.'] });
  });

  it('has nothing of a person without a passport', async () => {
    expect([await read(undefined), await read([])]).toEqual([
      { visas: [], refused: [] },
      { visas: [], refused: [] },
    ]);
  });

  it('looks at none of 500 visas', async () => {
    const visa = await aVisa(broker, 'a');
    const before = performance.now();
    expect(await read(Array.from({ length: 500 }, () => visa))).toEqual({
      visas: [],
      refused: ['The passport has more than 100 visas: none was looked at.'],
    });
    expect(performance.now() - before).toBeLessThan(50);
  });

  it('verifies 100 visas while others go on', async () => {
    const visas = await Promise.all(Array.from({ length: 100 }, (_, at) => aVisa(broker, `d${at}`)));
    const turns = { of: 0 };
    const others = setInterval(() => {
      turns.of += 1;
    });
    expect((await read(visas)).visas.length).toBe(100);
    clearInterval(others);
    expect(turns.of).toBeGreaterThan(5);
  });

  it('cannot judge visas of a listed issuer whose keys cannot be read', async () => {
    const away = await startIssuer();
    const visa = await aVisa(away, 'a');
    await away.close();
    const keys = keysOf({ issuer: away.url });
    const reading = readPassport([visa], { issuer: away.url, subject: 'ada' }, { keys, sources: undefined });
    await expect(reading).rejects.toThrow(LoginError);
    await expect(reading).rejects.toMatchObject({ code: 'LOGIN_UNAVAILABLE' });
  });

  it('asks for keys once in 5 s, whatever keys visas name', async () => {
    const keys = keysOf({ issuer: rems.url, keysAt: `${rems.url}/jwks` });
    const before = rems.asked.length;
    const visas = await Promise.all(
      Array.from({ length: 50 }, (_, at) => aVisa(rems, 'a', { header: { kid: `k${at}` } })),
    );
    await readPassport(visas, { issuer: rems.url, subject: 'ada' }, { keys, sources: undefined });
    expect(rems.asked.length - before).toBe(1);
  });
});

describe('visas that mean the person under another name', () => {
  it('count where a listed issuer links both', async () => {
    const visa = await aVisa(rems, 'a', { payload: { sub: 'ada@rems' } });
    const link = await aLink(broker, [linkTo(stranger, 'x'), linkTo(rems, 'ada@rems')]);
    expect(await toldOf([visa, link])).toEqual([['a'], []]);
    expect(await toldOf([visa])).toEqual([[], ['1 visa of somebody else']]);
  });

  it('count through several links, in any order', async () => {
    const visa = await aVisa(rems, 'a', { payload: { sub: 'r' } });
    const first = await aLink(broker, [linkTo(stranger, 's')]);
    const second = await aLink(rems, [linkTo(stranger, 's')], { payload: { sub: 'r' } });
    expect(await toldOf([second, visa, first])).toEqual([['a'], []]);
  });

  it.each([
    ['by an issuer that nobody listed', () => aLink(stranger, [linkTo(rems, 'r'), linkTo(broker, 'ada')])],
    ['of other people', () => aLink(broker, [linkTo(rems, 'r')], { payload: { sub: 'bob' } })],
    ['over', () => aLink(broker, [linkTo(rems, 'r')], { payload: { exp: now() - 300 } })],
    ['to a name that begins so', () => aLink(broker, [linkTo(rems, 'r2')])],
    ['to names in the other order', () => aLink(broker, [linkTo(rems, 'r').split(',').reverse().join(',')])],
    ['by themselves', () => aLink(broker, [linkTo(rems, 'r')], { visa: { by: 'self' } })],
    ['by nobody', () => aLink(broker, [linkTo(rems, 'r')], { visa: { by: undefined } })],
    ['with a blank', () => aLink(broker, [` ${linkTo(rems, 'r')}`])],
    ['in a form that is none', () => aLink(broker, ['%', `r,${rems.url},more`])],
    [
      'under conditions',
      () =>
        aLink(broker, [linkTo(rems, 'r')], { visa: { conditions: [[{ type: 'X', value: 'pattern:*' }]] } }),
    ],
  ])('do not count by a link %s', async (_what, link) => {
    const visa = await aVisa(rems, 'a', { payload: { sub: 'r' } });
    expect((await toldOf([visa, await link()]))[0]).toEqual([]);
  });
});
