import { createHash } from 'node:crypto';
import type { AuditEvent } from './event.ts';

/** An event as it stands in its chain: each line names the SHA-256 of the one before, and so all before it. */
export type AuditEntry = AuditEvent & {
  /** Place in the chain, from 0. */
  readonly n: number;
  /** Of the text of the line before, in hexadecimal; of the first one nothing. */
  readonly previous: string;
  /** UTC. */
  readonly at: string;
};

/** The end of a chain: its last line, and thereby all of it. */
export type Head = { readonly chain: string; readonly n: number; readonly hash: string; readonly at: string };

/** Ends of lines to some readers, which JSON need not escape. */
const lineEnds = /[\u0085\u2028\u2029]/g;

/** The entry as a line, without its end. */
export function toLine(entry: AuditEntry): string {
  return inLine(entry);
}

/** A value as it stands in a line. */
export function inLine(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    lineEnds,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

export function hashOfLine(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** The entry that a line is; undefined of text that is none. */
export function parseLine(line: string): AuditEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is AuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { n, previous, at, kind } = value as Partial<AuditEntry>;
  return (
    Number.isSafeInteger(n) &&
    typeof previous === 'string' &&
    typeof at === 'string' &&
    typeof kind === 'string'
  );
}
