import { createHash } from 'node:crypto';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * An input criterion in one order: keys by name, members of lists by their text, equal members once, null and
 * undefined left out. Every list of a criterion is a set, but for the members of `atLeast`, where each counts.
 */
export function toCanonical(input: unknown, within = ''): Json {
  if (Array.isArray(input)) {
    const members = input.map((member: unknown) => toCanonical(member, within)).sort(byText);
    return within === 'of'
      ? members
      : members.filter((member, at) => at === 0 || byText(member, members[at - 1] ?? null) !== 0);
  }
  if (typeof input === 'object' && input !== null) {
    const entries = Object.entries(input).filter(([, value]) => value != null);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, toCanonical(value, key)]),
    );
  }
  if (typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean') return input;
  return null;
}

function byText(a: Json, b: Json): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** Digest of a canonical criterion and the version of the graph it is put to. */
export function fingerprintOf(canonical: Json, graphVersion: string): string {
  return digestOf([1, canonical, graphVersion]);
}

/** What stands for a value whose parts are in one order: 22 characters of `A-Z a-z 0-9 - _`, of SHA-256. */
export function digestOf(ordered: unknown): string {
  return createHash('sha256').update(JSON.stringify(ordered)).digest('base64url').slice(0, 22);
}
