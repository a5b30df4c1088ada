import { type Criterion, membersOf } from '../../cohort/criterion.ts';
import type { Faults } from '../../cohort/faults.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import type { ReleasedNumber } from '../../ontology/released-description.ts';
import { mostLeaves } from './boolean-function.ts';
import { criterionOf, facetCriterion, isListedFacet } from './described.ts';
import { namedValues } from './facet-value.ts';
import { countMeasure, disjointMeasure, type Frame, type Measure, type Part } from './measure.ts';
import { noteRefusals } from './refusal.ts';
import { type Known, refusedValues } from './refused-criterion.ts';

/** A facet that is asked for: the values that are named, and whether the patients without any are asked as well. */
export type WantedFacet = {
  readonly field: FacetField;
  readonly values?: readonly string[];
  readonly missing?: boolean;
};

/** Two facets against each other. */
export type WantedCrosstab = { readonly rows: FacetField; readonly columns: FacetField };

/** What a request asks of one question. */
export type WantedNumbers = {
  readonly count: boolean;
  readonly attrition: boolean;
  readonly facets: readonly WantedFacet[];
  readonly crosstabs: readonly WantedCrosstab[];
};

/** A facet as it is measured: a number for each value, in their order, then of those without any where it is asked. */
export type FacetMeasures = {
  readonly asked: WantedFacet;
  readonly values: readonly string[];
  readonly of: readonly Measure[];
};

/** Two facets as they are measured: whichever of them is asked as the rows, the same numbers in one order. */
export type CrosstabMeasure = {
  readonly asked: WantedCrosstab;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly of: Measure;
  /** The place of a cell among the numbers. */
  readonly placeOf: (row: number, column: number) => number;
};

/** Everything that is measured for a request. */
export type Sheet = {
  readonly count: Measure | undefined;
  /** After each member of the top-level `all`. */
  readonly steps: readonly Measure[];
  readonly facets: readonly FacetMeasures[];
  readonly crosstabs: readonly CrosstabMeasure[];
};

/** Values of a facet that are asked at once. */
const mostValues = 20;

/** What a sheet is drawn up of, and where what cannot be measured is noted. */
export type SheetTerms = { readonly frame: Frame; readonly known: Known; readonly faults: Faults };

/** The measures of a request; what cannot be measured is among the faults. */
export function toSheet(criterion: Criterion, wanted: WantedNumbers, terms: SheetTerms): Sheet {
  const members = membersOf(criterion);
  const prefixes = wanted.attrition ? members.map((_, at) => members.slice(0, at + 1)) : [];
  return {
    count: wanted.count ? measured({ base: criterion }, terms) : undefined,
    steps: prefixes.flatMap((of) => measured({ base: { kind: 'all', of } }, terms) ?? []),
    facets: wanted.facets.flatMap((facet) => measureFacet(facet, criterion, terms) ?? []),
    crosstabs: wanted.crosstabs.flatMap((asked) => measureCrosstab(asked, criterion, terms) ?? []),
  };
}

/** All measures of a sheet, each once. */
export function measuresOf({ count, steps, facets, crosstabs }: Sheet): readonly Measure[] {
  const all = [
    ...(count === undefined ? [] : [count]),
    ...steps,
    ...facets.flatMap(({ of }) => of),
    ...crosstabs.map(({ of }) => of),
  ];
  return [...new Map(all.map((measure) => [measure.key, measure])).values()];
}

function measured(part: Part, { frame, faults }: SheetTerms): Measure | undefined {
  const measure = countMeasure(part, frame);
  if (measure === undefined) addTooMany(faults);
  return measure;
}

function measureFacet(
  facet: WantedFacet,
  criterion: Criterion,
  terms: SheetTerms,
): FacetMeasures | undefined {
  const { field, missing = false } = facet;
  const base = withoutOwn(field, criterion);
  const described = terms.known.described(field);
  const values = facet.values ?? namedValues(field) ?? described.shown.slice(0, mostValues);
  if (values.length === 0 || values.length > mostValues) return addUnnamed(field, terms.faults);
  noteRefusals(refusedValues({ field, values }, terms.known), terms.faults, ['values']);
  const partOf = (some: readonly string[]): Part => ({ base, also: facetCriterion(field, some) });
  const parts = values.map((value) => describedPart(field, described.find(value), base) ?? partOf([value]));
  if (isSingle(field) && facet.values === undefined)
    return measureWhole({ asked: facet, values }, [...parts, partOf([])], terms);
  const of = [...parts, ...(missing ? [partOf([])] : [])].flatMap((part) => measured(part, terms) ?? []);
  return { asked: facet, values, of };
}

/** Only of two facets of which a patient has one value each: a changed fact moves two cells of them. */
function measureCrosstab(
  asked: WantedCrosstab,
  criterion: Criterion,
  { frame, faults }: SheetTerms,
): CrosstabMeasure | undefined {
  const [rows, columns] = [asked.rows, asked.columns].map((field) =>
    isSingle(field) ? namedValues(field) : undefined,
  );
  if (rows === undefined || columns === undefined) return addMany(asked, faults);
  const isTurned = asked.columns < asked.rows;
  const sides = [
    { field: asked.rows, values: rows },
    { field: asked.columns, values: columns },
  ];
  const of = disjointMeasure(partsOfTable(isTurned ? sides.reverse() : sides, criterion), frame);
  const placeOf = (row: number, column: number) =>
    isTurned ? column * rows.length + row : row * columns.length + column;
  return of === undefined ? addTooMany(faults) : { asked, rows, columns, of, placeOf };
}

/** Patients with a value of each facet: of the first one after another. */
function partsOfTable(
  sides: readonly { readonly field: FacetField; readonly values: readonly string[] }[],
  base: Criterion,
): readonly Part[] {
  const each = sides.reduce<readonly (readonly Criterion[])[]>(
    (before, { field, values }) =>
      before.flatMap((some) => values.map((value) => [...some, facetCriterion(field, [value])])),
    [[]],
  );
  return each.map((of) => ({ base, also: { kind: 'all', of } }));
}

function measureWhole(
  facet: Omit<FacetMeasures, 'of'>,
  parts: readonly Part[],
  { frame, faults }: SheetTerms,
): FacetMeasures | undefined {
  const whole = disjointMeasure(parts, frame);
  return whole === undefined ? addTooMany(faults) : { ...facet, of: [whole] };
}

/** Patients with a value of a released description, which are those that it counts. */
function describedPart(
  field: FacetField,
  number: Pick<ReleasedNumber, 'value' | 'code'> | undefined,
  base: Criterion,
): Part | undefined {
  if (number === undefined || !isListedFacet(field)) return undefined;
  return { base, also: criterionOf(field, number.value, number.code) };
}

/** Whether a patient has one value of a facet at most: what is known of patients themselves. */
function isSingle(field: FacetField): boolean {
  return facetOf(field).record === undefined && field !== 'DATASET';
}

/**
 * As `withoutOwn` of a plan: the facet ignores the members of the top-level `all` that ask for a value of it. Where there are none it is
 * the criterion itself, whose patients are found once for all facets.
 */
function withoutOwn(field: FacetField, criterion: Criterion): Criterion {
  const members = membersOf(criterion);
  const others = members.filter((one) => one.kind !== 'facet' || one.field !== field);
  return others.length === members.length ? criterion : { kind: 'all', of: others };
}

function addUnnamed(field: FacetField, faults: Faults): undefined {
  const reason = `name 1 to ${mostValues} values of ${field} where numbers are protected: no description that was released has any`;
  faults.add(['values'], reason, 'UNSUPPORTED');
}

function addMany({ rows, columns }: WantedCrosstab, faults: Faults): undefined {
  const reason = `${rows} and ${columns} are not both facets of which a patient has one value, as SEX, AGE_AT_DIAGNOSIS and VITAL_STATUS are: ask facets with values where numbers are protected`;
  faults.add(['rows'], reason, 'UNSUPPORTED');
}

function addTooMany(faults: Faults): undefined {
  const reason = `has more than ${mostLeaves} different conditions, which is the most where numbers are protected`;
  faults.add(['where'], reason, 'QUERY_TOO_EXPENSIVE');
}
