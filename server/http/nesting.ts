import { GraphQLError, type ValidationContext } from 'graphql';

/** Lists and objects in each other that a value may have: a criterion of all its levels has some 50. */
const mostNested = 100;

const reason = `nests lists and objects deeper than ${mostNested} levels`;

/**
 * What is wrong with variables that nest deeper than what reads them can follow; undefined where nothing is. A list is
 * looked at after that which holds it, and no call waits for another, however deep it is.
 */
export function nestingFault(variables: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, variable] of Object.entries(variables)) {
    let level: readonly object[] = [variable].filter(isNested);
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth === mostNested) return `Variable "$${name}" ${reason}.`;
      level = level.flatMap((value) => Object.values(value).filter(isNested));
    }
  }
  return undefined;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A validation rule: what a document writes out may nest as deep as a variable. */
export function maxNesting(context: ValidationContext) {
  const seen = { depth: 0 };
  const nested = {
    enter: () => {
      seen.depth += 1;
      if (seen.depth === mostNested + 1)
        context.reportError(new GraphQLError(`A value of the document ${reason}.`));
    },
    leave: () => {
      seen.depth -= 1;
    },
  };
  return { ListValue: nested, ObjectValue: nested };
}
