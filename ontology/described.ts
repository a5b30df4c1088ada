import { bodyParts } from './dicom-values.ts';
import type { FacetField } from './facets.ts';

/** Facets of which a released description has values that are listed before. */
export const listedFacets = ['CONDITION', 'MODALITY', 'BODY_PART'] as const satisfies readonly FacetField[];
export type ListedFacet = (typeof listedFacets)[number];

/** Facets of which it has every value that the model or the bands have. */
export const wholeFacets = ['SEX', 'AGE_AT_DIAGNOSIS'] as const satisfies readonly FacetField[];

/** A value that is counted: as sources say it, where they say it in one way, and its code where a vocabulary knows one of these. */
export type ListedValue = { readonly source?: string; readonly codes: readonly string[] };

/** What a site says is to be counted in the released description of a dataset. */
export type Describes = {
  /** Codes of diseases: what lies below them counts as well. */
  readonly conditions?: readonly string[];
  /** DICOM PS3.16, CID 29. */
  readonly modalities?: readonly string[];
  /** DICOM PS3.16, annex L. */
  readonly bodyParts?: readonly string[];
};

/** The values that are counted of a dataset: those that its site names, else the usual ones. No record has a say in it. */
export function listedValues(facet: ListedFacet, describes: Describes = {}): readonly ListedValue[] {
  switch (facet) {
    case 'CONDITION':
      return describes.conditions?.map((code) => ({ codes: [code] })) ?? commonestCancers;
    case 'MODALITY':
      return (describes.modalities ?? usualModalities).map(toModality);
    case 'BODY_PART':
      return (describes.bodyParts ?? usualBodyParts).map(toBodyPart);
  }
}

function toModality(source: string): ListedValue {
  return { source, codes: [`DCM:${source}`] };
}

function toBodyPart(source: string): ListedValue {
  const code = bodyParts.get(source);
  return { source, codes: code === undefined ? [] : [code] };
}

/**
 * The sites of the commonest cancers of adults (Global Cancer Observatory, GLOBOCAN 2022), as a category of ICD-10 or, where a graph
 * has no ICD-10, as the disorder of SNOMED CT.
 */
const commonestCancers: readonly ListedValue[] = [
  { codes: ['ICD10:C34', 'SNOMED:363358000'] }, // lung
  { codes: ['ICD10:C50', 'SNOMED:254837009'] }, // breast
  { codes: ['ICD10:C18', 'SNOMED:363406005'] }, // colon
  { codes: ['ICD10:C61', 'SNOMED:399068003'] }, // prostate
  { codes: ['ICD10:C16', 'SNOMED:363349007'] }, // stomach
  { codes: ['ICD10:C22', 'SNOMED:93870000'] }, // liver
  { codes: ['ICD10:C73', 'SNOMED:363478007'] }, // thyroid
  { codes: ['ICD10:C53', 'SNOMED:363354003'] }, // cervix
  { codes: ['ICD10:C67', 'SNOMED:399326009'] }, // bladder
  { codes: ['ICD10:C20', 'SNOMED:363351006'] }, // rectum
  { codes: ['ICD10:C15', 'SNOMED:363402007'] }, // oesophagus
  { codes: ['ICD10:C25', 'SNOMED:363418001'] }, // pancreas
  { codes: ['ICD10:C64', 'SNOMED:363518003'] }, // kidney
  { codes: ['ICD10:C54', 'SNOMED:371973000'] }, // uterus
  { codes: ['ICD10:C43', 'SNOMED:372244006'] }, // melanoma of the skin
  { codes: ['ICD10:C56', 'SNOMED:363443007'] }, // ovary
  { codes: ['ICD10:C71', 'SNOMED:428061005'] }, // brain
  { codes: ['ICD10:C83', 'SNOMED:118601006'] }, // non-Hodgkin lymphoma
  { codes: ['ICD10:C90', 'SNOMED:109989006'] }, // multiple myeloma
  { codes: ['ICD10:C91', 'SNOMED:188725004'] }, // lymphoid leukaemia
];

const usualModalities = ['CR', 'CT', 'DX', 'MG', 'MR', 'NM', 'PT', 'SM', 'US', 'XA'] as const;

const usualBodyParts = [
  ...['ABDOMEN', 'BRAIN', 'BREAST', 'CHEST', 'HEADNECK', 'KIDNEY', 'LIVER', 'LUNG', 'PELVIS', 'PROSTATE'],
  'WHOLEBODY',
] as const;
