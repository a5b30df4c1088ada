import { describe, expect, it } from 'vitest';
import { ageInYears, type Moment, parseDate } from '../../ontology/time.ts';

const unknown: Moment = { timelineName: 'hospital', day: null, precision: null };
const onCalendar = (date: string): Moment => ({ ...unknown, ...parseDate(date) });
const fromIndex = (day: number): Moment => ({ timelineName: 'diagnosis', day, precision: 'DAY' });

describe('ageInYears', () => {
  it('counts completed years of the calendar', () => {
    const born = onCalendar('1960-05-20');
    const ages = ['2010-05-19', '2010-05-20'].map((date) => ageInYears(born, onCalendar(date), 'CALENDAR'));
    expect(ages).toEqual([49, 50]);
  });

  it('completes a year of who was born on 29 February on 1 March', () => {
    const born = onCalendar('2000-02-29');
    const ages = ['2001-02-28', '2001-03-01'].map((date) => ageInYears(born, onCalendar(date), 'SHIFTED'));
    expect(ages).toEqual([0, 1]);
  });

  it('takes 365.25 days for a year where there is no calendar', () => {
    const ages = [0, 365, 366].map((day) => ageInYears(fromIndex(0), fromIndex(day), 'FROM_INDEX'));
    expect(ages).toEqual([0, 0, 1]);
  });

  it('does not compare two clocks', () => {
    expect(ageInYears(onCalendar('1960-05-20'), fromIndex(20_000), 'FROM_INDEX')).toBeNull();
  });

  it.each([
    ['a birth', unknown, onCalendar('2010-05-19')],
    ['a day of birth', onCalendar('1960'), onCalendar('2010-05-19')],
    ['a day', onCalendar('1960-05-20'), onCalendar('2010-05')],
  ])('is unknown without %s', (_what, birth, moment) => {
    expect(ageInYears(birth, moment, 'CALENDAR')).toBeNull();
  });

  it('is unknown before birth', () => {
    expect(ageInYears(fromIndex(2), fromIndex(1), 'FROM_INDEX')).toBeNull();
  });
});
