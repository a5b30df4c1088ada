import type { FieldModel } from '../../ontology/model.ts';
import type { Terminology } from '../terminology/terminology.ts';
import type { Faults } from './faults.ts';
import type { Read, Scope } from './scope.ts';

/** What resolving a criterion works with. */
export type Resolution = {
  readonly terminology: Terminology;
  readonly read: Read;
  readonly scope: Scope;
  readonly faults: Faults;
};

/** Fields of the record type, or of the patient, that is tested. */
export type Fields = Readonly<Record<string, FieldModel>>;
