import { createHash } from 'node:crypto';

/**
 * Bytes of UTF-8 of the longest text that an index holds. "The key size limit is 8167 bytes"; of these a single text takes
 * three for its type and length. Neo4j 5, range-1.0, Index key size calculations. A test asks the store.
 */
export const indexKeyBytes = 8_164;

/** Whether an index holds `text`: a property with an index, or with a constraint, cannot be longer. */
export function fitsIndex(text: string): boolean {
  return text.length * 3 <= indexKeyBytes || Buffer.byteLength(text) <= indexKeyBytes;
}

/** Why an index does not hold `text`. */
export function tooLong(text: string): string {
  return `too long to be found by: ${Buffer.byteLength(text)} bytes, at most ${indexKeyBytes}`;
}

/** `text`, or its digest where no index holds it: for ids that nobody reads. */
export function toIndexKey(text: string): string {
  return fitsIndex(text) ? text : createHash('sha256').update(text).digest('hex');
}
