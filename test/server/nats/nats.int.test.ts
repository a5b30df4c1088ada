import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNkey } from '../../../federation/members/nkey.ts';
import { toUsersFile } from '../../../federation/members/users.ts';
import { joinNats } from '../../../federation/nats-bus.ts';
import { subjects } from '../../../federation/subjects.ts';
import { freePort } from '../../../server/free-port.ts';
import { findOrStartNats } from '../../../server/nats/index.ts';
import { reloadNats } from '../../../server/nats/reload.ts';
import { startOf } from '../../../server/neo4j/process.ts';
import { connectTo, startTestNats } from '../../support/nats.ts';
import { silent } from '../../support/neo4j.ts';

const patience = { timeout: 30_000, interval: 50 };

let folder: string;
let users: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-nats-'));
  users = join(folder, 'users.conf');
  await writeFile(users, toUsersFile(createNkey().public, []));
});
afterAll(() => rm(folder, { recursive: true }));

const start = (name: string, more: { readonly given?: readonly string[]; readonly port?: number } = {}) =>
  findOrStartNats({ given: [], folder: join(folder, name), users, ...more }, silent, { env: process.env });

describe('findOrStartNats', () => {
  it('starts a server on the port that is wanted, of this machine alone, and stops it', async () => {
    const port = await freePort();
    const server = await start('wanted', { port });
    const pid = Number(await readFile(server.pidFile ?? '', 'utf8'));
    expect([server.servers, await startOf(pid)]).toEqual([[`nats://127.0.0.1:${port}`], expect.anything()]);
    await server.stop();
    expect([await startOf(pid), server.lost.aborted]).toEqual([undefined, true]);
  });

  it('has no monitoring, no JetStream and no cluster, and takes no message of more than 1 MiB', async () => {
    const nats = await startTestNats([]);
    const { info } = await nats.as('hub');
    expect(info).toMatchObject({ max_payload: 1_048_576, host: '127.0.0.1' });
    expect(info).not.toMatchObject({ jetstream: true });
    expect(info?.cluster).toBeUndefined();
    const hub = await nats.as('hub');
    expect(() => hub.publish('oncograph.v1.question.north', new Uint8Array(1_048_577))).toThrow(/payload/i);
    await nats.stop();
  });

  it('says what a server said that did not start', async () => {
    const port = await freePort();
    const first = await start('first', { port });
    await expect(start('second', { port })).rejects.toMatchObject({
      code: 'NETWORK_UNAVAILABLE',
      message: expect.stringMatching(
        /^NATS did not start: .*address already in use.* All that it said is in .*nats\.log\.$/,
      ),
    });
    await first.stop();
  });

  it('says why where the configuration is wrong', async () => {
    const wrong = join(folder, 'wrong.conf');
    await writeFile(wrong, 'users: [{ nkey: nobody }]');
    const starting = findOrStartNats({ given: [], folder: join(folder, 'wrong'), users: wrong }, silent, {
      env: process.env,
    });
    await expect(starting).rejects.toThrow('Not a valid public nkey for a user');
  });

  it('starts one server out of a folder, and another one once that is stopped', async () => {
    const first = await start('one');
    await expect(start('one')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Process ${process.pid} runs a NATS server out of ${join(folder, 'one')}.`,
    });
    await first.stop();
    await (await start('one')).stop();
  });

  it('takes a server that is given, and lets it be', async () => {
    const server = await start('given');
    const given = await start('', { given: ['nats://127.0.0.1:1', ...server.servers] });
    expect(given).toMatchObject({ kind: 'given', pidFile: undefined });
    await given.stop();
    expect(server.lost.aborted).toBe(false);
    await server.stop();
  });

  it('gives up waiting when nobody waits any more', async () => {
    const stop = new AbortController();
    const place = { given: [`nats://127.0.0.1:${await freePort()}`], folder, users };
    const finding = findOrStartNats(place, silent, { env: {}, stopped: stop.signal });
    stop.abort(new Error('enough'));
    await expect(finding).rejects.toThrow('enough');
  });

  it('tells that a server was lost', async () => {
    const server = await start('lost');
    process.kill(Number(await readFile(server.pidFile ?? '', 'utf8')), 'SIGKILL');
    await vi.waitUntil(() => server.lost.aborted, patience);
    expect(server.lost.reason.message).toMatch(/^The NATS server ended with SIGKILL\. What it said is in /);
    await server.stop();
  });

  it('ends its server with its owner, even where that is killed', async () => {
    const owner = fork('test/support/nats-owner.ts', [join(folder, 'owned'), users], {
      execArgv: ['--import', 'tsx'],
    });
    const [{ pidFile }] = await once(owner, 'message');
    const pid = Number(await readFile(pidFile, 'utf8'));
    expect(await startOf(pid)).toBeDefined();
    owner.kill('SIGKILL');
    await vi.waitUntil(async () => (await startOf(pid)) === undefined, patience);
  });
});

describe('reloadNats', () => {
  it('lets in who was invited meanwhile, and cuts off who was removed', async () => {
    const nats = await startTestNats(['north', 'south']);
    const north = await nats.as('north');
    await nats.write(['south']);
    await reloadNats(nats.server.pidFile ?? '');
    await north.closed();
    await expect(nats.as('north')).rejects.toThrow(/authorization/i);
    await nats.write(['north', 'south']);
    await reloadNats(nats.server.pidFile ?? '');
    await vi.waitFor(() => nats.as('north'), patience);
    await nats.stop();
  });
});

describe('a hub whose users an older version wrote', () => {
  it('hears what its sites may say once the server has read them anew, without joining again', async () => {
    const [hub, north, file] = [createNkey(), createNkey(), join(folder, 'older.conf')];
    const about = { name: 'North', country: null, since: '2026-11-30T00:00:00.000Z', ended: null };
    const now = toUsersFile(hub.public, [{ id: 'north', nkey: north.public, ...about }]);
    await writeFile(file, now.replaceAll(/,"oncograph\.v1\.record\.[^"]*"/g, ''));
    const place = { given: [], folder: join(folder, 'older'), users: file };
    const server = await findOrStartNats(place, silent, { env: process.env });
    const quiet = { info: () => {}, warn: () => {} };
    const [one, two] = [hub, north].map(({ seed }) => joinNats({ servers: server.servers, seed }, quiet));
    const heard: string[] = [];
    one?.hear(subjects.records, (text) => heard.push(text));
    await vi.waitUntil(() => one?.isOnline() && two?.isOnline(), patience);
    await writeFile(file, now);
    await reloadNats(server.pidFile ?? '');
    await vi.waitUntil(
      () => {
        two?.publish(subjects.record('north'), 'x');
        return heard.length > 0;
      },
      { timeout: 60_000, interval: 500 },
    );
    await Promise.all([one?.close(), two?.close()]);
    await server.stop();
  });
});

describe('who may say what', () => {
  const state: { nats?: Awaited<ReturnType<typeof startTestNats>> } = {};
  const nats = () => state.nats ?? expect.fail('no server');
  beforeAll(async () => {
    state.nats = await startTestNats(['north', 'south']);
  });
  afterAll(() => nats().stop());

  /** What the server says of what a party tries; nothing where it may. */
  const refusal = async (who: string, [kind, subject]: readonly ['hear' | 'say', string]) => {
    const connection = await nats().as(who);
    const said: string[] = [];
    const listening = (async () => {
      for await (const status of connection.status())
        if (status.type === 'error') said.push(status.error.message);
    })();
    if (kind === 'hear') connection.subscribe(subject, { callback: () => {} });
    else connection.publish(subject, 'x');
    await connection.flush();
    await connection.close();
    await listening;
    return said.join(' ').toLowerCase();
  };

  it.each([
    ['hub', ['say', 'oncograph.v1.question.north']],
    ['hub', ['hear', 'oncograph.v1.answer.>']],
    ['hub', ['hear', 'oncograph.v1.hello.>']],
    ['hub', ['hear', 'oncograph.v1.record.>']],
    ['north', ['hear', 'oncograph.v1.question.north']],
    ['north', ['say', 'oncograph.v1.answer.north.q1']],
    ['north', ['say', 'oncograph.v1.hello.north']],
    ['north', ['say', 'oncograph.v1.record.north']],
  ] as const)('%s may %j', async (who, act) => expect(await refusal(who, act)).toBe(''));

  it.each([
    ['north', ['hear', 'oncograph.v1.question.south']],
    ['north', ['hear', 'oncograph.v1.question.*']],
    ['north', ['hear', 'oncograph.v1.question.>']],
    ['north', ['hear', 'oncograph.v1.answer.south.>']],
    ['north', ['hear', 'oncograph.v1.answer.north.q1']],
    ['north', ['hear', 'oncograph.v1.hello.*']],
    ['north', ['hear', '>']],
    ['north', ['hear', '_INBOX.>']],
    ['north', ['hear', '$SYS.>']],
    ['north', ['say', 'oncograph.v1.answer.south.q1']],
    ['north', ['say', 'oncograph.v1.answer.north']],
    ['north', ['say', 'oncograph.v1.hello.south']],
    ['north', ['say', 'oncograph.v1.record.south']],
    ['north', ['say', 'oncograph.v1.record.north.more']],
    ['north', ['hear', 'oncograph.v1.record.*']],
    ['hub', ['say', 'oncograph.v1.record.north']],
    ['north', ['say', 'oncograph.v1.hello.north.more']],
    ['north', ['say', 'oncograph.v1.question.north']],
    ['north', ['say', 'oncograph.v1.question.south']],
    ['north', ['say', '_INBOX.hub']],
    ['north', ['say', '$SYS.REQ.SERVER.PING']],
    ['hub', ['hear', 'oncograph.v1.question.north']],
    ['hub', ['hear', '>']],
    ['hub', ['say', 'oncograph.v1.answer.north.q1']],
  ] as const)('%s may not %j: the server refuses it', async (who, [kind, subject]) =>
    expect(await refusal(who, [kind, subject])).toContain(
      `permissions violation for ${kind === 'hear' ? 'subscription' : 'publish'} to "${subject.toLowerCase()}"`,
    ),
  );

  it('nothing of what a site may not say reaches the hub', async () => {
    const [hub, north] = [await nats().as('hub'), await nats().as('north')];
    const heard: string[] = [];
    const callback = (_: unknown, { subject }: { readonly subject: string }) => void heard.push(subject);
    hub.subscribe('oncograph.v1.answer.>', { callback });
    hub.subscribe('oncograph.v1.hello.>', { callback });
    hub.subscribe('oncograph.v1.record.>', { callback });
    await hub.flush();
    for (const site of ['south', 'north'])
      for (const subject of [`answer.${site}.q1`, `hello.${site}`, `record.${site}`])
        north.publish(`oncograph.v1.${subject}`, 'x');
    await north.flush();
    await hub.flush();
    expect(heard).toEqual([
      'oncograph.v1.answer.north.q1',
      'oncograph.v1.hello.north',
      'oncograph.v1.record.north',
    ]);
  });

  it.each([
    ['without a login', {}],
    ['with a password', { user: 'hub', pass: 'x' }],
  ] as readonly (readonly [string, ConnectionOptions])[])('nobody is let in %s', async (_how, login) => {
    const connecting = connect({ servers: [...nats().server.servers], reconnect: false, ...login });
    await expect(connecting).rejects.toThrow(/authorization/i);
  });

  it('a stranger with an nkey of their own is not let in', async () => {
    await expect(connectTo(nats().server.servers, createNkey().seed)).rejects.toThrow(/authorization/i);
  });
});
