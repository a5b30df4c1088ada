import { prefixOfVocabulary, vocabularies } from '../../../ontology/curie.ts';

/** What CURIEs of a vocabulary expand to; the first one is written. */
const expansions: Readonly<Record<string, readonly string[]>> = {
  SNOMED: [
    'http://snomed.info/id/',
    'http://snomed.info/sct/',
    'http://identifiers.org/snomedct/',
    'http://purl.bioontology.org/ontology/SNOMEDCT/',
  ],
  LOINC: ['http://loinc.org/rdf/', 'http://loinc.org/', 'http://purl.bioontology.org/ontology/LNC/'],
  ICDO3: ['http://terminology.hl7.org/CodeSystem/icd-o-3/', 'http://purl.bioontology.org/ontology/ICDO/'],
  ICD10: [
    'http://hl7.org/fhir/sid/icd-10/',
    'http://purl.bioontology.org/ontology/ICD10/',
    'http://icd.who.int/browse10/2019/en#/',
  ],
  ICD10CM: ['http://hl7.org/fhir/sid/icd-10-cm/', 'http://purl.bioontology.org/ontology/ICD10CM/'],
  DOID: ['http://purl.obolibrary.org/obo/DOID_'],
  MONDO: ['http://purl.obolibrary.org/obo/MONDO_'],
  NCIT: [
    'http://purl.obolibrary.org/obo/NCIT_',
    'http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#',
    'http://purl.bioontology.org/ontology/NCIT/',
  ],
  UBERON: ['http://purl.obolibrary.org/obo/UBERON_'],
  HP: ['http://purl.obolibrary.org/obo/HP_'],
  RxNorm: ['http://purl.bioontology.org/ontology/RXNORM/', 'http://www.nlm.nih.gov/research/umls/rxnorm/'],
  ATC: ['http://www.whocc.no/atc/', 'http://purl.bioontology.org/ontology/ATC/'],
  HGNC: ['http://identifiers.org/hgnc/', 'http://identifiers.org/hgnc:'],
  DCM: ['http://dicom.nema.org/resources/ontology/DCM/'],
  UCUM: ['http://unitsofmeasure.org/'],
};

const prefixOfExpansion = new Map(
  Object.entries(expansions).flatMap(([prefix, all]) => all.map((iri) => [comparable(iri), prefix] as const)),
);

/** What sssom-py gives a prefix that has no expansion of its own. */
const unknownExpansion = 'http://w3id.org/sssom/unknown_prefix/';

/** The IRI that CURIEs of `prefix` expand to in a file that is written. */
export function expansionOf(prefix: string): string {
  return expansions[prefix]?.[0] ?? `${unknownExpansion}${prefix}/`;
}

/**
 * Our prefix of a prefix of a file: by what its curie_map makes of it where that is well known, else by its name.
 * Undefined where the file does not declare it and the project does not know it.
 */
export function vocabularyPrefix(prefix: string, curieMap: ReadonlyMap<string, string>): string | undefined {
  const iri = curieMap.get(prefix);
  const named = prefixOfVocabulary(prefix);
  if (iri === undefined) return Object.hasOwn(vocabularies, named) ? named : undefined;
  return prefixOfExpansion.get(comparable(iri)) ?? named;
}

/** An IRI without what is written one way or the other: the scheme and the last delimiter. */
function comparable(iri: string): string {
  return iri.replace(/^https?:\/\//, '').replace(/[/#]$/, '');
}
