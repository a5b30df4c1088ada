import { type Name, namespaces, prefixOf } from './prefixes.ts';
import { suffixOf } from './suffix.ts';

/** Where the IRIs of a site begin. */
export type Iris = {
  /** Without a slash at its end: of all things that the site names. */
  readonly base: string;
  /** Namespace of `kg:`, the classes and properties of the model. */
  readonly ontology: string;
};

/** `base` is the public address of the site; a network may give all of its sites one `ontology`. */
export function createIris(base: string, ontology?: string): Iris {
  const own = base.replace(/(?<!\/)\/+$/, '');
  return { base: own, ontology: ontology ?? `${own}/ontology#` };
}

/** The IRI of a prefixed name. @throws TypeError where nobody knows the prefix */
export function expand(name: Name, { ontology }: Iris): string {
  const prefix = prefixOf(name);
  return `${prefix === 'kg' ? ontology : namespaces[prefix]}${name.slice(prefix.length + 1)}`;
}

export function catalogueIri({ base }: Iris): string {
  return `${base}/catalog`;
}

export function datasetIri({ base }: Iris, id: string): string {
  return `${base}/dataset/${toSegment(id)}`;
}

/** A version of a dataset: what was said of it at one time. */
export function versionIri(iris: Iris, id: string, version: string): string {
  return `${datasetIri(iris, id)}/version/${toSegment(version)}`;
}

/** The part of a dataset under one licence, a dump, or another way to it; `name` tells them apart. */
export function distributionIri({ base }: Iris, dataset: string, name: string): string {
  return `${base}/distribution/${toSegment(`${dataset}.${name}`)}`;
}

/** A licence that stands nowhere on the web, by its name. */
export function licenceIri({ base }: Iris, name: string): string {
  return `${base}/licence/${toSegment(name)}`;
}

/** A concept by its CURIE. */
export function conceptIri({ base }: Iris, curie: string): string {
  const at = curie.indexOf(':');
  return `${base}/concept/${encodeURIComponent(curie.slice(0, at))}/${toSegment(curie.slice(at + 1))}`;
}

/** The codes of a vocabulary. */
export function schemeIri({ base }: Iris, vocabulary: string): string {
  return `${base}/concept/${toSegment(vocabulary)}`;
}

/** A patient or record by its GraphQL type and opaque id: only for who may read records. */
export function recordIri({ base }: Iris, type: string, id: string): string {
  return `${base}/record/${type}/${toSegment(id)}`;
}

/** An id as the last part of a path: one that ends as the address of a format does is no such address. */
export function toSegment(id: string): string {
  const segment = encodeURIComponent(id);
  const suffix = suffixOf(segment);
  return suffix === undefined ? segment : `${segment.slice(0, -suffix.length)}%2E${suffix.slice(1)}`;
}

/** The stream of versions of datasets. */
export function streamIri({ base }: Iris): string {
  return `${base}/ldes#stream`;
}

/** A page of the stream; its first page, which leads to the others, has no name. */
export function streamPageIri({ base }: Iris, name?: string): string {
  return name === undefined ? `${base}/ldes` : `${base}/ldes/${encodeURIComponent(name)}`;
}

/** The removal of a dataset, at an ISO time. */
export function removalIri(iris: Iris, id: string, at: string): string {
  return `${datasetIri(iris, id)}#removed-${at}`;
}

/** A dump as a file; of records those of one dataset. */
export function dumpIri({ base }: Iris, name: string, dataset?: string): string {
  const query = dataset === undefined ? '' : `?dataset=${encodeURIComponent(dataset)}`;
  return `${base}/dump/${name}.nq.gz${query}`;
}

/** The records of a dataset as linked data. */
export function recordsIri(iris: Iris, id: string): string {
  return `${datasetIri(iris, id)}#records`;
}

/** A load: the named graph of what it brought. */
export function loadIri({ base }: Iris, id: string): string {
  return `${base}/load/${encodeURIComponent(id)}`;
}

/** A file as a load read it, by its place among the files of the load. */
export function loadFileIri(iris: Iris, load: string, at: number): string {
  return `${loadIri(iris, load)}/file/${at}`;
}

/** A timeline of a population. */
export function timelineIri({ base }: Iris, population: string, name: string): string {
  return `${base}/timeline/${encodeURIComponent(population)}/${encodeURIComponent(name)}`;
}

/** The genes that an assay examines. */
export function panelIri({ base }: Iris, id: string): string {
  return `${base}/panel/${encodeURIComponent(id)}`;
}

/** The document of classes and properties. */
export function ontologyIri({ ontology }: Iris): string {
  return ontology.replace(/[#/]$/, '');
}

/** A field of a record that is a thing of its own: a coded value, a date. */
export function partIri(record: string, field: string): string {
  return `${record}#${field}`;
}
