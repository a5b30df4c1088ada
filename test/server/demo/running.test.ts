import { describe, expect, it } from 'vitest';
import { createRunning } from '../../../server/demo/running.ts';

const never = new AbortController().signal;

describe('createRunning', () => {
  it('stops processes before the servers that they use, once nothing more is being started', async () => {
    const running = createRunning(never);
    const said: string[] = [];
    const stops = (name: string) => ({ stop: async () => void said.push(name) });
    running.addServer({ ...stops('database'), lost: never });
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 20));
    running.all([slow.then(() => void running.addProcess(stops('hub')))]).catch(() => {});
    await running.stop();
    expect(said).toEqual(['hub', 'database']);
  });

  it('is over once it is asked to stop, and waits for nothing any more', async () => {
    const asked = new AbortController();
    const running = createRunning(asked.signal);
    const waiting = running.until(new Promise(() => {}));
    asked.abort(new Error('Ctrl-C'));
    await expect(waiting).rejects.toThrow('Ctrl-C');
    expect(running.over.aborted).toBe(true);
  });

  it('is over by a server that is lost, for the reason of that', async () => {
    const lost = new AbortController();
    const running = createRunning(never);
    running.addServer({ lost: lost.signal, stop: async () => {} });
    lost.abort(new Error('the database ended'));
    expect(() => running.over.throwIfAborted()).toThrow('the database ended');
  });

  it('gives what comes of works, and of what failed the fault', async () => {
    const running = createRunning(never);
    expect(await running.all([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
    await expect(running.all([Promise.reject(new Error('full'))])).rejects.toThrow('full');
  });
});
