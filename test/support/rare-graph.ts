import { aRecord, type Fixture } from './graph-fixture.ts';

/** Datasets of the fixture: of seven patients, and of two who have nothing in common with the others. */
export const rareDatasets = ['fx-w1', 'fx-w2'] as const;

/** What only a few patients say begins so, in any case. */
export const rare = 'rare';

const common = Array.from({ length: 6 }, (_, at) => `fx-w-common${at}`);
const odd = 'fx-w-odd';
const others = ['fx-w-other0', 'fx-w-other1'];

const inFirst = { dataset: 'fx-w1' };
const onceIn = (dataset: string) => ({ dataset, file: 'rare.tsv' });
const onCalendar = (startDay: number) => ({
  timeline: 'CALENDAR',
  timelineName: 'CALENDAR',
  startDay,
  startPrecision: 'DAY',
});

/** Six patients who say the same, each in a year of his own; one who says something else of everything; and two more. */
export const rareGraph: Fixture = {
  patients: [
    ...common.map((id) => aPatient(id, 'fx-w1', { sex: 'FEMALE', ageAtDiagnosis: 54 })),
    aPatient(odd, 'fx-w1', { sex: 'MALE', ageAtDiagnosis: 17, vitalStatus: 'DEAD' }),
    ...others.map((id) => aPatient(id, 'fx-w2', { sex: 'MALE', ageAtDiagnosis: 18 })),
  ],
  records: [
    ...common.flatMap((id) => recordsOf(id)),
    ...oddRecordsOf(odd, 'fx-w1'),
    ...others.flatMap((id) => oddRecordsOf(id, 'fx-w2')),
  ],
  others: {
    Dataset: [
      { id: 'fx-w1', population: 'fx', title: 'Seven', accessRights: 'PUBLIC' },
      { id: 'fx-w2', population: 'fx', title: 'Two', accessRights: 'PUBLIC' },
    ],
    Population: [{ id: 'fx', version: 1 }],
    Load: [
      { id: 'fx-load', population: 'fx', title: 'F', state: 'DONE', startedAt: '2026-01-02T03:04:05.000Z' },
    ],
    Concept: [
      { code: 'DOID:FXW1', name: 'a frequent disease', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'MONDO:FXW2', name: 'rare disease', vocabulary: 'MONDO', standard: true, valid: true },
    ],
  },
};

function aPatient(id: string, dataset: string, facts: Readonly<Record<string, string | number>>) {
  return {
    id,
    population: 'fx',
    sourceId: id.toUpperCase(),
    datasets: [dataset],
    conflictFields: [],
    ...facts,
  };
}

function recordsOf(id: string): Fixture['records'] {
  return [
    aRecord('registration', id, { ...inFirst, id: `${id}-r`, source: 'clinical', sex: 'FEMALE' }),
    aRecord('condition', id, {
      ...inFirst,
      ...onCalendar(15_000),
      id: `${id}-c`,
      codeSource: 'common',
      codeStandardConcept: 'DOID:FXW1',
    }),
    aRecord('measurement', id, {
      ...inFirst,
      id: `${id}-m`,
      testSource: 'hemoglobin',
      category: 'LABORATORY',
      value: 12.5,
      unit: 'g/dL',
    }),
    aRecord('assay', id, { ...inFirst, id: `${id}-a`, kind: 'MUTATION' }),
    aRecord('variant', id, { ...inFirst, id: `${id}-v`, gene: 'TP53', assayId: `${id}-a` }),
    aRecord('imagingStudy', id, { ...inFirst, id: `${id}-st`, studyInstanceUid: `9.${id}` }),
    aRecord('imagingSeries', id, {
      ...inFirst,
      id: `${id}-se`,
      studyId: `${id}-st`,
      seriesInstanceUid: `9.${id}.1`,
      modalitySource: 'CT',
      bodyPartSource: 'KIDNEY',
      manufacturer: 'Acme',
      license: 'CC BY 4.0',
      instances: 10,
      sizeBytes: 100,
      location: `s3://idc-open-data/${id}/`,
    }),
  ];
}

function oddRecordsOf(id: string, dataset: string): Fixture['records'] {
  const once = onceIn(dataset);
  return [
    aRecord('registration', id, { ...once, id: `${id}-r`, source: 'rare registry', sex: 'MALE' }),
    aRecord('condition', id, {
      ...once,
      ...onCalendar(1_000),
      id: `${id}-c`,
      codeSource: 'rare word',
      codeStandardConcept: 'MONDO:FXW2',
      morphologySource: 'rare morphology',
    }),
    aRecord('measurement', id, { ...once, id: `${id}-m`, testSource: 'rare test', category: 'LABORATORY' }),
    aRecord('measurement', id, {
      ...once,
      id: `${id}-h`,
      testSource: 'hemoglobin',
      category: 'LABORATORY',
      value: 97,
      unit: 'g/dL',
    }),
    aRecord('specimen', id, { ...once, id: `${id}-s`, typeSource: 'rare specimen' }),
    aRecord('imagingStudy', id, { ...once, id: `${id}-st`, studyInstanceUid: `8.${id}` }),
    aRecord('imagingSeries', id, {
      ...once,
      id: `${id}-se`,
      studyId: `${id}-st`,
      seriesInstanceUid: `8.${id}.1`,
      modalitySource: 'RARE MODALITY',
      bodyPartSource: 'RARE PART',
      manufacturer: 'Rare Inc',
      license: 'Rare Licence',
      instances: 1,
      sizeBytes: 3,
    }),
  ];
}
