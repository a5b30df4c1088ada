import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { alone, giveLocksBack } from '../../server/session.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'oncograph-'));
const lock = join(dataDir, 'load.lock');
afterAll(() => rmSync(dataDir, { recursive: true }));

describe('alone', () => {
  it('gives the lock back when the work has ended', async () => {
    expect([await alone({ dataDir }, async () => existsSync(lock)), existsSync(lock)]).toEqual([true, false]);
  });

  it('gives the lock back when the work fails', async () => {
    await expect(alone({ dataDir }, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });
});

describe('giveLocksBack', () => {
  it('gives back what work holds that never ends', async () => {
    void alone({ dataDir }, () => new Promise(() => {}));
    await vi.waitUntil(() => existsSync(lock));
    await giveLocksBack();
    expect(existsSync(lock)).toBe(false);
    expect(await alone({ dataDir }, async () => 'next')).toBe('next');
  });
});
