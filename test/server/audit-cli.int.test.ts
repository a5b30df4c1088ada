import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHeads } from '../../audit/heads.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, seedAccess } from '../support/access-graph.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';

const address = testDatabase().address;
const graph = new Graph(address);
const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-audit-cli-'));
const folder = join(dataDir, 'audit');
const description = join(dataDir, 'gr-a1.yaml');

const clear = async () => {
  await clearAccess(graph);
  await graph.write((run) => run(cypher`MATCH (kept:AuditHead|AuditPatient) DELETE kept`));
};
beforeEach(async () => {
  await clear();
  await rm(folder, { recursive: true, force: true });
  await seedAccess(graph);
});
afterAll(async () => {
  await clear();
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const run = (...args: readonly string[]) =>
  runCli(args, { ...settingsOf(address), DATA_DIR: dataDir, ACCESS: 'tiered' });
const grant = (...args: readonly string[]) =>
  run('grant', 'add', 'gr-a1', '--to', 'ada', '--reason', 'permit 7', ...args);

/** A grant, its end, a token and its end. */
async function changeAll(): Promise<void> {
  const [id = ''] = (await grant()).stdout.split('\t');
  await run('grant', 'end', id, '--reason', 'left');
  await run('token', 'create', '--for', 'ada', '--name', 'notebook');
  const [token = ''] = (await run('token', 'list')).stdout.split('\t');
  await run('token', 'revoke', token);
}

const exported = async (...args: readonly string[]) =>
  (await run('audit', 'export', ...args)).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('what commands change', () => {
  it('is in the audit, by who runs them, without a token', async () => {
    await changeAll();
    const who = { issuer: 'machine', subject: userInfo().username };
    const kept = await exported();
    expect(kept.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      ...['GRANT_ADDED BEGUN', 'GRANT_ADDED DONE', 'GRANT_ENDED BEGUN', 'GRANT_ENDED DONE'],
      ...['TOKEN_CREATED BEGUN', 'TOKEN_CREATED DONE', 'TOKEN_REVOKED BEGUN', 'TOKEN_REVOKED DONE'],
    ]);
    expect(kept.map((entry) => entry.who)).toEqual(kept.map(() => who));
    expect(kept.filter(({ outcome }) => outcome === 'DONE')).toMatchObject([
      { datasets: ['gr-a1'], details: { subject: 'ada', reason: 'permit 7' } },
      { datasets: ['gr-a1'], details: { subject: 'ada', role: 'READER', endedWhy: 'left' } },
      { details: { subject: 'ada', name: 'notebook' } },
      { details: { revokedAt: expect.any(String) } },
    ]);
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(texts.join()).not.toContain('onc_');
  });

  it('of the data is in the audit, without ids of patients, and not under open access', async () => {
    await writeFile(description, 'oncographDataset: 1\nid: gr-a1\ntitle: A\ndescription: Of A.\n');
    await run('forget', 'GR-ADA', '--dry-run');
    await run('forget', 'GR-ADA');
    await run('dataset', 'describe', description);
    await run('dataset', 'remove', 'gr-b2');
    await run('dataset', 'remove', 'gr-none');
    await runCli(['dataset', 'remove', 'gr-b1'], {
      ...settingsOf(address),
      DATA_DIR: dataDir,
      ALLOW_OPEN: 'yes',
    });
    const kept = await exported();
    expect(kept.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      ...['DATA_FORGOTTEN BEGUN', 'DATA_FORGOTTEN DONE', 'DATA_DESCRIBED BEGUN', 'DATA_DESCRIBED DONE'],
      ...['DATA_REMOVED BEGUN', 'DATA_REMOVED DONE', 'DATA_REMOVED BEGUN', 'DATA_REMOVED FAILED'],
    ]);
    expect(kept[1]).toMatchObject({ datasets: ['gr-a1'], details: { population: 'gr-a' } });
    expect([kept[3], kept[5]]).toMatchObject([{ datasets: ['gr-a1'] }, { datasets: ['gr-b2'] }]);
    expect(JSON.stringify(kept).toLowerCase()).not.toContain('gr-ada');
  });

  it('is not made where it cannot be kept', async () => {
    await writeFile(folder, '');
    const ended = await grant();
    expect([ended.code, whyIn(ended)]).toEqual([
      1,
      expect.stringMatching(/^It cannot be kept in the audit /),
    ]);
    expect((await run('grant', 'list')).stdout).toBe('No grants.\n');
  });

  it('is kept where it fails, too, with the reason', async () => {
    await run('grant', 'end', 'nothing', '--reason', 'left');
    expect(await exported()).toMatchObject([
      { kind: 'GRANT_ENDED', outcome: 'BEGUN' },
      { kind: 'GRANT_ENDED', outcome: 'FAILED', codes: ['NOT_FOUND'] },
    ]);
  });
});

describe('a server that does not come to listen', () => {
  const other = createServer();
  beforeAll(() => once(other.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => void other.close());

  it('ends its chain', async () => {
    const { port } = other.address() as AddressInfo; // it listens on a port
    const settings = {
      DATA_DIR: dataDir,
      ACCESS: 'tiered',
      SEED: 'none',
      PORT: `${port}`,
      LOG_LEVEL: 'silent',
    };
    const ended = await runCli(['serve'], { ...settingsOf(address), ...settings });
    expect([ended.code, whyIn(ended)]).toEqual([1, expect.stringContaining(`PORT: ${port}`)]);
    expect((await exported()).map(({ kind }) => kind)).toEqual(['BEGIN', 'END']);
    expect((await run('audit', 'verify')).stdout).toContain('2 entries in 1 chains, held against 1 heads');
  });
});

describe('audit export', () => {
  it.each([
    [['--from', '2090-01-01'], 0],
    [['--until', '2090-01-01'], 8],
    [['--dataset', 'gr-a1'], 4],
    [['--subject', userInfo().username], 8],
    [['--subject', 'ada'], 0],
  ])('%j gives %d entries of eight', async (args, count) => {
    await changeAll();
    expect(await exported(...args)).toHaveLength(count);
  });

  it('gives AuditEvents of FHIR, of this server, and no form that is not known', async () => {
    await grant();
    const ended = await exported('--format', 'fhir');
    const event = {
      resourceType: 'AuditEvent',
      type: { code: '110113' },
      agent: [{ network: { address: hostname() } }, { who: { identifier: { value: userInfo().username } } }],
    };
    expect(ended).toMatchObject([event, event]); // before it was made, and after
    expect((await run('audit', 'export', '--format', 'csv')).code).not.toBe(0);
  });

  it('says that nothing was shown of a patient', async () => {
    const ended = await run('audit', 'export', '--patient', 'gr-ada');
    expect([ended.code, whyIn(ended)]).toEqual([
      1,
      'Nothing was shown of a patient of the opaque id "gr-ada".',
    ]);
  });
});

describe('audit verify', () => {
  it('says that all is whole, of nothing, too', async () => {
    expect((await run('audit', 'verify')).stdout).toBe(
      'The audit is whole: 0 entries in 0 chains, held against 0 heads.\n',
    );
    await changeAll();
    expect((await run('audit', 'verify')).stdout).toBe(
      'The audit is whole: 8 entries in 4 chains, held against 4 heads.\n',
    );
  });

  it('ends with 1 and what is wrong: an entry that was edited, and a chain that is gone', async () => {
    await changeAll();
    const texts = await Promise.all(
      (await readdir(folder)).map(
        async (name) => [name, await readFile(join(folder, name), 'utf8')] as const,
      ),
    );
    const nameOf = (kind: string) => join(folder, texts.find(([, text]) => text.includes(kind))?.[0] ?? '');
    const text = await readFile(nameOf('GRANT_ADDED'), 'utf8');
    await writeFile(nameOf('GRANT_ADDED'), text.replace('permit 7', 'permit 8'));
    await rm(nameOf('TOKEN_CREATED'));
    const { code, stderr, stdout } = await run('audit', 'verify');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('The audit is not whole:\n');
    expect(stderr).toMatch(/: entry 1 does not follow on entry 0: /);
    expect(stderr).toMatch(/: it is not there; it had 2 entries at /);
  });

  it('holds a chain against a head that somebody else kept', async () => {
    await changeAll();
    const [head] = await readHeads(graph);
    const given = `${head?.chain}:${(head?.n ?? 0) + 1}:${head?.hash}`;
    const { code, stderr } = await run('audit', 'verify', '--head', given);
    expect([code, stderr]).toEqual([1, expect.stringContaining('it ends at entry 1;')]);
    expect(whyIn(await run('audit', 'verify', '--head', 'yesterday'))).toContain('--head: expected');
  });
});
