import type { Ecl, EclAttributeConstraint, EclAttributeSet, EclCardinality } from '../../ontology/ecl/ast.ts';
import { membership } from './sets.ts';
import type { ConceptNumbers, EclAttribute } from './terminology.ts';

/** The concepts of an expression that a refinement has inside. */
export type EvaluateEcl = (ecl: Ecl) => ConceptNumbers;

/** Whether something satisfies a part of a refinement. */
export type ConceptTest<Tested> = (tested: Tested) => boolean;

/**
 * Whether attributes, of a concept or of one group, satisfy `set`. Cardinality counts distinct pairs of name and
 * value: the same pair in two groups is one attribute where groups are not asked for. ECL 2.2, 6.3 Cardinality.
 */
export function toAttributesTest(
  set: EclAttributeSet,
  evaluate: EvaluateEcl,
): ConceptTest<readonly EclAttribute[]> {
  switch (set.kind) {
    case 'and':
    case 'or':
      return joined(
        set.kind,
        set.of.map((part) => toAttributesTest(part, evaluate)),
      );
    case 'attribute':
      return toCountTest(toAttributeTest(set, evaluate), set.cardinality);
  }
}

/** Whether one attribute has a name of the constraint, and a value in its set or, where it says `!=`, outside. */
function toAttributeTest(
  { name, comparison, value }: EclAttributeConstraint<'attribute'>,
  evaluate: EvaluateEcl,
): ConceptTest<EclAttribute> {
  const isName = membership(evaluate(name));
  const isValue = membership(evaluate(value));
  const inside = comparison === '=';
  return (attribute) => isName(attribute.type) && isValue(attribute.value) === inside;
}

/** All of the tests, or any of them. */
export function joined<Tested>(
  kind: 'and' | 'or',
  tests: readonly ConceptTest<Tested>[],
): ConceptTest<Tested> {
  return kind === 'and'
    ? (tested) => tests.every((test) => test(tested))
    : (tested) => tests.some((test) => test(tested));
}

/** Whether a count is within a cardinality. */
export function isWithin(count: number, { min, max }: EclCardinality): boolean {
  return min <= count && count <= max;
}

function toCountTest(
  test: ConceptTest<EclAttribute>,
  cardinality: EclCardinality,
): ConceptTest<readonly EclAttribute[]> {
  const { min, max } = cardinality;
  if (min === 1 && max === Number.POSITIVE_INFINITY) return (attributes) => attributes.some(test);
  return (attributes) => isWithin(distinct(attributes.filter(test)), cardinality);
}

function distinct(attributes: readonly EclAttribute[]): number {
  const isFirst = ({ type, value }: EclAttribute, index: number) =>
    attributes.findIndex((other) => other.type === type && other.value === value) === index;
  return attributes.filter(isFirst).length;
}
