import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Login } from '../../access/login.ts';
import { createPersonLimits, limitRequests } from '../../server/person-limits.ts';

const login: Login & { grants: [] } = {
  person: { issuer: 'local', subject: 'ada' },
  until: null,
  by: 'personal token',
  grants: [],
};
const ada = { subject: 'local ada', login, records: [], counts: [] };
const eve = { ...ada, subject: 'local eve' };
const nobody = { subject: 'anonymous', records: [], counts: [] };
const settings = { requestsAMinute: 3, costAMinute: 1_000_000, requestsAtOnce: 2 };

const refusal = expect.objectContaining({
  ...{ code: 'BUDGET_EXHAUSTED', retryAfterSeconds: expect.any(Number) },
  message: expect.stringMatching(/: ask again in [1-9]\d? s\.$/),
});

describe('a person', () => {
  it('may send so many requests a minute, whatever others do', async () => {
    const limits = createPersonLimits(settings);
    for (let n = 0; n < 3; n += 1) await limits.request(ada);
    await expect(limits.request(ada)).rejects.toEqual(refusal);
    await limits.request(eve);
  });

  it('may ask for so much a minute, in one request or in many', async () => {
    const limits = createPersonLimits(settings);
    await limits.cost({ caller: ada }, 900_000);
    await expect(limits.cost({ caller: ada }, 200_000)).rejects.toEqual(refusal);
    await expect(limits.cost({ caller: ada }, 200_000)).rejects.toThrow(/a cost above 1000000 a minute/);
    await limits.cost({ caller: ada }, 100_000); // what was refused cost nothing
    await limits.cost({ caller: eve }, 1_000_000);
  });

  it('has so many requests executed at once; the next goes on when one has ended', async () => {
    const { enter } = createPersonLimits(settings);
    const [leave] = await Promise.all([enter({ caller: ada }), enter({ caller: ada })]);
    const third = enter({ caller: ada }).then(() => 'in');
    await enter({ caller: eve });
    expect(await Promise.race([third, sleep(20, 'waits')])).toBe('waits');
    leave();
    expect(await third).toBe('in');
  });
});

describe('who is not logged in', () => {
  it('is not counted: nobody can be told from others', async () => {
    const limits = createPersonLimits(settings);
    for (let n = 0; n < 10; n += 1) {
      await limits.request(nobody);
      await limits.cost({ caller: nobody }, 1_000_000);
      await limits.enter({ caller: nobody });
    }
  });
});

describe('who asks', () => {
  it('is not told for one request too many, and is where there is none', async () => {
    const asks = limitRequests(async () => ada, createPersonLimits({ ...settings, requestsAMinute: 1 }));
    const request = {} as NonNullable<Parameters<typeof asks>[0]>;
    expect(await asks(request)).toBe(ada);
    await expect(asks(request)).rejects.toEqual(refusal);
    expect(await asks()).toBe(ada);
  });
});
