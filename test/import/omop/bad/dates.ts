import type { BadCase } from './bad-case.ts';
import { kept, rejected } from './of-rows.ts';

/** A date is a day of the calendar, written yyyy-mm-dd or yyyymmdd; a time may follow it. */
export const dateCases: readonly BadCase[] = [
  rejected(
    ['a day that does not exist', 'measurement', { measurement_date: '2013-02-30' }],
    'measurement_date',
  ),
  rejected(
    ['29 February of a common year', 'measurement', { measurement_date: '2013-02-29' }],
    'measurement_date',
  ),
  rejected(['29 February of 1900', 'measurement', { measurement_date: '1900-02-29' }], 'measurement_date'),
  kept(['29 February of a leap year', 'measurement', { measurement_date: '2012-02-29' }]),
  kept(['29 February of 2000', 'measurement', { measurement_date: '2000-02-29' }]),
  rejected(
    ['a month that does not exist', 'measurement', { measurement_date: '2013-13-01' }],
    'measurement_date',
  ),
  rejected(['a date of zeros', 'measurement', { measurement_date: '0000-00-00' }], 'measurement_date'),
  rejected(['no required date', 'measurement', { measurement_date: '' }], 'measurement_date'),
  rejected(
    ['an optional date that does not exist', 'condition_occurrence', { condition_end_date: '2013-02-30' }],
    'condition_end_date',
  ),
  rejected(
    ['a date of two digits a year', 'measurement', { measurement_date: '13-07-05' }],
    'measurement_date',
  ),
  rejected(['a date with slashes', 'measurement', { measurement_date: '05/07/2013' }], 'measurement_date'),
  kept(['a date without hyphens', 'measurement', { measurement_date: '20130705' }]),
  kept(['midnight in a column of dates', 'measurement', { measurement_date: '2013-07-05 00:00:00' }]),
  kept(
    ['a time in a column of dates', 'measurement', { measurement_date: '2013-07-05 13:30:00' }],
    'measurement_date',
  ),
  kept(['a date in a column of times', 'measurement', { measurement_datetime: '2013-07-05' }]),
  kept(['a time with a zone', 'measurement', { measurement_datetime: '2013-07-05T10:00:00+02:00' }]),
  kept(['a time with parts of a second', 'measurement', { measurement_datetime: '2013-07-05 10:00:00.120' }]),
  kept([
    'a time on another day than the date',
    'measurement',
    { measurement_datetime: '2013-07-06 01:00:00' },
  ]),
  rejected(
    ['a time that does not exist', 'measurement', { measurement_datetime: '2013-07-05 25:00:00' }],
    'measurement_datetime',
  ),
  kept(
    ['an end before its start', 'condition_occurrence', { condition_end_date: '2013-07-04' }],
    'condition_end_date',
  ),
  kept(
    ['a visit that ends before it starts', 'visit_occurrence', { visit_end_date: '2013-07-04' }],
    'visit_end_date',
  ),
  kept([
    'a row before the birth of its person',
    'measurement',
    { measurement_date: '1940-01-01', measurement_datetime: '' },
  ]),
];
