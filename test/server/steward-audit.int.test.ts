import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Chain } from '../../audit/chain.ts';
import type { AuditEvent } from '../../audit/event.ts';
import { nameOfPatient } from '../../audit/patients.ts';
import { type StewardSite, startStewardSite } from '../support/steward-site.ts';

let site: StewardSite;
/** What was kept before a test is not asked for. */
let since = '';

beforeAll(async () => {
  site = await startStewardSite();
});
beforeEach(async () => {
  await site.reset();
  since = new Date().toISOString();
});
afterAll(() => site.close());

type Entry = {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly who: { readonly subject: string } | null;
  readonly datasets: readonly string[];
  readonly hasOthers: boolean;
  readonly fields: readonly string[];
  readonly released: { readonly counts: number; readonly values: unknown } | null;
  readonly patients: number | null;
};
type Read = {
  readonly audit: {
    readonly nodes: readonly Entry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
} | null;

const fields = `id at kind outcome codes requestId who { issuer subject } purpose datasets hasOthers fields
  questions { fingerprint where } released { counts values } patients grant { subject role reason endedWhy }`;

const read = (who: Parameters<StewardSite['ask']>[0], rest = `, from: "${since}"`, dataset = 'gr-a1') =>
  site.ask<Read>(
    who,
    `{ audit(dataset: "${dataset}"${rest}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
  );
const nodesOf = ({ data }: Awaited<ReturnType<typeof read>>) => data?.audit.nodes ?? [];

const men = '{ cohort(where: { patient: { sex: [MALE] } }) { count { value } } }';
const page = '{ cohort(where: { patient: {} }) { patients { nodes { id } } } }';
/** What Rita, who reads gr-a1, asks for with a purpose. */
const asRita = async (query: string) =>
  site.ask({ ...(await site.loginOf('rita')), 'x-purpose': 'permit 2026-017' }, query);

describe('the audit of a dataset', () => {
  it('tells its steward who asked what, for what, and what left, the newest first', async () => {
    await asRita(men);
    await asRita(page);
    const { codes, data } = await read('anna');
    expect(codes).toEqual([]);
    const common = {
      ...{ id: expect.any(String), at: expect.any(String), kind: 'REQUEST', outcome: 'DONE', codes: [] },
      ...{ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), purpose: 'permit 2026-017', grant: null },
      ...{ who: { issuer: site.issuer, subject: 'rita' }, datasets: ['gr-a1'], hasOthers: false },
      fields: ['cohort'],
    };
    const question = (where: object) => ({ fingerprint: expect.any(String), where });
    expect(data?.audit.nodes).toEqual([
      { ...common, questions: [question({ patient: {} })], released: null, patients: 1 },
      {
        ...{ ...common, questions: [question({ patient: { sex: ['MALE'] } })], patients: 0 },
        released: { counts: 1, values: [0] },
      },
    ]);
  });

  it('tells an auditor that numbers left, and not which', async () => {
    await asRita(men);
    expect(nodesOf(await read('otto')).map(({ released }) => released)).toEqual([
      { counts: 1, values: null },
    ]);
  });

  it('tells of whoever read it, and of grants', async () => {
    await read('otto');
    await site.ask(
      'anna',
      `mutation { addGrant(subject: "nora", issuer: "${site.issuer}", datasets: ["gr-a1"], role: AUDITOR, reason: "r") { id } }`,
    );
    const told = nodesOf(await read('anna')).map(({ kind, who }) => `${kind} ${who?.subject}`);
    expect(told).toEqual([
      ...['REQUEST anna', 'GRANT_ADDED anna', 'GRANT_ADDED anna', 'REQUEST anna'],
      'AUDIT_READ otto',
    ]);
  });

  it('hides other datasets, and numbers that may be of them', async () => {
    await site.grant('rita', 'READER', 'gr-b1');
    await asRita('{ cohort(where: { dataset: ["gr-a1", "gr-b1"] }) { count { value } } }');
    const [ofA, ofB] = [await read('anna'), await read('bert', `, from: "${since}"`, 'gr-b1')].map(nodesOf);
    expect(ofA).toMatchObject([
      {
        ...{ datasets: ['gr-a1'], hasOthers: true, released: null, patients: null },
        questions: [{ fingerprint: null, where: { dataset: ['gr-a1', '…'] } }],
      },
    ]);
    expect(ofB).toMatchObject([{ datasets: ['gr-b1'], questions: [{ where: { dataset: ['…', 'gr-b1'] } }] }]);
    await site.grant('anna', 'READER', 'gr-b1'); // which is no right to its audit
    expect(JSON.stringify(nodesOf(await read('anna')))).not.toContain('gr-b1');
  });

  it('is found by who asked, by time, and by the patient of an opaque id', async () => {
    await asRita(page);
    await site.ask('anna', men);
    const found = async (rest: string, who = 'anna') =>
      nodesOf(await read(who, rest)).map((one) => one.who?.subject);
    expect(await found(`, from: "${since}", subject: "rita"`)).toEqual(['rita']);
    expect(await found(`, until: "${since}", subject: "rita"`)).not.toContain('anna');
    expect(await found(`, from: "2090-01-01"`)).toEqual([]);
    expect(await found(`, from: "${since}", patient: "gr-ada"`, 'otto')).toEqual(['rita']);
    expect(await found(`, from: "${since}", patient: "gr-ada", subject: "otto"`, 'otto')).toEqual([]); // who asked is no answer
    const named = (await site.keptOf(() => found(', patient: "gr-ada"'))).find(
      ({ kind }) => kind === 'AUDIT_READ',
    );
    expect(named?.patients).toEqual([await nameOfPatient(site.graph, 'gr-ada')]);
  });

  it('says of a patient of another dataset what it says of one that is not there', async () => {
    await site.ask('bert', page);
    expect(await nameOfPatient(site.graph, 'gr-bob')).toBeDefined();
    for (const patient of ['gr-bob', 'gr-nobody'])
      expect(await read('anna', `, patient: "${patient}"`)).toMatchObject({
        codes: [],
        data: { audit: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
      });
  });

  it('that is read is kept, for whom and what was looked for', async () => {
    const kept = await site.keptOf(() => read('otto', ', subject: "rita", first: 1'));
    expect(kept).toMatchObject([
      {
        ...{ kind: 'AUDIT_READ', who: { issuer: site.issuer, subject: 'otto' }, datasets: ['gr-a1'] },
        ...{ outcome: 'DONE', details: { subject: 'rita' }, requestId: kept[1]?.requestId },
      },
      { kind: 'REQUEST', outcome: 'DONE', details: { fields: ['audit'] } },
    ]);
  });
});

describe('the audit of another dataset', () => {
  it.each(['rita', 'bert', 'nora'])('is refused to %s with whom to ask', async (who) => {
    const refused = await site.keptOf(async () =>
      expect(await read(who)).toEqual({
        ...{ data: null, codes: ['FORBIDDEN'] },
        messages: ['You may not read the audit of gr-a1. Whom to ask: its publisher.'],
      }),
    );
    expect(refused.map(({ outcome }) => outcome)).toEqual(['REFUSED']);
  });

  it('is not found where the dataset is not there, and asks nobody in particular to log in', async () => {
    expect((await read('anna', '', 'gr-x')).messages).toEqual(['There is no dataset "gr-x".']);
    expect((await read({})).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('is over with the grant', async () => {
    const id = await site.grant('nora', 'AUDITOR', 'gr-a1');
    expect((await read('nora')).codes).toEqual([]);
    await site.ask('anna', `mutation { endGrant(id: "${id}", reason: "r") { id } }`);
    expect((await read('nora')).codes).toEqual(['FORBIDDEN']);
  });

  it('is read by a personal token, too, and by no argument that is none', async () => {
    expect((await read(await site.tokenOf('otto'))).codes).toEqual([]);
    for (const rest of [', from: "x"', ', first: 0', ', first: 101', ', after: "x"'])
      expect((await read('anna', rest)).codes).toEqual(['ARGUMENT_INVALID']);
  });
});

describe('10,000 entries', () => {
  const event = (n: number): AuditEvent => ({
    ...{
      kind: 'REQUEST',
      requestId: `r${n}`,
      outcome: 'DONE',
      who: { issuer: 'local', subject: `s${n % 7}` },
    },
    ...{ datasets: [n % 2 === 0 ? 'gr-a1' : 'gr-b1'], details: { fields: [`f${n}`] } },
  });

  it('of chains that are written at once come page by page, each once and in order', async () => {
    const clock = { now: Date.parse('2090-06-01T23:00:00Z') };
    const chains = [1, 2, 3].map(() => new Chain(site.folder, () => new Date(clock.now)));
    for (let n = 0; n < 10_000; n += 1) {
      clock.now += n % 10 === 0 ? 5_000 : 0;
      await chains[n % 3]?.add(event(n));
    }
    await Promise.all(chains.map((chain) => chain.close()));
    const found: Entry[] = [];
    let after = '';
    for (let more = true; more; ) {
      const answer = await read('anna', `, from: "2090-01-01", first: 100${after}`);
      expect(answer.codes).toEqual([]);
      found.push(...nodesOf(answer));
      const { hasNextPage = false, endCursor = '' } = answer.data?.audit.pageInfo ?? {};
      [more, after] = [hasNextPage, `, after: "${endCursor}"`];
    }
    const times = found.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    const numbers = found.map((entry) => Number(entry.fields[0]?.slice(1))).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 5_000 }, (_, n) => 2 * n));
    expect(found.every(({ datasets }) => datasets.join() === 'gr-a1')).toBe(true);
  });
});
