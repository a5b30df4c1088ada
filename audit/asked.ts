import { createHash } from 'node:crypto';

/** Inputs that are texts of a source, as somebody knows them from there. */
const sourceTexts = new Set(['source', 'sourceContains', 'sourceFile', 'descriptionContains']);

/** A canonical question as it may be kept: ids of patients are counted, and texts of sources are there as SHA-256. */
export function toKept(where: unknown): unknown {
  if (Array.isArray(where)) return where.map(toKept);
  if (typeof where !== 'object' || where === null) return where;
  return Object.fromEntries(Object.entries(where).map(([key, value]) => [key, keptAt(key, value)]));
}

function keptAt(key: string, value: unknown): unknown {
  if (key === 'ids' && Array.isArray(value)) return value.length;
  if (!sourceTexts.has(key)) return toKept(value);
  return Array.isArray(value) ? value.map(digest) : digest(value);
}

function digest(text: unknown): string {
  return `sha256:${createHash('sha256').update(String(text)).digest('hex')}`;
}
