import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shareThird } from '../support/access-graph.ts';
import { type StewardSite, startStewardSite } from '../support/steward-site.ts';

let site: StewardSite;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  site = await startStewardSite();
});
beforeEach(async () => {
  ids = await site.reset();
});
afterAll(() => site.close());

type Kept = {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly holds: boolean;
};
type Listed = {
  readonly grants: {
    readonly nodes: readonly Kept[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
} | null;

const list = (who: string, rest = '', dataset = 'gr-a1') =>
  site.ask<Listed>(
    who,
    `{ grants(dataset: "${dataset}"${rest}) { nodes { id subject role holds } pageInfo { hasNextPage endCursor } } }`,
  );

/** What is said of a grant for Nora as a reader of gr-a1, if nothing else is. */
const asked = {
  ...{ subject: 'nora', datasets: ['gr-a1'], role: 'READER', reason: 'permit 9' },
} as const;

const give = (who: Parameters<StewardSite['ask']>[0], said: object = {}) => {
  const { role, ...texts } = { issuer: site.issuer, ...asked, ...said };
  const args = Object.entries(texts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return site.ask<{ readonly addGrant: readonly Kept[] } | null>(
    who,
    `mutation { addGrant(${args.join(', ')}, role: ${role}) { id subject role holds by reason purpose until } }`,
  );
};

const end = (who: Parameters<StewardSite['ask']>[0], id: string, reason = 'left') =>
  site.ask<{ readonly endGrant: Kept } | null>(
    who,
    `mutation { endGrant(id: ${JSON.stringify(id)}, reason: ${JSON.stringify(reason)}) { id holds endedBy endedWhy } }`,
  );

const count = '{ cohort(where: { patient: {} }) { count { value } } }';
const others = ['rita', 'otto', 'bert', 'nora'];

describe('grants', () => {
  it('are listed for the steward of a dataset, in the order in which they were given', async () => {
    const { data, codes } = await list('anna');
    expect([codes, data?.grants.nodes.map(({ subject, role }) => [subject, role])]).toEqual([
      [],
      [
        ['anna', 'STEWARD'],
        ['rita', 'READER'],
        ['otto', 'AUDITOR'],
      ],
    ]);
  });

  it('come page by page, those that were ended where they are asked for', async () => {
    await end('anna', ids.get('rita') ?? '');
    const subjects = ({ data }: Awaited<ReturnType<typeof list>>) =>
      data?.grants.nodes.map(({ subject, holds }) => `${subject} ${holds}`);
    expect(subjects(await list('anna'))).toEqual(['anna true', 'otto true']);
    const first = await list('anna', ', includeEnded: true, first: 2');
    expect([subjects(first), first.data?.grants.pageInfo.hasNextPage]).toEqual([
      ['anna true', 'rita false'],
      true,
    ]);
    const after = `, includeEnded: true, first: 2, after: "${first.data?.grants.pageInfo.endCursor}"`;
    expect(subjects(await list('anna', after))).toEqual(['otto true']);
    expect((await list('anna', ', after: "x"')).codes).toEqual(['ARGUMENT_INVALID']);
  });

  it.each(others)('of gr-a1 are none for %s, who is told whom to ask', async (who) => {
    const { data, codes, messages } = await list(who);
    expect([data, codes, messages]).toEqual([
      null,
      ['FORBIDDEN'],
      ['You may not see the grants of gr-a1. Whom to ask: its publisher.'],
    ]);
  });

  it('are refused with the contact of the dataset, and of a dataset that is not there as not found', async () => {
    expect((await list('anna', '', 'gr-b1')).messages).toEqual([
      'You may not see the grants of gr-b1. Whom to ask: Data office, data@example.org.',
    ]);
    expect((await list('anna', '', 'gr-x')).messages).toEqual(['There is no dataset "gr-x".']);
    expect((await list('anna', '', 'gr-a1 ')).codes).toEqual(['NOT_FOUND']);
    expect((await site.ask({}, '{ grants(dataset: "gr-a1") { nodes { id } } }')).codes).toEqual([
      'UNAUTHENTICATED',
    ]);
  });
});

describe('addGrant', () => {
  it('takes effect with the next request, and its end with the next', async () => {
    expect((await site.ask('nora', count)).codes).toEqual(['FORBIDDEN']);
    const { data, codes } = await give('anna', { purpose: ' a\nstudy ', until: '2090-01-01' });
    expect([codes, data?.addGrant]).toEqual([
      [],
      [
        {
          ...{ id: expect.any(String), subject: 'nora', role: 'READER', holds: true, reason: 'permit 9' },
          ...{ by: `anna (${site.issuer})`, purpose: 'a study', until: '2090-01-01T00:00:00.000Z' },
        },
      ],
    ]);
    expect((await site.ask('nora', count)).data).toEqual({ cohort: { count: { value: 1 } } });
    const ended = await end('anna', data?.addGrant[0]?.id ?? '');
    expect(ended.data?.endGrant).toMatchObject({
      ...{ holds: false, endedBy: `anna (${site.issuer})`, endedWhy: 'left' },
    });
    expect((await site.ask('nora', count)).codes).toEqual(['FORBIDDEN']);
  });

  it('makes an auditor, who counts nothing and reads no record', async () => {
    await give('anna', { role: 'AUDITOR' });
    const records = '{ patient(id: "gr-ada") { id } }';
    const told = await Promise.all([count, records].map((query) => site.ask('nora', query)));
    expect(told.map(({ codes }) => codes)).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
    const dump = await fetch(`${site.url}/dump/records.nq.gz`, { headers: await site.loginOf('nora') });
    expect(dump.status).toBe(403);
    expect((await site.ask('nora', '{ audit(dataset: "gr-a1") { nodes { id } } }')).codes).toEqual([]);
  });

  it('makes another steward, who gives grants in turn', async () => {
    await give('anna', { role: 'STEWARD' });
    expect((await give('nora', { subject: 'zoe' })).codes).toEqual([]);
  });

  it('makes nobody steward for longer than who gives it', async () => {
    await site.grant('zoe', 'STEWARD', 'gr-a1', '2090-01-01T00:00:00.000Z');
    const steward = { role: 'STEWARD' };
    expect((await give('zoe', steward)).messages).toEqual([
      'until: you are steward until 2090-01-01T00:00:00.000Z, and make nobody steward for longer.',
    ]);
    expect((await give('zoe', { ...steward, until: '2090-01-02' })).codes).toEqual(['ARGUMENT_INVALID']);
    expect((await give('zoe', { ...steward, until: '2090-01-01' })).codes).toEqual([]);
    expect((await give('zoe')).codes).toEqual([]); // a reader may stay for longer
  });

  it.each(others)('by %s is refused', async (who) => {
    expect((await give(who, { subject: 'zoe' })).codes).toEqual(['FORBIDDEN']);
    expect((await list('anna')).data?.grants.nodes).toHaveLength(3);
  });

  const refused: readonly (readonly [string, object, code: string])[] = [
    ['of a dataset of which they are no steward', { datasets: ['gr-b1'] }, 'FORBIDDEN'],
    ['of a dataset of which they are no steward beside one', { datasets: ['gr-a1', 'gr-b1'] }, 'FORBIDDEN'],
    ['of a dataset that is not there', { datasets: ['gr-a1', 'gr-x'] }, 'NOT_FOUND'],
    ['of no dataset', { datasets: [] }, 'ARGUMENT_INVALID'],
    ['to themselves', { subject: 'anna' }, 'ARGUMENT_INVALID'],
    ['of an issuer that is not set', { issuer: 'https://login.example.com' }, 'ARGUMENT_INVALID'],
    ['to a subject with a blank at its end', { subject: 'nora ' }, 'ARGUMENT_INVALID'],
    ['without a reason', { reason: ' ' }, 'ARGUMENT_INVALID'],
    ['with a control in the reason', { reason: 'a\u001b[2Jb' }, 'ARGUMENT_INVALID'],
    ['with a reason that is too long', { reason: 'a'.repeat(501) }, 'ARGUMENT_INVALID'],
    ['with an end that is over', { until: '2020-01-01' }, 'ARGUMENT_INVALID'],
    ['with an end before its beginning', { from: '2090-02-01', until: '2090-01-01' }, 'ARGUMENT_INVALID'],
    ['with a day that is none', { from: '2090-02-30' }, 'ARGUMENT_INVALID'],
  ];
  it.each(refused)('by a steward is refused %s, and nothing is kept', async (_what, said, code) => {
    const { data, codes, messages } = await give('anna', said);
    expect([data, codes]).toEqual([null, [code]]);
    expect(messages.join()).not.toContain('--');
    expect((await list('anna', ', includeEnded: true')).data?.grants.nodes).toHaveLength(3);
  });

  it('of a part of datasets that share records is CONFLICT, as by the command, but for an auditor', async () => {
    await shareThird(site.graph);
    await site.grant('bert', 'READER', 'gr-b3');
    expect((await give('bert', { datasets: ['gr-b1'] })).codes).toEqual(['CONFLICT']);
    expect((await give('bert', { datasets: ['gr-b1'], role: 'AUDITOR' })).codes).toEqual([]);
  });

  it('is not made by a personal token, nor ended', async () => {
    const token = await site.tokenOf('anna');
    expect((await give(token)).messages).toEqual(['A personal token gives and ends no grants: log in.']);
    expect((await end(token, ids.get('rita') ?? '')).codes).toEqual(['FORBIDDEN']);
    expect((await list('anna')).data?.grants.nodes).toHaveLength(3);
  });
});

describe('endGrant', () => {
  it('says of a grant of another dataset what it says of one that is not there', async () => {
    const [known, unknown] = [
      await end('anna', ids.get('bert') ?? ''),
      await end('anna', '00000000-0000-4000-8000-000000000000'),
    ];
    const of = ({ codes, messages }: typeof known) => [codes, messages.map((text) => text.slice(0, 18))];
    expect(of(known)).toEqual([['NOT_FOUND'], ['There is no grant ']]);
    expect(of(unknown)).toEqual(of(known));
  });

  it.each(['rita', 'otto', 'nora'])('by %s is refused, of any id', async (who) => {
    for (const id of [ids.get('rita') ?? '', 'x'])
      expect((await end(who, id)).messages).toEqual(['You are steward of no dataset, and end no grants.']);
    expect((await site.ask('rita', count)).codes).toEqual([]);
  });

  it('ends a grant once', async () => {
    const id = ids.get('rita') ?? '';
    expect((await end('anna', id, ' ')).codes).toEqual(['ARGUMENT_INVALID']);
    expect([(await end('anna', id)).codes, (await end('anna', id)).codes]).toEqual([[], ['CONFLICT']]);
  });

  it('leaves a dataset no day without a steward', async () => {
    const own = ids.get('anna') ?? '';
    expect((await end('anna', own)).messages).toEqual([
      `Without the grant ${own} nobody would be steward of gr-a1 for as long: make another steward first, or let the operator end it.`,
    ]);
    const soon = new Date(Date.now() + 60_000).toISOString();
    await give('anna', { role: 'STEWARD', subject: 'rita', until: soon });
    expect((await end('anna', own)).codes).toEqual(['CONFLICT']); // a minute is not for as long
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'by each of two stewards of the other at once is one, time %i',
    async () => {
      const { data } = await give('anna', { role: 'STEWARD' });
      const [own, other] = [ids.get('anna') ?? '', data?.addGrant[0]?.id ?? ''];
      const both = await Promise.all([end('anna', other), end('nora', own)]);
      expect(both.map(({ codes }) => codes).sort()).toEqual([[], ['FORBIDDEN']]);
      const left = (await Promise.all([list('anna'), list('nora')])).filter(
        ({ codes }) => codes.length === 0,
      );
      expect(left).toHaveLength(1);
    },
  );
});

describe('a steward who is one no more', () => {
  it.each([
    [
      'gives',
      (issuer: string) =>
        `addGrant(subject: "bert", issuer: "${issuer}", datasets: ["gr-a1"], reason: "x", role: STEWARD) { id }`,
    ],
    ['ends', () => `endGrant(id: "${ids.get('rita')}", reason: "left") { id }`],
  ])('%s nothing in the same request', async (_what, change) => {
    await give('anna', { role: 'STEWARD' });
    const end = `endGrant(id: "${ids.get('anna')}", reason: "left") { id }`;
    const { messages } = await site.ask('anna', `mutation { a: ${end} b: ${change(site.issuer)} }`);
    expect(messages).toEqual(['You are steward of gr-a1 no more.']);
    expect((await site.ask('rita', count)).codes).toEqual([]);
    expect((await list('nora')).data?.grants.nodes.map(({ subject }) => subject)).not.toContain('bert');
  });
});

describe('a change of grants', () => {
  it('is in the audit as one by a command is, before it is made and after', async () => {
    const kept = await site.keptOf(async () => {
      const { data } = await give('anna');
      await end('anna', data?.addGrant[0]?.id ?? '');
    });
    const who = { issuer: site.issuer, subject: 'anna' };
    expect(kept.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      ...['REQUEST BEGUN', 'GRANT_ADDED BEGUN', 'GRANT_ADDED DONE', 'REQUEST DONE'],
      ...['REQUEST BEGUN', 'GRANT_ENDED BEGUN', 'GRANT_ENDED DONE', 'REQUEST DONE'],
    ]);
    const grants = kept.filter(({ kind }) => kind.startsWith('GRANT'));
    for (const entry of grants)
      expect(entry).toMatchObject({
        ...{
          who,
          address: '127.0.0.1',
          datasets: ['gr-a1'],
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
        details: { issuer: site.issuer, subject: 'nora', role: 'READER', reason: 'permit 9' },
      });
    expect(grants.map(({ details }) => details?.endedWhy)).toEqual([undefined, undefined, 'left', 'left']);
    expect(new Set(kept.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('that is refused is in the audit, and one that fails says why', async () => {
    const refused = await site.keptOf(() => give('rita'));
    expect(refused.map(({ kind, outcome, codes }) => [kind, outcome, codes])).toEqual([
      ['REQUEST', 'BEGUN', undefined],
      ['REQUEST', 'REFUSED', ['FORBIDDEN']],
    ]);
    const failed = await site.keptOf(() => end('anna', ids.get('anna') ?? ''));
    expect(failed.map(({ kind, outcome, codes }) => [kind, outcome, codes])).toEqual([
      ['REQUEST', 'BEGUN', undefined],
      ['GRANT_ENDED', 'BEGUN', undefined],
      ['GRANT_ENDED', 'FAILED', ['CONFLICT']],
      ['REQUEST', 'FAILED', ['CONFLICT']],
    ]);
  });
});
