/** Whether what was looked for was found. */
export type Finding = 'FOUND' | 'NOT_FOUND';

/**
 * What a value of a measurement says of what was looked for; nothing where it says neither. Codes are those of the vocabularies in
 * which OMOP has them, and `OMOP:<concept_id>` where a delivery lacks these. A zygosity and a clinical significance (LOINC, answer
 * list LL4034-6) only a variant can have that was found.
 */
export function findingOf(code: string): Finding | undefined {
  return findings.get(code);
}

const codes: Readonly<Record<Finding, string>> = {
  FOUND: `
    SNOMED:52101004 SNOMED:10828004 SNOMED:260373001 LOINC:LA9633-4 LOINC:LA6576-8 LOINC:LA11882-0
    LOINC:LA6705-3 LOINC:LA6706-1 LOINC:LA6707-9
    LOINC:LA6668-3 LOINC:LA26332-9 LOINC:LA26333-7 LOINC:LA26334-5 LOINC:LA6675-8
    OMOP:4181412 OMOP:9191 OMOP:45878253 OMOP:45880311`,
  NOT_FOUND: `
    SNOMED:2667000 SNOMED:272519000 SNOMED:260385009 SNOMED:260415000 LOINC:LA9634-2 LOINC:LA6577-6 LOINC:LA11883-8
    OMOP:4132135 OMOP:9189`,
};

const findings: ReadonlyMap<string, Finding> = new Map(
  (['FOUND', 'NOT_FOUND'] as const).flatMap((finding) =>
    codes[finding]
      .trim()
      .split(/\s+/)
      .map((code) => [code, finding] as const),
  ),
);
