import type { AuditEvent } from './event.ts';

/** So many refusals that nothing else limits are kept one by one in a minute; of more, how many there were. */
const mostAMinute = 600;
const minuteMs = 60_000;

type Add = (event: AuditEvent) => Promise<void>;

/** Keeps events, but of refusals of nobody in particular, and of requests that are too many, only so many: they could fill the disk. */
export function countRefusals(add: Add, now: () => Date): { add: Add; settle: () => Promise<void> } {
  let minute = 0;
  let alone = 0;
  const counted = new Map<string, number>();
  const isOneTooMany = () => {
    const current = Math.floor(now().getTime() / minuteMs);
    if (current !== minute) [minute, alone] = [current, 0];
    alone += 1;
    return alone > mostAMinute;
  };
  return {
    add: async (event) => {
      if (!isUnlimited(event) || !isOneTooMany()) return add(event);
      const code = (event.codes ?? []).join(' ');
      counted.set(code, (counted.get(code) ?? 0) + 1);
    },
    settle: async () => {
      if (counted.size === 0) return;
      const refused = Object.fromEntries(counted);
      await add({ kind: 'REFUSALS', requestId: null, who: null, outcome: 'REFUSED', details: { refused } });
      for (const [code, n] of Object.entries(refused)) counted.set(code, (counted.get(code) ?? 0) - n); // more may have come
      for (const [code, n] of counted) if (n === 0) counted.delete(code);
    },
  };
}

function isUnlimited({ outcome, who, codes = [], charged = [] }: AuditEvent): boolean {
  return (
    outcome === 'REFUSED' && charged.length === 0 && (who === null || codes.includes('BUDGET_EXHAUSTED'))
  );
}
