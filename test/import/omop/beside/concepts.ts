import { type Cells, rowsIn, type Tables } from '../table-files.ts';

/** Concepts of the rows beside the set, those of which CONCEPT has no row and those of which it has one. */
export const concept = {
  woman: '8532',
  haemoglobin: '3000963',
  malignancy: '443392',
  breastCancer: '4112853',
  colonCancer: '4180790',
  lungCancer: '443388',
  prostateCancer: '4163261',
  polyp: '4285898',
  tomographyOfChest: '4302356',
  outpatient: '9202',
  visitOfClaim: '44818517',
  diagnosisOfRecord: '32020',
  orderOfRecord: '38000275',
  testOfRecord: '5001',
  gramPerDecilitre: '8713',
  millimetre: '8588',
  milligram: '8576',
  present: '4181412',
  tomography: '2128009190',
  resonance: '2128009230',
  radiography: '2128009197',
  chest: '2128009433',
  breast: '2128009417',
  abdomen: '2128009384',
  conditionField: '1147127',
  procedureField: '1147082',
  drugField: '1147094',
  measurementField: '1147138',
  conditionDomain: '19',
  procedureDomain: '10',
  findingOf: '44818890',
  findingBy: '44818792',
  firstOccurrence: '32528',
  regimen: '32531',
  outpatientHospital: '8756',
  inpatientHospital: '8717',
  version54: '756265',
  resonanceOfBreast: '2000000001',
  radiographyOfChest: '2000000002',
  diameter: '2000000003',
  reportedFinding: '2000000004',
  featureOfAlgorithm: '2000000005',
  noteOfRecord: '2000000006',
  imagingReport: '2000000007',
  utf8: '2000000008',
  english: '2000000009',
  radiology: '2000000010',
  publicPayer: '2000000011',
  basicPlan: '2000000012',
  episodeOfRecord: '2000000013',
  stages: ['2000000021', '2000000022', '2000000023', '2000000024'],
  grades: ['2000000031', '2000000032', '2000000033'],
  left: '2000000034',
  variants: ['2000000041', '2000000042', '2000000043', '2000000044'],
} as const;

/**
 * Rows that CONCEPT has not: `id | name | domain | vocabulary | class | S or nothing | code`. Ids below 2,000,000,000 are those of OMOP
 * (Synthea27Nj of OHDSI/EunomiaDatasets, DOMAIN and RELATIONSHIP of Eunomia GiBleed, conventions of OHDSI/OncologyWG), those of DICOM
 * are of paulnagy/DICOM2OMOP; the others are of the site, as the CDM leaves them to it.
 */
const lines = `
  4112853 | Malignant tumor of breast | Condition | SNOMED | Clinical Finding | S | 254837009
  8713 | gram per deciliter | Unit | UCUM | Unit | S | g/dL
  8588 | millimeter | Unit | UCUM | Unit | S | mm
  8576 | milligram | Unit | UCUM | Unit | S | mg
  4181412 | Present | Meas Value | SNOMED | Qualifier Value | S | 52101004
  2128009190 | Computed tomography | Measurement | DICOM | DICOM Value Sets | | CT
  2128009230 | Magnetic resonance | Measurement | DICOM | DICOM Value Sets | | MR
  2128009197 | Digital radiography | Measurement | DICOM | DICOM Value Sets | | DX
  2128009433 | Chest | Measurement | DICOM | DICOM Value Sets | | CHEST
  2128009417 | Breast | Measurement | DICOM | DICOM Value Sets | | BREAST
  2128009384 | Abdomen | Measurement | DICOM | DICOM Value Sets | | ABDOMEN
  1147127 | condition_occurrence.condition_occurrence_id | Metadata | CDM | Field | S | condition_occurrence.condition_occurrence_id
  1147082 | procedure_occurrence.procedure_occurrence_id | Metadata | CDM | Field | S | procedure_occurrence.procedure_occurrence_id
  1147094 | drug_exposure.drug_exposure_id | Metadata | CDM | Field | S | drug_exposure.drug_exposure_id
  1147138 | measurement.measurement_id | Metadata | CDM | Field | S | measurement.measurement_id
  19 | Condition | Metadata | Domain | Domain | | OMOP generated 19
  10 | Procedure | Metadata | Domain | Domain | | OMOP generated 10
  44818890 | Finding associated with (SNOMED) | Metadata | Relationship | Relationship | | OMOP generated 44818890
  44818792 | Associated with finding (SNOMED) | Metadata | Relationship | Relationship | | OMOP generated 44818792
  32528 | Disease First Occurrence | Episode | Episode | Disease Episode | S | OMOP generated 32528
  32531 | Treatment Regimen | Episode | Episode | Treatment Episode | S | OMOP generated 32531
  8756 | Outpatient Hospital | Visit | CMS Place of Service | Visit | S | 22
  8717 | Inpatient Hospital | Visit | CMS Place of Service | Visit | S | 21
  756265 | OMOP CDM Version 5.4.0 | Metadata | CDM | CDM | S | CDM v5.4.0
  2000000001 | Magnetic resonance imaging of breast | Procedure | Site | Procedure | | mri-breast
  2000000002 | Radiography of chest | Procedure | Site | Procedure | | dx-chest
  2000000003 | Greatest diameter of a lesion | Measurement | Site | Measurement | | diameter
  2000000004 | Lesion on an image | Condition | Site | Finding | | lesion
  2000000005 | Feature found by an algorithm | Type Concept | Site | Type Concept | | by-algorithm
  2000000006 | Note of the record | Type Concept | Site | Type Concept | | note
  2000000007 | Report of imaging | Note Kind | Site | Note Kind | | imaging-report
  2000000008 | UTF-8 | Metadata | Site | Encoding | | utf-8
  2000000009 | English | Language | Site | Language | | en
  2000000010 | Radiology | Provider | Site | Specialty | | radiology
  2000000011 | Public payer | Payer | Site | Payer | | public
  2000000012 | Basic plan | Plan | Site | Plan | | basic
  2000000013 | Episode of the record | Type Concept | Site | Type Concept | | episode
  2000000021 | AJCC/UICC Stage 1 | Measurement | Cancer Modifier | Staging/Grading | S | AJCC/UICC-Stage-1
  2000000022 | AJCC/UICC Stage 2 | Measurement | Cancer Modifier | Staging/Grading | S | AJCC/UICC-Stage-2
  2000000023 | AJCC/UICC Stage 3 | Measurement | Cancer Modifier | Staging/Grading | S | AJCC/UICC-Stage-3
  2000000024 | AJCC/UICC Stage 4 | Measurement | Cancer Modifier | Staging/Grading | S | AJCC/UICC-Stage-4
  2000000031 | Grade 1 | Measurement | Cancer Modifier | Staging/Grading | S | Grade-1
  2000000032 | Grade 2 | Measurement | Cancer Modifier | Staging/Grading | S | Grade-2
  2000000033 | Grade 3 | Measurement | Cancer Modifier | Staging/Grading | S | Grade-3
  2000000034 | Left | Measurement | Cancer Modifier | Topography | S | Laterality-Left
  2000000041 | BRAF:p.Val600Glu | Measurement | OMOP Genomic | Gene Protein Variant | S | BRAF:p.Val600Glu
  2000000042 | EGFR:p.Leu858Arg | Measurement | OMOP Genomic | Gene Protein Variant | S | EGFR:p.Leu858Arg
  2000000043 | KRAS:p.Gly12Asp | Measurement | OMOP Genomic | Gene Protein Variant | S | KRAS:p.Gly12Asp
  2000000044 | TP53:p.Arg175His | Measurement | OMOP Genomic | Gene Protein Variant | S | TP53:p.Arg175His
`;

const always = { valid_start_date: '1970-01-01', valid_end_date: '2099-12-31' };

/** The concepts with their own rows of CONCEPT_ANCESTOR and CONCEPT_RELATIONSHIP; cancer of the breast stands below all that malignancy does. */
export async function conceptRows(folder: string): Promise<Tables> {
  const concepts = lines.trim().split('\n').map(toConcept);
  const ids = concepts.map((row) => row.concept_id ?? '');
  return {
    concept: concepts,
    concept_ancestor: [...ids.map(toSelf), ...(await breastCancerBelow(folder))],
    concept_relationship: concepts
      .filter((row) => row.standard_concept === 'S')
      .flatMap(({ concept_id = '' }) =>
        ['Maps to', 'Mapped from'].map((relationship_id) => ({
          concept_id_1: concept_id,
          concept_id_2: concept_id,
          relationship_id,
          ...always,
        })),
      ),
  };
}

function toConcept(line: string): Cells {
  const [concept_id = '', concept_name = '', domain_id = '', vocabulary_id = '', ...rest] = line
    .split('|')
    .map((cell) => cell.trim());
  const [concept_class_id = '', standard_concept = '', concept_code = ''] = rest;
  return {
    concept_id,
    concept_name,
    domain_id,
    vocabulary_id,
    concept_class_id,
    standard_concept,
    concept_code,
    ...always,
  };
}

function toSelf(id: string): Cells {
  return {
    ancestor_concept_id: id,
    descendant_concept_id: id,
    min_levels_of_separation: '0',
    max_levels_of_separation: '0',
  };
}

async function breastCancerBelow(folder: string): Promise<readonly Cells[]> {
  const above: Cells[] = [];
  for await (const row of rowsIn(folder, 'concept_ancestor'))
    if (row.descendant_concept_id === concept.malignancy)
      above.push({
        ...row,
        descendant_concept_id: concept.breastCancer,
        min_levels_of_separation: `${Number(row.min_levels_of_separation) + 1}`,
        max_levels_of_separation: `${Number(row.max_levels_of_separation) + 1}`,
      });
  return above;
}
