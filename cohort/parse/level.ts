import type { Path } from '../../ontology/errors.ts';
import { criterionLimits } from '../criterion.ts';
import type { Faults } from '../faults.ts';

/** How far into a criterion its parser has come. */
export type Level = {
  readonly faults: Faults;
  /** 1 outermost. */
  readonly depth: number;
  /** Notes one more condition. @throws CriterionErrors where there are too many to go on */
  readonly count: () => void;
};

/** The outermost level of the criterion at `path`. */
export function createLevel(path: Path, faults: Faults): Level {
  const seen = { conditions: 0 };
  const count = () => {
    seen.conditions += 1;
    if (seen.conditions <= criterionLimits.leaves) return;
    faults.add(path, `has more than ${criterionLimits.leaves} conditions`);
    faults.raise();
  };
  return { faults, depth: 1, count };
}

/** The level inside. */
export function deeper(level: Level): Level {
  return { ...level, depth: level.depth + 1 };
}

/** Whether a level is one too many, which is a fault of what is at `path`. */
export function isTooDeep({ depth, faults }: Level, path: Path): boolean {
  if (depth > criterionLimits.depth)
    faults.add(path, `is nested deeper than ${criterionLimits.depth} levels`);
  return depth > criterionLimits.depth;
}
