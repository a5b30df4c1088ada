/**
 * Vocabularies whose codes the project writes as CURIEs, by prefix.
 * `notice` is shown wherever names of the vocabulary are; `climbs`: a longer code is a narrower one; `licensed`: its
 * names may not be shown to everybody.
 */
export const vocabularies = {
  SNOMED: {
    name: 'SNOMED CT',
    license: 'https://www.snomed.org/get-snomed',
    notice:
      'SNOMED CT codes are (c) SNOMED International; their use in production needs a national or affiliate licence.',
    licensed: true,
  },
  LOINC: {
    name: 'LOINC',
    license: 'https://loinc.org/license/',
    notice: 'LOINC is (c) Regenstrief Institute, Inc. and is used under the LOINC licence.',
  },
  ICDO3: {
    name: 'ICD-O-3',
    license: 'https://www.who.int/standards/classifications',
    notice: 'ICD-O-3 is (c) World Health Organization; only codes are shown, no names.',
    climbs: true,
    licensed: true,
  },
  ICD10: {
    name: 'ICD-10',
    license: 'https://www.who.int/standards/classifications',
    notice: 'ICD-10 is (c) World Health Organization; only codes are shown, no names.',
    climbs: true,
    licensed: true,
  },
  ICD10CM: {
    name: 'ICD-10-CM',
    license: 'Public domain (U.S. National Center for Health Statistics)',
    climbs: true,
  },
  DOID: { name: 'Human Disease Ontology', license: 'CC0 1.0' },
  MONDO: { name: 'Mondo Disease Ontology', license: 'CC BY 4.0' },
  NCIT: { name: 'NCI Thesaurus', license: 'CC BY 4.0' },
  UBERON: { name: 'Uber-anatomy ontology', license: 'CC BY 3.0' },
  HP: { name: 'Human Phenotype Ontology', license: 'https://hpo.jax.org/license' },
  RxNorm: {
    name: 'RxNorm',
    license: 'Public domain (U.S. National Library of Medicine, prescribable content)',
  },
  RxNormExtension: { name: 'OMOP RxNorm Extension', license: 'Apache-2.0' },
  ATC: {
    name: 'WHO ATC',
    license: 'https://atcddd.fhi.no/copyright_disclaimer/',
    notice:
      'ATC is (c) WHO Collaborating Centre for Drug Statistics Methodology; no commercial use of names.',
    licensed: true,
  },
  HemOnc: { name: 'HemOnc', license: 'CC BY 4.0' },
  CPT4: {
    name: 'CPT-4',
    license: 'https://www.ama-assn.org/practice-management/cpt',
    notice: 'CPT is (c) American Medical Association.',
    licensed: true,
  },
  MedDRA: {
    name: 'MedDRA',
    license: 'https://www.meddra.org/subscription',
    notice: 'MedDRA is a registered trademark of ICH; its use needs a subscription.',
    licensed: true,
  },
  HGNC: { name: 'HGNC', license: 'CC0 1.0' },
  DCM: { name: 'DICOM Controlled Terminology (PS3.16)', license: '(c) NEMA, free for use' },
  CancerModifier: { name: 'OMOP Cancer Modifier', license: 'Apache-2.0' },
  OMOP: { name: 'OMOP concept id', license: 'Apache-2.0' },
  UCUM: {
    name: 'UCUM',
    license: 'https://ucum.org/license',
    notice: 'UCUM is (c) Regenstrief Institute, Inc.',
  },
} as const satisfies Record<string, VocabularyModel>;

export type VocabularyModel = {
  readonly name: string;
  readonly license: string;
  readonly notice?: string;
  readonly climbs?: true;
  readonly licensed?: true;
};

/** A code with its vocabulary, `PREFIX:code`. */
export type Curie = `${string}:${string}`;

const pattern = /^([A-Za-z][A-Za-z0-9]*):(\S(?:.*\S)?)$/;

/** Whether `text` is a CURIE of a vocabulary the project knows. */
export function isCurie(text: string): text is Curie {
  const prefix = pattern.exec(text)?.[1];
  return prefix !== undefined && Object.hasOwn(vocabularies, prefix);
}

/** Vocabularies of OMOP that are written otherwise here. */
const otherwise: Readonly<Record<string, string>> = { NCIt: 'NCIT', DICOM: 'DCM' };

/** The prefix of an OMOP vocabulary_id: its letters and digits (`RxNorm Extension` -> `RxNormExtension`). */
export function prefixOfVocabulary(vocabularyId: string): string {
  return otherwise[vocabularyId] ?? vocabularyId.replaceAll(/[^A-Za-z0-9]/g, '');
}

/** Prefix and code of a CURIE. */
export function splitCurie(curie: string): { readonly prefix: string; readonly code: string } {
  const at = curie.indexOf(':');
  return { prefix: curie.slice(0, at), code: curie.slice(at + 1) };
}

/** The vocabulary of a CURIE, if known. */
export function vocabularyOf(curie: string): VocabularyModel | undefined {
  const known: Record<string, VocabularyModel> = vocabularies;
  return known[splitCurie(curie).prefix];
}

/**
 * The next broader code by code structure, for vocabularies whose codes climb (ICD-10, ICD-O-3 topography):
 * C34.30 -> C34.3 -> C34; undefined at a category, and for codes that do not climb (8310/3).
 */
export function broaderByStructure(curie: string): Curie | undefined {
  if (vocabularyOf(curie)?.climbs !== true) return undefined;
  const { prefix, code } = splitCurie(curie);
  const [, category, detail] = /^([A-Z]\d\d)\.(\w+)$/.exec(code) ?? [];
  if (category === undefined || detail === undefined) return undefined;
  return detail.length === 1 ? `${prefix}:${category}` : `${prefix}:${category}.${detail.slice(0, -1)}`;
}

/** A code and, where its vocabulary climbs by structure, the codes above it. */
export function withBroader(code: string): readonly string[] {
  const broader = broaderByStructure(code);
  return broader === undefined ? [code] : [code, ...withBroader(broader)];
}
