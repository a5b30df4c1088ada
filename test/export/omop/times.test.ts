import { describe, expect, it } from 'vitest';
import { chooseTimes, type DatasetTimeline } from '../../../export/omop/mapped/times.ts';

const diagnosis: DatasetTimeline = { name: 'diagnosis', kind: 'FROM_INDEX', records: 9, births: true };
const acquisition: DatasetTimeline = { name: 'acquisition', kind: 'SHIFTED', records: 9, births: false };
const scan: DatasetTimeline = { ...acquisition, name: 'scan' };
const calendar: DatasetTimeline = { name: 'calendar', kind: 'CALENDAR', records: 9, births: true };
const registry: DatasetTimeline = { ...calendar, name: 'registry', births: false };

const namesOf = (...args: Parameters<typeof chooseTimes>) =>
  chooseTimes(...args).timelines.map(({ name }) => name);

describe('chooseTimes', () => {
  it('writes the dates that can be compared with those of the births', () => {
    expect(namesOf('it', [acquisition, diagnosis, scan], { anchor: '2000-01-01' })).toEqual(['diagnosis']);
  });
  it('writes all dates of the calendar', () => {
    expect(namesOf('it', [acquisition, calendar, registry], {})).toEqual(['calendar', 'registry']);
  });
  it('writes the timelines that are named', () => {
    expect(namesOf('it', [acquisition, diagnosis, scan], { timelines: ['acquisition', 'scan'] })).toEqual([
      'acquisition',
      'scan',
    ]);
  });
  it('writes a dataset without dates', () => {
    expect(chooseTimes('it', [], {})).toEqual({ timelines: [], anchor: null });
  });
  it('has the day that the anchor is', () => {
    expect(chooseTimes('it', [diagnosis], { anchor: '1970-01-11' }).anchor).toBe(10);
  });
  it.each([
    [
      'needs an anchor for days from an index event',
      [[diagnosis], {}],
      /it count from an index event \(diagnosis, FROM_INDEX\).*--anchor/,
    ],
    [
      'refuses an anchor where no day counts from an index event',
      [[calendar], { anchor: '2000-01-01' }],
      /--anchor.*none is written: .*calendar, CALENDAR/,
    ],
    [
      'refuses an anchor that is no date',
      [[diagnosis], { anchor: '2001-02-29' }],
      /--anchor is no date .*2001-02-29/,
    ],
    ['refuses an anchor that is a year', [[diagnosis], { anchor: '2001' }], /--anchor is no date/],
    [
      'refuses an anchor of a year that no record has',
      [[diagnosis], { anchor: '0001-01-01' }],
      /--anchor is no date/,
    ],
    [
      'refuses a timeline that is not there',
      [[calendar], { timelines: ['scan'] }],
      /no dates on a timeline scan.*calendar, CALENDAR/,
    ],
    [
      'needs a choice between timelines without births',
      [[acquisition, scan], {}],
      /acquisition, SHIFTED; scan, SHIFTED.*--timeline/,
    ],
  ] as const)('%s', (_, [found, asked], message) => {
    expect(() => chooseTimes('it', found, asked)).toThrow(
      expect.objectContaining({ code: 'ARGUMENT_INVALID', message: expect.stringMatching(message) }),
    );
  });
});
