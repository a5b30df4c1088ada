/**
 * The CURIE of a target of the map to ICD-O-3, with or without the marks between its parts (`M81403`, `8140/3`,
 * `C649`); null where it is neither a morphology nor a topography.
 */
export function icdo3Code(target: string): string | null {
  const [, histology, behaviour] = /^(?:M-?)?(\d{4})\/?([012369])$/.exec(target) ?? [];
  if (histology !== undefined) return `ICDO3:${histology}/${behaviour}`;
  const [, category, part] = /^(C\d\d)\.?(\d?)$/.exec(target) ?? [];
  if (category === undefined) return null;
  return part === '' ? `ICDO3:${category}` : `ICDO3:${category}.${part}`;
}

/** The CURIE of a target of the map to ICD-10; null where it is no code (`#NC`, or empty as not to be classified). */
export function icd10Code(target: string): string | null {
  return /^[A-Z]\d\d(?:\.[0-9A-Z]{1,2})?$/.test(target) ? `ICD10:${target}` : null;
}
