import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { failureText } from '../../../server/cli/failure.ts';

const home = await mkdtemp(join(tmpdir(), 'oncograph-failure-'));
afterAll(() => rm(home, { recursive: true }));

/** An error of the operating system, as Node.js makes one. */
function systemError(code: string, path?: string) {
  const facts = { errno: -1, code, syscall: path === undefined ? 'write' : 'open' };
  return Object.assign(new Error(`${code}: refused`), facts, path === undefined ? {} : { path });
}
const env = { DATA_DIR: '/srv/data' };
const disk = ', or set DATA_DIR to a folder on another one.';
const folder = ', or set DATA_DIR to another folder.';

describe('failureText', () => {
  it.each([
    ['a full disk', 'ENOSPC', undefined, `The disk of /srv/data is full. Free some space on it${disk}`],
    [
      'a full quota',
      'EDQUOT',
      '/srv/data/lock',
      `The disk of /srv/data is full. Free some space on it${disk}`,
    ],
    [
      'a full disk elsewhere',
      'ENOSPC',
      '/mnt/out.nq',
      'The disk of /mnt/out.nq is full. Free some space on it.',
    ],
    [
      'a disk for reading',
      'EROFS',
      '/srv/data/lock',
      `The disk of /srv/data can only be read. Make it writable${disk}`,
    ],
    [
      'a folder of another user',
      'EACCES',
      '/srv/data/index',
      `/srv/data/index may not be changed by this user. Change who may${folder}`,
    ],
    [
      'a folder of a like name',
      'EACCES',
      '/srv/database',
      '/srv/database may not be changed by this user. Change who may.',
    ],
  ])('says in a line what to do: %s', (_, code, path, text) =>
    expect(failureText(systemError(code, path), env)).toBe(text),
  );

  it('finds the error that caused another one', () => {
    const cause = systemError('ENOSPC', '/srv/data/index');
    expect(failureText(new Error('the index was not kept', { cause }), env)).toMatch(
      /^The disk of .* is full/,
    );
  });

  it('says in a line what to do: a file in the way of a folder', async () => {
    const file = join(home, 'file');
    await writeFile(file, '');
    const error = await mkdtemp(join(file, 'data-')).catch((reason: unknown) => reason);
    expect(failureText(error, { DATA_DIR: file })).toMatch(
      / cannot be made, as a file stands in its way\. .*\.$/,
    );
  });

  it('says in a line what to do: a port that is taken', async () => {
    const [first, second] = [createServer().listen(0, '127.0.0.1'), createServer()];
    await once(first, 'listening');
    const address = first.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const [error] = await once(second.listen(port, '127.0.0.1'), 'error');
    first.close();
    expect(failureText(error, env)).toBe(
      `PORT: ${port} of 127.0.0.1 is taken by another program. Stop it, or set PORT to a free one.`,
    );
  });

  it('says in a line what to do: a host that is none', async () => {
    const [error] = await once(createServer().listen(0, '192.0.2.1'), 'error');
    expect(failureText(error, env)).toBe(
      'HOST: 192.0.2.1 is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all its networks.',
    );
  });

  it('says in a line what the database reports', () => {
    const error = Object.assign(new Error('Could not append\nmore'), {
      code: 'Neo.DatabaseError.Transaction.TransactionLogError',
    });
    expect(failureText(error, env)).toBe(
      'The database failed (Neo.DatabaseError.Transaction.TransactionLogError): Could not append. Look whether its disk is full, and into its log: of a database that was started here both are in /srv/data.',
    );
  });

  it('gives the stack of what nobody foresaw', () =>
    expect(failureText(new TypeError('x is not a function'), env)).toMatch(
      /^TypeError: x is not a function\n +at /,
    ));
});
