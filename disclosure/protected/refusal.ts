import type { Faults } from '../../cohort/faults.ts';
import type { Path } from '../../ontology/errors.ts';

/** A part of a question that is not asked where numbers are protected: where in it, and why. */
export type Refusal = { readonly path: Path; readonly reason: string };

/** A refusal of something itself. */
export function refuse(reason: string): readonly Refusal[] {
  return [{ path: [], reason }];
}

/** Refusals of a part, as those of the whole that has it under `steps`. */
export function below(steps: Path, refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.map(({ path, reason }) => ({ path: [...steps, ...path], reason }));
}

/** Refusals of each of a list, under its place. */
export function belowEach<Member>(
  members: readonly Member[],
  refusalsOf: (member: Member) => readonly Refusal[],
): readonly Refusal[] {
  return members.flatMap((member, at) => below([at], refusalsOf(member)));
}

/** Notes what is not asked where numbers are protected, in what stands at a path. */
export function noteRefusals(refusals: readonly Refusal[], faults: Faults, within: Path): void {
  for (const { path, reason } of refusals)
    faults.add([...within, ...path], `${reason} where numbers are protected`, 'UNSUPPORTED');
}
