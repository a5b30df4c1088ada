import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Chain } from '../../audit/chain.ts';
import type { AuditEvent } from '../../audit/event.ts';
import { chainFiles } from '../../audit/files.ts';
import { createBudget, keyOfEntry, type NewestAsk, newestFirst } from '../../audit/newest.ts';
import { type AuditFilter, type FoundEntry, readAudit } from '../../audit/read.ts';
import { followSpans } from '../../audit/spans.ts';
import { unhurried } from '../../graph/breathe.ts';

let folder = '';
const folders: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-newest-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((one) => rm(one, { recursive: true }))));

const event = (subject: string, dataset: string): AuditEvent => ({
  ...{ kind: 'REQUEST', requestId: null, outcome: 'DONE' },
  ...{ who: { issuer: 'local', subject }, datasets: [dataset] },
});

/** Several chains that are written at the same times, of some minutes each, over three days; `size` makes lines long. */
async function writeChains(chains: number, each: number, size = 0): Promise<void> {
  const clock = { now: Date.parse('2090-03-01T00:00:00Z') };
  const open = Array.from({ length: chains }, () => new Chain(folder, () => new Date(clock.now)));
  for (let n = 0; n < each; n += 1)
    for (const [at, chain] of open.entries()) {
      if ((n + at) % 3 > 0) clock.now += (3 * 86_400_000) / (each * chains);
      const [subject, dataset] = [`s${n % 3}${'x'.repeat(size)}`, `d${n % 2}`];
      await chain.add(event(subject, dataset));
    }
  await Promise.all(open.map((chain) => chain.close()));
}

async function all(filter: AuditFilter = {}): Promise<readonly FoundEntry[]> {
  const found: FoundEntry[] = [];
  for await (const entry of readAudit(folder, filter)) found.push(entry);
  const text = (entry: FoundEntry) => [entry.at, entry.chain, String(entry.n).padStart(9, '0')].join(' ');
  return found.sort((one, other) => (text(one) < text(other) ? 1 : -1));
}

const take = () => {};

async function newest(
  ask: Partial<NewestAsk> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<readonly FoundEntry[]> {
  const spans = await followSpans(folder)(unhurried);
  const found: FoundEntry[] = [];
  for await (const entry of newestFirst({ spans, filter: {}, take, breathe: unhurried, ...ask })) {
    found.push(entry);
    if (found.length >= most) break;
  }
  return found;
}

describe('newestFirst', () => {
  it.each([
    {},
    { dataset: 'd1' },
    { subject: 's2' },
    { from: '2090-03-02T00:00:00Z' },
    { until: '2090-03-02T00:00:00Z' },
    { from: '2090-03-01T12:00:00Z', until: '2090-03-02T12:00:00Z', dataset: 'd0', subject: 's1' },
    { from: '2090-03-05T00:00:00Z' },
    { subject: 'nobody' },
  ])('gives of %j what reading forwards gives, the newest first', async (filter) => {
    await writeChains(3, 200);
    expect(await newest({ filter })).toEqual(await all(filter));
  });

  it('goes on behind every entry, through lines of any length', async () => {
    await writeChains(2, 40, 30_000); // several blocks
    const whole = await all();
    const places = fc.integer({ min: 0, max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, async (at) => {
        const [entry] = whole.slice(at);
        if (entry === undefined) return;
        expect(await newest({ before: keyOfEntry(entry) }, 3)).toEqual(whole.slice(at + 1, at + 4));
      }),
      { numRuns: 25 },
    );
  });

  it('passes over what is no line: half of one at the end, and what somebody wrote', async () => {
    await writeChains(1, 10);
    const [file] = await chainFiles(folder);
    const before = await all();
    await appendFile(file?.path ?? '', 'no entry\n{"n":10,"previous":"half of one d0 d1');
    expect(await newest()).toEqual(before);
    await writeFile(join(folder, '20900301T000000000Z-00000000.0001.jsonl'), '');
    await writeFile(join(folder, 'notes.txt'), 'no chain');
    expect(await newest()).toEqual(before);
  });

  it('opens no file for longer than it has to, and files may be removed meanwhile', async () => {
    await writeChains(3, 30);
    const spans = await followSpans(folder)(unhurried);
    const [first] = await chainFiles(folder);
    await rm(first?.path ?? '');
    expect(await newest({ spans })).toEqual(await all());
  });

  it('sees what was written since, by the same follower', async () => {
    const follow = followSpans(folder);
    const chain = new Chain(folder);
    await chain.add(event('ada', 'd'));
    const first = await follow(unhurried);
    expect(await follow(unhurried)).toEqual(first);
    await chain.add(event('bob', 'd'));
    const spans = await follow(unhurried);
    expect((await newest({ spans })).map(({ who }) => who?.subject)).toEqual(['bob', 'ada']);
    await chain.close();
    await rm(join(folder, first[0]?.name ?? ''));
    expect(await follow(unhurried)).toEqual([]);
  });

  it('ends with a time to ask from where so much of the files was read', async () => {
    await writeChains(1, 60, 30_000); // 1.8 MB
    const ask = { filter: { subject: 'nobody' }, take: createBudget(1_000_000) };
    await expect(newest(ask)).rejects.toMatchObject({
      code: 'QUERY_TOO_EXPENSIVE',
      message: expect.stringMatching(
        /^1 MB of the audit were read, back to 2090-03-0[12]T.*Z, and hold too few/,
      ),
    });
    expect(await newest({ filter: {}, take: createBudget(1_000_000) }, 5)).toHaveLength(5);
  });

  it('lets others go on, and ends when nobody waits any more', async () => {
    await writeChains(1, 60, 30_000);
    let breaths = 0;
    const breathe = () => {
      breaths += 1;
      return breaths > 20 ? Promise.reject(new Error('gone')) : undefined;
    };
    await expect(newest({ breathe })).rejects.toThrow('gone');
  });
});
