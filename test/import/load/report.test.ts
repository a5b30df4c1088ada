import { describe, expect, it } from 'vitest';
import type { Reject } from '../../../import/delivery.ts';
import { addBatch, changedAnything, createReport, toText } from '../../../import/load/report.ts';

const reject: Reject = {
  row: 7,
  record: 'measurement',
  column: 'value',
  value: '4,5',
  reason: 'not a plain number',
  kept: false,
  patient: 'p',
};
const batch = { number: 1, file: 'labs.tsv', tallies: {}, rejects: [], dangling: [] };

describe('addBatch', () => {
  it('adds up what was loaded and what was there', () => {
    const report = createReport();
    addBatch(report, { ...batch, tallies: { measurement: { loaded: 2, unchanged: 1 } } });
    addBatch(report, { ...batch, tallies: { measurement: { loaded: 1, unchanged: 0 } } });
    expect(report.types.get('measurement')).toEqual({ read: 4, loaded: 3, unchanged: 1, rejected: 0 });
  });
  it('counts a record that was rejected as read', () => {
    const report = createReport();
    addBatch(report, { ...batch, rejects: [reject] });
    expect(report.types.get('measurement')).toEqual({ read: 1, loaded: 0, unchanged: 0, rejected: 1 });
  });
  it('does not count a value that was dropped as a rejected record', () => {
    const report = createReport();
    addBatch(report, { ...batch, rejects: [{ ...reject, kept: true }] });
    expect(report.types.get('measurement')).toBeUndefined();
  });
  it('notes the file of a reject', () => {
    const report = createReport();
    addBatch(report, { ...batch, rejects: [reject] });
    expect(report.rejects).toEqual([{ ...reject, file: 'labs.tsv' }]);
  });
});

describe('toText', () => {
  it('counts rows that were passed over because their patient was forgotten', () => {
    const report = createReport();
    for (const row of ['labs.tsv 2', 'labs.tsv 3', 'labs.tsv 2']) report.forgotten.add(row);
    expect(toText(report)).toContain('2 rows were passed over: their patients were forgotten.');
  });
  it('says nothing of the forgotten where nobody was', () =>
    expect(toText(createReport())).not.toContain('forgotten'));
});

describe('changedAnything', () => {
  it('sees no change where everything was there', () => {
    const report = createReport();
    addBatch(report, { ...batch, tallies: { measurement: { loaded: 0, unchanged: 9 } }, rejects: [reject] });
    expect(changedAnything(report)).toBe(false);
  });
  it('sees a record that was loaded', () => {
    const report = createReport();
    addBatch(report, { ...batch, tallies: { measurement: { loaded: 1, unchanged: 9 } } });
    expect(changedAnything(report)).toBe(true);
  });
  it('sees a record that was removed', () =>
    expect(changedAnything({ ...createReport(), removed: 1 })).toBe(true));
});

describe('toText', () => {
  it('shows what a load did, as tables', () => {
    const report = { ...createReport(['labs.tsv']), removed: 2 };
    addBatch(report, { ...batch, tallies: { measurement: { loaded: 10, unchanged: 1 } }, rejects: [reject] });
    report.coded.set('Measurement.result', { values: 2, mapped: 1, unmapped: new Map([['odd', 1]]) });
    expect(toText(report)).toBe(
      `
record       read  loaded  unchanged  rejected
measurement  12    10      1          1

Optional files that are not there: labs.tsv.

2 records that the input no longer has were removed.

coded field         values  with standard concept  most frequent without
Measurement.result  2       50.0 %                 odd (1)`.trim(),
    );
  });
});
