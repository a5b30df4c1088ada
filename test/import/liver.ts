import { join } from 'node:path';
import { seedColumns, writeRows } from './seed-part.ts';

type Cells = Readonly<Record<string, string>>;

/** A blood test with a number: in which unit, and in what range it is normal; '' is an open side. */
type Lab = {
  readonly test: string;
  readonly value: string;
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly method: string;
};

/** One made-up patient, as the questions of the test see it: what is written to the tables follows from it. */
export type Patient = {
  readonly id: string;
  readonly clinical: boolean;
  readonly gender: string;
  readonly vital: string;
  readonly age: string;
  readonly weight: string;
  readonly icd10: string;
  readonly histology: string;
  readonly laterality: string;
  readonly stage: string;
  readonly grade: string;
  readonly childPugh: string;
  readonly ishak: string;
  readonly invasion: string;
  readonly labs: readonly Lab[];
  /** Two-digit codes of the sample types. */
  readonly samples: readonly string[];
  readonly modalities: readonly string[];
  readonly dicomSex: string;
  readonly dicomAge: string;
  readonly profiled: boolean;
  readonly mutated: readonly string[];
  readonly amplified: readonly string[];
  readonly drugs: readonly string[];
  readonly dead: string;
  readonly days: string;
};

const size = 40;

/** Numbers from 0 to 1, the same at every run. Mulberry32. */
function createRandom(seed: number): () => number {
  const state = { at: seed };
  return () => {
    state.at = (state.at + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state.at ^ (state.at >>> 15), 1 | state.at);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same patients at every call; numbers 5 to 26 have what the mapping of the seed does not expect. */
export function createPatients(): readonly Patient[] {
  const random = createRandom(20_260_101);
  const pick = <Item>(...items: readonly [Item, ...Item[]]) =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const within = (low: number, high: number, digits: number) =>
    (low + random() * (high - low)).toFixed(digits);
  const ordinary = Array.from({ length: size }, (_, at): Patient => {
    const sex = pick('female', 'male', 'male');
    return {
      id: `TCGA-LV-${String(at + 1).padStart(4, '0')}`,
      clinical: true,
      gender: sex,
      vital: pick('alive', 'alive', 'dead'),
      age: within(30, 89, 0),
      weight: pick('', within(50, 110, 0)),
      icd10: 'c22.0',
      histology: pick('8170/3', '8170/3', '8180/3'),
      laterality: '',
      stage: pick('stage i', 'stage ii', 'stage iiia', ''),
      grade: pick('g1', 'g2', 'g3'),
      childPugh: pick('a', 'a', 'b', 'c', ''),
      ishak: pick(
        '0 - no fibrosis',
        '5 - nodular formation and incomplete cirrhosis',
        '6 - established cirrhosis',
        '',
      ),
      invasion: pick('none', 'micro', 'macro', ''),
      labs: [
        at % 4 === 0
          ? { test: 'albumin', value: within(20, 55, 0), unit: 'g/L', low: '35', high: '50', method: 'blood' }
          : {
              test: 'albumin',
              value: within(2, 5.5, 1),
              unit: 'g/dL',
              low: '3.5',
              high: '5',
              method: 'blood',
            },
        {
          test: 'platelets',
          value: within(40, 500, 0),
          unit: '10^3/uL',
          low: '150',
          high: '400',
          method: 'blood',
        },
        {
          test: 'total_bilirubin',
          value: within(0.1, 4, 1),
          unit: 'mg/dL',
          low: '0.2',
          high: '1.2',
          method: 'blood',
        },
        {
          test: 'alpha_fetoprotein',
          value: within(1, 900, 0),
          unit: 'ng/mL',
          low: '',
          high: '10',
          method: 'serum',
        },
        {
          test: 'prothrombin_inr',
          value: within(0.8, 2, 1),
          unit: 'INR',
          low: '',
          high: '',
          method: 'blood',
        },
        {
          test: 'hepatitis_b_antigen',
          value: pick('positive', 'negative'),
          unit: '',
          low: '',
          high: '',
          method: 'serum',
        },
        { test: 'hemoglobin', value: pick('low', 'normal'), unit: '', low: '', high: '', method: 'blood' },
      ],
      samples: ['01', pick('10', '11')],
      modalities: pick(['SM'], ['SM', 'CT'], ['SM', 'CT', 'MR'], ['MR']),
      dicomSex: sex === 'female' ? 'F' : 'M',
      dicomAge: '061Y',
      profiled: random() < 0.7,
      mutated: [],
      amplified: [],
      drugs: pick([], ['sorafenib'], ['sorafenib', 'doxorubicin']),
      dead: pick('0', '1'),
      days: within(10, 3_000, 0),
    };
  });
  const sequenced = ordinary.map((patient) => ({
    ...patient,
    mutated: patient.profiled
      ? pick<readonly string[]>([], ['TP53'], ['CTNNB1'], ['TP53', 'CTNNB1', 'CTNNB1'])
      : [],
    amplified: patient.profiled ? pick<readonly string[]>([], ['MYC']) : [],
  }));
  const patients = sequenced.map((patient, at) => ({ ...patient, ...odd(at + 1, patient) }));
  return [...patients, imagingOnly(41), imagingOnly(42)];

  function imagingOnly(number: number): Patient {
    const like = sequenced[number - 41] ?? patients[0];
    if (like === undefined) throw new TypeError('no patients');
    const nothing = {
      labs: [],
      samples: [],
      drugs: [],
      mutated: [],
      amplified: [],
      icd10: '',
      dead: '',
      days: '',
    };
    const id = `TCGA-LV-${String(number).padStart(4, '0')}`;
    return { ...like, ...nothing, id, clinical: false, profiled: false, modalities: ['CT'], dicomSex: 'F' };
  }
}

/** What is odd about the patient of this number. */
function odd(number: number, { labs }: Patient): Partial<Patient> {
  const withLab = (test: string, changed: Partial<Lab>) => ({
    labs: labs.map((lab) => (lab.test === test ? { ...lab, ...changed } : lab)),
  });
  switch (number) {
    case 5:
      return { icd10: 'c22.1' };
    case 6:
      return { icd10: '' };
    case 7:
      return { gender: 'not stated', dicomSex: 'F' };
    case 8:
      return { gender: '[Not Available]', dicomSex: '' };
    case 9:
      return { gender: 'FEMALE', dicomSex: 'M' };
    case 10:
      return { age: '63.5' };
    case 11:
      return { age: '90' };
    case 12:
      return { vital: '[Not Available]', dead: '' };
    case 13:
      return { weight: '80,5' };
    case 14:
      return { laterality: '[Not Evaluated]' };
    case 15:
      return withLab('platelets', { value: '12,5' });
    case 16:
      return withLab('albumin', { value: '2.9', unit: 'g/dL', low: '<3.5', high: '' });
    case 17:
      return withLab('platelets', { unit: 'spoons' });
    case 18:
      return withLab('alpha_fetoprotein', { value: '<0.6' });
    case 19:
      return withLab('total_bilirubin', { method: '' });
    case 20:
      return { samples: ['01', '02'], modalities: ['SM'] };
    case 21:
      return { samples: ['01', '06'], dicomAge: '61' };
    case 22:
      return { histology: 'hepatocellular' };
    case 23:
      return { icd10: '[Unknown]' };
    case 24:
      return { days: 'a year' };
    case 25:
      return withLab('total_bilirubin', { value: '0.1' });
    case 26:
      return withLab('alpha_fetoprotein', { value: '10' });
    default:
      return {};
  }
}

const sampleTypes: Cells = {
  '01': 'primary tumor',
  '02': 'recurrent tumor',
  '06': 'metastatic',
  '10': 'blood derived normal',
  '11': 'solid tissue normal',
};
const tissues: Cells = { '01': 'TP', '02': 'TR', '06': 'TM', '11': 'NT' };

/** Whether slides are cut of a sample. */
const isSolid = (code: string) => code !== '10';

/** Writes the tables of `patients` under `folder`, as the seed has them; collections and radiation are not there. */
export async function writeLiver(
  folder: string,
  patients: readonly Patient[],
  collection: string,
): Promise<void> {
  const clinical = patients.filter((patient) => patient.clinical);
  const own = (patient: Patient) => ({ patient_id: patient.id, collection_id: collection });
  const write = async (file: Parameters<typeof seedColumns>[0], rows: readonly Cells[]) =>
    writeRows(join(folder, file), await seedColumns(file), rows);
  await Promise.all([
    write(
      'tcga-clinical/patients.tsv.gz',
      clinical.map((patient) => ({
        ...own(patient),
        gender: patient.gender,
        race: 'asian',
        age_at_diagnosis: patient.age,
        year_of_diagnosis: '2011',
        vital_status: patient.vital,
        weight_kg: patient.weight,
      })),
    ),
    write(
      'tcga-clinical/pathology.tsv.gz',
      clinical.map((patient) => ({
        ...own(patient),
        icd_10: patient.icd10,
        icd_o_3_histology: patient.histology,
        icd_o_3_site: 'c22.0',
        laterality: patient.laterality,
        pathologic_stage: patient.stage,
        histologic_grade: patient.grade,
        child_pugh: patient.childPugh,
        fibrosis_ishak: patient.ishak,
        vascular_invasion_type: patient.invasion,
      })),
    ),
    write(
      'tcga-clinical/labs.tsv.gz',
      clinical.flatMap((patient) =>
        patient.labs.map(({ test, method, value, unit, low, high }) => ({
          ...own(patient),
          test,
          method,
          value,
          unit,
          ref_low: low,
          ref_high: high,
        })),
      ),
    ),
    write(
      'tcga-clinical/samples.tsv.gz',
      clinical.flatMap((patient) =>
        patient.samples.map((code) => ({
          ...own(patient),
          sample_id: `${patient.id}-${code}A`,
          sample_type: sampleTypes[code] ?? '',
          sample_type_id: code,
          is_ffpe: 'no',
        })),
      ),
    ),
    write(
      'tcga-clinical/slides.tsv.gz',
      clinical.flatMap((patient) =>
        patient.samples.filter(isSolid).map((code) => ({
          ...own(patient),
          sample_id: `${patient.id}-${code}A`,
          slide_id: `${patient.id}-${code}A-01-TS1`,
          section_location: 'top',
          percent_tumor_cells: '80',
        })),
      ),
    ),
    write(
      'tcga-clinical/drug_treatments.tsv.gz',
      clinical.flatMap((patient) =>
        patient.drugs.map((drug, at) => ({
          ...own(patient),
          treatment_id: `${patient.id}-D${at}`,
          therapy_type: 'chemotherapy',
          drug_name: drug,
        })),
      ),
    ),
    write(
      'tcga-molecular/profiled_samples.tsv.gz',
      clinical.map((patient) => ({
        ...own(patient),
        sample_id: `${patient.id}-01`,
        mutation_profiled: patient.profiled ? 'True' : 'False',
        cna_profiled: patient.profiled ? 'True' : 'False',
      })),
    ),
    write(
      'tcga-molecular/mutations.tsv.gz',
      clinical.flatMap((patient) =>
        patient.mutated.map((gene, at) => ({
          ...own(patient),
          sample_id: `${patient.id}-01`,
          gene,
          protein_change: `R${at + 1}H`,
        })),
      ),
    ),
    write(
      'tcga-molecular/copy_number.tsv.gz',
      clinical.flatMap((patient) =>
        patient.amplified.map((gene) => ({
          ...own(patient),
          sample_id: `${patient.id}-01`,
          gene,
          gistic: '2',
          alteration: 'amplification',
        })),
      ),
    ),
    write(
      'tcga-outcomes/outcomes.tsv.gz',
      clinical.map((patient) => ({
        sample_id: `${patient.id}-01`,
        patient_id: patient.id,
        acronym: 'LIHC',
        dead: patient.dead,
        days_survived: patient.days,
        vital_status: { '0': 'Alive', '1': 'Dead' }[patient.dead] ?? '',
      })),
    ),
    write(
      'idc-index/series_cohorts.parquet',
      patients.flatMap((patient) => seriesOf(patient, collection)),
    ),
  ]);
}

/** One study of each modality; of slides one series for each that was cut, and a diagnostic one. */
function seriesOf(patient: Patient, collection: string): readonly Cells[] {
  return patient.modalities.flatMap((modality) => {
    const scans = patient.samples.filter(isSolid).map((code) => `Frozen HE ${tissues[code]} TS1`);
    const descriptions = modality === 'SM' ? [...scans, 'FFPE HE TP DX1'] : ['axial', 'coronal'];
    return descriptions.map((description, at) => ({
      collection_id: collection,
      PatientID: patient.id,
      PatientSex: patient.dicomSex,
      PatientAge: patient.dicomAge,
      StudyInstanceUID: `2.25.${Number(patient.id.slice(-4))}.${modality.charCodeAt(0)}`,
      SeriesInstanceUID: `2.25.${Number(patient.id.slice(-4))}.${modality.charCodeAt(0)}.${at + 1}`,
      StudyDate: '2001-05-06',
      Modality: modality,
      BodyPartExamined: modality === 'SM' ? '' : 'LIVER',
      SeriesDescription: description,
      instanceCount: '10',
      license_short_name: 'CC BY 3.0',
      series_size_MB: '1.5',
    }));
  });
}
