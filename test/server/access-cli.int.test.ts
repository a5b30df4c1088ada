import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../access/personal-token.ts';
import { addSession, readSession } from '../../access/sessions.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { clearAccess, fillThird, seedAccess, shareThird } from '../support/access-graph.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';

const address = testDatabase().address;
const graph = new Graph(address);
const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-access-'));
const issuer = 'https://login.example.org';
const settings = {
  ...settingsOf(address),
  ...{ DATA_DIR: dataDir, ACCESS: 'tiered', OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'graph' },
};

beforeEach(() => seedAccess(graph));
afterAll(async () => {
  await clearAccess(graph);
  await graph.close();
  await rm(dataDir, { recursive: true });
});

const run = (...args: readonly string[]) => runCli(args, settings);
const add = (...args: readonly string[]) =>
  run('grant', 'add', '--to', 'ada', '--reason', 'permit 7', ...args);
const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
const kept = () => graph.read<{ n: number }>(cypher`MATCH (grant:Grant) RETURN count(grant) AS n`);

describe('grant add', () => {
  it('keeps who may use what, why and until when', async () => {
    const { code, stdout } = await add(
      'gr-a1',
      'gr-b1',
      '--until',
      '2090-01-01',
      '--purpose',
      'a study',
      '--role',
      'steward',
    );
    const [[id, ...first] = [], second = []] = lines(stdout);
    expect(code).toBe(0);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(first).toEqual([
      ...['gr-a1', 'STEWARD', 'ada (local)', expect.stringMatching(/^20.*Z to 2090-01-01T00:00:00.000Z$/)],
      `permit 7 (a study), by ${userInfo().username}`,
    ]);
    expect(second[1]).toBe('gr-b1');
  });

  it('says that somebody without an issuer is known by personal tokens alone', async () => {
    expect((await add('gr-a1')).stderr).toContain(`for people of ${issuer} say --issuer`);
    expect((await add('gr-a1', '--issuer', issuer)).stderr).not.toContain('say --issuer');
  });

  it.each([
    ['a dataset that is not there', ['gr-x'], 'There is no dataset "gr-x" in the graph.'],
    ['a blank at the end', ['gr-a1 '], 'There is no dataset "gr-a1 " in the graph. Did you mean "gr-a1"?'],
    ['other letters', ['GR-A1'], 'There is no dataset "GR-A1" in the graph. Did you mean "gr-a1"?'],
    [
      'an end before the beginning',
      ['gr-a1', '--from', '2090-02-01', '--until', '2090-01-01'],
      '--until: 2090-01-01T00:00:00.000Z is not after --from 2090-02-01T00:00:00.000Z.',
    ],
    [
      'an end that is over',
      ['gr-a1', '--until', '2020-01-01'],
      '--until: 2020-01-01T00:00:00.000Z is over already.',
    ],
    ['no reason', ['gr-a1', '--reason', ' '], '--reason: say why, such as the reference of the permit.'],
    [
      'an issuer that is not set',
      ['gr-a1', '--issuer', 'https://login.example.com'],
      `The settings do not name the issuer "https://login.example.com": --issuer takes one of local, ${issuer}, letter by letter as in OIDC_ISSUER.`,
    ],
  ])('refuses %s, and keeps nothing', async (_what, args, why) => {
    const ended = await add('gr-b1', ...args);
    expect([ended.code, whyIn(ended)]).toEqual([1, why]);
    expect(await kept()).toEqual([{ n: 0 }]);
  });

  it('says of a command without a reason how it is used', async () => {
    const ended = await run('grant', 'add', 'gr-a1', '--to', 'ada');
    expect([ended.code, whyIn(ended)]).toEqual([2, "error: required option '--reason <text>' not specified"]);
  });

  it('grants an auditor the audit alone, of a part of what belongs together, too', async () => {
    await shareThird(graph);
    const [[, ...granted] = []] = lines((await add('gr-b1', '--role', 'auditor')).stdout);
    expect(granted.slice(0, 2)).toEqual(['gr-b1', 'AUDITOR']);
    expect((await add('gr-b3')).code).toBe(1); // the data of gr-b1 were not granted
    expect((await add('gr-b3', '--role', 'owner')).code).not.toBe(0);
  });

  it('grants a part of a population', async () => {
    await fillThird(graph);
    expect((await add('gr-b1')).code).toBe(0);
  });

  it('refuses a part of datasets that share records, and names the rest', async () => {
    await shareThird(graph);
    const refused = await add('gr-b1');
    expect([refused.code, whyIn(refused)]).toEqual([
      1,
      'ada (local) would have only a part of datasets that share records, which cannot be told apart: name gr-b3 in the same command, too; or load one of them under a population of its own.',
    ]);
    expect((await add('gr-b1', 'gr-b3')).code).toBe(0);
    expect((await add('gr-b1', '--until', '2090-01-01')).code).toBe(0);
  });

  it('does not count what will have ended by then', async () => {
    await add('gr-b1', 'gr-b3', '--until', '2090-01-01');
    await shareThird(graph);
    expect((await add('gr-b1', '--from', '2089-12-31')).code).toBe(0);
    expect((await add('gr-b1', '--from', '2090-01-01')).code).toBe(1);
  });
});

describe('under ACCESS=open', () => {
  it.each([
    ['grant', 'add', 'gr-a1', '--to', 'ada', '--reason', 'permit 7'],
    ['token', 'create', '--for', 'ada', '--name', 'notebook'],
  ])('%s %s says that it decides nothing there', async (...args) => {
    const hint = 'this counts where the server has ACCESS=tiered';
    const open = await runCli(args, { ...settings, ACCESS: 'open', ALLOW_OPEN: 'yes' });
    expect([open.code, open.stderr.includes(hint)]).toEqual([0, true]);
    expect((await run(...args)).stderr).not.toContain(hint);
  });
});

describe('grant list', () => {
  it('shows what holds or will hold; of one dataset or person; and all', async () => {
    await add('gr-a1');
    await add('gr-b1', '--from', '2090-01-01');
    const [[first = ''] = []] = lines((await run('grant', 'list')).stdout);
    await run('grant', 'end', first, '--reason', 'left');
    const datasets = async (...args: readonly string[]) =>
      lines((await run('grant', 'list', ...args)).stdout).map((line) => line[1] ?? line[0]);
    expect([
      await datasets(),
      await datasets('--all'),
      await datasets('--all', '--dataset', 'gr-a1'),
      await datasets('--to', 'bob'),
    ]).toEqual([['gr-b1'], ['gr-a1', 'gr-b1'], ['gr-a1'], ['No grants.']]);
  });
});

describe('grant end', () => {
  it('keeps the grant, with when, by whom and why', async () => {
    const [[id = ''] = []] = lines((await add('gr-a1')).stdout);
    const { stdout } = await run('grant', 'end', id, '--reason', 'permit withdrawn');
    expect(stdout).toMatch(/; ended 20\S+Z by \S+: permit withdrawn\n$/);
    expect(await kept()).toEqual([{ n: 1 }]);
    const again = await run('grant', 'end', id, '--reason', 'again');
    expect([again.code, whyIn(again)]).toEqual([1, `The grant ${id} was ended already.`]);
  });

  it('says what cannot be used without it', async () => {
    await shareThird(graph);
    const granted = lines((await add('gr-b1', 'gr-b3')).stdout);
    const [id = ''] = granted.find((line) => line[1] === 'gr-b3') ?? [];
    const { stdout } = await run('grant', 'end', id, '--reason', 'left');
    expect(stdout).toContain('gr-b1 shares records with gr-b3');
  });

  it('refuses an id that is none', async () => {
    const ended = await run('grant', 'end', 'x', '--reason', 'left');
    expect([ended.code, whyIn(ended)]).toEqual([1, 'There is no grant "x".']);
  });
});

describe('token', () => {
  const create = (...args: readonly string[]) =>
    run('token', 'create', '--for', 'ada', '--name', 'notebook', ...args);

  it('is written to standard output once, and only its hash is kept', async () => {
    const { code, stdout, stderr } = await create();
    const token = stdout.trimEnd();
    expect([code, token]).toEqual([0, expect.stringMatching(/^onc_[\w-]{43}$/)]);
    const rows = await graph.read<{ kept: object }>(
      cypher`MATCH (token:AccessToken) RETURN properties(token) AS kept`,
    );
    expect(rows).toMatchObject([{ kept: { hash: hashOf(token), name: 'notebook', subject: 'ada' } }]);
    const list = await run('token', 'list');
    for (const secret of [token, token.slice(4), hashOf(token)])
      expect([JSON.stringify(rows).replace(hashOf(token), ''), stderr, list.stdout].join()).not.toContain(
        secret,
      );
  });

  it('is good for a year', async () => {
    const [row] = await (async () => {
      await create();
      return graph.read<{ from: string; until: string }>(
        cypher`MATCH (token:AccessToken) RETURN token.from AS from, token.until AS until`,
      );
    })();
    expect(Number(row?.until.slice(0, 4)) - Number(row?.from.slice(0, 4))).toBe(1);
    expect(row?.until.slice(4)).toBe(row?.from.slice(4));
  });

  it('is that of a network where it is said, and then of nobody whom an issuer names', async () => {
    await create('--network');
    const [[, ...said] = []] = lines((await run('token', 'list')).stdout);
    expect(said.slice(0, 2)).toEqual(['notebook', 'ada (local), a network']);
    const both = await create('--network', '--issuer', issuer);
    expect([both.code, both.stderr.includes('--issuer')]).toEqual([2, true]);
  });

  it('is listed, and revoked', async () => {
    await create('--issuer', issuer, '--until', '2090-01-01');
    const [[id = '', ...said] = []] = lines((await run('token', 'list')).stdout);
    expect(said).toEqual([
      'notebook',
      `ada (${issuer})`,
      expect.stringMatching(/ to 2090-01-01T00:00:00.000Z$/),
    ]);
    const [[, , , state] = []] = lines((await run('token', 'revoke', id)).stdout);
    expect(state).toMatch(/^revoked 20/);
    const again = lines((await run('token', 'revoke', id)).stdout);
    expect(again[0]?.[3]).toBe(state);
  });

  it.each([
    [['--name', ' '], '--name: say what the token is for.'],
    [['--until', '2020-01-01'], '--until: 2020-01-01T00:00:00.000Z is over already.'],
    [
      ['--for', 'ada '],
      '"ada " is no subject: it has 1 to 255 characters, without controls, and no blank at its ends.',
    ],
  ])('refuses %j', async (args, why) => {
    const ended = await create(...args);
    expect([ended.code, whyIn(ended)]).toEqual([1, why]);
  });
});

describe('session', () => {
  it('is listed without what is secret of it, and ended', async () => {
    const now = new Date().toISOString();
    const [from, until] = ['2026-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z'];
    const text = await addSession(graph, { person: { issuer, subject: 'ada', name: 'Ada L.' }, from, until });
    const { stdout } = await run('session', 'list');
    const [[id = '', ...said] = []] = lines(stdout);
    expect(said).toEqual(['Ada L.', `ada (${issuer})`, `${from} to ${until}`]);
    expect(stdout).not.toMatch(new RegExp(`${text}|${hashOf(text)}`));
    expect(await readSession(graph, text, now)).toMatchObject({ subject: 'ada' });
    expect((await run('session', 'end', id)).stdout).toContain('Ada L.');
    expect(await readSession(graph, text, now)).toBeUndefined();
    expect((await run('session', 'list')).stdout).toBe('No sessions.\n');
    const again = await run('session', 'end', id);
    expect([again.code, whyIn(again)]).toEqual([1, `There is no session "${id}".`]);
  });
});
