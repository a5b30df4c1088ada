import type { AskedQuestion } from './event.ts';

/** Inputs whose texts are names of the model, codes, units and ids of datasets and cohorts: what they may be is known. */
const known = new Set([
  ...[
    'cohort',
    'dataset',
    'codes',
    'gene',
    'unit',
    'field',
    'missing',
    'present',
    'count',
    'distinct',
    'per',
  ],
  ...[
    'sex',
    'vitalStatus',
    'kind',
    'status',
    'alteration',
    'endpoint',
    'basis',
    'relation',
    'by',
    'from',
    'to',
  ],
]);

/** Texts of other inputs that are words of an enumeration or a DICOM modality, and no name or number of somebody. */
const word = /^[A-Z][A-Z_]{1,15}$/;

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
  if (typeof value === 'string') return known.has(key) || word.test(value) ? value : withheld;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, keptOf(part, name)]));
}
