import type { CriterionInput } from '../support/count.ts';

/** What is asked of which patients, and how many they are. */
export type Question = readonly [patients: string, criterion: CriterionInput, count: number];

/** The example questions of the shared data's README. */
export const examples: readonly Question[] = [
  [
    'female, of tcga_brca, under 50 at diagnosis, with MR',
    {
      all: [
        { dataset: ['tcga_brca'] },
        { patient: { sex: ['FEMALE'], ageAtDiagnosis: { max: 49 } } },
        { imaging: { modality: ['MR'] } },
      ],
    },
    51,
  ],
  [
    'of tcga_kirc with CT and a VHL mutation',
    { all: [{ dataset: ['tcga_kirc'] }, { imaging: { modality: ['CT'] } }, { variant: { gene: ['VHL'] } }] },
    74,
  ],
  [
    'of tcga_kirc with CT, profiled, and no VHL mutation',
    {
      all: [
        { dataset: ['tcga_kirc'] },
        { imaging: { modality: ['CT'] } },
        { variant: { gene: ['VHL'], status: ['WILD_TYPE'] } },
      ],
    },
    97,
  ],
  [
    'of tcga_kirc with CT or MR and a low hemoglobin',
    {
      all: [
        { dataset: ['tcga_kirc'] },
        { imaging: { modality: ['CT', 'MR'] } },
        { measurement: { test: { source: ['hemoglobin'] }, interpretation: ['LOW'] } },
      ],
    },
    140,
  ],
  [
    'of tcga_kirc with elevated platelets, grade g4 and a PBRM1 mutation',
    {
      all: [
        { dataset: ['tcga_kirc'] },
        { measurement: { test: { source: ['platelets'] }, interpretation: ['HIGH'] } },
        { measurement: { test: { source: ['histologic_grade'] }, result: { source: ['g4'] } } },
        { variant: { gene: ['PBRM1'] } },
      ],
    },
    1,
  ],
  [
    'of tcga_prad with a preoperative PSA of 10 ng/mL and more and a Gleason score of 8 and more',
    {
      all: [
        { dataset: ['tcga_prad'] },
        { measurement: { test: { source: ['psa_preoperative'] }, value: { min: 10, unit: 'ng/mL' } } },
        { measurement: { test: { source: ['gleason_score'] }, value: { min: 8 } } },
      ],
    },
    86,
  ],
  [
    'of tcga_brca, triple negative, with MR',
    {
      all: [
        { dataset: ['tcga_brca'] },
        { imaging: { modality: ['MR'] } },
        { measurement: { test: { source: ['er_status'] }, interpretation: ['NEGATIVE'] } },
        { measurement: { test: { source: ['pr_status'] }, interpretation: ['NEGATIVE'] } },
        { measurement: { test: { source: ['her2_ihc_status'] }, interpretation: ['NEGATIVE'] } },
      ],
    },
    12,
  ],
  [
    'of tcga_coad with msi-h and BRAF V600E',
    {
      all: [
        { dataset: ['tcga_coad'] },
        { measurement: { test: { source: ['msi_status'] }, result: { source: ['msi-h'] } } },
        { variant: { gene: ['BRAF'], proteinChange: ['V600E'] } },
      ],
    },
    38,
  ],
  [
    'of tcga_blca with CT and mutations in both TP53 and RB1',
    {
      all: [
        { dataset: ['tcga_blca'] },
        { imaging: { modality: ['CT'] } },
        { variant: { gene: ['TP53'] } },
        { variant: { gene: ['RB1'] } },
      ],
    },
    22,
  ],
  ['with PT', { imaging: { modality: ['PT'] } }, 35],
  ['with PT and a clinical row', { all: [{ imaging: { modality: ['PT'] } }, { specimen: {} }] }, 29],
  [
    'with radiology, slides, a segmentation, a mutation profile and a blood value',
    {
      all: [
        { imaging: { modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'] } },
        { imaging: { modality: ['SM'] } },
        { imaging: { modality: ['SEG'] } },
        { assay: { kind: ['MUTATION'] } },
        { measurement: { method: ['blood'] } },
      ],
    },
    232,
  ],
  [
    'of tcga_ov with CT, a TP53 mutation and a clinical stage iii of any kind',
    {
      all: [
        { dataset: ['tcga_ov'] },
        { imaging: { modality: ['CT'] } },
        { variant: { gene: ['TP53'] } },
        { measurement: { test: { source: ['clinical_stage'] }, result: { sourceContains: 'stage iii' } } },
      ],
    },
    64,
  ],
];

/** Numbers that are stated for the seed. */
export const stated: readonly Question[] = [
  ['with a condition', { condition: {} }, 4817],
  ['with a slide of the review', { slide: { sourceFile: ['slides.tsv.gz'] } }, 4817],
  ['with a slide', { slide: {} }, 4830],
  ['that are women', { patient: { sex: ['FEMALE'] } }, 2920],
  ['that are men', { patient: { sex: ['MALE'] } }, 1941],
  ['of unknown sex', { patient: { sex: ['UNKNOWN'] } }, 22],
  ['that died', { patient: { vitalStatus: ['DEAD'] } }, 1278],
  ['with an assay of mutations', { assay: { kind: ['MUTATION'] } }, 4433],
  ['with an assay of copy number', { assay: { kind: ['COPY_NUMBER'] } }, 4630],
  ['with a redacted outcome', { outcome: { redacted: true } }, 53],
];

/** Counted in the source tables by a script of its own, by what is asked. */
export const counted: Readonly<Record<string, readonly Question[]>> = {
  patient: [
    [
      'women diagnosed from 2005 to 2010',
      { patient: { sex: ['FEMALE'], yearOfDiagnosis: { min: 2005, max: 2010 } } },
      1532,
    ],
    [
      'who are alive at 80 or more',
      { patient: { vitalStatus: ['ALIVE'], ageAtDiagnosis: { min: 80 } } },
      205,
    ],
    // Outcomes first, where they are not redacted; the clinical row else.
    ['without a known vital status', { patient: { vitalStatus: ['UNKNOWN'] } }, 67],
    ['of a race by its code', { patient: { race: { codes: ['OMOP:8515'] } } }, 184],
    ['of an ethnicity in whatever case', { patient: { ethnicity: { source: ['Hispanic OR Latino'] } } }, 140],
    [
      'of two races by name but for one by code',
      {
        patient: {
          race: { source: ['white', 'black or african american'], except: { codes: ['OMOP:8527'] } },
        },
      },
      518,
    ],
    ['without race', { patient: { missing: ['race'] } }, 853],
    [
      'with an age but no ethnicity',
      { patient: { present: ['ageAtDiagnosis'], missing: ['ethnicity'] } },
      1411,
    ],
    // 3 on sex, 312 on vital status; a redacted outcome disagrees as well.
    ['whose sources disagree', { patient: { conflict: true } }, 315],
    ['by source id', { patient: { ids: ['TCGA-CV-0000', 'TCGA-CJ-4634', 'TCGA-B0-5080'] } }, 2],
    ['of three datasets', { dataset: ['tcga_kich', 'tcga_kirc', 'tcga_kirp'] }, 941],
  ],
  condition: [
    [
      'with a subcategory and what is below it: C34.3 and C34.30',
      { condition: { code: { codes: ['ICD10:C34.3'] } } },
      177,
    ],
    [
      'with a subcategory alone',
      { condition: { code: { codes: ['ICD10:C34.3'], descendants: false } } },
      168,
    ],
    ['with a category and all below it', { condition: { code: { codes: ['ICD10:C67'] } } }, 412],
    [
      'with a category but for one site of it',
      { condition: { code: { codes: ['ICD10:C34'], except: { codes: ['ICD10:C34.1'] } } } },
      208,
    ],
    // Lung cancer.
    ['with a term of the open hierarchy', { condition: { code: { codes: ['DOID:1324'] } } }, 522],
    ['with what is below cancer', { condition: { code: { codes: ['DOID:162'] } } }, 4803],
    [
      'with cancer itself and nothing below it',
      { condition: { code: { codes: ['DOID:162'], descendants: false } } },
      0,
    ],
    // The standard concept of the record is in the set all the same.
    [
      'with standard concepts and no source codes that map into them',
      { condition: { code: { codes: ['DOID:1324', 'DOID:263'], mapped: false } } },
      1463,
    ],
    ['with a source code in upper case', { condition: { code: { source: ['C48.1', 'C48.2'] } } }, 6],
    ['with a source code that contains a text', { condition: { code: { sourceContains: 'C56' } } }, 575],
    ['with an ICD-O-3 morphology', { condition: { morphology: { codes: ['ICDO3:8500/3'] } } }, 788],
    // 8310/3 alone maps to it.
    [
      'with the SNOMED concept of a morphology',
      { condition: { morphology: { codes: ['SNOMED:30546008'] } } },
      525,
    ],
    [
      'with a morphology that does not tell the disease',
      {
        all: [
          { condition: { morphology: { codes: ['ICDO3:8260/3'] } } },
          { not: { condition: { code: { codes: ['DOID:263'] } } } },
        ],
      },
      25,
    ],
    [
      'with an ICD-O-3 topography and all below it',
      { condition: { topography: { codes: ['ICDO3:C18'] } } },
      450,
    ],
    [
      'with an ICD-O-3 topography alone',
      { condition: { topography: { codes: ['ICDO3:C18'], descendants: false } } },
      0,
    ],
    // C18.0.
    [
      'with the SNOMED concept of a topography',
      { condition: { topography: { codes: ['SNOMED:32713005'] } } },
      84,
    ],
    ['with a condition of both sides', { condition: { laterality: ['BILATERAL'] } }, 437],
    [
      'with a condition of one side of the kidney',
      { condition: { laterality: ['LEFT', 'RIGHT'], topography: { codes: ['ICDO3:C64'] } } },
      937,
    ],
    ['with a malignant condition', { condition: { behaviour: ['MALIGNANT'] } }, 4817],
    ['with a benign condition or one in situ', { condition: { behaviour: ['BENIGN', 'IN_SITU'] } }, 0],
    [
      'with an index condition in the breast',
      { condition: { index: true, code: { codes: ['DOID:1612'] } } },
      1098,
    ],
    // Floor(-days_to_birth / 365.25).
    ['with a condition before their 40th birthday', { condition: { ageAtEvent: { max: 39 } } }, 239],
    [
      'with a condition of no known side in two datasets',
      { condition: { missing: ['laterality'], dataset: ['tcga_kirc', 'tcga_ov'] } },
      581,
    ],
    ['with a condition from a file', { condition: { sourceFile: ['tcga-clinical/pathology.tsv.gz'] } }, 4817],
    // 11 clinical rows without a code, 55 patients of imaging alone.
    ['without a condition', { condition: { occurrences: { max: 0 } } }, 66],
  ],
  measurement: [
    [
      'with a prostate specific antigen by its LOINC code, at any time',
      { measurement: { test: { codes: ['LOINC:2857-1'] } } },
      499,
    ],
    // 1 ug/L = 1 ng/mL.
    [
      'with the same test before the operation, in another spelling of the unit',
      {
        measurement: {
          test: { codes: ['LOINC:2857-1'] },
          timing: ['preoperative'],
          value: { min: 20, unit: 'ug/L' },
        },
      },
      55,
    ],
    [
      'with the same test most recently, above a bound',
      {
        measurement: {
          test: { codes: ['LOINC:2857-1'] },
          timing: ['most recent'],
          value: { above: 0.2, unit: 'ng/mL' },
        },
      },
      89,
    ],
    [
      'with a carcinoembryonic antigen above 5 ng/mL, asked in mg/L',
      { measurement: { test: { source: ['cea_preoperative'] }, value: { above: 0.005, unit: 'mg/L' } } },
      99,
    ],
    [
      'with a tumour of 5 cm and more, asked in mm',
      { measurement: { test: { source: ['max_tumor_dimension_cm'] }, value: { min: 50, unit: 'mm' } } },
      510,
    ],
    [
      'with an HER2 ratio from 1.8 to below 2.2, asked without a unit',
      { measurement: { test: { source: ['her2_cep17_ratio'] }, value: { min: 1.8, below: 2.2 } } },
      7,
    ],
    [
      'with an HER2 score in words that look like numbers',
      { measurement: { test: { source: ['her2_ihc_score'] }, result: { source: ['3+', '0'] } } },
      151,
    ],
    [
      'with a doubtful biomarker',
      { measurement: { category: ['BIOMARKER'], interpretation: ['EQUIVOCAL', 'INDETERMINATE'] } },
      206,
    ],
    // Words of labs alone: a positive margin is a result.
    [
      'with a positive or high interpretation',
      { measurement: { interpretation: ['POSITIVE', 'HIGH'] } },
      1451,
    ],
    // The shared labs bring no ranges.
    [
      'with a number and its own reference range',
      { measurement: { reference: ['BELOW', 'ABOVE', 'WITHIN'] } },
      0,
    ],
    ['with a measurement by fluorescence', { measurement: { method: ['FISH'] } }, 420],
    ['with a stage by its NCIt code', { measurement: { result: { codes: ['NCIT:C27970'] } } }, 364],
    [
      'with a FIGO stage that contains a text in whatever case',
      { measurement: { system: ['figo'], result: { sourceContains: 'STAGE IV' } } },
      110,
    ],
    [
      'with clinical staging by an edition',
      { measurement: { category: ['STAGING'], basis: ['CLINICAL'], edition: ['7th'] } },
      378,
    ],
    [
      'with a grade in whatever case',
      { measurement: { test: { source: ['histologic_grade'] }, result: { source: ['High Grade'] } } },
      388,
    ],
    [
      'with a result of a category, whatever the test',
      { measurement: { category: ['PATHOLOGY'], result: { source: ['r1', 'r2'] } } },
      236,
    ],
    [
      'with four and more positive nodes',
      { measurement: { test: { source: ['lymph_nodes_positive'] }, value: { min: 4, unit: '1' } } },
      346,
    ],
    [
      'with a weight of 250 pounds and more',
      { measurement: { test: { source: ['weight_kg'] }, value: { min: 250, unit: '[lb_av]' } } },
      69,
    ],
    ['with a performance score', { measurement: { category: ['PERFORMANCE'] } }, 1087],
    [
      'with a performance score of 50 or less',
      { measurement: { test: { source: ['karnofsky_score'] }, value: { max: 50 } } },
      21,
    ],
    // Few labs have a day.
    [
      'with a blood test at the age of 70 or more',
      { measurement: { method: ['blood'], ageAtEvent: { min: 70 } } },
      85,
    ],
    [
      'with a laboratory record of a known day',
      { measurement: { sourceFile: ['labs.tsv.gz'], present: ['start'] } },
      497,
    ],
    [
      'with five blood tests and more',
      { measurement: { category: ['LABORATORY'], occurrences: { min: 5 } } },
      113,
    ],
    // Psa and psa_preoperative are one concept; tests without a code do not count.
    [
      'with exactly three different concepts in the laboratory file',
      { measurement: { sourceFile: ['labs.tsv.gz'], occurrences: { min: 3, max: 3, distinct: 'CONCEPT' } } },
      582,
    ],
    [
      'with laboratory records of two days',
      { measurement: { sourceFile: ['labs.tsv.gz'], occurrences: { min: 2, distinct: 'DAY' } } },
      396,
    ],
    [
      'with one record of staging at most, or none',
      { measurement: { category: ['STAGING'], occurrences: { max: 1 } } },
      702,
    ],
  ],
  specimen: [
    ['with a specimen of a metastasis', { specimen: { type: { source: ['Metastatic'] } } }, 13],
    ['with normal tissue in paraffin', { specimen: { ffpe: true, tumour: false } }, 12],
    ['with a tumour in paraffin', { specimen: { ffpe: true, tumour: true } }, 74],
    // Samples of 15 characters; vials are parts.
    ['with at least two samples of a tumour', { specimen: { tumour: true, occurrences: { min: 2 } } }, 29],
    ['with samples of two days', { specimen: { occurrences: { min: 2, distinct: 'DAY' } } }, 126],
    [
      'with a specimen of normal blood at the age of 80 or more',
      { specimen: { type: { source: ['blood derived normal'] }, ageAtEvent: { min: 80 } } },
      256,
    ],
    ['with a vial of no known day', { specimen: { present: ['parent'], missing: ['start'] } }, 2301],
  ],
  slide: [
    ['with a slide of nearly nothing but tumour cells', { slide: { percentTumourCells: { min: 95 } } }, 1036],
    [
      'with a slide of more than half necrosis, asked as a share',
      { slide: { percentNecrosis: { above: 0.5, unit: '1' } } },
      3,
    ],
    [
      'with necrosis and few tumour cells on one slide',
      { slide: { percentNecrosis: { min: 20 }, percentTumourCells: { max: 50 } } },
      24,
    ],
    [
      'with at least four reviewed slides',
      { slide: { sourceFile: ['slides.tsv.gz'], occurrences: { min: 4 } } },
      434,
    ],
    [
      'with a reviewed slide that does not say its tumour cells',
      { slide: { sourceFile: ['slides.tsv.gz'], missing: ['percentTumourCells'] } },
      1063,
    ],
  ],
  imaging: [
    [
      'with images of the kidney by the word of the source',
      { imaging: { bodyPart: { source: ['kidney'] } } },
      313,
    ],
    [
      'with magnetic resonance of the breast by its concept',
      { imaging: { modality: ['MR'], bodyPart: { codes: ['SNOMED:76752008'] } } },
      137,
    ],
    ['with tomography of no known part', { imaging: { modality: ['CT'], missing: ['bodyPart'] } }, 13],
    ['imaged by a manufacturer in any case', { imaging: { manufacturer: ['Siemens'] } }, 256],
    ['imaged by one machine', { imaging: { model: ['lightspeed16'], modality: ['ct'] } }, 125],
    ['imaged with a word in its description', { imaging: { descriptionContains: 'Topogram' } }, 164],
    [
      'imaged with the result of one of two analyses',
      { imaging: { analysisResult: ['rcc_aid', 'dicom_sr_breast_clinical'] } },
      230,
    ],
    [
      'imaged by magnetic resonance under a licence',
      { imaging: { modality: ['MR'], license: ['cc by 3.0'] } },
      304,
    ],
    ['imaged in long series', { imaging: { modality: ['CT', 'MR'], instances: { min: 500 } } }, 81],
    // The DICOM age.
    [
      'imaged at the age of 80 and more',
      { imaging: { modality: ['CT', 'MR'], ageAtEvent: { min: 80 } } },
      45,
    ],
    [
      'imaged by tomography in at least three studies',
      { imaging: { modality: ['CT'], occurrences: { min: 3 } } },
      78,
    ],
    [
      'imaged by tomography on exactly two days',
      { imaging: { modality: ['CT'], occurrences: { min: 2, max: 2, distinct: 'DAY' } } },
      86,
    ],
    [
      'imaged in at least 40 radiology series',
      {
        imaging: {
          modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'],
          occurrences: { min: 40, distinct: 'RECORD' },
        },
      },
      7,
    ],
    [
      'imaged by at least two of the modalities of radiology',
      {
        imaging: {
          modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'],
          occurrences: { min: 2, distinct: 'CONCEPT' },
        },
      },
      92,
    ],
    [
      'with a clinical row and no images',
      { all: [{ specimen: {} }, { imaging: { occurrences: { max: 0 } } }] },
      10,
    ],
    ['with images and no clinical row', { all: [{ imaging: {} }, { not: { specimen: {} } }] }, 55],
    [
      'imaged in one series that passes four tests',
      {
        imaging: {
          manufacturer: ['GE MEDICAL SYSTEMS'],
          modality: ['MR'],
          bodyPart: { source: ['BREAST'] },
          instances: { max: 50 },
        },
      },
      106,
    ],
    [
      'imaged in one dataset by tomography',
      { imaging: { modality: ['CT'], dataset: ['tcga_ov', 'tcga_kirp'] } },
      166,
    ],
  ],
  assay: [
    [
      'with an assay of mutations that covers both genes, in lower case',
      { assay: { kind: ['MUTATION'], gene: ['tp53', 'vhl'] } },
      4433,
    ],
    ['with both kinds of assay', { assay: { occurrences: { min: 2 } } }, 4388],
  ],
  variant: [
    ['with a variant of a gene in lower case', { variant: { gene: ['tp53'] } }, 1517],
    ['with a protein change with p.', { variant: { gene: ['BRAF'], proteinChange: ['p.V600E'] } }, 59],
    [
      'with one of two protein changes in lower case',
      { variant: { gene: ['PIK3CA'], proteinChange: ['h1047r', 'P.E545K'] } },
      331,
    ],
    [
      'with a variant that keeps the amino acid',
      { variant: { consequence: { source: ['synonymous'] } } },
      355,
    ],
    [
      'with two variants of either of two genes',
      { variant: { gene: ['TP53', 'RB1'], occurrences: { min: 2 } } },
      210,
    ],
    ['with a hundred variants', { variant: { occurrences: { min: 100 } } }, 74],
    [
      'wild type of each of two genes',
      {
        all: [
          { dataset: ['tcga_luad'] },
          { variant: { gene: ['EGFR'], status: ['WILD_TYPE'] } },
          { variant: { gene: ['KRAS'], status: ['WILD_TYPE'] } },
        ],
      },
      292,
    ],
    [
      'wild type of one of two genes',
      { all: [{ dataset: ['tcga_luad'] }, { variant: { gene: ['EGFR', 'KRAS'], status: ['WILD_TYPE'] } }] },
      513,
    ],
    ['mutated or wild type', { variant: { gene: ['VHL'], status: ['MUTATED', 'WILD_TYPE'] } }, 4433],
    [
      'without a known variant, profiled or not',
      { all: [{ dataset: ['tcga_kirc'] }, { not: { variant: { gene: ['VHL'] } } }] },
      371,
    ],
  ],
  copyNumber: [
    [
      'with a deleted gene, in lower case',
      { copyNumber: { gene: ['cdkn2a'], alteration: ['DEEP_DELETION'] } },
      315,
    ],
    [
      'with one of two amplified genes',
      { copyNumber: { gene: ['ERBB2', 'MYC'], alteration: ['AMPLIFICATION'] } },
      652,
    ],
    [
      'with at least 50 amplified genes',
      { copyNumber: { alteration: ['AMPLIFICATION'], occurrences: { min: 50 } } },
      320,
    ],
    [
      'with both kinds of alteration',
      {
        all: [
          { copyNumber: { alteration: ['AMPLIFICATION'] } },
          { copyNumber: { alteration: ['DEEP_DELETION'] } },
        ],
      },
      1548,
    ],
  ],
  treatment: [
    ['treated with drugs', { treatment: { kind: ['DRUG'] } }, 2089],
    [
      'treated with drugs and radiation',
      { all: [{ treatment: { kind: ['DRUG'] } }, { treatment: { kind: ['RADIATION'] } }] },
      841,
    ],
    // Names of paclitaxel, taxol among them, by maps/substance.tsv.
    [
      'treated with a substance by its code, whatever it was called',
      { treatment: { substance: { codes: ['RxNorm:56946'] } } },
      763,
    ],
    ['treated with a substance by its name alone', { treatment: { substance: { source: ['Taxol'] } } }, 383],
    [
      'treated for palliation or after progression',
      { treatment: { intent: ['palliative', 'progression'] } },
      234,
    ],
    [
      'treated with at least four different substances',
      { treatment: { occurrences: { min: 4, distinct: 'CONCEPT' } } },
      563,
    ],
    [
      'treated with radiation from the age of 75',
      { treatment: { kind: ['RADIATION'], ageAtEvent: { min: 75 } } },
      98,
    ],
    [
      'treated with drugs that began on an unknown day',
      { treatment: { kind: ['DRUG'], missing: ['start'] } },
      140,
    ],
    [
      'treated with drugs that began on three days',
      { treatment: { kind: ['DRUG'], occurrences: { min: 3, distinct: 'DAY' } } },
      450,
    ],
  ],
  outcome: [
    [
      'with an outcome of death, redacted ones left out',
      { outcome: { endpoint: ['OS'], event: true } },
      1249,
    ],
    ['with an outcome that is redacted', { outcome: { redacted: true } }, 53],
    [
      'with an outcome of death among the redacted',
      { outcome: { endpoint: ['OS'], event: true, redacted: true } },
      29,
    ],
    [
      'with a relapse within a year',
      { outcome: { endpoint: ['DFI'], event: true, days: { max: 365 } } },
      145,
    ],
    [
      'with ten years without progression',
      { outcome: { endpoint: ['PFI'], event: false, days: { min: 3650 } } },
      85,
    ],
    ['with an outcome by its source', { outcome: { source: ['tcga clinical data resource 2018'] } }, 4708],
    ['with an outcome of all four endpoints', { outcome: { occurrences: { min: 4 } } }, 2708],
  ],
  procedure: [['with a record of which the seed has none', { procedure: {} }, 0]],
  observation: [['with a record of which the seed has none', { observation: {} }, 0]],
  visit: [['with a record of which the seed has none', { visit: {} }, 0]],
  logic: [
    [
      'with at least two of CT, MR and PT',
      {
        atLeast: {
          count: 2,
          of: [
            { imaging: { modality: ['CT'] } },
            { imaging: { modality: ['MR'] } },
            { imaging: { modality: ['PT'] } },
          ],
        },
      },
      79,
    ],
    [
      'with any of three',
      {
        any: [
          { imaging: { modality: ['PT'] } },
          { imaging: { modality: ['MG'] } },
          { specimen: { type: { source: ['metastatic'] } } },
        ],
      },
      53,
    ],
    [
      'with radiology but neither CT nor MR',
      {
        all: [
          { imaging: { modality: ['CT', 'MR', 'PT', 'MG', 'US', 'CR', 'DX', 'NM', 'XA', 'RF'] } },
          { not: { any: [{ imaging: { modality: ['CT'] } }, { imaging: { modality: ['MR'] } }] } },
        ],
      },
      4,
    ],
    ['as they are under a double negation', { not: { not: { imaging: { modality: ['CT'] } } } }, 618],
  ],
  facet: [
    ['in two bands of age', { facet: { field: 'AGE_AT_DIAGNOSIS', values: ['40-49', '80-89'] } }, 1004],
    ['in the last band of age', { facet: { field: 'AGE_AT_DIAGNOSIS', values: ['90+'] } }, 23],
    [
      'without a grade in two datasets',
      { all: [{ dataset: ['tcga_kirc', 'tcga_blca'] }, { facet: { field: 'GRADE', missing: true } }] },
      6,
    ],
    [
      'with a grade or none',
      { all: [{ dataset: ['tcga_kirc'] }, { facet: { field: 'GRADE', values: ['G4'], missing: true } }] },
      81,
    ],
    [
      'with a stage, clinical or pathologic',
      { facet: { field: 'STAGE', values: ['stage ib', 'stage ib1'] } },
      266,
    ],
    ['of unknown sex', { facet: { field: 'SEX', values: ['UNKNOWN'] } }, 22],
    ['with a manufacturer in another case', { facet: { field: 'MANUFACTURER', values: ['siemens'] } }, 256],
    ['with a condition by its concept', { facet: { field: 'CONDITION', values: ['DOID:219'] } }, 450],
    ['with a condition without concept by its source', { facet: { field: 'CONDITION', values: ['c19'] } }, 7],
    ['with a treatment by its concept', { facet: { field: 'TREATMENT', values: ['RxNorm:10324'] } }, 283],
    ['with a specimen type', { facet: { field: 'SPECIMEN_TYPE', values: ['recurrent tumor'] } }, 16],
    ['with a licence', { facet: { field: 'LICENSE', values: ['CC BY 4.0'] } }, 3714],
    ['with an amplified or deleted gene', { facet: { field: 'COPY_NUMBER_GENE', values: ['MYC'] } }, 498],
    ['without an assay', { facet: { field: 'ASSAY', missing: true } }, 208],
  ],
};
