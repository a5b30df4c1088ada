/** SIGHUP comes where the terminal is closed: Node.js would end at once, and under nohup, too. */
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Does `work`, whose signal is aborted with `reason` when this process is asked to stop; whoever asks again waits for the same end.
 * Afterwards the process is as it was.
 */
export async function withStopSignals<Result>(
  reason: Error,
  work: (stopped: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const ask = () => stop.abort(reason);
  for (const signal of stopSignals) process.on(signal, ask);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of stopSignals) process.off(signal, ask);
  }
}

/** Does `work`, telling it when a signal asks to stop: to have been given up by that is no failure. */
export async function untilStopped(work: (stopped: AbortSignal) => Promise<void>): Promise<void> {
  const reason = new DOMException('asked to stop', 'AbortError');
  await withStopSignals(reason, work).catch((error: unknown) => {
    if (error !== reason) throw error;
  });
}
