/**
 * Does work that is to end after so many ms, or when whoever asked goes away. (`AbortSignal.any` of a timeout may be collected as garbage
 * before it ends anything, in Node.js up to 22.)
 */
export async function withDeadline<Result>(
  ms: number,
  asker: AbortSignal,
  work: (until: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const end = new AbortController();
  const leave = () => end.abort(asker.reason);
  const timer = setTimeout(() => end.abort(new DOMException('the deadline passed', 'TimeoutError')), ms);
  asker.addEventListener('abort', leave, { once: true });
  if (asker.aborted) leave();
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
    asker.removeEventListener('abort', leave);
  }
}

/** What comes of work, or the end of `signal`: also where the work does not look at it. */
export function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
