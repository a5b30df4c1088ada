/** What is looked at, in the order of the report. */
export const areas = [
  'invitation',
  'connection',
  'clock',
  'data',
  'description',
  'mapping',
  'vocabulary',
  'gate',
] as const;

export type Area = (typeof areas)[number];

/** `UNKNOWN`: it could not be looked at, or what came of it stays at the site. */
export type Result = 'OK' | 'WARN' | 'FAIL' | 'UNKNOWN';

/** What came of one look. */
export type Finding = {
  readonly area: Area;
  /** An address, a dataset, a vocabulary; null of the site as a whole. */
  readonly of: string | null;
  readonly result: Result;
  /** What was found, in a sentence. */
  readonly found: string;
  /** What to do; null where there is nothing to do. */
  readonly todo: string | null;
};

/** Findings of one area, by their results. */
export function findingsOf(area: Area) {
  const as =
    (result: Result) =>
    (of: string | null, found: string, todo: string | null = null): Finding => ({
      ...{ area, of, result, found, todo },
    });
  return { ok: as('OK'), warn: as('WARN'), fail: as('FAIL'), unknown: as('UNKNOWN') };
}

/** The worst of all findings; what is unknown makes nothing worse. */
export function worstOf(findings: readonly Pick<Finding, 'result'>[]): 'OK' | 'WARN' | 'FAIL' {
  const has = (result: Result) => findings.some((one) => one.result === result);
  if (has('FAIL')) return 'FAIL';
  return has('WARN') ? 'WARN' : 'OK';
}
