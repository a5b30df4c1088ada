import type { AskedQuestion } from './event.ts';

/** Inputs that take words of an enumeration: a test holds them against the schema. */
export const enumerated: readonly string[] = [
  ...['alteration', 'anchor', 'basis', 'behaviour', 'category', 'distinct', 'endpoint', 'event', 'field'],
  ...['interpretation', 'kind', 'laterality', 'reference', 'sex', 'status', 'vitalStatus'],
];

/** Inputs whose texts are names of the model, codes, units and ids of datasets and cohorts: what they may be is known. */
const known = new Set([
  ...enumerated,
  ...['cohort', 'dataset', 'codes', 'gene', 'unit', 'missing', 'present'],
]);

/** Facets whose values are words of an enumeration or ranges of ages. */
const closedFacets: readonly unknown[] = ['SEX', 'VITAL_STATUS', 'AGE_AT_DIAGNOSIS'];

/** Codes of DICOM. */
const modality = /^[A-Z]{2,10}$/;

/** What stands for a text that is not shown. */
export const withheld = '…';

/**
 * A question as it may be kept: ids of patients are counted, and of texts that may stand in data it is only said that there was
 * one. The fingerprint of such a question is not kept: whoever tries all ids would find the one that was asked.
 */
export function toKept(where: unknown, fingerprint: string): AskedQuestion {
  const kept = keptOf(where, '');
  const isWhole = JSON.stringify(kept) === JSON.stringify(where);
  return { fingerprint: isWhole ? fingerprint : null, where: kept };
}

function keptOf(value: unknown, key: string): unknown {
  if (key === 'ids') return Array.isArray(value) ? value.length : 1;
  if (Array.isArray(value)) return value.map((member) => keptOf(member, key));
  if (typeof value === 'string') return isKnown(key, value) ? value : withheld;
  if (typeof value !== 'object' || value === null) return value;
  const isClosed = 'field' in value && closedFacets.includes(value.field);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      isClosed && name === 'values' ? part : keptOf(part, name),
    ]),
  );
}

function isKnown(key: string, text: string): boolean {
  return known.has(key) || (key === 'modality' && modality.test(text));
}
