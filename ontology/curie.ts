/**
 * Vocabularies whose codes the project writes as CURIEs, by prefix.
 * `notice` is shown wherever names of the vocabulary are; `climbs`: a longer code is a narrower one.
 */
export const vocabularies = {
  SNOMED: {
    name: 'SNOMED CT',
    license: 'https://www.snomed.org/get-snomed',
    notice:
      'SNOMED CT codes are (c) SNOMED International; their use in production needs a national or affiliate licence.',
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
  },
  ICD10: {
    name: 'ICD-10',
    license: 'https://www.who.int/standards/classifications',
    notice: 'ICD-10 is (c) World Health Organization; only codes are shown, no names.',
    climbs: true,
  },
  ICD10CM: {
    name: 'ICD-10-CM',
    license: 'Public domain (U.S. National Center for Health Statistics)',
    climbs: true,
  },
  DOID: { name: 'Human Disease Ontology', license: 'CC0 1.0' },
  NCIT: { name: 'NCI Thesaurus', license: 'CC BY 4.0' },
  RxNorm: {
    name: 'RxNorm',
    license: 'Public domain (U.S. National Library of Medicine, prescribable content)',
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
};

/** A code with its vocabulary, `PREFIX:code`. */
export type Curie = `${string}:${string}`;

const pattern = /^([A-Za-z][A-Za-z0-9]*):(\S(?:.*\S)?)$/;

/** Whether `text` is a CURIE of a vocabulary the project knows. */
export function isCurie(text: string): text is Curie {
  const prefix = pattern.exec(text)?.[1];
  return prefix !== undefined && Object.hasOwn(vocabularies, prefix);
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
