import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEntitlements, refuseMeant } from '../../server/entitlements.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-entitlements-'));
afterAll(() => rm(home, { recursive: true }));

const good = `oncographEntitlements: 1
entitlements:
  - issuer: https://login.example.org
    entitlement: urn:geant:example.org:group:oncology:members
    datasets: [hospital-oncology]
    role: READER
  - issuer: https://login.example.org
    claim: [realm_access, roles]
    entitlement: keeper
    datasets:
      - hospital-oncology
      - tcga_luad
    role: STEWARD
`;
const path = join(home, 'entitlements.yaml');
const settings = {
  access: 'tiered',
  entitlementsFile: path,
  oidcIssuers: ['https://login.example.org', 'https://other.example.org'],
} as const;

async function faultsOf(text: string): Promise<string> {
  await writeFile(path, text);
  return readEntitlements(settings).then(
    () => 'none',
    (error: unknown) => String(error),
  );
}

describe('readEntitlements', () => {
  it('reads whose entitlement gives access to what', async () => {
    await writeFile(path, good);
    expect(await readEntitlements(settings)).toEqual([
      {
        issuer: 'https://login.example.org',
        entitlement: 'urn:geant:example.org:group:oncology:members',
        datasets: ['hospital-oncology'],
        role: 'READER',
      },
      {
        issuer: 'https://login.example.org',
        claim: ['realm_access', 'roles'],
        entitlement: 'keeper',
        datasets: ['hospital-oncology', 'tcga_luad'],
        role: 'STEWARD',
      },
    ]);
  });

  it('reads nothing under open access, and none where none is set', async () => {
    await writeFile(path, 'broken: [');
    expect(await readEntitlements({ ...settings, access: 'open' })).toEqual([]);
    expect(await readEntitlements({ ...settings, entitlementsFile: undefined })).toEqual([]);
  });

  it.each([
    [
      'a key that is misspelled',
      ['entitlement: urn', 'entitlment: urn'],
      /line 4, entitlements\.0\.entitlment: unknown key; did you mean entitlement\?/,
    ],
    [
      'a role that is none',
      ['role: READER', 'role: reader'],
      /line 6, entitlements\.0\.role: expected one of READER, STEWARD/,
    ],
    [
      'a missing role',
      ['    role: READER\n', ''],
      /line 3, entitlements\.0: must have required property 'role'/,
    ],
    [
      'a blank after a dataset',
      ['[hospital-oncology]', '["hospital-oncology "]'],
      /line 5, entitlements\.0\.datasets\.0: expected a text without a blank at its ends/,
    ],
    [
      'a blank before an entitlement',
      ['entitlement: keeper', 'entitlement: " keeper"'],
      /line 9, entitlements\.1\.entitlement: expected a text without a blank/,
    ],
    ['no dataset', ['[hospital-oncology]', '[]'], /line 5, entitlements\.0\.datasets/],
    ['a dataset twice', ['- tcga_luad', '- hospital-oncology'], /entitlements\.1\.datasets/],
    [
      'one dataset that is no list',
      ['[hospital-oncology]', 'hospital-oncology'],
      /line 5, entitlements\.0\.datasets: must be array/,
    ],
    [
      'an issuer that is not set',
      ['issuer: https://login.example.org', 'issuer: https://login.example.org/'],
      /line 3, entitlements\.0\.issuer: expected one of OIDC_ISSUER, letter by letter: https:\/\/login\.example\.org, https:\/\/other/,
    ],
    [
      'another version',
      ['oncographEntitlements: 1', 'oncographEntitlements: 2'],
      /line 1, oncographEntitlements/,
    ],
    [
      'a file of another kind',
      ['oncographEntitlements: 1', 'oncographDataset: 1'],
      /entitlements file entitlements\.yaml cannot be used/,
    ],
    [
      'a key that stands twice',
      ['role: READER', 'role: READER\n    role: STEWARD'],
      /Map keys must be unique/,
    ],
  ] as const)('refuses %s', async (_what, [from, to], told) => {
    expect(await faultsOf(good.replace(from, to))).toMatch(told);
  });

  it.each([
    ['', 'an empty one'],
    ['a: [', 'no YAML'],
    ['[]', 'a list'],
  ])('refuses a file with %j: %s', async (text) => {
    expect(await faultsOf(text)).toContain('The entitlements file entitlements.yaml cannot be used');
  });

  it('refuses a file that is not there', async () => {
    await expect(readEntitlements({ ...settings, entitlementsFile: join(home, 'no.yaml') })).rejects.toThrow(
      /entitlements file .*no\.yaml is missing or cannot be read/,
    );
  });
});

/** A graph with these datasets, and what the log is told. */
async function held(text: string, ...ids: readonly string[]) {
  await writeFile(path, text);
  const warned: unknown[] = [];
  const rows = ids.map((id) => ({ id, accessRights: 'NON_PUBLIC', allowOpen: false }));
  const graph = { read: async () => rows as never };
  const log = { warn: (of: unknown) => void warned.push(of) };
  const told = await refuseMeant(graph, settings, log as never).then(
    () => 'none',
    (error: unknown) => String(error),
  );
  return { told, warned };
}

describe('refuseMeant', () => {
  it('takes datasets that are there', async () => {
    expect(await held(good, 'hospital-oncology', 'tcga_luad')).toEqual({ told: 'none', warned: [] });
  });

  it('refuses an id in other letters than those of the dataset, and says where', async () => {
    const { told } = await held(good.replace('- tcga_luad', '- TCGA_LUAD'), 'hospital-oncology', 'tcga_luad');
    expect(told).toMatch(
      /line 12, entitlements\.1\.datasets\.1: there is no dataset TCGA_LUAD; did you mean tcga_luad\?/,
    );
  });

  it('warns of a dataset that is not there: it may be loaded later', async () => {
    expect(await held(good, 'hospital-oncology', 'tcga_lusc')).toEqual({
      told: 'none',
      warned: [{ dataset: 'tcga_luad', meant: 'tcga_lusc' }],
    });
  });
});
