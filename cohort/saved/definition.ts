import type { Path } from '../../ontology/errors.ts';
import type { Criterion } from '../criterion.ts';
import type { Faults } from '../faults.ts';

/** The form of input that definitions are stored in; raised when an older form can no longer be read as it stands. */
export const inputVersion = 1;

/** Whom a cohort was frozen to, by opaque id. */
export type FrozenPatients = {
  readonly patients: readonly string[];
  /** Who may be listed, where these are others: who satisfied the question by the records that its asker could read. */
  readonly listed: readonly string[] | null;
};

/** What a saved cohort stands for: a criterion, or the patients who satisfied it when it was frozen. */
export type SavedDefinition =
  | { readonly kind: 'definition'; readonly criterion: Criterion }
  | ({ readonly kind: 'frozen' } & FrozenPatients);

/** Saved cohorts by id. */
export type SavedDefinitions = ReadonlyMap<string, SavedDefinition>;

/** A saved cohort as stored: its input, and whom it was frozen to; null where it is not. */
export type StoredDefinition = {
  readonly id: string;
  readonly where: unknown;
  readonly inputVersion: number;
  readonly frozen: FrozenPatients | null;
};

/** Saved cohorts by id; null where there is none. */
export type FindSaved = (ids: readonly string[]) => Promise<readonly (StoredDefinition | null)[]>;

/** Notes the fault of a definition in a form of input that only a newer version knows. */
export function addNewer(stored: Pick<StoredDefinition, 'inputVersion'>, path: Path, faults: Faults): void {
  const reason = `is in form ${stored.inputVersion} of the input; this version knows up to ${inputVersion}`;
  faults.add(path, reason, 'UNSUPPORTED');
}
