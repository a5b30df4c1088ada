import { splitCurie } from '../../ontology/curie.ts';
import { conceptIri, type Iris } from './iris.ts';
import { namespaces } from './prefixes.ts';

const obo = 'http://purl.obolibrary.org/obo/';

/** Where the IRIs of a vocabulary begin that its owner gives its codes; other vocabularies have none. */
const official: ReadonlyMap<string, string> = new Map([
  ['SNOMED', namespaces.sct],
  ['LOINC', namespaces.loinc],
  ['DCM', namespaces.dcm],
  ['NCIT', namespaces.ncit],
  ['DOID', `${obo}DOID_`],
  ['MONDO', `${obo}MONDO_`],
  ['UBERON', `${obo}UBERON_`],
  ['HP', `${obo}HP_`],
]);

/** What a code is made of where its official IRI is the namespace and the code. */
const plainCode = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** The IRI that the owner of the vocabulary gives a code; undefined where there is none. */
export function officialIri(curie: string): string | undefined {
  const { prefix, code } = splitCurie(curie);
  const namespace = official.get(prefix);
  return namespace === undefined || !plainCode.test(code) ? undefined : `${namespace}${code}`;
}

/** The IRI by which records name a concept: the official one, else that of the concept's page here. */
export function termIri(iris: Iris, curie: string): string {
  return officialIri(curie) ?? conceptIri(iris, curie);
}
