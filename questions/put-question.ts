import { digestOf, toCanonical } from '../cohort/canonical.ts';
import type { FacetField } from '../ontology/facets.ts';

/** A question that a hub puts to sites, for somebody. */
export type PutQuestion = {
  readonly hub: string;
  /** A `CriterionInput`: each site reads it by itself. */
  readonly where: unknown;
  /** By which facets it is asked for the patients as well, each once. */
  readonly facets: readonly AskedFacet[];
  /** Who asks, as the hub says. */
  readonly asker: Asker;
  readonly purpose: string | null;
};

/** A facet that sites are asked for: of which values, else of those that each has; and whether also of the patients without any. */
export type AskedFacet = {
  readonly field: FacetField;
  readonly values?: readonly string[];
  readonly missing?: boolean;
};

type Asker = { readonly issuer: string; readonly subject: string; readonly organisation: string | null };

/** What a question asks, whoever asks it and however it is written; the first number is that of the form in which it is digested. */
export function meaningOf(
  { where, purpose, facets }: Pick<PutQuestion, 'where' | 'purpose' | 'facets'>,
  ...terms: readonly unknown[]
): string {
  return digestOf([2, toCanonical(where), purpose, facets.map(toOrdered).toSorted(), ...terms]);
}

/** Whatever order its values are named in. */
function toOrdered({ field, values, missing = false }: AskedFacet): string {
  return JSON.stringify([field, values?.toSorted() ?? null, missing]);
}
