import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FollowedVersion, followVersion } from '../../server/follow-version.ts';

/** For a machine that has much else to do. */
const patience = { timeout: 30_000 };

const followed: FollowedVersion[] = [];
afterEach(() => {
  for (const one of followed.splice(0)) one.stop();
});

/** A version that is read from `versions`, one after another; an Error fails. */
function follow(versions: readonly (string | Error)[], everyMs: number) {
  const state = { reads: 0 };
  const read = async () => {
    const version = versions[Math.min(state.reads, versions.length - 1)];
    state.reads += 1;
    if (version === undefined || version instanceof Error) throw version;
    return version;
  };
  const one = followVersion(read, everyMs);
  followed.push(one);
  return { current: one.current, stop: one.stop, reads: () => state.reads };
}

describe('followVersion', patience, () => {
  it('reads the first version when it is asked for, once', async () => {
    const { current, reads } = follow(['1'], 60_000);
    expect(await Promise.all([current(), current()])).toEqual(['1', '1']);
    expect([await current(), reads()]).toEqual(['1', 1]);
  });

  it('knows a new version without being asked', async () => {
    const { current, reads } = follow(['1', '2'], 10);
    await current();
    await vi.waitUntil(() => reads() > 2, patience);
    expect(await current()).toBe('2');
  });

  it('keeps the last version while none can be read', async () => {
    const { current, reads } = follow(['1', new Error('no graph')], 10);
    await current();
    await vi.waitUntil(() => reads() > 2, patience);
    expect(await current()).toBe('1');
  });

  it('says why there is none yet, and tries again', async () => {
    const { current } = follow([new Error('no graph'), '1'], 60_000);
    await expect(current()).rejects.toThrow('no graph');
    expect(await current()).toBe('1');
  });

  it('reads it again for the first who asks after turns were missed', async () => {
    const { current, stop } = follow(['1', '2'], 10);
    await current();
    stop(); // as if the process stood still
    await sleep(50);
    expect(await current()).toBe('2');
  });

  it('waits no longer than a turn for one that cannot be read', async () => {
    let reads = 0;
    const one = followVersion(() => (reads++ === 0 ? Promise.resolve('1') : new Promise(() => {})), 10);
    await one.current();
    one.stop();
    await sleep(50);
    expect([await one.current(), await one.current(), reads]).toEqual(['1', '1', 2]);
  });

  it('reads no more once it is stopped', async () => {
    const { stop, reads } = follow(['1'], 10);
    stop();
    await sleep(50);
    expect(reads()).toBe(0);
  });
});
