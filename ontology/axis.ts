import { splitCurie } from './curie.ts';

/** What a concept of a tumour says: the whole disease, the kind of cell, or the place in the body. */
export type Axis = 'disease' | 'morphology' | 'site';

/** OMOP concept classes and semantic tags of SNOMED CT, in lower case. */
const snomedClasses: Readonly<Record<string, Axis>> = {
  'morph abnormality': 'morphology',
  'morphologic abnormality': 'morphology',
  'body structure': 'site',
  disorder: 'disease',
  'clinical finding': 'disease',
  finding: 'disease',
};

/** Vocabularies of one axis. */
const wholly: Readonly<Record<string, Axis>> = {
  DOID: 'disease',
  MONDO: 'disease',
  ICD10: 'disease',
  ICD10CM: 'disease',
  UBERON: 'site',
};

/**
 * The axis of a concept; `conceptClass` is its OMOP concept class or its SNOMED CT semantic tag. Undefined where
 * neither the code nor the class says it.
 */
export function axisOf(curie: string, conceptClass?: string | null): Axis | undefined {
  const { prefix, code } = splitCurie(curie);
  if (prefix === 'ICDO3') return icdo3Axis(code);
  if (prefix === 'SNOMED') return snomedClasses[conceptClass?.toLowerCase() ?? ''];
  return wholly[prefix];
}

/** ICD-O-3: `8140/3` is a morphology, `C64.9` a site; OMOP joins the two to a disease, `8140/3-C64.9`. */
function icdo3Axis(code: string): Axis | undefined {
  if (/^\d{4}\/\d$/.test(code)) return 'morphology';
  if (/^C\d\d(\.\d)?$/.test(code)) return 'site';
  return /^(\d{4}\/\d|NULL)-(C\d\d(\.\d)?|NULL)$/.test(code) ? 'disease' : undefined;
}

/** Whether a mapping may join concepts of these axes: a morphology or a body site never becomes a disease. */
export function mayMap(from: Axis | undefined, to: Axis | undefined): boolean {
  return from === undefined || to === undefined || from === to;
}
