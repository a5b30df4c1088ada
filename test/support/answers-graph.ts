import { cohortGraph } from './cohort-graph.ts';
import { aRecord, type Fixture } from './graph-fixture.ts';

const weight = (id: string, patient: string, value: number, properties: object = {}) =>
  aRecord('measurement', patient, {
    id,
    testSource: 'weight',
    category: 'VITAL_SIGN',
    value,
    unit: 'kg',
    ...properties,
  });

const potassium = (id: string, patient: string, value: number) =>
  aRecord('measurement', patient, {
    id,
    testSource: 'potassium',
    category: 'LABORATORY',
    value,
    unit: 'mmol/L',
  });

const outcome = (id: string, patient: string, endpoint: string, days: number, redacted: boolean) =>
  aRecord('outcome', patient, { id, endpoint, days, redacted, source: 'fx' });

const series = (id: string, patient: string, properties: object) =>
  aRecord('imagingSeries', patient, {
    id,
    seriesInstanceUid: `2.${id}`,
    instances: 3,
    sizeBytes: 7,
    ...properties,
  });

const inB = { dataset: 'fx-b' };

/**
 * The patients of `cohortGraph` with more to count. Weights in kg: Ann 50, then 60; Ben 70 without a day; Cat 80 and 90
 * without a day; Dan 60 and 61 on two timelines; Eli none. Potassium is 3.5 and 4.25 mmol/L. Three more series have a place:
 * Ben's CT and Ann's slide in open buckets, Cat's MR in that of a hospital.
 */
export const answersGraph: Fixture = {
  ...cohortGraph,
  records: [
    ...cohortGraph.records,
    weight('fx-w1', 'fx-ann', 60, { startDay: 10 }),
    weight('fx-w2', 'fx-ann', 50, { startDay: 0 }),
    weight('fx-w3', 'fx-ben', 70),
    weight('fx-w4', 'fx-cat', 80),
    weight('fx-w5', 'fx-cat', 90),
    weight('fx-w6', 'fx-dan', 60, { startDay: 1, ...inB }),
    weight('fx-w7', 'fx-dan', 61, { startDay: 2, timelineName: 'fx-other', ...inB }),
    potassium('fx-p1', 'fx-ann', 3.5),
    potassium('fx-p2', 'fx-ben', 4.25),
    outcome('fx-o1', 'fx-ann', 'OS', 100, false),
    outcome('fx-o2', 'fx-ann', 'PFI', 50, false),
    outcome('fx-o3', 'fx-ben', 'OS', 900, false),
    outcome('fx-o4', 'fx-cat', 'OS', 5, true),
    aRecord('imagingStudy', 'fx-ann', { id: 'fx-st4', studyInstanceUid: '2.4' }),
    series('fx-s6', 'fx-ben', {
      studyId: 'fx-st2',
      modalitySource: 'CT',
      location: 's3://idc-open-data/aaa/',
      license: 'CC BY 3.0',
    }),
    series('fx-s7', 'fx-ann', {
      studyId: 'fx-st4',
      modalitySource: 'SM',
      location: 's3://idc-open-data-two/bbb/*',
      license: 'CC BY-NC 4.0',
    }),
    series('fx-s8', 'fx-cat', {
      studyId: 'fx-st3',
      modalitySource: 'MR',
      location: 's3://hospital/ccc',
      license: '=own\nrm s3://hospital/*',
      ...inB,
    }),
  ],
};
