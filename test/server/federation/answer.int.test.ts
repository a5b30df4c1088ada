import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addGrants } from '../../../access/grants/grants.ts';
import { type Audit, openAudit } from '../../../audit/audit.ts';
import { readAudit } from '../../../audit/read.ts';
import { createKeys } from '../../../federation/envelope/keys.ts';
import type { Question } from '../../../federation/envelope/question.ts';
import { openLine } from '../../../federation/hub/line.ts';
import { parseAnswer } from '../../../federation/hub/site-message.ts';
import type { AnsweredAtOnce } from '../../../federation/site/by-hand.ts';
import { serveSite } from '../../../federation/site/serve-site.ts';
import { subjects } from '../../../federation/subjects.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../../graph/graph.ts';
import { decideQuestion, holdQuestion, readHeldQuestions } from '../../../questions/held.ts';
import { createCallerFor } from '../../../server/caller.ts';
import { createAnswer } from '../../../server/federation/answer.ts';
import { createLog } from '../../../server/log.ts';
import { createServices, followGraph } from '../../../server/services.ts';
import { forgetAccess } from '../../support/access-graph.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { chargedUnits, clearLedger } from '../../support/ledger-graph.ts';
import { createMemoryBus } from '../../support/memory-bus.ts';
import { protectionOf } from '../../support/protection.ts';
import { together, wardOf } from '../../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(new Graph(testDatabase().address, unhurriedMs), {
  dataDir: testDatabase().indexFolder,
});
const [hubKeys, siteKeys, otherKeys] = await Promise.all([createKeys(), createKeys(), createKeys()]);
const hub = { id: 'the-hub', name: 'The hub', signing: hubKeys.signing, sealing: hubKeys.sealing };
const site = { id: 'north', name: 'Hospital North', country: 'NL' };
const silent = createLog('silent');
let folder: string;
let audit: Audit;

beforeAll(async () => {
  await forgetAccess(graph);
  await seedGraph(graph, together([wardOf('fa-a', 300), wardOf('fa-own', 40)]));
  await graph.write((run) =>
    run(
      cypher`MATCH (dataset:Dataset {id: 'fa-own'}) SET dataset.stated = '{"title":"Own","description":"Own."}'`,
    ),
  );
  await followed.index(); // else the first question waits for it
  folder = await mkdtemp(join(tmpdir(), 'oncograph-answer-'));
  audit = await openAudit(
    { folder, days: 1_096, chargedDays: 366, graph, log: silent },
    { version: '1.2.3' },
  );
});
beforeEach(() => clearLedger(graph));
afterAll(async () => {
  await audit.close();
  await clearLedger(graph);
  await forgetAccess(graph);
  await graph.write((run) => run(cypher`MATCH (node:AuditPatient|AuditHead) DELETE node`));
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

/** A hub and a site on a bus of their own; without noise, so that what is counted shows. */
function meet(keys = hubKeys, atOnce: AnsweredAtOnce = 'all') {
  const bus = createMemoryBus();
  const protection = protectionOf(graph, { draw: () => 0n });
  const services = createServices(followed, { access: 'tiered', version: '1.2.3', protection, audit });
  const callerFor = createCallerFor(graph, { access: 'tiered', licensedNames: 'shown' });
  const parts = { hub, servers: ['nats://nats.example.org:4222'], services, callerFor, audit };
  const refused: string[] = [];
  serveSite(bus, {
    ...{ hub, site, keys: siteKeys, log: silent },
    answer: createAnswer({
      ...parts,
      purpose: 'registered',
      byHand: { atOnce, hold: (one) => holdQuestion(graph, one, new Date()) },
    }),
    refuse: async ({ kind }) => void refused.push(kind),
  });
  const pins = { of: () => siteKeys.signing, pin: async () => {} };
  const line = openLine(bus, { hub: { id: hub.id, keys }, pins, log: silent, onReturn: () => {} });
  return { bus, line, refused };
}

let number = 0;
function aQuestion(where: unknown, more: Partial<Question> = {}): Omit<Question, 'hub'> {
  number += 1;
  return {
    ...{ id: `q-${number}`, sites: ['north'], where, facets: [], purpose: 'feasibility' },
    asker: { issuer: 'https://login.example.org', subject: 'ada', organisation: 'a.example' },
    ...more,
  };
}

const nothing = {
  count: null,
  noise: null,
  share: null,
  codesHash: null,
  renewsAt: null,
  vocabularies: {},
  uncovered: [],
};

const soon = () => AbortSignal.timeout(60_000);
const women = { patient: { sex: ['FEMALE'] } };

async function ask(where: unknown, more: Partial<Question> = {}, { line } = meet()) {
  return parseAnswer(await line.ask('north', await line.sign(aQuestion(where, more)), soon()));
}

describe('a site that a hub asks', () => {
  it('answers with one protected number, for which the hub pays as one organisation', async () => {
    expect(await ask(women)).toMatchObject({ status: 'OK', count: { value: 180, precision: 'NOISY' } });
    expect(await chargedUnits(graph)).toBe(1);
    const charges = await graph.read<{ organisation: string; person: string | null }>(
      cypher`MATCH (charge:Charge) RETURN charge.organisation AS organisation, charge.person AS person`,
    );
    expect(charges).toEqual([{ organisation: 'local the-hub', person: null }]);
  });

  it('answers exactly over what was granted to the hub', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const grant = { role: 'READER', reason: 'contract 7', by: 'op', at, from: at, until: null } as const;
    const person = { issuer: 'local', subject: 'the-hub' };
    await addGrants(graph, { ...grant, person, datasets: ['fa-own', 'fa-a'] });
    expect(await ask(women)).toMatchObject({ status: 'OK', count: { value: 204, precision: 'EXACT' } });
    await forgetAccess(graph);
  });

  it('answers a repetition with the same text, and is charged nothing more', async () => {
    const { bus, line } = meet();
    const question = await line.sign(aQuestion(women));
    const first = await line.ask('north', question, soon());
    const heard = bus.said.filter(({ subject }) => subject === subjects.answer('north', question.id));
    expect(await line.ask('north', question, soon())).toEqual(first);
    const again = bus.said.filter(({ subject }) => subject === subjects.answer('north', question.id));
    expect(new Set([...heard, ...again].map(({ text }) => text)).size).toBe(1);
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('keeps in its audit what the hub asked, for whom, and what was told', async () => {
    await ask(women, { id: 'kept-1' });
    const entries: object[] = [];
    for await (const entry of readAudit(folder)) entries.push(entry);
    expect(entries.at(-1)).toMatchObject({
      ...{ kind: 'REQUEST', requestId: 'kept-1', outcome: 'DONE', purpose: 'feasibility' },
      who: { issuer: 'local', subject: 'the-hub' },
      details: { hub: 'the-hub', asker: { subject: 'ada', organisation: 'a.example' }, sites: ['north'] },
      ...{ released: { counts: 1, first: [180] }, charged: [{ organisation: 'local the-hub' }] },
    });
  });

  it('is asked for what it wants to know the purpose of', async () => {
    expect(await ask(women, { purpose: null })).toMatchObject({ status: 'REFUSED', count: null });
    expect(await chargedUnits(graph)).toBe(0);
  });

  it.each([
    ['another hub signs', otherKeys, {}, 'FOREIGN'],
    ['another site is asked', hubKeys, { sites: ['south'] }, 'FOREIGN'],
  ])('does not answer what %s', async (_what, keys, more, kind) => {
    const { bus, line, refused } = meet(keys);
    const asked = line.ask('north', await line.sign(aQuestion(women, more)), AbortSignal.timeout(300));
    await expect(asked).rejects.toThrow();
    expect([refused, bus.said.filter(({ subject }) => subject.includes('answer'))]).toEqual([[kind], []]);
    expect(await chargedUnits(graph)).toBe(0);
  });

  it('answers as many questions as it can, and says of the others that it is busy: nothing hangs', async () => {
    const where = { patient: { sex: ['UNKNOWN'] } };
    const { line } = meet();
    const answers = await Promise.all(
      Array.from({ length: 300 }, async () =>
        parseAnswer(await line.ask('north', await line.sign(aQuestion(where)), AbortSignal.timeout(120_000))),
      ),
    );
    const reasons = new Set(answers.map(({ status, reason }) => `${status} ${reason ?? ''}`));
    expect(reasons).toEqual(
      new Set(['OK ', 'REFUSED The site has too many questions to answer: ask again later.']),
    );
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('says that it cannot answer now where it fails, and answers the same question later', async () => {
    const bus = createMemoryBus();
    let isWell = false;
    const answer = async () => {
      if (!isWell) throw new Error('the database is away');
      return { status: 'UNSUPPORTED', reason: 'where', ...nothing } as const;
    };
    serveSite(bus, { hub, site, keys: siteKeys, log: silent, answer, refuse: async () => {} });
    const pins = { of: () => siteKeys.signing, pin: async () => {} };
    const line = openLine(bus, { hub: { id: hub.id, keys: hubKeys }, pins, log: silent, onReturn: () => {} });
    const question = await line.sign(aQuestion(women));
    const first = parseAnswer(await line.ask('north', question, soon()));
    isWell = true;
    const second = parseAnswer(await line.ask('north', question, soon()));
    expect([first.status, first.reason, second.status]).toEqual([
      ...['FAILED', 'It cannot answer now: ask again later.', 'UNSUPPORTED'],
    ]);
  });

  it('says nothing on the bus but what is sealed', async () => {
    const { bus, line } = meet();
    await line.ask('north', await line.sign(aQuestion(women)), soon());
    await line.ask('north', await line.sign(aQuestion({ patient: { ids: ['fa-a-0001'] } })), soon());
    const said = bus.said.filter(({ subject }) => subject !== subjects.question('north'));
    expect(said.map(({ text }) => text.split('.').length)).toEqual([5, 5]);
    expect(new Set(said.map(({ text }) => text.length)).size).toBe(1);
  });
});

describe('a site that answers by hand', () => {
  afterEach(() => graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`)));

  /** What a site answers where questions over `fa-a` wait. */
  const askByHand = (where: unknown, more: Partial<Question> = {}) =>
    ask(where, more, meet(hubKeys, ['fa-own']));
  const held = () => readHeldQuestions(graph, new Date());
  const decide = async (isAnswered: boolean) => {
    const decision = { isAnswered, reason: 'Not for that.', by: 'op', at: new Date().toISOString() };
    for (const { id } of await held()) await decideQuestion(graph, id, decision);
  };

  it('says that a question waits, and answers it once a person let it be answered', async () => {
    expect(await askByHand(women)).toMatchObject({
      ...{ status: 'PENDING', count: null, reason: expect.stringMatching(/ask it again, until \d{4}-/) },
    });
    expect(await chargedUnits(graph)).toBe(0);
    await decide(true);
    expect(await askByHand(women)).toMatchObject({ status: 'OK', count: { value: 180 } });
    expect(await chargedUnits(graph)).toBe(1);
  });

  it('shows a person what is asked, for whom, for what and because of which datasets it waits', async () => {
    await askByHand(women);
    expect(await held()).toMatchObject([
      {
        ...{ hub: 'the-hub', where: women, purpose: 'feasibility', datasets: ['fa-a'], decision: null },
        ...{
          text: expect.stringContaining('sex FEMALE'),
          asker: { subject: 'ada', organisation: 'a.example' },
        },
      },
    ]);
  });

  it('tells why a person refused it', async () => {
    await askByHand(women);
    await decide(false);
    expect(await askByHand(women)).toMatchObject({
      ...{ status: 'REFUSED', count: null, reason: expect.stringContaining('Not for that.') },
    });
  });

  it('holds the same question once, however it is written and whoever asks; for another purpose it is another', async () => {
    const asker = { issuer: 'https://login.example.org', subject: 'grace', organisation: null };
    await askByHand(women);
    await askByHand({ patient: { sex: ['FEMALE', 'FEMALE'] } }, { asker });
    expect(await held()).toHaveLength(1);
    await decide(true);
    expect((await askByHand(women, { purpose: 'a trial' })).status).toBe('PENDING');
    expect(await held()).toHaveLength(2);
  });

  it('forgets a question, and what was decided of it, after 14 days', async () => {
    await askByHand(women);
    await decide(true);
    await graph.write((run) =>
      run(cypher`MATCH (held:HeldQuestion) SET held.endsAt = '2026-01-01T00:00:00.000Z'`),
    );
    expect((await askByHand(women)).status).toBe('PENDING');
    expect(await held()).toMatchObject([{ decision: null }]);
  });

  it('lets no question wait that it could not answer', async () => {
    for (const where of [{ variant: {} }, { patient: { ids: ['fa-a-0001'] } }, { patients: {} }])
      expect((await askByHand(where)).status).toBe('UNSUPPORTED');
    expect(await held()).toEqual([]);
  });

  it('refuses another question where a thousand wait', async () => {
    const endsAt = new Date(Date.now() + 86_400_000).toISOString();
    await graph.write((run) =>
      run(cypher`UNWIND range(1, 1000) AS n CREATE (:HeldQuestion {id: 'full-' + n, endsAt: ${endsAt}})`),
    );
    expect(await askByHand(women)).toMatchObject({
      status: 'REFUSED',
      reason: expect.stringContaining('Too many'),
    });
  });

  it('refuses another question of a person of whom fifty wait, and no one else', async () => {
    const aged = (n: number) => ({ patient: { ageAtDiagnosis: { min: n } } });
    for (let n = 0; n < 50; n += 1) expect((await askByHand(aged(n))).status).toBe('PENDING');
    const eve = { asker: { issuer: 'https://login.example.org', subject: 'eve', organisation: null } };
    const asked = [askByHand(aged(50)), askByHand(aged(7)), askByHand(aged(50), eve)];
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(['REFUSED', 'PENDING', 'PENDING']);
  });

  it('answers at once over what is answered at once', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const grant = { role: 'READER', reason: 'contract 7', by: 'op', at, from: at, until: null } as const;
    await addGrants(graph, {
      ...grant,
      person: { issuer: 'local', subject: 'the-hub' },
      datasets: ['fa-own', 'fa-a'],
    });
    expect((await ask(women, {}, meet(hubKeys, ['fa-own', 'fa-a']))).status).toBe('OK');
    expect((await ask(women, {}, meet(hubKeys, ['fa-own', 'fa-aa']))).status).toBe('PENDING');
    await forgetAccess(graph);
  });
});
