import type { Chain } from './chain.ts';
import type { AuditEvent } from './event.ts';

/** A chain that goes on by itself once it can be written again. */
type Resumed = {
  /** @throws KnownError AUDIT_UNAVAILABLE, and says so */
  readonly add: (event: AuditEvent) => Promise<void>;
  /** Where the last event could not be kept: tries again. @throws KnownError AUDIT_UNAVAILABLE */
  readonly resume: () => Promise<void>;
};

/** Adds to `chain`. After a time in which nothing could be kept, the first entry says since when that was. */
export function resumeAfterFailure(
  chain: Pick<Chain, 'add' | 'requireRoom'>,
  now: () => Date,
  say: (error: unknown) => void,
): Resumed {
  let since: string | undefined;
  let resuming: Promise<void> | undefined;
  const add = (event: AuditEvent) =>
    chain.add(event).catch((error: unknown) => {
      since ??= now().toISOString();
      say(error);
      throw error;
    });
  const goOn = async (details: { readonly since: string }) => {
    await chain.requireRoom();
    await add({ kind: 'RESUMED', requestId: null, who: null, outcome: 'DONE', details });
    since = undefined;
  };
  const resume = async () => {
    if (since === undefined) return;
    resuming ??= goOn({ since }).finally(() => {
      resuming = undefined;
    });
    await resuming;
  };
  return {
    add: async (event) => {
      await resume();
      await add(event);
    },
    resume,
  };
}
