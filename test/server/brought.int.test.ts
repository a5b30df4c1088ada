import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntitlementRule } from '../../access/brought/entitlements.ts';
import { addGrants } from '../../access/grants/grants.ts';
import { Graph } from '../../graph/graph.ts';
import { followIndex } from '../../index/current.ts';
import { createCaller } from '../../server/caller.ts';
import { createLog } from '../../server/log.ts';
import { type Serving, serve } from '../../server/serve.ts';
import { followTerminology } from '../../terminology/current.ts';
import { clearAccess, forgetAccess, seedAccess, shareThird } from '../support/access-graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { audience, startIssuer, type TestIssuer } from '../support/issuer.ts';
import { aVisa, dac } from '../support/visas.ts';

const graph = new Graph(testDatabase().address);
const probe = new Graph(testDatabase().address);
const publicUrl = 'https://kg.example.org/a';
const members = 'urn:geant:example.org:group:oncology:members#aai.example.org';
const logged: string[] = [];
let issuer: TestIssuer;
/** Another issuer whose people may log in. */
let other: TestIssuer;
let serving: Serving;

/** Datasets by what people of `issuer` have there. */
const rules = (): readonly EntitlementRule[] => [
  { issuer: issuer.url, entitlement: members, datasets: ['gr-a1'], role: 'READER' },
  {
    ...{ issuer: issuer.url, claim: ['realm_access', 'roles'], entitlement: 'keeper' },
    ...{ datasets: ['gr-b1'], role: 'STEWARD' },
  },
];

beforeAll(async () => {
  await seedAccess(graph);
  [issuer, other] = await Promise.all([startIssuer(), startIssuer()]);
  await createAsk(graph, callerOf('gr-a1'))('{ cohort(where: { patient: {} }) { count { value } } }'); // builds the index
  const config = {
    access: 'tiered' as const,
    allowOpen: 'no' as const,
    licensedNames: 'shown' as const,
    publicUrl,
    oidcIssuers: [issuer.url, other.url],
    oidcAudience: audience,
    visaIssuers: [{ issuer: issuer.url }],
    visaSources: [dac],
    entitlements: rules(),
  };
  const log = createLog('trace', { write: (line) => logged.push(line) });
  const terminology = followTerminology(graph);
  serving = await serve({
    config: { ...config, host: '127.0.0.1', port: 0 },
    ...{ graph, terminology, probe, log, version: '1.2.3' },
    index: followIndex(graph, terminology, { folder: testDatabase().indexFolder }),
    caller: createCaller(graph, config, log),
  });
});
beforeEach(() => forgetAccess(graph));
afterEach(() => {
  vi.useRealTimers();
  issuer.answer = undefined;
  for (const one of [issuer, other]) one.service.removeAllListeners('beforeUserinfo');
  logged.length = 0;
});
afterAll(async () => {
  await serving.close();
  await Promise.all([issuer.close(), other.close()]);
  await clearAccess(graph);
  await Promise.all([graph.close(), probe.close()]);
});

/** A token of `ada` that is good for an hour, with claims. */
const tokenWith = (claims: object, of = issuer) =>
  of.token((_header, payload) =>
    Object.assign(payload, { exp: payload.iat + 3_600, jti: randomUUID(), ...claims }),
  );
const passportToken = () => tokenWith({ scope: 'openid ga4gh_passport_v1' });

/** What the issuer knows of whoever asks. */
function knows(body: object, { of = issuer, statusCode = 200 } = {}): void {
  of.service.removeAllListeners('beforeUserinfo');
  of.service.on('beforeUserinfo', (answer) =>
    Object.assign(answer, { statusCode, body: { sub: 'ada', ...body } }),
  );
}
const carries = async (...visas: readonly (string | Promise<string>)[]) =>
  knows({ ga4gh_passport_v1: await Promise.all(visas) });

async function asked(query: string, token: string) {
  const answer = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { data, errors = [] } = JSON.parse(await answer.text());
  const codes = errors.map((one: { extensions: { code: string } }) => one.extensions.code);
  return { status: answer.status, headers: answer.headers, data, codes };
}

const me = '{ me { visaProblems grants { source datasetId role reason from until isUsable problem } } }';
const grantsOf = async (token: string) => {
  const { data } = await asked(me, token);
  return data.me.grants.map(({ source, datasetId, role }: Record<string, string>) => [
    source,
    datasetId,
    role,
  ]);
};
const count = async (token: string) => {
  const { data, codes } = await asked('{ cohort(where: { patient: {} }) { count { value } } }', token);
  return data?.cohort.count.value ?? codes;
};
const timesAsked = (of = issuer) => of.asked.filter((path) => path === '/userinfo').length;
const refusals = () => logged.filter((line) => line.includes('visas refused'));

describe('a visa', () => {
  it.each([['gr-a1'], [`${publicUrl}/dataset/gr-a1`]])('gives %s to who logs in with it', async (value) => {
    await carries(aVisa(issuer, value), aVisa(issuer, 'EGAD00000000001'));
    const token = await passportToken();
    const { data } = await asked(me, token);
    expect(data.me).toEqual({
      visaProblems: [],
      grants: [
        {
          ...{ source: 'VISA', datasetId: 'gr-a1', role: 'READER', isUsable: true, problem: null },
          reason: `ControlledAccessGrants of ${dac} (dac), signed by ${issuer.url}`,
          ...{ from: expect.any(String), until: expect.any(String) },
        },
      ],
    });
    expect(await count(token)).toBe(1);
    const dump = await fetch(`${serving.url}/dump/records.nq.gz`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = gunzipSync(Buffer.from(await dump.arrayBuffer())).toString();
    expect([text.includes('gr-ada'), text.includes('gr-bob')]).toEqual([true, false]);
  });

  it.each([
    ['a beginning of it', 'gr-a'],
    ['a pattern', 'gr-*'],
    ['a blank after it', 'gr-a1 '],
    ['a blank before it', ' gr-a1'],
    ['other letters', 'GR-A1'],
    ['percent signs', 'gr%2Da1'],
    ['percent signs in its address', `${publicUrl}/dataset/gr%2Da1`],
    ['a slash after its address', `${publicUrl}/dataset/gr-a1/`],
    ['something in its address', `${publicUrl}/dataset/gr-a1#records`],
    ['its address without TLS', 'http://kg.example.org/a/dataset/gr-a1'],
    ['its address at another host', 'https://other.example.org/a/dataset/gr-a1'],
    ['its address in other letters', `${publicUrl}/Dataset/gr-a1`],
    ['all addresses', `${publicUrl}/dataset/`],
    ['half a percent sign', `${publicUrl}/dataset/%`],
  ])('gives nothing for %s', async (_what, value) => {
    await carries(aVisa(issuer, value));
    const token = await passportToken();
    expect([await grantsOf(token), await count(token)]).toEqual([[], ['FORBIDDEN']]);
  });

  it('gives nothing where the issuer says so of somebody else', async () => {
    knows({ sub: 'bob', ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] });
    expect(await asked(me, await passportToken())).toMatchObject({
      status: 401,
      codes: ['UNAUTHENTICATED'],
    });
  });

  it('of one issuer is nothing to who is called alike at another', async () => {
    knows({ ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')] }, { of: other });
    const token = await tokenWith({ scope: 'openid ga4gh_passport_v1' }, other);
    expect((await asked(me, token)).data.me).toEqual({
      grants: [],
      visaProblems: ['1 visa of somebody else'],
    });
  });

  it('is asked for only with a token that says so', async () => {
    await carries(aVisa(issuer, 'gr-a1'));
    const before = timesAsked(other);
    for (const scope of [
      'profile',
      'ga4gh_passport_v1',
      'openid ga4gh_passport_v1x',
      ['openid', 'ga4gh_passport_v1'],
    ])
      expect(await grantsOf(await tokenWith({ scope }, other))).toEqual([]);
    expect(timesAsked(other) - before).toBe(0);
  });

  it('stands not in the token itself', async () => {
    const claims = { ga4gh_passport_v1: [await aVisa(issuer, 'gr-a1')], eduperson_entitlement: [] };
    expect(
      await grantsOf(await tokenWith({ ...claims, realm_access: { roles: [] }, scope: 'openid' })),
    ).toEqual([]);
  });

  it('goes together with what is granted here: datasets that share records are used together', async () => {
    await shareThird(graph);
    await carries(aVisa(issuer, 'gr-b3'));
    const token = await passportToken();
    expect((await asked(me, token)).data.me.grants).toMatchObject([{ datasetId: 'gr-b3', isUsable: false }]);
    expect(await count(token)).toEqual(['FORBIDDEN']);
    await carries(aVisa(issuer, 'gr-b3'), aVisa(issuer, 'gr-b1'));
    const second = await passportToken();
    expect((await asked(me, second)).data.me.grants).toMatchObject([
      { datasetId: 'gr-b3', isUsable: true },
      { datasetId: 'gr-b1', isUsable: true },
    ]);
    expect(await count(second)).toBe(2);
    await seedAccess(graph);
  });

  it('that is refused is told of by its kind, and logged without what is in it', async () => {
    await carries(aVisa(issuer, 'gr-secret', { payload: { exp: 1_000 } }), aVisa(other, 'gr-secret'));
    const token = await passportToken();
    const refused = ['1 visa over', '1 visa of an issuer that is not listed'];
    expect((await asked(me, token)).data.me).toEqual({ grants: [], visaProblems: refused });
    await asked(me, token);
    expect(refusals().map((line) => JSON.parse(line).refused)).toEqual([refused]); // once, as it was read once
    expect(logged.join('\n')).not.toContain('gr-secret');
  });
});

describe('a passport', () => {
  it.each([
    ['of 1 MB', () => ['a'.repeat(1_000_000)], /more than 500 kB/],
    ['of 500 visas', async () => Array.from({ length: 500 }, () => 'a.b.c'), /more than 100 visas/],
    ['that is none', () => ({ a: 1 }), /no list/],
  ])('%s gives nothing, and says so soon', async (_what, make, told) => {
    knows({ ga4gh_passport_v1: await make() });
    const before = performance.now();
    const { data } = await asked(me, await passportToken());
    expect(data.me).toEqual({ grants: [], visaProblems: [expect.stringMatching(told)] });
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('is read once in ten minutes: what is taken away there is gone then', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await carries(aVisa(issuer, 'gr-a1'));
    const token = await passportToken();
    const before = timesAsked();
    await Promise.all([count(token), count(token), count(token)]);
    knows({ ga4gh_passport_v1: [] });
    vi.setSystemTime(Date.now() + 599_000);
    expect([await count(token), timesAsked() - before]).toEqual([1, 1]);
    vi.setSystemTime(Date.now() + 2_000);
    expect([await count(token), timesAsked() - before]).toEqual([['FORBIDDEN'], 2]);
  });

  it('gives what it has until the visa is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const exp = Math.floor(Date.now() / 1_000) + 120;
    await carries(aVisa(issuer, 'gr-a1', { payload: { exp } }));
    const token = await passportToken();
    expect((await asked(me, token)).data.me.grants).toMatchObject([
      { until: new Date(exp * 1_000).toISOString() },
    ]);
    vi.setSystemTime(exp * 1_000);
    expect(await count(token)).toEqual(['FORBIDDEN']);
  });
});

describe('while the issuer is away', () => {
  const away = () => {
    issuer.answer = (request, response) =>
      request.url === '/userinfo'
        ? request.socket.destroy()
        : issuer.service.requestHandler(request, response);
  };

  it('nobody gets less than they may without being told, and all of it once it is back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await carries(aVisa(issuer, 'gr-a1'));
    away();
    const token = await passportToken();
    const before = timesAsked();
    const first = await asked(me, token);
    expect([first.status, first.codes, Number(first.headers.get('retry-after')) > 0]).toEqual([
      503,
      ['LOGIN_UNAVAILABLE'],
      true,
    ]);
    issuer.answer = undefined;
    expect((await asked(me, token)).status).toBe(503); // it is not asked again at once
    expect(timesAsked() - before).toBe(1);
    vi.setSystemTime(Date.now() + 5_001);
    expect(await count(token)).toBe(1);
  });

  it('what is known goes on', async () => {
    await carries(aVisa(issuer, 'gr-a1'));
    const token = await passportToken();
    expect(await count(token)).toBe(1);
    away();
    expect(await count(token)).toBe(1);
  });

  it.each([
    ['no longer knows the token', 401, 401, 'UNAUTHENTICATED'],
    ['fails', 500, 503, 'LOGIN_UNAVAILABLE'],
    ['leads elsewhere', 302, 503, 'LOGIN_UNAVAILABLE'],
  ])('or %s', async (_what, statusCode, status, code) => {
    knows({}, { statusCode });
    expect(await asked(me, await passportToken())).toMatchObject({ status, codes: [code] });
  });

  it('or answers something else than JSON', async () => {
    issuer.answer = (request, response) =>
      request.url === '/userinfo'
        ? response.end('eyJ.eyJ.x')
        : issuer.service.requestHandler(request, response);
    expect((await asked(me, await passportToken())).codes).toEqual(['LOGIN_UNAVAILABLE']);
    expect(logged.join('\n')).not.toContain('eyJ.eyJ');
  });
});

describe('an entitlement', () => {
  const silent = { scope: 'profile' };

  it.each([
    ['in a list', { eduperson_entitlement: ['urn:x', members] }],
    ['as one text', { eduperson_entitlement: members }],
  ])('%s gives its dataset', async (_what, claims) => {
    const token = await tokenWith({ ...silent, ...claims });
    expect(await grantsOf(token)).toEqual([['ENTITLEMENT', 'gr-a1', 'READER']]);
    expect(await count(token)).toBe(1);
    const { data } = await asked(me, token);
    expect(data.me.grants[0].reason).toBe(`eduperson_entitlement: ${members}`);
  });

  it.each([
    ['longer', { eduperson_entitlement: [members.replace('members', 'members2')] }],
    ['shorter', { eduperson_entitlement: [members.slice(0, -1)] }],
    ['in other letters', { eduperson_entitlement: [members.toUpperCase()] }],
    ['with percent signs', { eduperson_entitlement: [members.replace('#', '%23')] }],
    ['with a blank', { eduperson_entitlement: [`${members} `] }],
    ['in one text with another', { eduperson_entitlement: `${members},urn:x` }],
    ['in a list in a list', { eduperson_entitlement: [[members]] }],
    ['in another claim', { entitlements: [members], roles: [members] }],
    ['in an object', { eduperson_entitlement: { [members]: true } }],
    ['of another program', { resource_access: { other: { roles: ['keeper'] } } }],
    ['beside where it belongs', { 'realm_access.roles': ['keeper'] }],
  ])('%s gives nothing', async (_what, claims) => {
    expect(await grantsOf(await tokenWith({ ...silent, ...claims }))).toEqual([]);
  });

  it('of another issuer gives nothing', async () => {
    const claims = { ...silent, eduperson_entitlement: [members], realm_access: { roles: ['keeper'] } };
    expect(await grantsOf(await tokenWith(claims, other))).toEqual([]);
  });

  it('or a role makes a steward, where that is said', async () => {
    const token = await tokenWith({ ...silent, realm_access: { roles: ['keeper'] } });
    expect(await grantsOf(token)).toEqual([['ENTITLEMENT', 'gr-b1', 'STEWARD']]);
  });

  it('is asked for where the token does not say', async () => {
    knows({ eduperson_entitlement: [members] });
    const before = timesAsked();
    const said = { eduperson_entitlement: [], realm_access: { roles: [] }, scope: 'openid' };
    expect(await grantsOf(await tokenWith(said))).toEqual([]);
    expect(timesAsked() - before).toBe(0);
    expect(await grantsOf(await tokenWith({ scope: 'openid' }))).toEqual([
      ['ENTITLEMENT', 'gr-a1', 'READER'],
    ]);
    expect(timesAsked() - before).toBe(1);
  });

  it('stands beside a grant of the same dataset', async () => {
    const at = new Date().toISOString();
    await addGrants(graph, {
      ...{ person: { issuer: issuer.url, subject: 'ada' }, datasets: ['gr-a1'], role: 'READER' },
      ...{ reason: 'permit 7', by: 'op', at, from: at, until: null },
    });
    const token = await tokenWith({ ...silent, eduperson_entitlement: members });
    expect(await grantsOf(token)).toEqual([
      ['GRANT', 'gr-a1', 'READER'],
      ['ENTITLEMENT', 'gr-a1', 'READER'],
    ]);
    expect(await count(token)).toBe(1);
  });
});
