import { describe, expect, it } from 'vitest';
import { diagnosisOf } from '../../ontology/diagnosis.ts';
import type { Properties } from '../../ontology/model.ts';
import { parseDate, type TimelineKind } from '../../ontology/time.ts';

const born = (date: string, timeline = 'hospital'): Properties => {
  const { day = null, precision = null } = parseDate(date) ?? {};
  return { birthDay: day, birthPrecision: precision, birthTimeline: timeline };
};

const began = (date: string, kind: TimelineKind = 'CALENDAR', more: Properties = {}): Properties => {
  const { day = null, precision = null } = parseDate(date) ?? {};
  return { startDay: day, startPrecision: precision, timelineName: 'hospital', timeline: kind, ...more };
};

const fromIndex: Properties = {
  startDay: 0,
  startPrecision: 'DAY',
  timelineName: 'dx',
  timeline: 'FROM_INDEX',
};

type Case = readonly [
  fact: string,
  patient: Properties,
  index: readonly Properties[],
  age: number | null,
  year: number | null,
];

describe('diagnosisOf', () => {
  it.each<Case>([
    ['follow from birth and start', born('1961-04-12'), [began('2023-05-02')], 62, 2023],
    ['count completed years', born('1961-05-03'), [began('2023-05-02')], 61, 2023],
    [
      'are what a registration states',
      { ...born('1961-04-12'), ageAtDiagnosis: 50, yearOfDiagnosis: 2011 },
      [began('2023-05-02')],
      50,
      2011,
    ],
    ['are each by itself', { ...born('1961-04-12'), ageAtDiagnosis: 50 }, [began('2023-05-02')], 50, 2023],
    [
      'are what the condition states before what follows',
      born('1961-04-12'),
      [began('2023-05-02', 'CALENDAR', { ageAtDiagnosis: 60, yearOfDiagnosis: 2021 })],
      60,
      2021,
    ],
    ['have no age that nobody has', born('1804-01-02'), [began('2020-01-08')], null, 2020],
    ['are unknown from a date that is a code', born('1960-01-01'), [began('9999-12-31')], null, null],
    ['have a year without a birth', {}, [began('2023-05-02')], null, 2023],
    ['have no age by a birth of a month', born('1950-11'), [began('2022-01-17')], null, 2022],
    ['have no age by a diagnosis of a month', born('1950-11-01'), [began('2022-01')], null, 2022],
    ['have no age by days of two timelines', born('1961-04-12', 'other'), [began('2023-05-02')], null, 2023],
    [
      'have an age by shifted days, and no year',
      born('1961-04-12'),
      [began('2023-05-02', 'SHIFTED')],
      62,
      null,
    ],
    [
      'have an age by days from the index event',
      { birthDay: -36_525, birthPrecision: 'DAY', birthTimeline: 'dx' },
      [fromIndex],
      100,
      null,
    ],
    ['are unknown without an index condition', born('1961-04-12'), [], null, null],
    [
      'are unknown where two index conditions differ',
      born('1961-04-12'),
      [began('2023-05-02'), began('2020-05-02')],
      null,
      null,
    ],
    [
      'are known where two index conditions agree',
      born('1961-04-12'),
      [began('2023-05-02'), began('2023-06-02')],
      62,
      2023,
    ],
  ])('%s', (_fact, patient, index, ageAtDiagnosis, yearOfDiagnosis) => {
    expect(diagnosisOf(patient, index)).toEqual({ ageAtDiagnosis, yearOfDiagnosis });
  });
});
