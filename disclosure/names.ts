import { splitCurie, vocabularyOf } from '../ontology/curie.ts';
import type { Caller } from './caller.ts';

/** Whether the caller may see the names of a vocabulary, given as its id or one of its codes. */
export function mayName({ licensedNames }: Caller, vocabularyOrCode: string): boolean {
  if (licensedNames !== 'withheld') return true;
  const id = vocabularyOrCode.includes(':') ? splitCurie(vocabularyOrCode).prefix : vocabularyOrCode;
  return vocabularyOf(`${id}:`)?.licensed !== true;
}
