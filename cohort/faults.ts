import { CriterionErrors, type ErrorCode, type Fault, type Path } from '../ontology/errors.ts';

/** Collects every fault of a criterion, so that the caller sees all of them at once. */
export type Faults = {
  /** Notes a fault, unless one is known of the same place: what is malformed cannot be unknown as well. */
  readonly add: (path: Path, reason: string, code?: ErrorCode) => void;
  /** @throws CriterionErrors where there is any fault */
  readonly raise: () => void;
};

export function createFaults(): Faults {
  const faults: Fault[] = [];
  const places = new Set<string>();
  return {
    add: (path, reason, code = 'CRITERION_INVALID') => {
      const place = JSON.stringify(path);
      if (!places.has(place)) faults.push({ code, path, reason });
      places.add(place);
    },
    raise: () => {
      if (faults.length > 0) throw new CriterionErrors(faults);
    },
  };
}
