import type { Logger } from 'pino';
import type { LoginError } from '../../access/login.ts';

/** Logs why a login was refused: who was refused is not told, and nothing of what was sent is in it. */
export function logRefusal(
  log: Pick<Logger, 'info' | 'warn'> | undefined,
  { kind: reason, cause }: LoginError,
  correlationId: string,
): void {
  if (cause === undefined) log?.info({ correlationId, reason }, 'login refused');
  else log?.warn({ correlationId, reason, err: cause }, 'login refused'); // of the issuer, who says nothing of the token
}
