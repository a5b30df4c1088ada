import { CriterionErrors, type ErrorCode, type Fault, type Path } from '../../ontology/errors.ts';

/** Collects every fault of a criterion, so that the caller sees all of them at once. */
export type Faults = {
  readonly add: (path: Path, reason: string, code?: ErrorCode) => void;
  /** @throws CriterionErrors where there is any fault */
  readonly raise: () => void;
};

export function createFaults(): Faults {
  const faults: Fault[] = [];
  return {
    add: (path, reason, code = 'CRITERION_INVALID') => {
      faults.push({ code, path, reason });
    },
    raise: () => {
      if (faults.length > 0) throw new CriterionErrors(faults);
    },
  };
}
