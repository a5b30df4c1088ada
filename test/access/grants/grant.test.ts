import { describe, expect, it } from 'vitest';
import {
  auditedDatasets,
  type GrantedDataset,
  holdsAt,
  problemOf,
  standingsOf,
  stewardedDatasets,
  usableDatasets,
} from '../../../access/grants/grant.ts';

const from = '2026-11-29T08:00:00.000Z';
const until = '2026-12-01T08:00:00.000Z';

function aGrant(dataset: string, said: Partial<GrantedDataset> = {}): GrantedDataset {
  return {
    ...{
      id: `grant-${dataset}`,
      issuer: 'local',
      subject: 'ada',
      dataset,
      role: 'READER',
      reason: 'permit 1',
    },
    ...{ purpose: null, by: 'op', at: from, from, until, endedAt: null, endedBy: null, endedWhy: null },
    ...{ source: 'GRANT', isThere: true, others: [] },
    ...said,
  };
}

describe('holdsAt', () => {
  it.each([
    ['before it begins', '2026-11-29T07:59:59.999Z', false],
    ['as it begins', from, true],
    ['just before it is over', '2026-12-01T07:59:59.999Z', true],
    ['as it is over', until, false],
  ])('%s', (_when, at, holds) => {
    expect(holdsAt(aGrant('a'), at)).toBe(holds);
  });

  it('without an end as long as nobody ends it', () => {
    const at = '2099-01-01T00:00:00.000Z';
    const grant = aGrant('a', { until: null });
    expect([holdsAt(grant, at), holdsAt({ ...grant, endedAt: until }, at)]).toEqual([true, false]);
  });
});

const usableOf = (grants: readonly GrantedDataset[]) => usableDatasets(standingsOf(grants, from));

describe('usableDatasets', () => {
  it('are those that are granted', () => {
    expect(usableOf([aGrant('b'), aGrant('a'), aGrant('a')])).toEqual(['a', 'b']);
  });

  it('are none of a population of which only a part is granted', () => {
    const [a, b] = [aGrant('a', { others: ['b', 'c'] }), aGrant('b', { others: ['a', 'c'] })];
    expect(usableOf([a, b, aGrant('z')])).toEqual(['z']);
  });

  it('are all of a population of which all is granted', () => {
    expect(usableOf([aGrant('a', { others: ['b'] }), aGrant('b', { others: ['a'] })])).toEqual(['a', 'b']);
  });

  it('do not grow by what no longer holds', () => {
    const over = aGrant('b', { others: ['a'], endedAt: from });
    expect(usableOf([aGrant('a', { others: ['b'] }), over])).toEqual([]);
  });

  it('are there', () => {
    expect(usableOf([aGrant('a', { isThere: false })])).toEqual([]);
  });
});

describe('a role', () => {
  const rolesOf = (grants: readonly GrantedDataset[]) => {
    const standings = standingsOf(grants, from);
    return [usableDatasets, stewardedDatasets, auditedDatasets].map((those) => those(standings));
  };

  it('opens the data, the grants and the audit of a dataset, each to whom it is for', () => {
    const grants = [
      aGrant('a'),
      aGrant('b', { role: 'STEWARD' }),
      aGrant('c', { role: 'AUDITOR' }),
      aGrant('d', { role: 'STEWARD', endedAt: from }),
      aGrant('e', { role: 'STEWARD', isThere: false }),
    ];
    expect(rolesOf(grants)).toEqual([['a', 'b'], ['b'], ['b', 'c']]);
  });

  it('of an auditor makes no part of data whole, and needs none', () => {
    const [a, b] = [aGrant('a', { others: ['b'] }), aGrant('b', { role: 'AUDITOR', others: ['a'] })];
    expect(rolesOf([a, b])).toEqual([[], [], ['b']]);
  });

  it('of a steward rests with the data', () => {
    expect(rolesOf([aGrant('a', { role: 'STEWARD', others: ['b'] })])).toEqual([[], [], []]);
  });
});

describe('problemOf', () => {
  it('names what else has to be granted', () => {
    const [standing] = standingsOf([aGrant('a', { others: ['b', 'c'] })], from);
    expect(standing && problemOf(standing)).toBe(
      'a shares records with b, c: some are the same, or lead to one another. It can be used with a grant of these, too; or when one of them was removed (dataset remove) and loaded under a population of its own.',
    );
  });
});
