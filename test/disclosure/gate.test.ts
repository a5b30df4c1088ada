import { describe, expect, it } from 'vitest';
import { type Cell, cellsOf } from '../../disclosure/cell.ts';
import { openGate } from '../../disclosure/gate.ts';
import { type DisclosurePolicy, exactPolicy } from '../../disclosure/policy.ts';

const caller = { subject: 'tester', records: [], counts: ['a', 'b'] };
const over = (...datasets: readonly string[]) => cellsOf({ fingerprint: 'f', datasets });
const patients = { unit: 'patients', of: 'patients' } as const;
const exact = { caller, policy: exactPolicy };

describe('openGate', () => {
  it('gives the number as it is under the exact policy', async () => {
    expect(await openGate(exact, over('a', 'b')(patients, 7))).toEqual({
      value: 7,
      low: 7,
      high: 7,
      suppressed: false,
      precision: 'EXACT',
      confidence: null,
      asOf: null,
    });
  });

  it('gives nothing of data that the caller may not count, not even bounds', async () => {
    expect(await openGate(exact, over('a', 'c')(patients, 7))).toEqual({
      value: null,
      low: null,
      high: null,
      suppressed: true,
      precision: 'SUPPRESSED',
      confidence: null,
      asOf: null,
    });
  });

  it('puts what left in the place of each cell, and leaves all else', async () => {
    const cell = over('a');
    const answer = { name: 'x', none: null, of: [cell(patients, 1), { deep: cell(patients, 2) }] } as const;
    expect(await openGate(exact, answer)).toMatchObject({
      name: 'x',
      none: null,
      of: [{ value: 1 }, { deep: { value: 2 } }],
    });
  });

  it('asks the policy once for all cells of an answer, and of those alone that the caller may count', async () => {
    const asked: (readonly Cell[])[] = [];
    const policy: DisclosurePolicy = {
      kind: 'protected',
      release: async (cells) => {
        asked.push(cells);
        return cells.map(() => ({ precision: 'SUPPRESSED' }));
      },
    };
    await openGate({ caller, policy }, [
      over('a')(patients, 1),
      over('c')(patients, 2),
      over('b')(patients, 3),
    ]);
    expect(asked.map((cells) => cells.map(({ n }) => n))).toEqual([[1, 3]]);
  });

  it('gives nothing where a policy forgets a cell', async () => {
    const policy: DisclosurePolicy = { kind: 'exact', release: async () => [] };
    expect((await openGate({ caller, policy }, over('a')(patients, 7))).suppressed).toBe(true);
  });
});
