import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../audit/event.ts';
import { toShown } from '../../audit/shown.ts';

const who = { issuer: 'https://login.example.org', subject: 'ada' };
const request: AuditEvent = {
  ...{ kind: 'REQUEST', requestId: '6f9f', who, address: '192.0.2.17', purpose: 'permit 1', outcome: 'DONE' },
  datasets: ['a', 'b'],
  questions: [
    { fingerprint: '1', where: { all: [{ dataset: ['a'] }, { patient: { sex: ['MALE'] } }] } },
    { fingerprint: '2', where: { all: [{ dataset: ['a', 'b'] }, { cohort: 'b' }] } },
  ],
  released: { counts: 2, first: [3, [0, 4]] },
  patients: ['p1', 'p2'],
  details: { operation: 'query', fields: ['cohort'] },
};
const place = { chain: 'c', n: 4, previous: '5b0c', at: '2026-11-29T09:10:02.114Z' };
const shown = (event: AuditEvent, audited: readonly string[], counted = audited) =>
  toShown({ ...place, ...event }, { audited, counted });

describe('an entry', () => {
  it('is shown whole to who is steward of all of its datasets, but for names of patients and where it was asked from', () => {
    const entry = shown(request, ['a', 'b', 'c']);
    expect(entry).toEqual({
      ...{ id: 'c.4', key: [place.at, 'c', 4], at: place.at, kind: 'REQUEST', outcome: 'DONE', codes: [] },
      ...{ requestId: '6f9f', who, purpose: 'permit 1', datasets: ['a', 'b'], hasOthers: false },
      ...{ fields: ['cohort'], questions: request.questions, patients: 2, grant: null },
      released: { counts: 2, values: [3, [0, 4]] },
    });
  });

  it('is shown without other datasets, and without numbers that may be of them', () => {
    const entry = shown(request, ['a']);
    expect(entry).toMatchObject({ datasets: ['a'], hasOthers: true, released: null, patients: null });
    expect(entry.questions).toEqual([
      request.questions?.[0],
      { fingerprint: null, where: { all: [{ dataset: ['a', '…'] }, { cohort: 'b' }] } },
    ]);
  });

  it('tells an auditor how many numbers left, none of them, and not how many patients were shown', () => {
    const entry = shown(request, ['a', 'b'], ['a']);
    expect(entry).toMatchObject({ released: { counts: 2, values: null }, patients: null });
  });

  it('of a dump tells its name, and no number of patients', () => {
    const dump: AuditEvent = {
      ...{ kind: 'DUMP', requestId: null, who, outcome: 'DONE', datasets: ['a'], version: '17' },
      details: { name: 'records', method: 'GET' },
    };
    expect(shown(dump, ['a'])).toMatchObject({ fields: ['records'], patients: null, released: null });
  });

  it('of a grant tells whom it is for and why, and no other dataset that was granted with it', () => {
    const details = {
      ...{ ...who, datasets: ['a', 'b'], role: 'READER', reason: 'permit 2', purpose: null, by: 'op' },
      ...{ at: place.at, from: place.at, until: null, ids: ['1', '2'] },
    };
    const granted: AuditEvent = {
      ...{ kind: 'GRANT_ADDED', requestId: null, who: { issuer: 'machine', subject: 'op' }, outcome: 'DONE' },
      ...{ datasets: ['a', 'b'], details },
    };
    const entry = shown(granted, ['a']);
    expect(entry).toMatchObject({
      ...{ datasets: ['a'], hasOthers: true, fields: [] },
      grant: {
        ...{ ...who, role: 'READER', reason: 'permit 2', purpose: null },
        ...{ from: place.at, until: null, endedWhy: null },
      },
    });
    expect(JSON.stringify(entry)).not.toContain('"b"');
  });
});
