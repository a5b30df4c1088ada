import { describe, expect, it } from 'vitest';
import { parseSpan, parseTime } from '../../access/time.ts';

const now = '2026-11-29T08:00:00.000Z';

describe('parseTime', () => {
  it.each([
    ['2027-06-30', '2027-06-30T00:00:00.000Z'],
    ['2027-06-30T12:00Z', '2027-06-30T12:00:00.000Z'],
    ['2027-06-30T12:00:01.5+02:00', '2027-06-30T10:00:01.500Z'],
  ])('reads %s as %s', (text, time) => {
    expect(parseTime(text, '--until')).toBe(time);
  });

  it.each([
    '',
    'tomorrow',
    '2027-06',
    '2027-02-30',
    '2027-13-01',
    '2027-06-30T12:00',
    '30.06.2027',
    '2027-06-30T25:00Z',
  ])('refuses %j and says what is expected', (text) => {
    expect(() => parseTime(text, '--until')).toThrow(/^--until: expected a day such as 2027-06-30/);
  });
});

describe('parseSpan', () => {
  it('begins now, and has no end, where nothing is said', () => {
    expect(parseSpan({}, now)).toEqual({ from: now, until: null });
  });

  it.each([
    [{ until: '2026-11-29T08:00:00Z' }, '--until: 2026-11-29T08:00:00.000Z is over already.'],
    [
      { from: '2027-02-01', until: '2027-01-01' },
      '--until: 2027-01-01T00:00:00.000Z is not after --from 2027-02-01T00:00:00.000Z.',
    ],
    [
      { from: '2027-02-01', until: '2027-02-01' },
      '--until: 2027-02-01T00:00:00.000Z is not after --from 2027-02-01T00:00:00.000Z.',
    ],
  ])('refuses %j', (said, message) => {
    expect(() => parseSpan(said, now)).toThrow(message);
  });
});
