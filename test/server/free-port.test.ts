import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from '../../server/free-port.ts';

it('gives no port that the system gives to others of its own accord', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const given = await Promise.all(Array.from({ length: 50 }, freePort));
  other.close();
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  expect(address.port).toBeGreaterThanOrEqual(32_768);
  expect(given.filter((port) => port >= 32_768)).toEqual([]);
});
