import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event.ts';
import { countRefusals } from '../../audit/refusals.ts';

const ada = { issuer: 'local', subject: 'ada' };
const refused = (who: AuditEvent['who'], code: string): AuditEvent => ({
  ...{ kind: 'REQUEST', requestId: 'r', who, outcome: 'REFUSED', codes: [code] },
});

describe('refusals', () => {
  it.each([
    ['of nobody', refused(null, 'UNAUTHENTICATED')],
    ['of requests too many', refused(ada, 'BUDGET_EXHAUSTED')],
  ])('%s are kept one by one up to 600 a minute, and of more how many there were', async (_what, event) => {
    const kept: AuditEvent[] = [];
    let minute = 1;
    const now = () => new Date(minute * 60_000);
    const { add, settle } = countRefusals(async (one) => void kept.push(one), now);
    for (let n = 0; n < 1_000; n += 1) await add(event);
    expect(kept).toHaveLength(600);
    await settle();
    await settle();
    expect(kept.slice(600)).toMatchObject([
      { kind: 'REFUSALS', details: { refused: { [event.codes?.[0] ?? '']: 400 } } },
    ]);
    minute = 2;
    await add(event);
    expect(kept).toHaveLength(602);
  });

  it('that were only counted are counted until they are kept', async () => {
    const kept: AuditEvent[] = [];
    let isFull = false;
    const keep = async (event: AuditEvent) => {
      if (isFull) throw new Error('full');
      kept.push(event);
    };
    const { add, settle } = countRefusals(keep, () => new Date(0));
    for (let n = 0; n < 605; n += 1) await add(refused(null, 'FORBIDDEN'));
    isFull = true;
    await expect(settle()).rejects.toThrow('full');
    isFull = false;
    await settle();
    await settle();
    expect(kept.slice(600)).toMatchObject([{ details: { refused: { FORBIDDEN: 5 } } }]);
  });

  it('of somebody who is not granted what they ask are kept each', async () => {
    const kept: AuditEvent[] = [];
    const { add } = countRefusals(
      async (one) => void kept.push(one),
      () => new Date(0),
    );
    for (let n = 0; n < 1_000; n += 1) await add(refused(ada, 'FORBIDDEN'));
    expect(kept).toHaveLength(1_000);
  });
});
