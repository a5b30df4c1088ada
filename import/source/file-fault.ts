import { KnownError } from '../../ontology/errors.ts';

/** A fault of a whole file: what is wrong with the file of this name. */
export function fileFault(name: string, what: string, cause?: unknown): KnownError {
  return new KnownError('ARGUMENT_INVALID', `The file ${name} ${what}.`, { cause });
}
