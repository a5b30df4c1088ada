import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Chain } from '../../audit/chain.ts';
import type { AuditEvent } from '../../audit/event.ts';
import type { Head } from '../../audit/line.ts';
import { readAudit } from '../../audit/read.ts';
import { verifyAudit } from '../../audit/verify.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-audit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const event = (requestId: string): AuditEvent => ({
  kind: 'REQUEST',
  requestId,
  who: { issuer: 'local', subject: 'ada' },
  outcome: 'DONE',
});

/** A chain of so many entries, closed. */
async function chainOf(count: number, chain = new Chain(folder)): Promise<Head> {
  for (let n = 0; n < count; n += 1) await chain.add(event(`r${n}`));
  const { head } = chain;
  await chain.close();
  if (head === undefined) throw new TypeError('nothing was written');
  return head;
}

const file = async () => join(folder, (await readdir(folder)).sort()[0] ?? '');
const lines = async () => (await readFile(await file(), 'utf8')).split('\n').slice(0, -1);
const write = async (kept: readonly string[]) => writeFile(await file(), `${kept.join('\n')}\n`);
const faults = async (...heads: readonly Head[]) => (await verifyAudit(folder, heads)).faults;

describe('a chain', () => {
  it('has each event in its turn, of many that come at once, too', async () => {
    const chain = new Chain(folder);
    await Promise.all(Array.from({ length: 500 }, (_, n) => chain.add(event(`r${n}`))));
    const head = chain.head;
    await chain.close();
    const found: unknown[] = [];
    for await (const { n, requestId } of readAudit(folder)) found.push([n, requestId]);
    expect(found).toEqual(Array.from({ length: 500 }, (_, n) => [n, `r${n}`]));
    expect(await verifyAudit(folder, head === undefined ? [] : [head])).toEqual({
      ...{ entries: 500, chains: 1, notes: [], faults: [] },
    });
  });

  it('is in the file when it is said to be', async () => {
    const chain = new Chain(folder);
    await chain.add(event('now'));
    expect((await lines()).length).toBe(1);
    await chain.close();
  });

  it('goes on in another file on another day', async () => {
    let day = 1;
    const chain = new Chain(folder, () => new Date(`2026-03-0${day}T12:00:00Z`));
    for (; day < 4; day += 1) await chain.add(event(`r${day}`));
    const { head } = chain;
    await chain.close();
    expect(await readdir(folder)).toHaveLength(3);
    expect(await faults(...(head === undefined ? [] : [head]))).toEqual([]);
  });

  it('refuses what its folder does not take, keeps nothing of it, and goes on when it does', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, '');
    const chain = new Chain(blocked);
    await expect(chain.add(event('lost'))).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await rm(blocked);
    await chain.add(event('kept'));
    await chain.close();
    const { entries, faults } = await verifyAudit(blocked, []);
    expect([entries, faults]).toEqual([1, []]);
  });

  it('has what ends a line to some readers within a line', async () => {
    const chain = new Chain(folder);
    const purpose = 'a\u2028b\u2029c\u0085d\re\nf';
    await chain.add({ ...event('a'), purpose });
    await chain.add(event('b'));
    await chain.close();
    const found: unknown[] = [];
    for await (const entry of readAudit(folder)) found.push(entry.purpose);
    expect(found).toEqual([purpose, undefined]);
    expect((await readFile(await file(), 'utf8')).split(/[\n\r\u0085\u2028\u2029]/)).toHaveLength(3);
    expect(await faults()).toEqual([]);
  });

  it('goes on in another file where its own was removed, so that what comes is kept', async () => {
    const chain = new Chain(folder);
    await chain.add(event('a'));
    await rm(await file());
    await chain.add(event('b'));
    await chain.close();
    const found: unknown[] = [];
    for await (const { n, requestId } of readAudit(folder)) found.push([n, requestId]);
    expect(found).toEqual([[1, 'b']]);
    expect(await faults()).toEqual([expect.stringContaining('its beginning, up to entry 0, is not there')]);
  });

  it('of two processes are two', async () => {
    await chainOf(3);
    await chainOf(4);
    expect(await verifyAudit(folder, [])).toMatchObject({ entries: 7, chains: 2, faults: [] });
  });
});

describe('to verify', () => {
  const changes: readonly (readonly [string, (all: readonly string[]) => readonly string[]])[] = [
    ['an edited line', ([a = '', b = '', ...rest]) => [a, b.replace('ada', 'eve'), ...rest]],
    ['an edited last line', (all) => [...all.slice(0, -1), (all.at(-1) ?? '').replace('ada', 'eve')]],
    ['a line that is gone', ([a = '', , ...rest]) => [a, ...rest]],
    ['a first line that is gone', ([, ...rest]) => rest],
    ['a last line that is gone', (all) => all.slice(0, -1)],
    ['two lines in another order', ([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest]],
    ['a line twice', ([a = '', ...rest]) => [a, a, ...rest]],
    ['a line of somebody else', ([a = '', ...rest]) => [a, '{"n":1,"hello":true}', ...rest]],
    ['an empty line', ([a = '', ...rest]) => [a, '', ...rest]],
    ['a blank in a line', ([a = '', b = '', ...rest]) => [a, b.replace(',', ', '), ...rest]],
  ];
  it.each(changes)('finds %s', async (_what, change) => {
    const head = await chainOf(6);
    await write(change(await lines()));
    expect(await faults(head)).not.toEqual([]);
  });

  it('finds a chain that is gone, and one that was written anew', async () => {
    const head = await chainOf(3);
    await rm(folder, { recursive: true });
    expect(await faults(head)).toEqual([`${head.chain}: it is not there; it had 3 entries at ${head.at}.`]);
  });

  it('finds a file that is gone from the middle', async () => {
    let day = 1;
    const chain = new Chain(folder, () => new Date(`2026-03-0${day}T12:00:00Z`));
    for (; day < 4; day += 1) await chain.add(event(`r${day}`));
    await chain.close();
    await rm(join(folder, (await readdir(folder)).sort()[1] ?? ''));
    expect(await faults()).not.toEqual([]);
  });

  it('believes no entry that says a chain was retired, unless a head behind it was kept elsewhere', async () => {
    const head = await chainOf(2);
    await rm(await file());
    const forger = new Chain(folder);
    const files = [{ file: 'x', chain: head.chain, n: head.n, hash: head.hash, at: head.at }];
    await forger.add({ ...event('f'), kind: 'RETIRED', who: null, details: { files } });
    const kept = forger.head;
    await forger.close();
    expect(await faults(head)).toEqual([`${head.chain}: it is not there; it had 2 entries at ${head.at}.`]);
    expect((await verifyAudit(folder, [head])).notes).toEqual([
      expect.stringContaining('no end of it was kept elsewhere'),
    ]);
    expect(await faults(head, ...(kept === undefined ? [] : [kept]))).toEqual([]);
  });

  it('tells of an entry that a killed process did not finish, and takes it for none', async () => {
    const head = await chainOf(2);
    await appendFile(await file(), '{"n":2,"previous":"');
    const { notes, ...found } = await verifyAudit(folder, [head]);
    expect(found).toEqual({ entries: 2, chains: 1, faults: [] });
    expect(notes).toHaveLength(1);
  });

  it('holds no chain against a head of a time when it was shorter', async () => {
    const chain = new Chain(folder);
    await chain.add(event('a'));
    const { head } = chain;
    await chain.add(event('b'));
    await chain.close();
    expect(await faults(...(head === undefined ? [] : [head]))).toEqual([]);
  });
});
