import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  getVariableValues,
  isLeafType,
  isListType,
  isNonNullType,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
// The module form of the package loads a second copy of graphql, whose types it then does not recognise.
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import { KnownError } from '../../ontology/errors.ts';
import { wholeAnswer } from './graphql-errors.ts';
import { maxNesting, nestingFault } from './nesting.ts';

/** What one GraphQL request may ask for. */
export const limits = {
  /** Lexical tokens of a document. Checked while parsing, so that validation never sees a huge document. */
  tokens: 3_000,
  /** Levels of fields; the deepest way through the record types once is 13. */
  depth: 15,
  aliases: 15,
  directives: 20,
  /** Errors of one document or of its variables, the notice that there are more included. */
  errors: 5,
  /**
   * Members that the lists of an answer may have together, by the estimate below. A page of 50 patients with all
   * their records, and these with all of theirs, is 440,000; three nested pages of 100 are more than 1,000,000.
   */
  cost: 1_000_000,
} as const;

/** Members assumed for a list without `first`: such lists are short by convention, else they were connections. */
const shortList = 5;

/** Validation rules for depth, aliases, directives and values. A refusal is an error of the request like any other. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({
    n: limits.depth,
    flattenFragments: true,
    ...refuse(`nests deeper than ${limits.depth} levels`),
  }),
  maxAliasesRule({ n: limits.aliases, ...refuse(`has more than ${limits.aliases} aliases`) }),
  maxDirectives,
  maxNesting,
];

/** Refuses variables that nest too deep to be read, and an operation whose answer could hold more than `limits.cost` list members. */
export const costLimit: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request, operation }) => {
      if (operation === undefined) return; // no such operation, as the execution will say
      const variables = request.variables ?? {};
      const fault = nestingFault(variables);
      if (fault !== undefined) throw wholeAnswer(new KnownError('BAD_REQUEST', fault));
      if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return; // likewise
      const cost = costOf(() =>
        getComplexity({
          schema,
          query: document,
          estimators: [listMembers],
          variables,
          ...(request.operationName ? { operationName: request.operationName } : {}),
        }),
      );
      if (cost > limits.cost)
        throw wholeAnswer(
          new KnownError(
            'QUERY_TOO_EXPENSIVE',
            `The answer could hold ${cost} list members, more than ${limits.cost}: ask for smaller pages.`,
          ),
        );
    },
  }),
};

/** Objects in lists that a field may add to the answer. `first` sizes a connection, whose own lists then count once. */
const listMembers: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (typeof args.first === 'number') return 1 + Math.max(args.first, 0) * childComplexity;
  if (!isList(field.type) || isLeafType(getNamedType(field.type))) return childComplexity;
  // Relay Cursor Connections, section 2: a type whose name ends in "Connection" is a connection.
  return (type.name.endsWith('Connection') ? 1 : shortList) * (1 + childComplexity);
};

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** The estimate; what it refuses (a missing argument, fragments that explode) is a fault of the request. */
function costOf(estimate: () => number): number {
  try {
    return estimate();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw wholeAnswer(new KnownError('BAD_REQUEST', error.message, { cause: error }));
  }
}

/** Options of a rule that reports its refusal: by default it throws, which the server takes for its own fault. */
function refuse(reason: string) {
  return {
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null) =>
        context?.reportError(new GraphQLError(`The document ${reason}.`)),
    ],
  };
}

/** Directives repeat where aliases and fields cannot: `@include @include …` on one field. */
function maxDirectives(context: ValidationContext) {
  const seen = { directives: 0 };
  const enter = () => {
    seen.directives += 1;
    if (seen.directives === limits.directives + 1)
      context.reportError(new GraphQLError(`The document has more than ${limits.directives} directives.`));
  };
  return { Directive: { enter } };
}
