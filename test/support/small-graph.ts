import { aRecord, type Fixture } from './graph-fixture.ts';

const ada = 'fx-ada';
const bob = 'fx-bob';
const eve = 'fx-eve';

/**
 * Three patients, by hand. Ada is in fx-a and fx-b, whose registrations disagree on her sex; Bob is in fx-b; Eve is in
 * fx-c, of another population that happens to use Ada's source id and one of her study uids.
 */
export const smallGraph: Fixture = {
  patients: [
    {
      id: ada,
      population: 'fx',
      sourceId: 'FX-1',
      datasets: ['fx-a', 'fx-b'],
      sex: 'FEMALE',
      raceSource: 'white',
      ageAtDiagnosis: 54,
      birthDay: -20_000,
      birthPrecision: 'DAY',
      birthTimeline: 'fx-diagnosis',
      conflict: true,
      conflictFields: ['sex'],
    },
    { id: bob, population: 'fx', sourceId: 'FX-2', datasets: ['fx-b'], conflict: false, conflictFields: [] },
    { id: eve, population: 'fy', sourceId: 'FX-1', datasets: ['fx-c'], conflict: false, conflictFields: [] },
  ],
  records: [
    aRecord('registration', ada, { id: 'fx-r1', source: 'clinical', sex: 'FEMALE' }),
    aRecord('registration', ada, { id: 'fx-r2', source: 'dicom', sex: 'MALE', dataset: 'fx-b', row: 7 }),
    aRecord('registration', bob, { id: 'fx-r3', source: 'clinical', dataset: 'fx-b' }),
    aRecord('registration', eve, { id: 'fx-r4', source: 'clinical', dataset: 'fx-c' }),
    aRecord('condition', ada, {
      id: 'fx-c1',
      codeSource: 'C64.9',
      codeSourceConcept: 'ICD10:FX64.9',
      codeStandardConcept: 'DOID:FX2',
      startDay: 0,
      derivedFields: ['laterality'],
    }),
    aRecord('measurement', ada, {
      id: 'fx-m1',
      testSource: 'hemoglobin',
      category: 'LABORATORY',
      value: 13.5,
      unit: 'g/dL',
      startDay: 30,
    }),
    aRecord('measurement', ada, {
      id: 'fx-m2',
      testSource: 'platelets',
      category: 'LABORATORY',
      startDay: 10,
    }),
    aRecord('measurement', ada, {
      id: 'fx-m3',
      testSource: 'pathologic_stage',
      category: 'STAGING',
      resultSource: 'stage ii',
      conditionId: 'fx-c1',
    }),
    aRecord('measurement', ada, { id: 'fx-m4', testSource: 'pathologic_t', category: 'STAGING' }),
    aRecord('measurement', ada, {
      id: 'fx-m5',
      testSource: 'er_status',
      category: 'BIOMARKER',
      dataset: 'fx-b',
    }),
    aRecord('specimen', ada, { id: 'fx-s1', typeSource: 'primary tumor' }),
    aRecord('specimen', ada, { id: 'fx-s2', typeSource: 'vial', parentId: 'fx-s1' }),
    aRecord('assay', ada, { id: 'fx-a1', kind: 'MUTATION', panel: 'fx-panel', specimenId: 'fx-s1' }),
    aRecord('variant', ada, { id: 'fx-v1', gene: 'TP53', proteinChange: 'R175H', assayId: 'fx-a1' }),
    aRecord('variant', ada, { id: 'fx-v2', gene: 'VHL', assayId: 'fx-a1' }),
    aRecord('imagingStudy', ada, { id: 'fx-st1', studyInstanceUid: '1.1', patientAge: 54 }),
    aRecord('imagingStudy', ada, { id: 'fx-st2', studyInstanceUid: '1.2' }),
    aRecord('imagingStudy', ada, { id: 'fx-st3', studyInstanceUid: '1.3' }),
    aRecord('imagingStudy', eve, { id: 'fx-st4', studyInstanceUid: '1.3', dataset: 'fx-c' }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se1',
      seriesInstanceUid: '1.1.1',
      modalitySource: 'CT',
      modalityStandardConcept: 'DCM:CT',
      location: 's3://idc-open-data/one/*',
      sizeBytes: 5_000_000_000,
      studyId: 'fx-st1',
    }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se2',
      seriesInstanceUid: '1.1.2',
      modalitySource: 'SEG',
      studyId: 'fx-st1',
      segmentationOfId: 'fx-se1',
    }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se3',
      seriesInstanceUid: '1.2.1',
      modalitySource: 'SM',
      location: 's3://idc-open-data/two/*',
      studyId: 'fx-st2',
    }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se5',
      seriesInstanceUid: '1.2.2',
      modalitySource: 'ANN',
      location: 's3://idc-open-data-two/five/',
      studyId: 'fx-st2',
    }),
    aRecord('imagingStudy', ada, { id: 'fx-st5', studyInstanceUid: '1.4' }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se6',
      seriesInstanceUid: '1.4.1',
      modalitySource: 'CT',
      location: 's3://idc-open-data-cr/six/',
      studyId: 'fx-st5',
    }),
    aRecord('imagingSeries', ada, {
      id: 'fx-se4',
      seriesInstanceUid: '1.3.1',
      modalitySource: 'MR',
      location: 's3://another-bucket/three/*',
      studyId: 'fx-st3',
    }),
  ],
  others: {
    Dataset: [
      {
        id: 'fx-a',
        population: 'fx',
        title: 'A',
        description: 'The first',
        version: '1',
        license: ['CC0 1.0'],
        accessRights: 'PUBLIC',
      },
      { id: 'fx-b', population: 'fx', title: 'B', accessRights: 'PUBLIC' },
      { id: 'fx-c', population: 'fy', title: 'C', accessRights: 'RESTRICTED' },
    ],
    Load: [
      {
        id: 'fx-load',
        population: 'fx',
        finishedAt: '2026-01-02T03:04:05.000Z',
        files: ['fx.tsv'],
        licenses: ['CC0 1.0'],
      },
    ],
    Population: [{ id: 'fx', version: 3 }],
    GenePanel: [{ id: 'fx-panel', name: 'Panel', genes: ['TP53', 'VHL'] }],
    Concept: [
      { code: 'DOID:FX1', name: 'kidney cancer', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX2', name: 'renal carcinoma', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX3', name: 'clear cell carcinoma', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX4', name: 'papillary carcinoma', vocabulary: 'DOID', standard: true, valid: false },
      { code: 'ICD10:FX64.9', vocabulary: 'ICD10' },
    ],
  },
  isA: [
    ['DOID:FX2', 'DOID:FX1'],
    ['DOID:FX3', 'DOID:FX2'],
    ['DOID:FX4', 'DOID:FX2'],
    ['DOID:FX4', 'DOID:FX1'],
  ],
  mapsTo: [
    ['ICD10:FX64.9', 'DOID:FX2', 'Maps to'],
    ['DOID:FX4', 'DOID:FX3', 'Concept replaced by'],
  ],
};
