import { describe, expect, it } from 'vitest';
import { withStopSignals } from '../../server/stop-signals.ts';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const reason = new Error('enough');

describe('withStopSignals', () => {
  it.each(signals)('tells the work that %s asks to stop, and goes on until it is done', async (signal) => {
    const said = await withStopSignals(reason, async (stopped) => {
      process.emit(signal);
      process.emit(signal);
      return [stopped.aborted, stopped.reason];
    });
    expect(said).toEqual([true, reason]);
  });

  it('leaves the process as it was, whether the work is done or fails', async () => {
    const listeners = () => signals.map((signal) => process.listenerCount(signal));
    const before = listeners();
    await withStopSignals(reason, async () => {});
    await expect(withStopSignals(reason, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(listeners()).toEqual(before);
  });
});
