import type { HoldingFigures } from '../figures/figures.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import type { ToCell } from './cell.ts';
import type { Opened } from './gate.ts';
import type { Count } from './release.ts';

/** Patients with records of a type, and what is known of those records. */
export type Holding = {
  /** GraphQL type. */
  readonly record: string;
  readonly type: RecordType;
  readonly patients: Count;
  readonly records: Count;
  readonly fields: readonly string[];
  readonly variables: readonly Variable[];
};

/** A field that some records have: how many, and of a coded field how many with a standard concept. */
export type Variable = { readonly field: string; readonly known: Count; readonly mapped: Count | null };

/** Of what is held, the types and fields that are `known` to be. */
export function heldIn(
  known: readonly HoldingFigures[],
  holds: readonly HoldingFigures[],
): readonly HoldingFigures[] {
  const names = new Set(
    known.flatMap(({ record, variables }) => [record, ...variables.map(({ field }) => `${record}.${field}`)]),
  );
  return holds.flatMap(({ variables, ...holding }) => {
    const { record } = holding;
    if (!names.has(record)) return [];
    return [{ ...holding, variables: variables.filter(({ field }) => names.has(`${record}.${field}`)) }];
  });
}

/** What is held, in cells. */
export function holdingCells(holds: readonly HoldingFigures[], cell: ToCell) {
  return holds.map(({ record, patients, records, variables }) => {
    const type = modelOf(record).type;
    return {
      record: type,
      type: record,
      patients: cell({ unit: 'patients', of: `patients with ${type}` }, patients),
      records: cell({ unit: 'records', of: `records of ${type}`, partOf: 'type' }, records),
      variables: variables.map(({ field, known, mapped }) => ({
        field,
        known: cell({ unit: 'records', of: `${type} with ${field}` }, known),
        mapped:
          mapped === undefined
            ? null
            : cell({ unit: 'records', of: `${type} with a mapped ${field}` }, mapped),
      })),
    };
  });
}

/** What may be known to be held: of which `mayList` says so by its number. */
export function listHoldings(
  holds: Opened<ReturnType<typeof holdingCells>>,
  mayList: (count: Count) => boolean,
): readonly Holding[] {
  return holds
    .filter(({ patients }) => mayList(patients))
    .map(({ variables: all, ...holding }) => {
      const variables = all.filter(({ known }) => mayList(known));
      return { ...holding, fields: variables.map(({ field }) => field), variables };
    });
}
