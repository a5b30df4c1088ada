import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { removeDataset } from '../../import/forget/remove.ts';
import { loadTables } from '../../import/load/load.ts';
import type { Loaded } from '../../import/load/load-source.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { createPatients, type Patient, writeLiver } from './liver.ts';

const mapping = fileURLToPath(new URL('../../seeds/tcga.mapping.yaml', import.meta.url));
const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('tcga_lihc'));
const folder = await mkdtemp(join(tmpdir(), 'oncograph-liver-'));
const patients = createPatients();
const state: { loaded?: Loaded } = {};

async function clear() {
  await removeDataset(graph, 'tcga_lihc').catch(() => {});
  await graph.write(async (run) => {
    await run(cypher`MATCH (gone:RemovedDataset {id: 'tcga_lihc'}) DELETE gone`);
    await run(cypher`MATCH (load:Load {id: ${state.loaded?.id ?? ''}}) DELETE load`);
  });
}
beforeAll(async () => {
  await clear();
  await writeLiver(folder, patients, 'tcga_lihc');
  state.loaded = await loadTables(graph, { folder, mapping, access: 'open' });
});
afterAll(async () => {
  await clear();
  await rm(folder, { recursive: true });
  await graph.close();
});

const clinical = patients.filter((patient) => patient.clinical);
const isFemale = ({ clinical: known, gender, dicomSex }: Patient) =>
  known && /^(fe)?male$/i.test(gender) ? /^female$/i.test(gender) : dicomSex === 'F';
const isDead = ({ clinical: known, dead, vital }: Patient) =>
  known && (dead ? dead === '1' : vital === 'dead');
const hasSm = ({ modalities }: Patient) => modalities.includes('SM');

/** The number of a lab that the load keeps; undefined where it has none. */
function labOf(patient: Patient, test: string) {
  const lab = patient.labs.find((one) => one.test === test);
  if (lab === undefined || lab.unit === 'spoons' || !/^[\d.]+$/.test(lab.value)) return undefined;
  const bound = (text: string) => (/^[\d.]+$/.test(text) ? Number(text) : undefined);
  return { value: Number(lab.value), unit: lab.unit, low: bound(lab.low), high: bound(lab.high) };
}
const position = (patient: Patient, test: string) => {
  const lab = labOf(patient, test);
  if (lab === undefined || (lab.low === undefined && lab.high === undefined)) return undefined;
  if (lab.low !== undefined && lab.value < lab.low) return 'BELOW';
  return lab.high !== undefined && lab.value > lab.high ? 'ABOVE' : 'WITHIN';
};
const albuminGramsPerDecilitre = (patient: Patient) => {
  const lab = labOf(patient, 'albumin');
  return lab && (lab.unit === 'g/L' ? lab.value / 10 : lab.value);
};
const numberOf = (patient: Patient, test: string) => labOf(patient, test)?.value ?? Number.NaN;
const wordOf = ({ labs }: Patient, test: string) => labs.find((lab) => lab.test === test)?.value;

const test = (source: string, more: object): CriterionInput => ({
  measurement: { test: { source: [source] }, ...more },
});
const result = (source: string, value: string) => test(source, { result: { source: [value] } });

/** Questions with the patients, among those who were made up, that they mean. */
const questions: readonly (readonly [string, CriterionInput, (patient: Patient) => boolean])[] = [
  ['everybody, with or without a clinical row', { patient: {} }, () => true],
  ['the dataset', { dataset: ['tcga_lihc'] }, () => true],
  ['women', { patient: { sex: ['FEMALE'] } }, isFemale],
  ['sex not known', { patient: { sex: ['UNKNOWN'] } }, ({ id }) => id.endsWith('0008')],
  ['the dead', { patient: { vitalStatus: ['DEAD'] } }, isDead],
  [
    'vital status not known',
    { patient: { vitalStatus: ['UNKNOWN'] } },
    ({ id, clinical: known }) => !known || id.endsWith('0012'),
  ],
  [
    'sources that disagree',
    { patient: { conflict: true } },
    ({ id, clinical: known, vital, dead }) =>
      id.endsWith('0009') || (known && dead !== '' && (vital === 'dead') !== (dead === '1')),
  ],
  [
    'age at diagnosis of 60 and more',
    { patient: { ageAtDiagnosis: { min: 60 } } },
    ({ clinical: known, age }) => known && /^\d+$/.test(age) && Number(age) >= 60,
  ],
  ['a condition', { condition: {} }, ({ icd10 }) => icd10 !== ''],
  ['ICD-10 C22', { condition: { code: { codes: ['ICD10:C22'] } } }, ({ icd10 }) => icd10.startsWith('c22')],
  ['ICD-10 C22.0', { condition: { code: { codes: ['ICD10:C22.0'] } } }, ({ icd10 }) => icd10 === 'c22.0'],
  [
    'hepatocellular carcinoma by morphology',
    { condition: { morphology: { codes: ['ICDO3:8170/3'] } } },
    ({ icd10, histology }) => icd10 !== '' && histology === '8170/3',
  ],
  [
    'liver by topography',
    { condition: { topography: { codes: ['ICDO3:C22'] } } },
    ({ icd10 }) => icd10 !== '',
  ],
  ['laterality', { condition: { present: ['laterality'] } }, () => false],
  ['Child-Pugh b', result('child_pugh', 'b'), ({ clinical: known, childPugh }) => known && childPugh === 'b'],
  [
    'Ishak fibrosis with cirrhosis',
    test('fibrosis_ishak', { result: { sourceContains: 'cirrhosis' } }),
    ({ clinical: known, ishak }) => known && ishak.includes('cirrhosis'),
  ],
  [
    'macrovascular invasion',
    result('vascular_invasion_type', 'macro'),
    ({ clinical: known, invasion }) => known && invasion === 'macro',
  ],
  [
    'pathologic stage iiia',
    result('pathologic_stage', 'stage iiia'),
    ({ clinical: known, stage }) => known && stage === 'stage iiia',
  ],
  ['grade g3', result('histologic_grade', 'g3'), ({ clinical: known, grade }) => known && grade === 'g3'],
  [
    'albumin below 3.5 g/dL, in g/dL or g/L',
    test('albumin', { value: { below: 3.5, unit: 'g/dL' } }),
    (patient) => (albuminGramsPerDecilitre(patient) ?? 9) < 3.5,
  ],
  [
    'albumin of 40 g/L and more, in g/dL or g/L',
    test('albumin', { value: { min: 40, unit: 'g/L' } }),
    (patient) => (albuminGramsPerDecilitre(patient) ?? 0) >= 4,
  ],
  [
    'platelets below 100 10*9/L',
    test('platelets', { value: { below: 100, unit: '10*9/L' } }),
    (patient) => numberOf(patient, 'platelets') < 100,
  ],
  [
    'alpha-fetoprotein above 0.4 ug/mL',
    test('alpha_fetoprotein', { value: { above: 0.4, unit: 'ug/mL' } }),
    (patient) => numberOf(patient, 'alpha_fetoprotein') > 400,
  ],
  [
    'bilirubin from 1 to 2 mg/dL',
    test('total_bilirubin', { value: { min: 1, max: 2, unit: 'mg/dL' } }),
    (patient) => numberOf(patient, 'total_bilirubin') >= 1 && numberOf(patient, 'total_bilirubin') <= 2,
  ],
  [
    'an INR above 1.5',
    test('prothrombin_inr', { value: { above: 1.5 } }),
    (patient) => numberOf(patient, 'prothrombin_inr') > 1.5,
  ],
  ...['albumin', 'platelets', 'total_bilirubin', 'alpha_fetoprotein'].flatMap((name) =>
    (['BELOW', 'WITHIN', 'ABOVE'] as const).map(
      (reference) =>
        [
          `${name} ${reference} its own range`,
          test(name, { reference: [reference] }),
          (patient: Patient) => position(patient, name) === reference,
        ] as const,
    ),
  ),
  [
    'an alpha-fetoprotein under the limit',
    result('alpha_fetoprotein', '<0.6'),
    ({ id }) => id.endsWith('0018'),
  ],
  [
    'hepatitis B antigen positive, in serum',
    test('hepatitis_b_antigen', { interpretation: ['POSITIVE'], method: ['serum'] }),
    (patient) => wordOf(patient, 'hepatitis_b_antigen') === 'positive',
  ],
  [
    'a low hemoglobin in words',
    test('hemoglobin', { interpretation: ['LOW'], category: ['LABORATORY'] }),
    (patient) => wordOf(patient, 'hemoglobin') === 'low',
  ],
  [
    'bilirubin of the laboratory',
    test('total_bilirubin', { category: ['LABORATORY'] }),
    ({ clinical: known }) => known,
  ],
  [
    'weight of 80 kg and more',
    test('weight_kg', { value: { min: 80, unit: 'kg' } }),
    ({ clinical: known, weight }) => known && Number(weight || 0) >= 80,
  ],
  ['a mutation of CTNNB1', { variant: { gene: ['CTNNB1'] } }, ({ mutated }) => mutated.includes('CTNNB1')],
  [
    'CTNNB1 in its wild type',
    { variant: { gene: ['CTNNB1'], status: ['WILD_TYPE'] } },
    ({ profiled, mutated }) => profiled && !mutated.includes('CTNNB1'),
  ],
  [
    'mutations of TP53 and of CTNNB1',
    { all: [{ variant: { gene: ['TP53'] } }, { variant: { gene: ['CTNNB1'] } }] },
    ({ mutated }) => mutated.includes('TP53') && mutated.includes('CTNNB1'),
  ],
  [
    'MYC amplified',
    { copyNumber: { gene: ['MYC'], alteration: ['AMPLIFICATION'] } },
    ({ amplified }) => amplified.includes('MYC'),
  ],
  ['an assay of VHL', { assay: { kind: ['MUTATION'], gene: ['VHL'] } }, ({ profiled }) => profiled],
  [
    'a recurrent tumour',
    { specimen: { type: { source: ['recurrent tumor'] }, tumour: true } },
    ({ samples }) => samples.includes('02'),
  ],
  [
    'a metastasis',
    { specimen: { type: { source: ['metastatic'] } } },
    ({ samples }) => samples.includes('06'),
  ],
  [
    'a normal sample',
    { specimen: { tumour: false } },
    ({ samples }) => samples.some((code) => code === '10' || code === '11'),
  ],
  ['slides with a review', { slide: { sourceFile: ['slides.tsv.gz'] } }, ({ clinical: known }) => known],
  [
    'slides with a review and a scan',
    { slide: { sourceFile: ['slides.tsv.gz'], present: ['wholeSlideImage'] } },
    (patient) => patient.clinical && hasSm(patient),
  ],
  ['diagnostic slides', { slide: { preparation: ['FFPE'] } }, hasSm],
  ['CT', { imaging: { modality: ['CT'] } }, ({ modalities }) => modalities.includes('CT')],
  [
    'CT of the liver and MR',
    {
      all: [
        { imaging: { modality: ['CT'], bodyPart: { codes: ['SNOMED:10200004'] } } },
        { imaging: { modality: ['MR'] } },
      ],
    },
    ({ modalities }) => modalities.includes('CT') && modalities.includes('MR'),
  ],
  [
    'images at an age that is written as DICOM has it',
    { imaging: { ageAtEvent: { min: 61, max: 61 } } },
    ({ dicomAge }) => dicomAge === '061Y',
  ],
  [
    'sorafenib',
    { treatment: { substance: { source: ['sorafenib'] } } },
    ({ drugs }) => drugs.includes('sorafenib'),
  ],
  ['no drug', { not: { treatment: { kind: ['DRUG'] } } }, ({ drugs }) => drugs.length === 0],
  ['death as endpoint', { outcome: { endpoint: ['OS'], event: true } }, ({ dead }) => dead === '1'],
  [
    'a survival of 1000 days and more',
    { outcome: { endpoint: ['OS'], days: { min: 1_000 } } },
    ({ dead, days }) => dead !== '' && Number(days) >= 1_000,
  ],
];

describe('another cohort by the mapping of the seed', () => {
  it.each(questions)('counts %s', async (_, where, isMeant) =>
    expect(await countOne(ask, where)).toBe(patients.filter(isMeant).length),
  );

  it('gives the dataset its id as title', async () => {
    const { data } = await ask<{ dataset: object }>('{ dataset(id: "tcga_lihc") { title } }');
    expect(data.dataset).toEqual({ title: 'tcga_lihc' });
  });

  it('names the optional files that are not there', () =>
    expect(state.loaded?.report.absent).toEqual([
      'tcga-clinical/radiation_treatments.tsv.gz',
      'idc-index/collections.tsv',
    ]));

  it('rejects records whose one value cannot be read, and only these', () => {
    const lost = state.loaded?.report.rejects.filter(({ kept }) => !kept);
    expect(lost?.map(({ column, value }) => [column, value])).toEqual([
      ['weight_kg', '80,5'],
      ['value', '12,5'],
      ['unit', 'spoons'],
    ]);
  });

  it('reports every other value that the mapping does not expect, and keeps its record', () => {
    const dropped = state.loaded?.report.rejects.filter(({ kept }) => kept) ?? [];
    const values = dropped.map(({ column, value }) => `${column}: ${value}`);
    expect([...new Set(values)].sort()).toEqual([
      'PatientAge: 61',
      'age: 63.5',
      'age_at_diagnosis: 63.5',
      'days_survived: a year',
      'gender: [Not Available]',
      'gender: not stated',
      'laterality: [Not Evaluated]',
      'ref_low: <3.5',
      'vital_status: [Not Available]',
    ]);
  });

  it('keeps a diagnosis that is no code as it came', async () => {
    const { data } = await ask<{ cohort: { patients: { nodes: readonly object[] } } }>(
      `{ cohort(where: { condition: { code: { source: ["[Unknown]"] } } }) {
        patients { nodes { conditions { code { source sourceConcept { code } standardConcept { code } } } } }
      } }`,
    );
    expect(data.cohort.patients.nodes).toEqual([
      { conditions: [{ code: { source: '[Unknown]', sourceConcept: null, standardConcept: null } }] },
    ]);
  });

  it('links the slide of a recurrent tumour to its scan', async () => {
    const rows = await graph.read<{ series: string }>(cypher`
      MATCH (:Specimen {dataset: 'tcga_lihc', typeSource: 'recurrent tumor'})<-[:CUT_FROM]-(slide)-[:IMAGED_AS]->(series)
      RETURN series.description AS series`);
    expect(rows).toEqual([{ series: 'Frozen HE TR TS1' }]);
  });

  it('counts the series of the cohort', async () => {
    const { data } = await ask<{ cohort: { imaging: object } }>(
      '{ cohort(where: { imaging: { modality: ["CT"] } }) { imaging(where: { modality: ["CT"] }) { studies { value } series { value } instances { value } } } }',
    );
    const ct = patients.filter(({ modalities }) => modalities.includes('CT')).length;
    expect(data.cohort.imaging).toEqual({
      studies: { value: ct },
      series: { value: 2 * ct },
      instances: { value: 20 * ct },
    });
  });

  it('keeps the outcomes of a hospital with another name in its own dataset', async () => {
    const own = await mkdtemp(join(tmpdir(), 'oncograph-liver-'));
    const few = patients
      .slice(0, 3)
      .map((patient) => ({ ...patient, id: patient.id.replace('TCGA', 'HOSP') }));
    await writeLiver(own, few, 'hospital_liver');
    const { id } = await loadTables(graph, { folder: own, mapping, access: 'open' });
    const rows = await graph.read(cypher`
      MATCH (record {load: ${id}})
      RETURN DISTINCT record.dataset AS dataset`);
    await removeDataset(graph, 'hospital_liver');
    await graph.write(async (run) => {
      await run(cypher`MATCH (gone:RemovedDataset {id: 'hospital_liver'}) DELETE gone`);
      await run(cypher`MATCH (load:Load {id: ${id}}) DELETE load`);
    });
    await rm(own, { recursive: true });
    expect(rows).toEqual([{ dataset: 'hospital_liver' }]);
  });

  it('has everything to ask about: no question means nobody by accident', () => {
    const nobody = questions.filter(([, , isMeant]) => !patients.some(isMeant)).map(([name]) => name);
    expect([nobody, clinical.length]).toEqual([['laterality', 'alpha_fetoprotein BELOW its own range'], 40]);
  });
});
