import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidResolveOperation,
} from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, getVariableValues, type ValidationContext, type ValidationRule } from 'graphql';
import { KnownError } from '../../ontology/errors.ts';
import { createAdmission } from './admission.ts';
import { costOf } from './cost.ts';
import { throwWhole, wholeAnswer } from './graphql-errors.ts';
import { listFault } from './list-limits.ts';
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
   * Members that the lists of an answer may have together, and what is counted for it, by the estimate of `cost.ts`. A page
   * of 50 patients with all their records, and these with all of theirs but the measurement that a variant or a feature
   * comes from, is 440,000; three nested pages of 100 are more
   * than 1,000,000, and so are five manifests.
   */
  cost: 1_000_000,
  /** What costs more than this waits while `costlyAtOnce` others are executed: all at once, they would end together, and late. */
  costly: 10_000,
  costlyAtOnce: 4,
} as const;

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

/**
 * Refuses variables that nest too deep to be read, lists that are too long, and an operation that costs more than `limits.cost`;
 * of costly ones a few are executed at once.
 */
export function createCostLimit<Context extends BaseContext>({
  person = noLimit,
  sites = () => 0,
}: CostParts<Context> = {}): ApolloServerPlugin<Context> {
  const { enter, leave } = createAdmission(limits.costlyAtOnce);
  return {
    requestDidStart: async () => {
      let isCostly = false;
      return {
        didResolveOperation: async (resolved) => {
          const { cost, costHere } = checkedCost(resolved, sites());
          if (cost > limits.cost) throw wholeAnswer(tooExpensive(cost));
          isCostly = costHere > limits.costly;
          await person.cost(resolved.contextValue, cost).catch(throwWhole);
        },
        executionDidStart: async ({ contextValue }) => {
          const leaveOwn = await person.enter(contextValue); // first: who waits for others of their own keeps nobody else waiting
          if (isCostly) await enter();
          return {
            executionDidEnd: async () => {
              if (isCostly) leave();
              leaveOwn();
            },
          };
        },
      };
    },
  };
}

/** What is held against a person, and how many other sites there are to be asked. */
type CostParts<Context> = {
  readonly person?: PersonLimit<Context> | undefined;
  readonly sites?: (() => number) | undefined;
};

/** What who asks may ask for, beside all others. */
export type PersonLimit<Context> = {
  /** @throws KnownError of an answer that costs more than is left to them */
  readonly cost: (context: Context, cost: number) => Promise<void>;
  /** Waits until few enough of their requests are executed; gives what is to be called at the end. */
  readonly enter: (context: Context) => Promise<() => void>;
};

const noLimit: PersonLimit<unknown> = { cost: async () => {}, enter: async () => () => {} };

type Resolved = Pick<
  GraphQLRequestContextDidResolveOperation<BaseContext>,
  'schema' | 'document' | 'request' | 'operation'
>;

/** What an operation costs, and how much of that is work of this server: who waits for other sites keeps nobody here waiting. */
type Costs = { readonly cost: number; readonly costHere: number };

const nothing: Costs = { cost: 0, costHere: 0 };

/** What an operation may cost; nothing where there is none, as the execution will say. @throws GraphQLError of variables and lists */
function checkedCost({ schema, document, request, operation }: Resolved, sites: number): Costs {
  if (operation === undefined) return nothing;
  const variables = request.variables ?? {};
  const fault = nestingFault(variables);
  if (fault !== undefined) throw wholeAnswer(new KnownError('BAD_REQUEST', fault));
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) return nothing;
  const long = listFault(schema, document, coerced);
  if (long !== undefined) throw wholeAnswer(long);
  const { operationName } = request;
  const asked = { schema, query: document, variables, ...(operationName ? { operationName } : {}) };
  const cost = costOf(asked, { sites });
  return { cost, costHere: cost > limits.costly ? costOf(asked, { sites, siteWork: 0 }) : cost };
}

function tooExpensive(cost: number): KnownError {
  return new KnownError(
    'QUERY_TOO_EXPENSIVE',
    `The answer could hold ${cost} list members, what has to be counted for it included, more than ${limits.cost}: ask for smaller pages, or for less at a time.`,
  );
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
