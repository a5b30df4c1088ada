import type { Asking } from './asker.ts';
import { nothingLeaves } from './policy.ts';

/**
 * As whom a question about cohorts is asked. Who is registered, and was granted nothing, may ask over some datasets, and no
 * number leaves: then nothing is counted. The question is held against the vocabularies alone, as if there were no records.
 */
export function askingFor(asking: Asking): Asking {
  const { registered } = asking.caller;
  if (registered === undefined) return asking;
  return {
    ...asking,
    caller: { ...asking.caller, counts: registered },
    policy: nothingLeaves,
    index: async () => ({ ...(await asking.index()), segments: [] }),
  };
}
