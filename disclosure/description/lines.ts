import type { Criterion } from '../../cohort/criterion.ts';
import {
  type Describes,
  type ListedFacet,
  type ListedValue,
  listedFacets,
  listedValues,
  wholeFacets,
} from '../../ontology/described.ts';
import { modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { ReleasedNumber } from '../../ontology/released-description.ts';
import { criterionOf, facetCriterion } from '../protected/described.ts';
import { namedValues } from '../protected/facet-value.ts';
import { type Part, unitsOf } from '../protected/measure.ts';

/** A number that a description has, before it is counted: of what it is, and who is counted. */
export type Line = Pick<ReleasedNumber, 'of' | 'value' | 'code'> & { readonly part: Part };

/** Lines that are counted and drawn together; of `disjoint` ones a patient is in one at most. */
export type Lines = { readonly lines: readonly Line[]; readonly disjoint: boolean };

const everybody: Criterion = { kind: 'patient', where: [] };

/** What is counted for the description of a dataset, by what its site says and the vocabularies know: no record has a say in it. */
export function describingLines(
  describes: Describes | undefined,
  isCode: (code: string) => boolean,
): readonly Lines[] {
  const single = (line: Line): Lines => ({ lines: [line], disjoint: false });
  return [
    single({ of: 'PATIENTS', value: '', code: null, part: { base: everybody } }),
    ...wholeFacets.map((field) => ({ lines: wholeLines(field), disjoint: true })),
    ...listedFacets.flatMap((field) =>
      listedValues(field, describes).flatMap((value) => listedLine(field, value, isCode).map(single)),
    ),
    ...recordTypes.map((record) => single(recordLine(record))),
  ];
}

/** What all lines cost: so many counts. */
export function unitsOfLines(all: readonly Lines[]): number {
  return all.reduce((sum, lines) => sum + unitsOf(lines), 0);
}

function wholeLines(field: (typeof wholeFacets)[number]): readonly Line[] {
  return (namedValues(field) ?? []).map((value) => ({
    ...{ of: field, value, code: null },
    part: { base: facetCriterion(field, [value]) },
  }));
}

function recordLine(record: RecordType): Line {
  const { type } = modelOf(record);
  return { of: 'RECORD', value: type, code: null, part: { base: { kind: 'has', record, where: [] } } };
}

/** Nothing where no vocabulary knows the value, and sources have no one way to say it. */
function listedLine(
  field: ListedFacet,
  listed: ListedValue,
  isCode: (code: string) => boolean,
): readonly Line[] {
  const code = listed.codes.find(isCode) ?? null;
  const value = listed.source ?? code;
  return value === null ? [] : [{ of: field, value, code, part: { base: criterionOf(field, value, code) } }];
}
