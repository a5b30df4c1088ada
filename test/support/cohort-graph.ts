import { aRecord, type Fixture } from './graph-fixture.ts';

const [ann, ben, cat, dan, eli] = ['fx-ann', 'fx-ben', 'fx-cat', 'fx-dan', 'fx-eli'] as const;

/** Born `years` of 365.25 days before their diagnosis. */
const born = (years: number) => ({
  birthDay: -Math.ceil(years * 365.25),
  birthPrecision: 'DAY',
  birthTimeline: 'fx-diagnosis',
});

const series = (id: string, patient: string, properties: object, study: string) =>
  aRecord('imagingSeries', patient, {
    id,
    seriesInstanceUid: `2.${id}`,
    studyId: study,
    instances: 10,
    sizeBytes: 1_000,
    ...properties,
  });

const hemoglobin = (id: string, patient: string, properties: object) =>
  aRecord('measurement', patient, {
    id,
    testSource: 'hemoglobin',
    category: 'LABORATORY',
    resultSource: null,
    ...properties,
  });

const stage = (id: string, patient: string, resultSource: string) =>
  aRecord('measurement', patient, { id, testSource: 'pathologic_stage', category: 'STAGING', resultSource });

const inB = { dataset: 'fx-b' };

/**
 * Five patients, by hand. Ann and Ben are in fx-a, Dan and Eli in fx-b, Cat in both: her images are of fx-b, all else
 * is of fx-a. Only Ann, Ben and Cat have records.
 */
export const cohortGraph: Fixture = {
  patients: [
    { id: ann, datasets: ['fx-a'], sex: 'FEMALE', vitalStatus: 'DEAD', ageAtDiagnosis: 50, ...born(50) },
    { id: ben, datasets: ['fx-a'], sex: 'MALE', ageAtDiagnosis: 60, ...born(60) },
    { id: cat, datasets: ['fx-a', 'fx-b'], sex: 'FEMALE', ageAtDiagnosis: 91, ...born(91) },
    { id: dan, datasets: ['fx-b'] },
    { id: eli, datasets: ['fx-b'], sex: 'MALE' },
  ].map((patient) => ({ population: 'fx', sourceId: patient.id.toUpperCase(), ...patient })),
  records: [
    aRecord('condition', ann, {
      id: 'fx-c1',
      codeSource: 'x1',
      codeSourceConcept: 'ICD10:FX1',
      codeStandardConcept: 'DOID:FX2',
      startDay: 0,
    }),
    aRecord('condition', ben, {
      id: 'fx-c2',
      codeSource: 'x2',
      codeStandardConcept: 'DOID:FX3',
      startDay: 0,
    }),
    aRecord('condition', cat, { id: 'fx-c3', codeSource: 'x3', codeStandardConcept: 'DOID:FX1' }),
    hemoglobin('fx-m1', ann, { value: 10, unit: 'g/dL', startDay: 0 }),
    hemoglobin('fx-m2', ben, { value: 120, unit: 'g/L', startDay: 366 }),
    hemoglobin('fx-m3', cat, { value: 5, unit: 'mmol/L' }),
    hemoglobin('fx-m4', ben, { value: 90, unit: 'g/L', startDay: -30_000 }),
    stage('fx-m5', ann, 'stage i'),
    stage('fx-m6', ben, 'stage ii'),
    stage('fx-m7', cat, 'stage i'),
    stage('fx-m8', cat, 'stage iii'),
    aRecord('assay', ann, { id: 'fx-a1', kind: 'MUTATION', panel: 'fx-panel' }),
    aRecord('assay', ben, { id: 'fx-a2', kind: 'MUTATION', panel: 'fx-panel' }),
    aRecord('variant', ann, { id: 'fx-v1', gene: 'TP53', proteinChange: 'R175H', assayId: 'fx-a1' }),
    aRecord('assay', ben, {
      id: 'fx-a3',
      kind: 'COPY_NUMBER',
      panel: 'fx-panel',
      reports: ['DEEP_DELETION', 'AMPLIFICATION'],
    }),
    aRecord('imagingStudy', ann, { id: 'fx-st1', studyInstanceUid: '2.1' }),
    aRecord('imagingStudy', ben, { id: 'fx-st2', studyInstanceUid: '2.2' }),
    aRecord('imagingStudy', cat, { id: 'fx-st3', studyInstanceUid: '2.3', ...inB }),
    series('fx-s1', ann, { modalitySource: 'CT', manufacturer: 'SIEMENS', patientAge: 50 }, 'fx-st1'),
    series('fx-s2', ann, { modalitySource: 'CT', manufacturer: 'Siemens' }, 'fx-st1'),
    series('fx-s3', ann, { modalitySource: 'SEG', manufacturer: 'QIICR' }, 'fx-st1'),
    series('fx-s4', ben, { modalitySource: 'MR', manufacturer: 'SIEMENS' }, 'fx-st2'),
    series('fx-s5', cat, { modalitySource: 'CT', manufacturer: 'Philips', ...inB }, 'fx-st3'),
  ],
  others: {
    Dataset: ['fx-a', 'fx-b'].map((id) => ({ id, population: 'fx', title: id, accessRights: 'RESTRICTED' })),
    Load: [{ id: 'fx-load', finishedAt: '2026-01-02T03:04:05.000Z', files: ['fx.tsv'], licenses: ['CC0'] }],
    Population: [{ id: 'fx', version: 3 }],
    GenePanel: [{ id: 'fx-panel', name: 'Panel', genes: ['TP53', 'VHL'] }],
    Concept: [
      { code: 'DOID:FX1', name: 'cancer', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX2', name: 'kidney cancer', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'DOID:FX3', name: 'renal carcinoma', vocabulary: 'DOID', standard: true, valid: true },
      { code: 'ICD10:FX1', vocabulary: 'ICD10' },
    ],
  },
  isA: [
    ['DOID:FX2', 'DOID:FX1'],
    ['DOID:FX3', 'DOID:FX2'],
  ],
  mapsTo: [['ICD10:FX1', 'DOID:FX2', 'Maps to']],
};
