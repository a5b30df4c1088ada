import { describe, expect, it } from 'vitest';
import {
  keepRepresentations,
  type Representation,
  toRepresentation,
} from '../../../server/http/representations.ts';

const megabyte = 1024 * 1024;

/** Something kept of so many bytes, and how often it was made. */
function making(size: number, status = 200) {
  const made = { times: 0 };
  const make = async (): Promise<Representation> => {
    made.times += 1;
    return { status, headers: {}, bytes: Buffer.alloc(size) };
  };
  return { made, make };
}

describe('keepRepresentations', () => {
  it('makes a thing once for a version', async () => {
    const representations = keepRepresentations();
    const { made, make } = making(1);
    for (const version of ['1', '1', '2', '2']) await representations({ version, name: 'a' }, make);
    expect(made.times).toBe(2);
  });

  it('lets go of what was asked for longest ago, once it holds 64 MB', async () => {
    const representations = keepRepresentations();
    const [a, b] = [making(30 * megabyte), making(30 * megabyte)];
    const ask = (name: string, make: () => Promise<Representation>) =>
      representations({ version: '1', name }, make);
    await ask('a', a.make);
    await ask('b', b.make);
    await ask('a', a.make);
    await ask('c', making(10 * megabyte).make);
    await ask('a', a.make);
    await ask('b', b.make);
    expect([a.made.times, b.made.times]).toEqual([1, 2]);
  });

  it('makes again what failed', async () => {
    const representations = keepRepresentations();
    const key = { version: '1', name: 'a' };
    await expect(representations(key, () => Promise.reject(new Error('no graph')))).rejects.toThrow(
      'no graph',
    );
    expect((await representations(key, making(3).make)).bytes.length).toBe(3);
  });

  it('keeps nothing that ends after its version', async () => {
    const representations = keepRepresentations();
    const { made, make } = making(1);
    const { promise: slow, resolve } = withResolvers<Representation>();
    const first = representations({ version: '1', name: 'a' }, () => slow);
    await representations({ version: '2', name: 'b' }, making(1).make);
    resolve(await make());
    await first;
    await representations({ version: '2', name: 'a' }, make);
    expect(made.times).toBe(2);
  });
});

describe('toRepresentation', () => {
  it('gives the same tag to the same bytes of the same meaning, and no other', async () => {
    const answer = { status: 200, headers: { 'content-type': 'text/turtle' }, body: 'a' };
    const tags = await Promise.all(
      [
        answer,
        { ...answer, headers: { ...answer.headers, link: '<b>' } },
        { ...answer, body: 'b' },
        { ...answer, headers: { 'content-type': 'text/plain' } },
        { ...answer, status: 410 },
      ].map(async (one) => (await toRepresentation(one, 'identity')).headers.etag),
    );
    expect([tags[0] === tags[1], new Set(tags).size]).toEqual([true, 4]);
  });
});

function withResolvers<Value>() {
  const resolvers: ((value: Value) => void)[] = [];
  const promise = new Promise<Value>((resolve) => resolvers.push(resolve));
  return { promise, resolve: (value: Value) => resolvers[0]?.(value) };
}
