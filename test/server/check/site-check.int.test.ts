import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Msg } from '@nats-io/transport-node';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addGrants } from '../../../access/grants/grants.ts';
import type { Invitation } from '../../../federation/envelope/invitation.ts';
import { openHub } from '../../../federation/members/hub.ts';
import { inviteMember, removeMember, usersFile } from '../../../federation/members/members.ts';
import { createNkey } from '../../../federation/members/nkey.ts';
import { subjects } from '../../../federation/subjects.ts';
import { Graph } from '../../../graph/graph.ts';
import { readGraphVersion } from '../../../graph/version.ts';
import type { Finding } from '../../../server/check/finding.ts';
import schema from '../../../server/check/report.schema.json' with { type: 'json' };
import type { SiteReport } from '../../../server/check/report.ts';
import { findOrStartNats } from '../../../server/nats/index.ts';
import { reloadNats } from '../../../server/nats/reload.ts';
import type { NatsServer } from '../../../server/nats/server.ts';
import { forgetAccess } from '../../support/access-graph.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { runCli, settingsOf, whyIn } from '../../support/cli.ts';
import { startConnectProxy } from '../../support/connect-proxy.ts';
import { testDatabase } from '../../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../../support/graph-fixture.ts';
import { connectTo } from '../../support/nats.ts';
import { silent } from '../../support/neo4j.ts';
import { together, wardOf } from '../../support/ward-graph.ts';
import { startWebNats } from '../../support/web-nats.ts';

const graph = new Graph(testDatabase().address);
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile<SiteReport>(schema);
let folder: string;
let nats: NatsServer;

/** 60 people, each with a tumour that has a concept, and nothing left to say of them. */
const good: Fixture = {
  ...wardOf('sc-good', 60),
  records: Array.from({ length: 60 }, (_, n) => `sc-good-${String(n).padStart(4, '0')}`).map((patient) =>
    aRecord('condition', patient, {
      ...{ id: `${patient}-c`, dataset: 'sc-good', index: true, startDay: 0 },
      ...{ codeSource: 'breast', codeSourceConcept: null, codeStandardConcept: 'DOID:FXBREAST' },
    }),
  ),
  others: {
    Dataset: [
      {
        ...{ id: 'sc-good', population: 'sc-good', title: 'Good', accessRights: 'NON_PUBLIC' },
        license: ['CC BY 4.0'],
        stated: JSON.stringify({
          ...{ oncographDataset: 1, id: 'sc-good', title: 'A good ward', description: 'Its patients.' },
          publisher: { name: 'Hospital North' },
          contact: { email: 'data@example.org' },
        }),
      },
    ],
    Population: [{ id: 'sc-good' }],
    Vocabulary: [{ id: 'SNOMED', name: 'SNOMED CT', release: '2026-10', license: 'internal' }],
  },
};

/** 617 people whose series have no concept; what their description says, and what there is beside them. */
const ward = wardOf('sc-closed', 617);
const closedWith = (says: object, more: Fixture['others'] = {}): Fixture => ({
  ...ward,
  others: {
    Dataset: [
      {
        ...{ id: 'sc-closed', population: 'sc-closed', title: 'Closed', accessRights: 'NON_PUBLIC' },
        stated: JSON.stringify({ title: 'Closed', description: 'Closed.', ...says }),
      },
    ],
    Population: [{ id: 'sc-closed' }],
    ...more,
  },
});
const closed = closedWith({});

/** What was told of them with noise. */
const released = {
  ...{ asOf: '2026-11-01T00:00:00.000Z', confidence: 0.95 },
  numbers: [
    { of: 'PATIENTS', value: '', code: null, patients: 600, low: 570, high: 630 },
    { of: 'RECORD', value: 'Condition', code: null, patients: 310, low: 280, high: 340 },
  ],
};

const hubFolder = () => join(folder, 'hub');
const invite = (servers: readonly string[], again = true) =>
  inviteMember(hubFolder(), {
    site: { id: 'north', name: 'Hospital North', country: 'NL' },
    ...{ hubName: 'Network of the North', servers, now: new Date().toISOString(), again },
  });

/** What the check says with an invitation, or without one. */
async function check(
  invitation: Invitation | undefined,
  flags: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
) {
  const file = join(folder, 'invitation.json');
  if (invitation !== undefined) await writeFile(file, JSON.stringify(invitation), { mode: 0o600 });
  const ended = await runCli(['site', 'check', ...flags], {
    ...settingsOf(testDatabase().address),
    ...{ DATA_DIR: join(folder, 'data'), ACCESS: 'tiered' },
    ...{ ...(invitation !== undefined && { INVITATION: file }), ...more },
  });
  return ended;
}

/** The report, with which the check ended so. */
async function report(
  invitation: Invitation | undefined,
  flags: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
) {
  const { code, stdout } = await check(invitation, ['--json', ...flags], more);
  const value: unknown = JSON.parse(stdout);
  if (!isReport(value)) throw new TypeError(JSON.stringify(isReport.errors));
  const of = (area: Finding['area']) =>
    value.findings.filter((one) => one.area === area).map(({ result, found }) => `${result} ${found}`);
  return { code, of, value, text: stdout };
}

async function grant(...datasets: readonly string[]): Promise<void> {
  const { id } = await openHub(hubFolder());
  const at = '2026-01-01T00:00:00.000Z';
  const why = { role: 'READER', reason: 'contract 7', by: 'op', at, from: at, until: null } as const;
  await addGrants(graph, { ...why, person: { issuer: 'local', subject: id }, datasets });
}

beforeAll(async () => {
  await forgetAccess(graph);
  await seedGraph(graph, together([good]));
  folder = await mkdtemp(join(tmpdir(), 'oncograph-site-check-'));
  await invite([], false);
  const place = { given: [], folder: join(folder, 'nats'), users: usersFile(hubFolder()) };
  nats = await findOrStartNats(place, silent, { env: process.env });
  await grant('sc-good');
});
afterAll(async () => {
  await nats.stop();
  await forgetAccess(graph);
  await clearFixture(graph);
  await graph.close();
  await rm(folder, { recursive: true });
});

/** A new invitation that the running server knows. */
async function invited(): Promise<Invitation> {
  const { invitation } = await invite(nats.servers);
  await reloadNats(nats.pidFile ?? '');
  const enter = async () => (await connectTo(nats.servers, invitation.seed)).close();
  await vi.waitFor(enter, { timeout: 30_000, interval: 50 });
  return invitation;
}

describe('site check', () => {
  it('finds a good site good, over what the hub may ask, and ends with 0', async () => {
    const { code, of, value } = await report(await invited());
    expect(of('connection')).toEqual([
      'OK It lets the site in.',
      'OK The site may hear what it is asked, and say that it is there.',
      'OK It may neither hear what others are asked, nor speak for them.',
    ]);
    expect(of('data')).toEqual(['OK "A good ward" has 60 patients, with Condition.']);
    expect(of('description')).toEqual([
      'OK NON_PUBLIC. It has title, description, publisher, licence and contact.',
    ]);
    expect(of('mapping')).toEqual([
      'OK 1 of 1 coded fields have a standard concept in 90 % of their records or more.',
    ]);
    expect(value.mapping).toEqual([
      {
        ...{ dataset: 'sc-good', record: 'Condition', field: 'code' },
        ...{ rows: 60, mappedShare: 1, unmapped: [] },
      },
    ]);
    expect(value.findings.filter(({ result }) => result === 'FAIL' || result === 'WARN')).toEqual([]);
    expect([value.result, value.site?.id, value.hub?.name]).toEqual(['OK', 'north', 'Network of the North']);
    expect(code).toBe(0);
  });

  it('says nothing of closed data in what leaves, and more here, which may fail alone', async () => {
    await seedGraph(graph, together([good, closed]));
    const invitation = await invited();
    const { text, code, value } = await report(invitation);
    expect([code, value.result]).toEqual([1, 'OK']);
    expect(text).not.toMatch(/617|sc-closed|hemoglobin|"MR"/);
    expect(text).not.toContain(invitation.seed);
    const { stdout } = await check(invitation);
    const [leaves = '', stays = ''] = stdout.split('What follows stays here');
    expect(leaves).not.toMatch(/617|sc-closed/);
    expect(stays).toMatch(/WARN +sc-closed: NON_PUBLIC: 617 patients, with 309 Condition/);
    expect(stays).toMatch(/FAIL +sc-closed: .*ImagingSeries\.modality in 0 %, without one "mr" \(206\)/);
  });

  it('tells of data over which everybody may ask what was released of them, and misses it where nothing was', async () => {
    const invitation = await invited();
    const says = { counts: 'REGISTERED' };
    await seedGraph(graph, together([good, closedWith(says)]));
    expect((await report(invitation)).of('data')).toContainEqual(
      expect.stringMatching(/^FAIL Nothing was released of "Closed"/),
    );
    const description = { id: 'sc-closed', population: 'sc-closed', said: JSON.stringify(released) };
    await seedGraph(graph, together([good, closedWith(says, { ReleasedDescription: [description] })]));
    const { of, text } = await report(invitation);
    expect(of('data')).toContain('OK "Closed" has about 600 (570 to 630) patients, with Condition.');
    expect(of('mapping')).toContainEqual(expect.stringMatching(/^UNKNOWN What of it is mapped is not told/));
    expect(of('gate')).toContain('OK The hub may ask for 20 more protected numbers in 30 days.');
    expect(text).not.toContain('617');
    await seedGraph(graph, together([good, closed]));
  });

  it('changes nothing, and the hub hears no site', async () => {
    const invitation = await invited();
    const { nkey } = await openHub(hubFolder());
    const hub = await connectTo(nats.servers, nkey.seed);
    const heard: string[] = [];
    const hear = (_error: Error | null, message: Msg) => void heard.push(message.string());
    hub.subscribe(subjects.hellos, { callback: hear });
    hub.subscribe(subjects.answers, { callback: hear });
    await hub.flush();
    const before = await readGraphVersion(graph);
    await check(invitation);
    await hub.flush();
    expect([heard, await readGraphVersion(graph)]).toEqual([[''], before]);
    await hub.close();
  });

  it('tells a seed that is void from a server that is away', async () => {
    const invitation = await invited();
    const [void1, away] = [
      await report({ ...invitation, seed: createNkey().seed }),
      await report({ ...invitation, servers: ['nats://127.0.0.1:9'] }),
    ];
    expect(void1.of('connection')).toEqual([expect.stringContaining('FAIL It does not let the site in')]);
    expect(away.of('connection')).toEqual(['FAIL It takes no connections.']);
    expect([void1.code, void1.value.result, away.value.result]).toEqual([1, 'FAIL', 'FAIL']);
    const some = await report({ ...invitation, servers: [...invitation.servers, 'nats://127.0.0.1:9'] });
    expect(some.of('connection')).toContain('WARN It takes no connections.');
  });

  it('finds a name that leads nowhere', async () => {
    const invitation = await invited();
    const { of } = await report({ ...invitation, servers: ['tls://nats.invalid:4222'] });
    expect(of('connection')).toEqual(['FAIL Its name leads to no address.']);
  });

  it('finds a certificate that nobody signed, and a proxy that wants a login', async () => {
    const { member, invitation } = await invite([]);
    const users = join(folder, 'secure.conf');
    await writeFile(users, `users: [ { nkey: ${member.nkey} } ]\n`);
    const secure = await startWebNats(folder, users, await makeCertificate(folder));
    const proxy = await startConnectProxy('north:secret');
    const servers = [secure.tcp, secure.web];
    const untrusted = 'FAIL Its certificate is signed by nobody whom this machine trusts.';
    expect((await report({ ...invitation, servers })).of('connection')).toEqual([untrusted, untrusted]);
    const { value, text } = await report({ ...invitation, servers }, [], {
      HTTPS_PROXY: proxy.url.replace('secret', 'wrong'),
    });
    const [tls, web] = value.findings.filter(({ area }) => area === 'connection');
    expect([tls?.found, web?.found]).toEqual([untrusted.slice(5), 'The proxy wants a login.']);
    expect(tls?.todo).toContain('HTTPS_PROXY holds for wss:// alone');
    expect(text).not.toContain('wrong');
    await Promise.all([secure.stop(), proxy.close()]);
  });

  it('finds that the hub has removed the site', async () => {
    const invitation = await invited();
    await removeMember(hubFolder(), 'north', new Date().toISOString());
    await reloadNats(nats.pidFile ?? '');
    const enter = async () => (await connectTo(nats.servers, invitation.seed)).close();
    await vi.waitFor(() => expect(enter()).rejects.toThrow(/authorization/i), {
      timeout: 30_000,
      interval: 50,
    });
    expect((await report(invitation)).of('connection')[0]).toContain('FAIL It does not let the site in');
  });

  it('finds a server that lets everybody hear everything, and compares clocks by WebSocket', async () => {
    const { member, invitation } = await invite([]);
    const users = join(folder, 'open.conf');
    await writeFile(users, `users: [ { nkey: ${member.nkey} } ]\n`);
    const open = await startWebNats(folder, users);
    const { of } = await report({ ...invitation, servers: [open.web] });
    expect(of('connection').at(-1)).toBe(
      'FAIL It may hear what others are asked, and speak for others: so may others of it.',
    );
    expect(of('clock')[0]).toMatch(
      /^OK The clock of this machine is \d\.\d s (?:ahead of|behind) that of the server\.$/,
    );
    await open.stop();
  });

  it('finds an invitation that others may read, one that is damaged, and none', async () => {
    const invitation = await invited();
    const file = join(folder, 'invitation.json');
    await writeFile(file, JSON.stringify(invitation));
    await chmod(file, 0o644);
    expect((await report(invitation)).of('invitation')).toContainEqual(
      expect.stringMatching(/^WARN The invitation may be read by other users of this machine \(mode 644\)/),
    );
    await chmod(file, 0o600);
    const none = await report(undefined);
    expect(none.of('invitation')).toEqual(['FAIL There is none: INVITATION names no file.']);
    expect([none.code, none.value.site, none.of('data')]).toEqual([
      ...[1, null],
      ['FAIL There is no dataset that the hub may ask over.'],
    ]);
  });

  it('finds unmapped data that the hub may see, with the values', async () => {
    await grant('sc-closed');
    const { code, of, value } = await report(await invited());
    expect(of('mapping')).toContainEqual(
      expect.stringMatching(
        /^FAIL 2 of 3 coded .*ImagingSeries\.modality in 0 %, without one "mr" \(206\)\.$/,
      ),
    );
    expect(value.mapping).toContainEqual({
      ...{ dataset: 'sc-closed', record: 'ImagingSeries', field: 'modality', rows: 206, mappedShare: 0 },
      unmapped: [{ value: 'mr', rows: 206, reason: null }],
    });
    expect([code, value.result]).toEqual([1, 'FAIL']);
    const reviewed = {
      ...{ id: 'sc-reviewed', population: 'sc-closed', record: 'ImagingSeries', field: 'modality' },
      ...{ value: 'mr', map: 'modality.tsv', code: null, reason: 'nobody asks by it' },
    };
    await seedGraph(graph, together([good, closedWith({}, { ReviewedValue: [reviewed] })]));
    expect((await report(await invited())).of('mapping')).toContainEqual(
      expect.stringMatching(/^WARN 2 of 3 coded .*ImagingSeries\.modality in 0 %/),
    );
    await seedGraph(graph, together([good, closed]));
    await forgetAccess(graph);
    await grant('sc-good');
  });

  it('finds what a dataset lacks for a profile', async () => {
    const { of } = await report(await invited(), ['--profile', 'eucaim']);
    expect(of('description')[1]).toMatch(/^WARN It lacks for EUCAIM DCAT-AP 2\.0: .*; and \d+ more\.$/);
  });

  it('finds data that open access would show everybody', async () => {
    const { of, code } = await report(await invited(), [], { ACCESS: 'open' });
    expect(of('gate')).toEqual([
      'FAIL ACCESS=open would show everybody data that are not PUBLIC: such a server does not start.',
    ]);
    expect(code).toBe(1);
    const said = await report(await invited(), [], { ACCESS: 'open', ALLOW_OPEN: 'yes' });
    expect(said.of('gate')).toEqual([
      expect.stringMatching(/^WARN ACCESS=open: whoever reaches this server/),
    ]);
    expect(said.of('data')).toContain('OK "A good ward" has 60 patients, with Condition.');
  });

  it('says which questions wait for a person', async () => {
    const { of } = await report(await invited(), [], { ANSWER_AT_ONCE: 'sc-good' });
    expect(of('gate')).toContain(
      'OK Questions over others than sc-good wait until a person answers them (oncograph site queue).',
    );
  });

  it('finds an empty database', async () => {
    await clearFixture(graph);
    const { code, of } = await report(await invited());
    expect(of('data')).toEqual([expect.stringMatching(/^FAIL (?:The database has|There is) no dataset/)]);
    expect(of('vocabulary')[0]).toMatch(/^FAIL No release of a vocabulary is loaded/);
    expect(code).toBe(1);
    await seedGraph(graph, together([good, closed]));
  });

  it('finds a database that lets nobody in, and says where it is to nobody else', async () => {
    const settings = { ...settingsOf(testDatabase().address), NEO4J_USER: 'nobody-here' };
    const ended = await runCli(['site', 'check', '--json'], { ...settings, DATA_DIR: join(folder, 'data') });
    expect(ended.stdout).toContain('The database cannot be read.');
    expect(ended.stdout).not.toContain(new URL(testDatabase().address.uri).port);
    expect([ended.code, whyIn(ended)]).toEqual([
      ...[1, 'The site is not good enough to join: see what has FAIL.'],
    ]);
  });
});
