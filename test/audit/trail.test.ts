import { describe, expect, it } from 'vitest';
import { createTrail } from '../../audit/trail.ts';

const where = { patient: { sex: ['MALE'] } };

describe('createTrail', () => {
  it('has of a question to other sites whom it asks, before they told anything, and then what they told', () => {
    const trail = createTrail({ requestId: '6f9f', purpose: null, address: '192.0.2.17' });
    const hear = trail.elsewhere({ where }, ['a', 'b']);
    trail.elsewhere({ where: { patient: {} } }, ['b']);
    const unheard = (id: string) => ({ id, status: null, told: null });
    const other = { where: { patient: {} }, sites: [unheard('b')] };
    expect(trail.noted().elsewhere).toEqual([{ where, sites: [unheard('a'), unheard('b')] }, other]);
    const told = [
      { id: 'a', status: 'OK', told: 7 },
      { id: 'b', status: 'TIMEOUT', told: null },
    ];
    hear(told);
    expect(trail.noted().elsewhere).toEqual([{ where, sites: told }, other]);
  });
});
