import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { settings } from '../../server/settings.ts';

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
    return 'no error';
  } catch (error) {
    return String(error);
  }
}

describe('readConfig', () => {
  it('gives the defaults for an empty environment', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      access: 'open',
      seed: 'shipped',
      neo4jUser: 'neo4j',
      logLevel: 'info',
    });
  });

  it('leaves out what has no default', () => {
    expect(readConfig({})).toMatchObject({ neo4jUri: undefined, neo4jMemoryMib: undefined });
  });

  it('takes an empty variable as absent', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['0.3', '3/10'],
    ['100', '100'],
  ])('reads what descriptions may cost exactly: %s', (text, rho) => {
    const { privacyDescriptionRho } = readConfig({ PRIVACY_DESCRIPTION_RHO: text });
    expect(privacyDescriptionRho === 'off' ? 'off' : privacyDescriptionRho.toFraction()).toBe(rho);
  });

  it('reads that no description is released', () =>
    expect(readConfig({ PRIVACY_DESCRIPTION_RHO: 'off' }).privacyDescriptionRho).toBe('off'));

  it.each(['0', '0.0001', '101', '1e-1', '3/10', '-1'])('refuses %s for it', (text) =>
    expect(messageOf({ PRIVACY_DESCRIPTION_RHO: text })).toContain('PRIVACY_DESCRIPTION_RHO'),
  );

  it('makes the data folder absolute', () => {
    expect(readConfig({ DATA_DIR: 'some/where' }).dataDir).toBe(`${process.cwd()}/some/where`);
  });

  it.each([
    ['http://user:secret@proxy.example.org:3128', 'http://user:secret@proxy.example.org:3128'],
    ['proxy.example.org:3128', 'http://proxy.example.org:3128'],
  ])('reads the proxy %s', (text, url) => expect(readConfig({ HTTPS_PROXY: text }).httpsProxy).toBe(url));

  it('refuses another kind of proxy, and does not show its login', () =>
    expect(messageOf({ HTTPS_PROXY: 'socks5://user:secret@proxy.example.org' })).toMatch(
      /HTTPS_PROXY: expected an http or https URL, or host and port, got a value that is not shown$/,
    ));

  it('reads hosts that are reached without the proxy as everybody writes them', () =>
    expect(readConfig({ NO_PROXY: 'localhost, .example.org,,10.0.0.7 ' }).noProxy).toEqual([
      ...['localhost', '.example.org', '10.0.0.7'],
    ]));

  it.each([
    ['1g', 1_024],
    ['800m', 800],
    ['2G', 2_048],
  ])('reads %s of memory as %i MiB', (text, mib) => {
    expect(readConfig({ NEO4J_MEMORY: text }).neo4jMemoryMib).toBe(mib);
  });

  it.each([
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/8, ::1, fd00::/8', ['10.0.0.0/8', '::1', 'fd00::/8']],
  ])('reads the proxies %s', (text, proxies) => {
    expect(readConfig({ PROXIES: text }).proxies).toEqual(proxies);
  });

  it.each(['proxy.example.org', '10.0.0.0/33', '10.0.0.0/', 'fd00::/129', '10.0.0.1/8/8', '10.0.0.1,', '*'])(
    'refuses the proxies %j',
    (text) => {
      expect(messageOf({ PROXIES: text })).toContain('PROXIES: expected addresses and networks');
    },
  );

  it('takes several issuers, letter by letter', () => {
    const env = {
      OIDC_ISSUER: 'https://a.example.org/, http://127.0.0.1:8080/realms/b',
      OIDC_AUDIENCE: 'graph',
    };
    expect(readConfig(env)).toMatchObject({
      oidcIssuers: ['https://a.example.org/', 'http://127.0.0.1:8080/realms/b'],
      oidcAudience: 'graph',
    });
  });

  it('wants to know for whom the tokens of an issuer are', () => {
    expect(messageOf({ OIDC_ISSUER: 'https://a.example.org' })).toContain(
      'OIDC_AUDIENCE: expected with OIDC_ISSUER',
    );
  });

  it('takes issuers of visas, with the addresses of their keys', () => {
    const env = {
      ...{ OIDC_ISSUER: 'https://a.example.org', OIDC_AUDIENCE: 'graph' },
      VISA_ISSUERS: 'https://a.example.org/, https://rems.example.org  https://rems.example.org/jwk',
      VISA_SOURCES: 'https://dac.example.org, https://b.example.org/',
    };
    expect(readConfig(env)).toMatchObject({
      visaIssuers: [
        { issuer: 'https://a.example.org/' },
        { issuer: 'https://rems.example.org', keysAt: 'https://rems.example.org/jwk' },
      ],
      visaSources: ['https://dac.example.org', 'https://b.example.org/'],
    });
  });

  it.each([
    'http://rems.example.org',
    'https://rems.example.org http://rems.example.org/jwk',
    'https://rems.example.org https://rems.example.org/jwk more',
    'https://rems.example.org,',
    'https://rems.example.org https://user:pass@rems.example.org/jwk',
    'rems',
  ])('takes %j for no issuers of visas', (text) => {
    expect(messageOf({ VISA_ISSUERS: text })).toContain('VISA_ISSUERS: expected https URLs');
  });

  it('wants an issuer of logins for visas and entitlements, and issuers of visas for sources', () => {
    const env = { VISA_ISSUERS: 'https://a.example.org', ENTITLEMENTS: 'a.yaml' };
    expect(messageOf(env)).toMatch(
      /OIDC_ISSUER: expected with VISA_ISSUERS\nOIDC_ISSUER: expected with ENTITLEMENTS/,
    );
    expect(messageOf({ VISA_SOURCES: 'https://a.example.org' })).toContain(
      'VISA_ISSUERS: expected with VISA_SOURCES',
    );
  });

  it.each([
    ['openid profile ga4gh_passport_v1', true],
    ['email openid', true],
    ['profile', false],
    ['openidx', false],
    ['openid  profile', false],
    ['openid "profile"', false],
  ])('asks issuers for the scope %j: %s', (scope, isTaken) => {
    if (isTaken) expect(readConfig({ OIDC_SCOPE: scope }).oidcScope).toBe(scope);
    else expect(messageOf({ OIDC_SCOPE: scope })).toContain('OIDC_SCOPE: expected scopes');
  });

  it('wants to know of which issuer a client is, and where people are sent back to', () => {
    expect(messageOf({ OIDC_CLIENT_ID: 'kg' })).toMatch(
      /OIDC_ISSUER: expected with OIDC_CLIENT_ID.*\nPUBLIC_URL: expected with OIDC_CLIENT_ID/,
    );
  });

  it.each([
    ['https://kg.example.org/a', true],
    ['http://localhost:4000', true],
    ['http://kg.example.org', false],
  ])('sends people back to %s: %s, as cookies go over TLS alone', (publicUrl, isTaken) => {
    const issuer = { OIDC_ISSUER: 'https://a.example.org', OIDC_AUDIENCE: 'graph' };
    const env = { ...issuer, OIDC_CLIENT_ID: 'kg', PUBLIC_URL: publicUrl };
    if (isTaken) expect(readConfig(env)).toMatchObject({ oidcClientId: 'kg', sessionHours: 8 });
    else expect(messageOf(env)).toMatch(/PUBLIC_URL: expected with OIDC_CLIENT_ID, as https/);
  });

  it('never quotes the secret of a client', () =>
    expect(messageOf({ OIDC_CLIENT_SECRET: 'pst', PORT: 'x' })).not.toContain('pst'));

  it.each(['bolt://db:7687', 'neo4j+s://x.databases.neo4j.io', 'bolt://[::1]:7687'])('takes %s', (uri) => {
    expect(readConfig({ NEO4J_URI: uri }).neo4jUri).toBe(uri);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4e3'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['NEO4J_URI', 'http://db:7474'],
    ['NEO4J_URI', 'db:7687'],
    ['NEO4J_DATABASE', '1; DROP'],
    ['NEO4J_MEMORY', '1'],
    ['NEO4J_MEMORY', '10m'],
    ['OIDC_ISSUER', 'http://login.example.org'],
    ['OIDC_ISSUER', 'https://login.example.org,'],
    ['OIDC_ISSUER', 'https://login.example.org#a'],
    ['OIDC_ISSUER', 'login.example.org'],
    ['OIDC_AUDIENCE', 'a b'],
    ['OIDC_CLIENT_ID', 'a b'],
    ['SESSION_HOURS', '0'],
    ['SESSION_HOURS', '25'],
    ['SESSION_HOURS', '1.5'],
    ['ACCESS', 'closed'],
    ['SEED', 'all'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s and quotes it', (name, text) => {
    expect(messageOf({ [name]: text })).toMatch(new RegExp(`${name}: expected .+, got "${text}"`));
  });

  it('names all faults at once', () => {
    expect(messageOf({ PORT: 'x', ACCESS: 'y' }).split('\n')).toHaveLength(2);
  });

  it('has a code that says whose fault it is', () => {
    expect(() => readConfig({ PORT: 'x' })).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }));
  });

  it('does not show a secret', () => {
    expect(messageOf({ IDENTITY_SECRET: 'short' })).not.toContain('short');
  });

  it('does not show a password inside a URI', () => {
    expect(messageOf({ NEO4J_URI: 'bolt://neo4j:pa/ss@db' })).not.toContain('pa/ss');
  });
});

describe('days for which the audit is kept', () => {
  const off = { PRIVACY_UNITS: 'off', PRIVACY_DESCRIPTION_RHO: 'off' };
  const none = { ...off, PRIVACY_UNITS_30_DAYS: 'off' };

  it.each([
    ['365 of a year that is counted', { AUDIT_DAYS: '365' }, 'AUDIT_DAYS: expected 366 or more'],
    [
      '365 of released descriptions alone',
      { ...none, PRIVACY_DESCRIPTION_RHO: '0.3', AUDIT_DAYS: '365' },
      'AUDIT_DAYS: expected 366',
    ],
    ['30 of 30 that are counted', { ...off, AUDIT_DAYS: '30' }, 'AUDIT_DAYS: expected 31 or more'],
    ['what is short, with other faults', { AUDIT_DAYS: '5', PRIVACY_ROUNDING: '11' }, 'PRIVACY_ROUNDING'],
  ])('refuses %s', (_what, env, why) => {
    const message = messageOf({ ACCESS: 'tiered', ...env });
    expect([message.includes(why), message.includes('AUDIT_DAYS')]).toEqual([true, true]);
  });

  it.each([
    ['366', {}],
    ['31', off],
    ['1', none],
    ['1', { ACCESS: 'open' }],
  ])('are %s with %j', (days, env) =>
    expect(readConfig({ ACCESS: 'tiered', ...env, AUDIT_DAYS: days }).auditDays).toBe(Number(days)),
  );
});

describe('settings', () => {
  it('have a name of their own each', () => {
    const names = Object.values(settings).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('takes what protected numbers may cost exactly, by default as published', () => {
    const { privacySigma, privacyUnits, privacyUnits30Days, privacyAnswerDays } = readConfig({
      PRIVACY_SIGMA: '7.1',
    });
    expect([privacySigma.toFraction(), privacyUnits, privacyUnits30Days, privacyAnswerDays]).toEqual([
      '71/10',
      { all: 240, organisation: 120, person: 60 },
      { all: 40, organisation: 20, person: 10 },
      90,
    ]);
  });

  it('takes no limit at all as one', () => {
    expect(readConfig({ PRIVACY_UNITS: 'off' }).privacyUnits).toBe('off');
  });

  it.each([
    [
      'an organisation with more than half of all',
      { PRIVACY_UNITS: '239,120,60' },
      'PRIVACY_UNITS: expected',
    ],
    ['a person with more than an organisation', { PRIVACY_UNITS: '240,60,61' }, 'PRIVACY_UNITS: expected'],
    ['units of two alone', { PRIVACY_UNITS: '240,120' }, 'PRIVACY_UNITS: expected'],
    ['no units for somebody', { PRIVACY_UNITS: '240,120,0' }, 'PRIVACY_UNITS: expected'],
    ['more in a month than in a year', { PRIVACY_UNITS: '40,20,9' }, 'PRIVACY_UNITS_30_DAYS: expected none'],
    ['no noise', { PRIVACY_SIGMA: '0.0' }, 'PRIVACY_SIGMA: expected'],
    ['a sigma that is no number', { PRIVACY_SIGMA: '1e3' }, 'PRIVACY_SIGMA: expected'],
  ])('refuses %s in one line', (_what, env, why) => {
    const message = messageOf(env);
    expect([message.includes(why), message.split('\n').length]).toEqual([true, 1]);
  });
});
