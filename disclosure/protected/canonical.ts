import type { Criterion } from '../../cohort/criterion.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import { type BooleanFunction, booleanFunction, type Holds, mostLeaves } from './boolean-function.ts';
import { leafDigest, type Meaning } from './leaf.ts';

/** A criterion as what holds of its leaves. */
type Tree = { readonly leaves: readonly string[]; readonly holds: Holds };

/**
 * The one form of a question, whatever way it is written: a function of leaves that mean something by the vocabularies alone.
 * Undefined where it has more leaves than may be asked.
 */
export function canonicalForm(criterion: Criterion, meaning: Meaning): BooleanFunction | undefined {
  const { leaves, holds } = toTree(criterion, meaning);
  const distinct = new Set(leaves);
  return distinct.size > mostLeaves ? undefined : booleanFunction(distinct, holds);
}

/** Worked out once for a part of a question, however many numbers of it are asked. */
const toTree = rememberBy((criterion: Criterion, meaning: Meaning): Tree => {
  const below = (of: readonly Criterion[]) => of.map((member) => toTree(member, meaning));
  switch (criterion.kind) {
    case 'all':
      return combine(below(criterion.of), (members) => members.every((holds) => holds));
    case 'any':
      return combine(below(criterion.of), (members) => members.some((holds) => holds));
    case 'not':
      return combine(below([criterion.of]), ([holds]) => !holds);
    case 'atLeast': {
      const { count, of } = criterion;
      return combine(below(of), (members) => members.filter((holds) => holds).length >= count);
    }
    case 'cohort':
      return toTree(definitionOf(criterion.id, meaning), meaning);
    case 'patient': {
      const tests = criterion.where.map((test) => toLeaf({ kind: 'patient', test }, meaning));
      return combine(tests, (members) => members.every((holds) => holds));
    }
    case 'dataset':
    case 'facet':
    case 'has':
      return toLeaf(criterion, meaning);
  }
});

function definitionOf(id: string, { saved }: Meaning): Criterion {
  const definition = saved.get(id);
  if (definition?.kind === 'definition') return definition.criterion;
  throw new TypeError(`cohort ${id} has no definition`); // it was not admitted
}

function toLeaf(leaf: Parameters<typeof leafDigest>[0], meaning: Meaning): Tree {
  const digest = leafDigest(leaf, meaning);
  return { leaves: [digest], holds: (isTrue) => isTrue(digest) };
}

function combine(members: readonly Tree[], of: (members: readonly boolean[]) => boolean): Tree {
  return {
    leaves: members.flatMap(({ leaves }) => leaves),
    holds: (isTrue) => of(members.map(({ holds }) => holds(isTrue))),
  };
}
