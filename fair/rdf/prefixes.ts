/** Namespaces by prefix, as they stand in documents. `kg:` is not here: it is that of the site (`iris.ts`). */
export const namespaces = {
  adms: 'http://www.w3.org/ns/adms#',
  as: 'https://www.w3.org/ns/activitystreams#',
  cdt: 'https://w3id.org/cdt/',
  csvw: 'http://www.w3.org/ns/csvw#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dcm: 'http://dicom.nema.org/resources/ontology/DCM/',
  dpv: 'https://w3id.org/dpv#',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  eucaim: 'https://hyperontology.eucaim.cancerimage.eu/#',
  fdp: 'https://w3id.org/fdp/fdp-o#',
  fhir: 'http://hl7.org/fhir/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geno: 'http://purl.obolibrary.org/obo/GENO_',
  healthdcatap: 'http://healthdataportal.eu/ns/health#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  iao: 'http://purl.obolibrary.org/obo/IAO_',
  ldes: 'https://w3id.org/ldes#',
  ldp: 'http://www.w3.org/ns/ldp#',
  loinc: 'https://loinc.org/rdf/',
  ncit: 'http://purl.obolibrary.org/obo/NCIT_',
  obi: 'http://purl.obolibrary.org/obo/OBI_',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  owl: 'http://www.w3.org/2002/07/owl#',
  pav: 'http://purl.org/pav/',
  prov: 'http://www.w3.org/ns/prov#',
  qudt: 'http://qudt.org/schema/qudt/',
  r3d: 'http://www.re3data.org/schema/3-0#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  sct: 'http://snomed.info/id/',
  sd: 'http://www.w3.org/ns/sparql-service-description#',
  semapv: 'https://w3id.org/semapv/vocab/',
  sh: 'http://www.w3.org/ns/shacl#',
  sio: 'http://semanticscience.org/resource/SIO_',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  so: 'http://purl.obolibrary.org/obo/SO_',
  sosa: 'http://www.w3.org/ns/sosa/',
  spdx: 'http://spdx.org/rdf/terms#',
  sssom: 'https://w3id.org/sssom/',
  tree: 'https://w3id.org/tree#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  void: 'http://rdfs.org/ns/void#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const satisfies Record<string, string>;

export type Prefix = keyof typeof namespaces | 'kg';

/** A term as prefix and local name. */
export type Name = `${Prefix}:${string}`;

/** Prefix of a name. */
export function prefixOf(name: Name): Prefix {
  const prefix = name.slice(0, name.indexOf(':'));
  if (!isPrefix(prefix)) throw new TypeError(`${name} has no known prefix`);
  return prefix;
}

/** Whether a text is a name with a known prefix. */
export function isName(text: string): text is Name {
  const at = text.indexOf(':');
  return at > 0 && isPrefix(text.slice(0, at));
}

function isPrefix(text: string): text is Prefix {
  return text === 'kg' || Object.hasOwn(namespaces, text);
}

/** A text as a name. @throws TypeError where its prefix is not known */
export function toName(text: string): Name {
  if (!isName(text)) throw new TypeError(`${JSON.stringify(text)} is no name with a known prefix`);
  return text;
}
