import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { toKey } from '../../../import/mapping/expression.ts';
import { readLookup } from '../../../import/mapping/lookup.ts';

const folder = await mkdtemp(join(tmpdir(), 'oncograph-lookup-'));
afterAll(() => rm(folder, { recursive: true }));

await writeFile(
  join(folder, 'a.csv'),
  'key,age,note\nonce,1,a\nsame,2,b\nsame,2,b\nage,3,c\nage,3,d\nnone,4,e\nnone,5,e\n',
);

const ageOf = async (key: string, one?: string) => {
  const name = toKey([key]);
  const { find, has } = await readLookup(folder, { file: 'a.csv', key: ['key'], ...(one && { one }) });
  return [find(name)?.age, has(name)];
};

describe('readLookup', () => {
  it.each([
    ['a key of one row', 'once', undefined, '1'],
    ['a key of rows that are the same', 'same', undefined, '2'],
    ['no key of rows that differ', 'age', undefined, undefined],
    ['a key of rows that agree in the one column', 'age', 'age', '3'],
    ['no key of rows that differ in the one column', 'none', 'age', undefined],
  ])('finds %s', async (_, key, one, age) => expect(await ageOf(key, one)).toEqual([age, true]));

  it('has no key of no row', async () => expect(await ageOf('nowhere')).toEqual([undefined, false]));
});
