/** The semantic tag at the end of a fully specified name: `disorder` of `Neoplasm of kidney (disorder)`. */
export function tagOf(fullySpecifiedName: string): string | null {
  return tagged.exec(fullySpecifiedName)?.[2] ?? null;
}

/** A fully specified name without its semantic tag. */
export function withoutTag(fullySpecifiedName: string): string {
  return tagged.exec(fullySpecifiedName)?.[1] ?? fullySpecifiedName;
}

const tagged = /^(.*\S)\s*\(([^()]+)\)$/;

/** Whether concepts of two semantic tags may stand for each other: no morphology and no body site is a disease. */
export function haveSameAxis(tag: string | null, other: string | null): boolean {
  return tag === other || !(axes.includes(tag) || axes.includes(other));
}

const axes: readonly (string | null)[] = ['body structure', 'morphologic abnormality'];

/**
 * The OMOP domain that a semantic tag decides; null where concepts of one tag are in several domains, such as findings
 * (Condition, Observation, Measurement). OHDSI Vocabulary-v5.0, SNOMED/load_stage.sql, "domain_snomed".
 */
export function domainOfTag(tag: string | null): string | null {
  return tag === null ? null : (domains.get(tag) ?? null);
}

const domains: ReadonlyMap<string, string> = new Map([
  ['disorder', 'Condition'],
  ['procedure', 'Procedure'],
  ['body structure', 'Spec Anatomic Site'],
  ['morphologic abnormality', 'Observation'],
  ['organism', 'Observation'],
  ['specimen', 'Specimen'],
  ['physical object', 'Device'],
]);
