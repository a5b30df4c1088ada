import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JWTPayload, SignJWT } from 'jose';
import { vi } from 'vitest';
import type { Invitation } from '../../federation/envelope/invitation.ts';
import { algorithms, createKeys, type Keys, signingKey } from '../../federation/envelope/keys.ts';
import type { Question } from '../../federation/envelope/question.ts';
import { openLine, type SignedQuestion } from '../../federation/hub/line.ts';
import { parseAnswer } from '../../federation/hub/site-message.ts';
import { type Hub, openHub } from '../../federation/members/hub.ts';
import { inviteMember, usersFile } from '../../federation/members/members.ts';
import { createNkey } from '../../federation/members/nkey.ts';
import { joinNats, type NatsBus } from '../../federation/nats-bus.ts';
import type { SiteAnswer } from '../../federation/site-answer.ts';
import { freePort } from '../../server/free-port.ts';
import { createLog } from '../../server/log.ts';
import { findOrStartNats } from '../../server/nats/index.ts';
import { silent } from './neo4j.ts';

/** A text as it was said on a subject. */
export type Said = { readonly subject: string; readonly text: string };

/** What an asker of a dishonest hub may be, and for what: whatever it writes. */
export type Pretended = Partial<Pick<Question, 'id' | 'asker' | 'purpose' | 'sites' | 'facets'>>;

const patience = { timeout: 60_000, interval: 20 };
const log = createLog('silent');

/** A NATS server where a hub meets the sites that it invited, and an ear that hears all that is said. */
export async function startNetwork(ids: readonly string[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'oncograph-dishonest-'));
  const servers = [`nats://127.0.0.1:${await freePort()}`];
  const invited = new Map<string, { readonly invitation: Invitation; readonly keys: Keys }>();
  for (const id of ids) {
    const site = { id, name: `Hospital ${id}`, country: 'NL' };
    const { invitation } = await inviteMember(join(dataDir, 'hub'), {
      ...{ site, hubName: 'The hub', servers, again: false, now: '2026-11-30T00:00:00.000Z' },
    });
    invited.set(id, { invitation, keys: await createKeys() });
  }
  const ear = createNkey();
  const users = await withEar(usersFile(join(dataDir, 'hub')), ear.public);
  const port = Number(new URL(servers[0] ?? '').port);
  const place = { given: [], folder: join(dataDir, 'nats'), users, port };
  const nats = await findOrStartNats(place, silent, { env: process.env });
  const hub = await openHub(join(dataDir, 'hub'));
  const said: Said[] = [];
  const hearing = await reach(servers, ear.seed);
  hearing.hear('>', (text, subject) => void said.push({ subject, text }));
  return {
    ...{ hub, said, folder: dataDir },
    /** The invitation of a site and its keys. */
    of: (id: string) => {
      const known = invited.get(id);
      if (known === undefined) throw new TypeError(`${id} was not invited`);
      return known;
    },
    /** The hub begins, as often as it likes: it keeps nothing but its keys. */
    openHub: async () =>
      openDishonestHub(hub, await reach(servers, hub.nkey.seed), (id) => invited.get(id)?.keys.signing),
    stop: async () => {
      await hearing.close();
      await nats.stop();
      await rm(dataDir, { recursive: true });
    },
  };
}

export type TestNetwork = Awaited<ReturnType<typeof startNetwork>>;

async function reach(servers: readonly string[], seed: string): Promise<NatsBus> {
  const bus = joinNats({ servers, seed }, log);
  await vi.waitUntil(bus.isOnline, patience);
  return bus;
}

/** The users of a hub, and one who hears everything. */
async function withEar(path: string, nkey: string): Promise<string> {
  const one = `  { nkey: ${nkey}, permissions: { publish: { deny: ">" }, subscribe: { allow: ">" } } }\n]`;
  const users = `${path}.with-ear`;
  await writeFile(users, (await readFile(path, 'utf8')).replace(/\n\]/, `\n${one}`));
  return users;
}

export type DishonestHub = ReturnType<typeof openDishonestHub>;

/** Whoever has the keys of a hub, and asks by them what and as whom they like. */
function openDishonestHub(hub: Hub, bus: NatsBus, signingOf: (id: string) => Keys['signing'] | undefined) {
  const pins = { of: signingOf, pin: async () => {} };
  const line = openLine(bus, { hub, pins, log, onReturn: bus.onReturn });
  const say = async (site: string, question: SignedQuestion) =>
    parseAnswer(await line.ask(site, question, AbortSignal.timeout(120_000)));
  return {
    bus,
    /** What a site answers to a new question, whatever the hub says of who asks. */
    ask: async (site: string, where: unknown, pretended: Pretended = {}): Promise<SiteAnswer> =>
      say(site, await line.sign({ ...newQuestion(), sites: [site], where, facets: [], ...pretended })),
    /** The same of a question in which more stands than belongs there. */
    askWith: async (site: string, where: unknown, more: JWTPayload): Promise<SiteAnswer> => {
      const { id, asker, purpose } = newQuestion();
      const text = await new SignJWT({ ...more, where, asker, purpose })
        .setProtectedHeader({ alg: algorithms.signing, typ: 'oncograph-question+jwt' })
        .setJti(id)
        .setIssuer(hub.id)
        .setAudience([site])
        .setIssuedAt()
        .sign(await signingKey(hub.keys.secret.signing));
      return say(site, { id, text });
    },
    close: () => bus.close(),
  };
}

let asked = 0;

/** Ids of one length, so that lengths of answers can be compared. */
function newQuestion() {
  asked += 1;
  return {
    ...{ id: `q-${String(asked).padStart(6, '0')}`, purpose: 'feasibility' },
    asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: 'a.example' },
  };
}
