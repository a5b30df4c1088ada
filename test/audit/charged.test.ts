import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Chain } from '../../audit/chain.ts';
import { readCharged } from '../../audit/charged.ts';
import type { Head } from '../../audit/line.ts';
import type { Charge } from '../../ontology/charge.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oncograph-charged-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const charge = (number: number): Charge => ({
  ...{ kind: 'ANSWER', ledgerId: 'one', number, draw: number, at: '2026-03-01T12:00:00.000Z' },
  ...{ key: `q${number}`, population: 'north', rho: '1/200', drawn: true },
  ...{ organisation: 'hospital', person: 'ada' },
});

/** A chain with a charge in each entry, two of them on each day. */
async function chainOf(...numbers: readonly number[]): Promise<Head | undefined> {
  let written = 0;
  const chain = new Chain(folder, () => new Date(Date.UTC(2026, 2, 1 + Math.floor(written / 2))));
  for (const number of numbers) {
    await chain.add({
      ...{ kind: 'REQUEST', requestId: `r${number}`, who: null, outcome: 'DONE' },
      charged: [charge(number)],
    });
    written += 1;
  }
  await chain.close();
  return chain.head;
}

const path = async (file: number) => join(folder, (await readdir(folder)).sort()[file] ?? '');

/** Changes what stands in a file. */
async function edit(file: number, change: (text: string) => string): Promise<void> {
  const name = await path(file);
  const before = await readFile(name, 'utf8');
  expect(change(before)).not.toBe(before);
  await writeFile(name, change(before));
}

/** Numbers that are proven, and of each part that proves nothing its place, its numbers and whether it can be read. */
async function read(...heads: readonly (Head | undefined)[]) {
  const { charges, broken } = await readCharged(
    folder,
    heads.flatMap((head) => head ?? []),
  );
  return {
    proven: charges.map(({ number }) => number).sort(),
    broken: broken.map((part) => [
      part.where.replace(/.*\.(\d{4})\.jsonl/, '$1'),
      part.charges.map(({ number }) => number),
      part.isReadable,
    ]),
  };
}

describe('charges in an audit', () => {
  it('are proven by chains that are whole', async () => {
    const heads = [await chainOf(1, 2, 3), await chainOf(4)];
    expect(await read(...heads)).toEqual({ proven: [1, 2, 3, 4], broken: [] });
    expect(await readCharged(folder, [])).toMatchObject({ since: '2026-03-01T00:00:00.000Z' });
  });

  it('are none where there is no audit', async () => {
    await rm(folder, { recursive: true });
    expect(await readCharged(folder, [])).toEqual({ charges: [], broken: [], since: undefined });
  });

  it('prove nothing from a line on that was changed, to the end of its file', async () => {
    await chainOf(1, 2, 3, 4, 5, 6);
    await edit(1, (text) => text.replace('1/200', '1/20000')); // of 3
    expect(await read()).toEqual({
      proven: [1, 2, 5, 6],
      broken: [['0002, line 2', [3, 4], true]],
    });
  });

  it('prove nothing where the last line of a file was changed, and the next file begins', async () => {
    await chainOf(1, 2, 3, 4);
    await edit(0, (text) => text.replace('q2', 'p2'));
    expect(await read()).toEqual({ proven: [1], broken: [['0002, line 1', [2, 3, 4], true]] });
  });

  it('prove nothing where a head that was kept elsewhere says another entry', async () => {
    const head = await chainOf(1, 2, 3);
    await edit(1, (text) => text.replace('1/200', '1/20000')); // the last line, which no other one follows
    expect(await read()).toEqual({ proven: [1, 2, 3], broken: [] });
    expect(await read(head)).toEqual({ proven: [], broken: [['0002, line 1', [1, 2, 3], true]] });
  });

  it('are lost in a line that is no entry', async () => {
    await chainOf(1, 2, 3, 4);
    await edit(0, (text) => text.replace('{"n":1', '{"m":1'));
    expect(await read()).toEqual({ proven: [3, 4], broken: [['0001, line 2', [1], false]] });
  });

  it.each([
    ['gives something back', '-1/2'],
    ['costs nothing', '0/1'],
    ['costs no number', 'much'],
  ])('are none where one %s, however whole the chain is', async (_what, rho) => {
    const chain = new Chain(folder);
    const charged = [charge(1), { ...charge(2), rho }];
    await chain.add({ kind: 'REQUEST', requestId: 'r', who: null, outcome: 'DONE', charged });
    await chain.close();
    expect(await read(chain.head)).toEqual({ proven: [1], broken: [['0001, line 1', [], false]] });
  });

  it('are lacking with a file that is gone, and nothing else is', async () => {
    await chainOf(1, 2, 3, 4, 5, 6);
    await rm(await path(1));
    expect(await read()).toEqual({ proven: [1, 2, 5, 6], broken: [] });
  });

  it('are not lost by a write that was broken off', async () => {
    await chainOf(1, 2);
    await appendFile(await path(0), '{"n":2,"prev');
    expect(await read()).toEqual({ proven: [1, 2], broken: [] });
  });
});
