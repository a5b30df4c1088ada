import type { Breathe } from '../../graph/breathe.ts';
import type { Scope } from '../../index/scope.ts';
import type { View } from '../../index/view.ts';
import type { FieldModel } from '../../ontology/model.ts';
import type { Terminology } from '../../terminology/terminology.ts';
import type { Faults } from '../faults.ts';
import type { SavedDefinitions } from '../saved/definition.ts';

/** What resolving a criterion works with: the data and the terminology of one version. */
export type Resolution = {
  readonly terminology: Terminology;
  readonly views: readonly View[];
  readonly scope: Scope;
  readonly faults: Faults;
  readonly breathe: Breathe;
  /** The saved cohorts that a criterion names. */
  readonly saved: SavedDefinitions;
  /** Whom to ask for datasets of the catalogue that are not in scope, by their ids; where nobody tells, none is known. */
  readonly contactsOf?: ((ids: readonly string[]) => Promise<ReadonlyMap<string, string>>) | undefined;
  /** Whether the criterion is a stored one: it names patients by opaque id, and says so where they are none any more. */
  readonly isStored?: boolean;
  /** Concepts of which the caller may not be told that there are any: no record in scope has one. */
  readonly hidden?: ReadonlySet<number>;
  /** Where numbers are withheld, what records say does not decide what is refused: that would be one of them. */
  readonly isWithheld?: boolean;
};

/** Fields of the record type, or of the patient, that is tested. */
export type Fields = Readonly<Record<string, FieldModel>>;
