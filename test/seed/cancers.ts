import type { CriterionInput } from '../support/count.ts';

/** The vocabularies that a cancer is asked in, as the columns of `docs/cancers.md` name them. */
export const vocabularies = ['Disease Ontology', 'ICD-10', 'ICD-O-3 topography', 'SNOMED CT'] as const;

export type CancerVocabulary = (typeof vocabularies)[number];

/** A cancer of the shipped data: the datasets of its patients, and the codes that ask for it and everything below. */
export type Cancer = {
  readonly name: string;
  readonly datasets: readonly string[];
  readonly codes: Readonly<Record<CancerVocabulary, readonly string[]>>;
};

export const cancers: readonly Cancer[] = [
  {
    name: 'kidney',
    datasets: ['tcga_kich', 'tcga_kirc', 'tcga_kirp'],
    codes: {
      'Disease Ontology': ['DOID:263'],
      'ICD-10': ['ICD10:C64'],
      'ICD-O-3 topography': ['ICDO3:C64'],
      'SNOMED CT': ['SNOMED:363518003'],
    },
  },
  {
    name: 'breast',
    datasets: ['tcga_brca'],
    codes: {
      'Disease Ontology': ['DOID:1612'],
      'ICD-10': ['ICD10:C50'],
      'ICD-O-3 topography': ['ICDO3:C50'],
      'SNOMED CT': ['SNOMED:254837009'],
    },
  },
  {
    name: 'prostate',
    datasets: ['tcga_prad'],
    codes: {
      'Disease Ontology': ['DOID:10283'],
      'ICD-10': ['ICD10:C61'],
      'ICD-O-3 topography': ['ICDO3:C61'],
      'SNOMED CT': ['SNOMED:399068003'],
    },
  },
  {
    name: 'colorectal',
    datasets: ['tcga_coad'],
    codes: {
      'Disease Ontology': ['DOID:9256'],
      'ICD-10': ['ICD10:C18', 'ICD10:C19', 'ICD10:C20'],
      'ICD-O-3 topography': ['ICDO3:C18', 'ICDO3:C19'],
      'SNOMED CT': ['SNOMED:93854002'],
    },
  },
  {
    name: 'lung',
    datasets: ['tcga_luad'],
    codes: {
      'Disease Ontology': ['DOID:1324'],
      'ICD-10': ['ICD10:C34'],
      'ICD-O-3 topography': ['ICDO3:C34'],
      'SNOMED CT': ['SNOMED:363358000'],
    },
  },
  {
    name: 'ovary',
    datasets: ['tcga_ov'],
    codes: {
      'Disease Ontology': ['DOID:2394'],
      'ICD-10': ['ICD10:C56'],
      'ICD-O-3 topography': ['ICDO3:C56'],
      'SNOMED CT': ['SNOMED:363443007'],
    },
  },
  {
    name: 'bladder',
    datasets: ['tcga_blca'],
    codes: {
      'Disease Ontology': ['DOID:11054'],
      'ICD-10': ['ICD10:C67'],
      'ICD-O-3 topography': ['ICDO3:C67'],
      'SNOMED CT': ['SNOMED:399326009'],
    },
  },
  {
    name: 'cervix',
    datasets: ['tcga_cesc'],
    codes: {
      'Disease Ontology': ['DOID:4362'],
      'ICD-10': ['ICD10:C53'],
      'ICD-O-3 topography': ['ICDO3:C53'],
      'SNOMED CT': ['SNOMED:363354003'],
    },
  },
];

/** Patients with a condition of these codes or of anything below them. */
export function toQuestion(vocabulary: CancerVocabulary, codes: readonly string[]): CriterionInput {
  return { condition: { [vocabulary === 'ICD-O-3 topography' ? 'topography' : 'code']: { codes } } };
}

/** The diagnoses that EUCAIM's federated search offers, with the datasets of the organ; none of the pelvis. */
export const eucaim: readonly {
  readonly code: string;
  readonly diagnosis: string;
  readonly datasets: readonly string[];
}[] = [
  { code: 'SNOMED:363406005', diagnosis: 'colon', datasets: ['tcga_coad'] },
  { code: 'SNOMED:254837009', diagnosis: 'breast', datasets: ['tcga_brca'] },
  { code: 'SNOMED:363358000', diagnosis: 'lung', datasets: ['tcga_luad'] },
  { code: 'SNOMED:363484005', diagnosis: 'pelvis', datasets: [] },
  { code: 'SNOMED:399068003', diagnosis: 'prostate', datasets: ['tcga_prad'] },
];

/** Why a question finds other patients than those of its datasets: who they are, by what their records say. */
export type Difference = {
  readonly title: string;
  readonly kind: 'miss' | 'false positive';
  readonly cancer: string;
  readonly vocabularies: readonly CancerVocabulary[];
  readonly patients: CriterionInput;
};

/** Every patient with a clinical row gave a sample; who has only images did not. */
export const withClinicalRow: CriterionInput = { specimen: {} };

/** Patients of a dataset whose row of pathology is empty. */
const undiagnosed = (dataset: string): CriterionInput => ({
  all: [{ dataset: [dataset] }, withClinicalRow, { not: { condition: {} } }],
});

/** Patients of a dataset whose diagnosis and site both say this category. */
const ofCategory = (dataset: string, category: string): CriterionInput => ({
  all: [
    { dataset: [dataset] },
    {
      condition: {
        code: { codes: [`ICD10:${category}`] },
        topography: { codes: [`ICDO3:${category}`] },
      },
    },
  ],
});

export const differences: readonly Difference[] = [
  {
    title: 'no diagnosis in tcga_coad',
    kind: 'miss',
    cancer: 'colorectal',
    vocabularies,
    patients: undiagnosed('tcga_coad'),
  },
  {
    title: 'rectosigmoid junction in tcga_coad',
    kind: 'miss',
    cancer: 'colorectal',
    vocabularies: ['Disease Ontology', 'SNOMED CT'],
    patients: ofCategory('tcga_coad', 'C19'),
  },
  {
    title: 'no diagnosis in tcga_ov',
    kind: 'miss',
    cancer: 'ovary',
    vocabularies,
    patients: undiagnosed('tcga_ov'),
  },
  {
    title: 'peritoneum in tcga_ov',
    kind: 'miss',
    cancer: 'ovary',
    vocabularies,
    patients: ofCategory('tcga_ov', 'C48'),
  },
  {
    title: 'ovary in tcga_cesc',
    kind: 'false positive',
    cancer: 'ovary',
    vocabularies,
    patients: ofCategory('tcga_cesc', 'C56'),
  },
  {
    title: 'ovary in tcga_cesc',
    kind: 'miss',
    cancer: 'cervix',
    vocabularies,
    patients: ofCategory('tcga_cesc', 'C56'),
  },
];
