import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { openHub } from '../../federation/members/hub.ts';
import { findOrStartNats } from '../../server/nats/index.ts';
import { createOwner, takeLock } from '../../server/neo4j/lock.ts';
import { runCli, settingsOf, whyIn } from '../support/cli.ts';
import { testDatabase } from '../support/database.ts';
import { connectTo } from '../support/nats.ts';
import { silent } from '../support/neo4j.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'oncograph-hub-cli-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const oncograph = (...args: readonly string[]) =>
  runCli(args, {
    ...settingsOf(testDatabase().address),
    ...{ DATA_DIR: dataDir, CATALOGUE_PUBLISHER: 'Network of the North' },
  });
const run = (...args: readonly string[]) => oncograph('hub', ...args);
const servers = ['--servers', 'nats://nats.example.org:4222'];
const invite = (id: string, ...more: readonly string[]) =>
  run('invite', id, '--name', `Hospital ${id}`, ...servers, ...more);
const users = () => readFile(join(dataDir, 'hub/nats-users.conf'), 'utf8');
const invitationIn = (text: string): Invitation => JSON.parse(text);

describe('hub invite', () => {
  it('writes an invitation, and nothing else, to standard output; what to do next to stderr', async () => {
    const { code, stdout, stderr } = await invite('north', '--country', 'NL');
    const { id, keys } = await openHub(join(dataDir, 'hub'));
    expect(invitationIn(stdout)).toEqual({
      oncographInvitation: 1,
      servers: ['nats://nats.example.org:4222'],
      seed: expect.stringMatching(/^SU/),
      hub: { id, name: 'Network of the North', signing: keys.signing, sealing: keys.sealing },
      site: { id: 'north', name: 'Hospital north', country: 'NL' },
    });
    expect(code).toBe(0);
    expect(stderr).toContain(`${dataDir}/hub/nats-users.conf anew: nats-server --signal reload`);
  });

  it('writes it to a file that nobody else reads', async () => {
    const file = join(dataDir, 'north.json');
    await writeFile(`${file}.part`, 'left by somebody', { mode: 0o644 });
    const { code, stdout } = await invite('north', '--out', file);
    expect([code, stdout, (await stat(file)).mode & 0o777]).toEqual([0, '', 0o600]);
    expect(invitationIn(await readFile(file, 'utf8')).site).toEqual({
      ...{ id: 'north', name: 'Hospital north', country: null },
    });
  });

  it('writes over no file: it may be the one invitation of another site', async () => {
    const file = join(dataDir, 'north.json');
    await invite('north', '--out', file);
    const before = await readFile(file, 'utf8');
    const refused = await invite('south', '--out', file);
    expect([refused.code, whyIn(refused), await readFile(file, 'utf8')]).toEqual([
      ...[1, `--out: ${file} is there already: name another file, or remove it.`, before],
    ]);
    expect((await invite('south')).code).toBe(0); // it was not invited then
  });

  it('refuses a site that was invited before, unless it is to be again', async () => {
    const first = invitationIn((await invite('north')).stdout);
    const before = await users();
    const refused = await invite('north');
    expect([refused.code, refused.stdout, await users(), whyIn(refused)]).toEqual([
      ...[1, '', before],
      'The site "north" was invited before: --again gives it another invitation, and makes that of before void.',
    ]);
    const again = invitationIn((await invite('north', '--again')).stdout);
    expect([again.seed === first.seed, again.hub]).toEqual([false, first.hub]);
  });

  it.each([
    ['an id with a wildcard', ['north.>', '--name', 'x', ...servers], 'The id of a site has 1 to 63'],
    ['no name', ['north', '--name', ' ', ...servers], '--name: expected one line'],
    [
      'a country of three letters',
      ['north', '--name', 'x', ...servers, '--country', 'NLD'],
      '--country: expected a country',
    ],
    [
      'a server that is none',
      ['north', '--name', 'x', '--servers', 'http://x'],
      '--servers: expected addresses',
    ],
    [
      'a file in no folder',
      ['north', '--name', 'x', ...servers, '--out', '/nowhere/x.json'],
      '/nowhere/x.json cannot be written',
    ],
  ])('refuses %s before anything is made', async (_what, args, why) => {
    const refused = await run('invite', ...args);
    expect([refused.code, whyIn(refused), await readdir(dataDir)]).toEqual([
      1,
      expect.stringContaining(why),
      [],
    ]);
  });

  it('is refused while another process invites', async () => {
    const folder = join(dataDir, 'hub');
    await mkdir(folder);
    await takeLock(join(folder, 'lock'), await createOwner(''));
    const refused = await invite('north');
    expect([refused.code, whyIn(refused)]).toEqual([
      1,
      `Process ${process.pid} is changing which sites take part: wait until it has ended.`,
    ]);
  });

  it('says that the change is made where the NATS server could not be told', async () => {
    const ended = await invite('north', '--reload', join(dataDir, 'none.pid'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('none.pid cannot be read. The change is made: it holds once');
    expect(invitationIn(ended.stdout).site.id).toBe('north');
  });
});

describe('hub list and hub remove', () => {
  it('list sites with what they are known by, and when they were removed', async () => {
    expect((await run('list')).stdout).toBe('No sites.\n');
    await invite('south');
    await invite('north', '--country', 'NL');
    const removed = await run('remove', 'south');
    const [north = '', south = ''] = (await run('list')).stdout.trimEnd().split('\n');
    expect(north.split('\t')).toEqual([
      ...['north', 'Hospital north', 'NL', expect.stringMatching(/^U[A-Z2-7]{55}$/)],
      expect.stringMatching(/^since 2.*Z$/),
    ]);
    expect(south.split('\t')).toEqual([
      ...[
        'south',
        'Hospital south',
        '',
        expect.stringMatching(/^U/),
        expect.stringMatching(/^removed 2.*Z$/),
      ],
    ]);
    expect(removed.stdout).toBe(`${south}\n`);
  });

  it('say of a site that is not there', async () => {
    const ended = await run('remove', 'south');
    expect([ended.code, whyIn(ended)]).toEqual([1, 'No site "south" was invited.']);
  });
});

describe('the audit of a hub', () => {
  it('keeps who invited and removed which site, before and after, and no secret', async () => {
    const { seed } = invitationIn((await invite('north', '--country', 'NL')).stdout);
    await invite('north');
    await run('remove', 'north');
    const { stdout } = await oncograph('audit', 'export');
    const lines: Record<string, unknown>[] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind, outcome, codes }) => [kind, outcome, codes])).toEqual([
      ['SITE_INVITED', 'BEGUN', undefined],
      ['SITE_INVITED', 'DONE', undefined],
      ['SITE_INVITED', 'BEGUN', undefined],
      ['SITE_INVITED', 'FAILED', ['CONFLICT']],
      ['SITE_REMOVED', 'BEGUN', undefined],
      ['SITE_REMOVED', 'DONE', undefined],
    ]);
    expect(lines[1]).toMatchObject({
      who: { issuer: 'machine', subject: userInfo().username },
      details: { id: 'north', name: 'Hospital north', country: 'NL', nkey: expect.stringMatching(/^U/) },
    });
    expect(stdout).not.toContain(seed);
  });
});

describe('a NATS server that includes the users of a hub', () => {
  it('lets in who was invited, and shuts out who was removed or has an invitation of before', async () => {
    const { seed } = invitationIn((await invite('north')).stdout);
    const place = { given: [], folder: join(dataDir, 'nats'), users: join(dataDir, 'hub/nats-users.conf') };
    const nats = await findOrStartNats(place, silent, { env: process.env });
    const reload = ['--reload', nats.pidFile ?? ''];
    const north = await connectTo(nats.servers, seed);

    const again = invitationIn((await invite('north', '--again', ...reload)).stdout);
    await north.closed();
    await expect(connectTo(nats.servers, seed)).rejects.toThrow(/authorization/i);
    const next = await vi.waitFor(() => connectTo(nats.servers, again.seed), 30_000);

    expect((await run('remove', 'north', ...reload)).code).toBe(0);
    await next.closed();
    await expect(connectTo(nats.servers, again.seed)).rejects.toThrow(/authorization/i);

    const { nkey } = await openHub(join(dataDir, 'hub'));
    await (await connectTo(nats.servers, nkey.seed)).close();
    await nats.stop();
  });
});
