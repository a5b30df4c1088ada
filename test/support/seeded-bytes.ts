import { createCipheriv, createHash } from 'node:crypto';
import type { RandomBytes } from '../../noise/uniform.ts';

/** Bytes that look random and are the same for the same seed: the key stream of AES-256 in counter mode. */
export function seededBytes(seed: string): RandomBytes {
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  return (count) => stream.update(Buffer.alloc(count));
}
