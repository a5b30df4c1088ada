import type { Ecl, EclAttributeConstraint, EclRefinement } from '../../ontology/ecl/ast.ts';
import { type ConceptTest, type EvaluateEcl, isWithin, joined, toAttributesTest } from './attributes.ts';
import { ConceptBits, difference, membership } from './sets.ts';
import type { ConceptNumbers, EclAttribute, EclTerminology } from './terminology.ts';

type Context = {
  readonly terminology: EclTerminology;
  readonly evaluate: EvaluateEcl;
  /** Counts work; throws where it gets too much. */
  readonly spend: (units: number) => void;
};
type Candidate = { readonly concept: number; readonly attributes: readonly EclAttribute[] };

/** The concepts of `focus` whose attributes are as `refinement` says. ECL 2.2, 6.2 Refinements. */
export function refine(focus: ConceptNumbers, refinement: EclRefinement, context: Context): ConceptNumbers {
  // Every name and value of an attribute constraint is one more test for every concept of the focus.
  const evaluate = (part: Ecl) => {
    context.spend(focus.length);
    return context.evaluate(part);
  };
  const test = toConceptTest(refinement, { ...context, evaluate });
  const { attributes } = context.terminology;
  return focus.filter((concept) => test({ concept, attributes: attributes(concept) }));
}

/** The values that the attributes with a name in `names` have in `concepts`. ECL 2.2, 6.2, Dotted Attributes. */
export function attributeValues(
  concepts: ConceptNumbers,
  names: ConceptNumbers,
  { attributes }: EclTerminology,
): ConceptNumbers {
  const isName = membership(names);
  const values = new ConceptBits();
  for (const concept of concepts) {
    for (const { type, value } of attributes(concept)) if (isName(type)) values.add(value);
  }
  return values.toNumbers();
}

function toConceptTest(refinement: EclRefinement, context: Context): ConceptTest<Candidate> {
  switch (refinement.kind) {
    case 'and':
    case 'or':
      return joined(
        refinement.kind,
        refinement.of.map((part) => toConceptTest(part, context)),
      );
    case 'attribute': {
      const test = toAttributesTest(refinement, context.evaluate);
      return ({ attributes }) => test(attributes);
    }
    case 'group': {
      const test = toAttributesTest(refinement.of, context.evaluate);
      return ({ attributes }) => isWithin(groupsOf(attributes).filter(test).length, refinement.cardinality);
    }
    case 'reversed': {
      const sources = sourcesByValue(refinement, context);
      return ({ concept }) => isWithin(sources.get(concept) ?? 0, refinement.cardinality);
    }
  }
}

/** Attributes by role group; group 0 is none: each attribute of it stands alone. */
function groupsOf(attributes: readonly EclAttribute[]): readonly (readonly EclAttribute[])[] {
  const groups = new Map<number, EclAttribute[]>();
  const single = attributes.filter(({ group }) => group === 0).map((attribute) => [attribute]);
  for (const attribute of attributes) {
    if (attribute.group === 0) continue;
    const group = groups.get(attribute.group);
    if (group === undefined) groups.set(attribute.group, [attribute]);
    else group.push(attribute);
  }
  return [...single, ...groups.values()];
}

/** By concept, how many source concepts have it as a value. ECL 2.2, 6.3, Reverse Cardinalities. */
function sourcesByValue(
  { name, comparison, value }: EclAttributeConstraint<'reversed'>,
  { terminology, evaluate }: Context,
): ReadonlyMap<number, number> {
  const isName = membership(evaluate(name));
  const given = evaluate(value);
  const sources = comparison === '=' ? given : difference(terminology.all(), given);
  const counts = new Map<number, number>();
  for (const source of sources) {
    const targets = terminology.attributes(source).filter(({ type }) => isName(type));
    targets.forEach((attribute, index) => {
      const isFirst = targets.findIndex((other) => other.value === attribute.value) === index;
      if (isFirst) counts.set(attribute.value, (counts.get(attribute.value) ?? 0) + 1);
    });
  }
  return counts;
}
