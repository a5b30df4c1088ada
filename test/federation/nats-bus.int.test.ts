import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNkey } from '../../federation/members/nkey.ts';
import { toUsersFile } from '../../federation/members/users.ts';
import { joinNats, type NatsBus } from '../../federation/nats-bus.ts';
import type { NatsLogin } from '../../federation/nats-dial.ts';
import { subjects } from '../../federation/subjects.ts';
import { type Certificate, makeCertificate } from '../support/certificate.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { startWebNats, type WebNats } from '../support/web-nats.ts';

const [hub, north] = [createNkey(), createNkey()];
const patience = { timeout: 20_000, interval: 20 };
const quiet = { info: () => {}, warn: () => {} };
let folder: string;
let certificate: Certificate;
let plain: WebNats;
let secure: WebNats;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-bus-'));
  const users = join(folder, 'users.conf');
  const about = { name: 'North', country: null, since: '2026-11-30T00:00:00.000Z', ended: null };
  await writeFile(users, toUsersFile(hub.public, [{ id: 'north', nkey: north.public, ...about }]));
  certificate = await makeCertificate(folder);
  plain = await startWebNats(folder, users);
  secure = await startWebNats(folder, users, certificate);
});
afterAll(async () => {
  await Promise.all([plain.stop(), secure.stop()]);
  await rm(folder, { recursive: true });
});

/** What comes of a login in a process that trusts the certificate: what it logged and heard once `text` was among it. */
async function talk(login: Omit<NatsLogin, 'seed'>, text: string, trusts = true): Promise<string> {
  const program = ['--import', 'tsx', join(import.meta.dirname, '../support/nats-talker.ts')];
  const says = [JSON.stringify({ ...login, seed: hub.seed }), subjects.question('north'), subjects.hellos];
  const env = { PATH: process.env.PATH, ...(trusts && { NODE_EXTRA_CA_CERTS: certificate.cert }) };
  const talker = spawn(process.execPath, [...program, ...says], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  talker.stdout.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
  });
  await vi.waitUntil(() => said.includes(text), patience);
  talker.stdin.end();
  await once(talker, 'close');
  return said;
}

/** Does `work` with a bus that is online. */
async function online(login: NatsLogin, work: (bus: NatsBus) => Promise<void>): Promise<void> {
  const bus = joinNats(login, quiet);
  await vi.waitUntil(bus.isOnline, patience);
  await work(bus).finally(bus.close);
}

/** Hub and site hear each other, each by an address of its own. */
async function hearEachOther(of: string, other: string): Promise<void> {
  const heard: string[] = [];
  await online({ servers: [of], seed: hub.seed }, (one) =>
    online({ servers: [other], seed: north.seed }, async (two) => {
      one.hear(subjects.hellos, (text) => heard.push(text));
      two.hear(subjects.question('north'), (text) => heard.push(text));
      await vi.waitUntil(() => {
        one.publish(subjects.question('north'), 'asked');
        two.publish(subjects.hello('north'), 'there');
        return heard.includes('asked') && heard.includes('there');
      }, patience);
    }),
  );
}

describe('joinNats', () => {
  it('reaches a server by WebSocket on every Node.js', () => hearEachOther(plain.web, plain.web));

  it('keeps WebSocket and TCP apart in one process, also where both are lost at once', async () => {
    await hearEachOther(plain.web, plain.tcp);
    const [web, tcp] = [
      joinNats({ servers: [plain.web], seed: hub.seed }, quiet),
      joinNats({ servers: [plain.tcp], seed: north.seed }, quiet),
    ];
    await vi.waitUntil(() => web.isOnline() && tcp.isOnline(), patience);
    await plain.stop();
    await vi.waitUntil(() => !web.isOnline() && !tcp.isOnline(), patience);
    plain = await startWebNats(folder, join(folder, 'users.conf'));
    await Promise.all([web.close(), tcp.close()]);
    await hearEachOther(plain.tcp, plain.web);
  });

  it('takes another kind of address where one leads nowhere', () =>
    online({ servers: ['tls://127.0.0.1:9', plain.web], seed: hub.seed }, async () => {}));

  it('reaches wss:// where the certificate is trusted, and says why where it is not', async () => {
    const login = { servers: [secure.web] };
    expect(await talk(login, 'NATS is reached')).not.toContain('cannot');
    expect(await talk(login, 'cannot be reached', false)).toContain('self-signed certificate');
  });

  it('reaches tls://, and never without TLS', async () => {
    expect(await talk({ servers: [secure.tcp] }, 'NATS is reached')).not.toContain('cannot');
    const unsafe = [plain.tcp.replace('nats:', 'tls:')];
    expect(await talk({ servers: unsafe }, 'cannot be reached')).toContain("server does not support 'tls'");
  });
});

describe('a proxy', () => {
  it('lets wss:// through, and nothing that is excepted', async () => {
    const proxy = await startConnectProxy();
    const login = { servers: [secure.web] };
    await talk({ ...login, proxy: { url: proxy.url, except: [] } }, 'NATS is reached');
    expect(proxy.asked).toEqual([new URL(secure.web).host]);
    await talk({ ...login, proxy: { url: proxy.url, except: ['localhost'] } }, 'NATS is reached');
    await talk({ servers: [secure.tcp], proxy: { url: proxy.url, except: [] } }, 'NATS is reached');
    expect(proxy.asked).toHaveLength(1);
    await proxy.close();
  });

  it('is told the login that it wants, and a refusal is said', async () => {
    const proxy = await startConnectProxy('north:secret');
    const login = { servers: [secure.web] };
    await talk({ ...login, proxy: { url: proxy.url, except: [] } }, 'NATS is reached');
    const said = await talk(
      { ...login, proxy: { url: proxy.url.replace('secret', 'wrong'), except: [] } },
      'cannot be reached',
    );
    expect(said).toContain('407');
    expect(said).not.toContain('wrong');
    await proxy.close();
  });
});
