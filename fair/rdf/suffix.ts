/** Endings of addresses that always answer in one format. */
export const suffixes = ['.ttl', '.jsonld', '.nt', '.nq', '.rdf', '.html'] as const;

export type Suffix = (typeof suffixes)[number];

/** The suffix of a path, if it has one. */
export function suffixOf(path: string): Suffix | undefined {
  return suffixes.find((suffix) => path.endsWith(suffix));
}
