import { LoginError, unavailable } from './login.ts';

/** An issuer that cannot be read is asked again after this time at the earliest. */
export const cooldownMs = 5_000;

/** Reads what an address answers, if it is what is expected there. */
type Get<Answer> = (url: URL) => Promise<Answer>;

/** Asks once for all who come together, and no more for some seconds after a failure, or an answer that is of no use. */
export function gently<Answer>(fetch: Get<Answer>): Get<Answer> {
  const failures = new Map<string, number>();
  const pending = new Map<string, Promise<Answer>>();
  const ask = (url: URL) =>
    fetch(url).catch((cause: unknown) => {
      failures.set(url.href, performance.now());
      throw cause instanceof LoginError ? cause : unavailable('the issuer does not answer', cause);
    });
  return async (url) => {
    const failedAt = failures.get(url.href) ?? Number.NEGATIVE_INFINITY;
    if (performance.now() - failedAt < cooldownMs) throw unavailable('the issuer did not answer');
    const asked = pending.get(url.href) ?? ask(url).finally(() => pending.delete(url.href));
    pending.set(url.href, asked);
    return asked;
  };
}
