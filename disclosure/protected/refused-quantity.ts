import type { FieldTest } from '../../cohort/criterion.ts';
import type { CutPoints } from '../../ontology/bands.ts';
import { below, type Refusal, refuse } from './refusal.ts';

/** A test of a value with its unit. */
export type QuantityTest = Extract<FieldTest, { test: 'quantity' }>;

/** The cut points that are published of what a record is about, where it is about nothing else. */
export function cutPointsOf(
  about: readonly FieldTest[],
  published: readonly CutPoints[],
): CutPoints | undefined {
  const codes = about.flatMap((test) =>
    test.test === 'concepts' && test.set.ecl === undefined ? test.set.codes : [],
  );
  return published.find(({ tests }) => codes.length > 0 && codes.every((code) => tests.includes(code)));
}

/** A value is asked in the published unit, from one cut point (`min`) to below another one (`below`). */
export function refusedQuantity(test: QuantityTest, published: CutPoints | undefined): readonly Refusal[] {
  if (published === undefined)
    return refuse('a value is asked by where it lies to its reference range (reference, interpretation)');
  const { unit, cuts } = published;
  if (test.unit !== unit) return below(['unit'], refuse(`values of this test are asked in ${unit}`));
  const around = enclosing(test, cuts);
  const { min, below: under } = test.range;
  const isBand = test.range.max === undefined && test.range.above === undefined;
  if (isBand && around.min === min && around.below === under) return [];
  const bounds = Object.entries(around).map(([bound, cut]) => `${bound}: ${cut}`);
  const shown = bounds.length === 0 ? 'without bounds' : bounds.join(', ');
  return refuse(`this is no published band; the one around it is ${shown}`);
}

/** The narrowest band that holds all of a range. */
function enclosing(
  { range }: QuantityTest,
  cuts: readonly number[],
): { readonly min?: number; readonly below?: number } {
  const { min, above, below: under, max } = range;
  const from = min ?? above;
  const low = from === undefined ? undefined : cuts.findLast((cut) => cut <= from);
  const high = cuts.find((cut) => (max === undefined ? under !== undefined && cut >= under : cut > max));
  return { ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { below: high }) };
}
