import { parseCriterion } from '../../cohort/parse/criterion.ts';
import { CriterionErrors } from '../../ontology/errors.ts';

/** Path, without `where`, and code of a fault. */
export type Found = readonly [path: string, code: string];

/** The faults of a criterion, in the order they are found; none where it is taken. */
export function faultsOf(input: unknown): readonly Found[] {
  return errorsOf(input).map(({ argument, code }) => [argument.slice(1).join('.'), code]);
}

/** What is told of the faults of a criterion. */
export function messagesOf(input: unknown): readonly string[] {
  return errorsOf(input).map(({ message }) => message);
}

function errorsOf(input: unknown): CriterionErrors['errors'] {
  try {
    parseCriterion(input);
    return [];
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return error.errors;
  }
}
