import { createHash } from 'node:crypto';
import { patient, records } from './records.ts';

/** A digest of the model and of what is made by it: whatever was made by another model has another one. */
export function modelHash(made: Readonly<Record<string, unknown>>): string {
  return createHash('sha256')
    .update(JSON.stringify({ patient, records, ...made }))
    .digest('hex')
    .slice(0, 16);
}
