import {
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  type SelectionSetNode,
} from 'graphql';
import type { WantedFacet, WantedNumbers } from '../disclosure/protected-numbers.ts';
import { listedNowhere } from '../disclosure/question.ts';
import { KnownError } from '../ontology/errors.ts';
import { invalid, requireBins, requireTop } from './arguments.ts';
import type {
  CohortCrosstabArgs,
  CohortFacetsArgs,
  CohortHistogramArgs,
} from './generated/resolver-types.ts';

/**
 * What a request asks of its one cohort, read from its document: protected numbers are charged and drawn together.
 * @throws KnownError BAD_REQUEST where the request asks anything else
 */
export function wantedNumbers(info: GraphQLResolveInfo): WantedNumbers {
  const fieldsIn = selectedFields(info);
  if (rootFields(info).length !== 1)
    throw new KnownError(
      'BAD_REQUEST',
      'A request that asks for protected numbers asks one cohort, and nothing else.',
    );
  const fields = fieldsIn(info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []));
  const names = new Set(fields.map(({ name }) => name.value));
  if (names.has('patients') || names.has('manifest')) throw listedNowhere;
  const argumentsOfEach = <Arguments>(field: string) =>
    fields.filter(({ name }) => name.value === field).map((one) => argumentsOf<Arguments>(one, info));
  // Whatever is wrong with a request is found before anything is paid for it.
  for (const { bins } of argumentsOfEach<CohortHistogramArgs>('histogram')) requireBins(bins);
  return {
    count: names.has('count'),
    attrition: names.has('attrition'),
    facets: argumentsOfEach<CohortFacetsArgs>('facets').flatMap(({ top, ...asked }) => {
      requireTop(top);
      return wantedFacets(asked);
    }),
    crosstabs: argumentsOfEach<CohortCrosstabArgs>('crosstab').map(wantedCrosstab),
  };
}

/** Names of the fields at the root of a request that ask for something, each as often as it is asked. */
export function rootFields(info: GraphQLResolveInfo): readonly string[] {
  const fields = selectedFields(info)([info.operation.selectionSet]);
  return fields.filter(isData).map(({ name }) => name.value);
}

/** Two facets against each other. @throws CriterionError ARGUMENT_INVALID */
export function wantedCrosstab({ rows, columns, top }: CohortCrosstabArgs) {
  if (rows === columns) throw invalid('columns', `is ${rows} as well; name two facets`);
  return { rows, columns, top: requireTop(top) };
}

/** Each facet that is asked for once, with the values of it that are named. @throws CriterionError ARGUMENT_INVALID */
export function wantedFacets({
  of,
  values: named,
}: Pick<CohortFacetsArgs, 'of' | 'values'>): readonly WantedFacet[] {
  if (of.length === 0) throw invalid('of', 'is empty; name at least one facet');
  const fields = [...new Set(of)];
  for (const { field } of named ?? [])
    if (!fields.includes(field)) throw invalid('values', `names ${field}, which of does not`);
  return fields.map((field) => {
    const own = (named ?? []).filter((one) => one.field === field);
    const values = own.flatMap((one) => one.values ?? []);
    const missing = own.some((one) => one.missing === true);
    return {
      field,
      ...(values.length > 0 ? { values: [...new Set(values)] } : {}),
      ...(missing ? { missing } : {}),
    };
  });
}

/** Gives the fields of some selections that are not left out, those of fragments among them. */
function selectedFields({ fragments, variableValues }: GraphQLResolveInfo) {
  const isLeft = (node: Parameters<typeof getDirectiveValues>[1]) =>
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
  const fieldsIn = (sets: readonly SelectionSetNode[]): readonly FieldNode[] =>
    sets
      .flatMap(({ selections }) => selections)
      .filter(isLeft)
      .flatMap((one) => {
        if (one.kind === 'Field') return [one];
        const below =
          one.kind === 'InlineFragment' ? one.selectionSet : fragments[one.name.value]?.selectionSet;
        return below === undefined ? [] : fieldsIn([below]);
      });
  return fieldsIn;
}

function isData({ name }: FieldNode): boolean {
  return name.value !== '__typename';
}

function argumentsOf<Arguments>(
  field: FieldNode,
  { returnType, variableValues }: GraphQLResolveInfo,
): Arguments {
  const type = 'ofType' in returnType ? returnType.ofType : returnType;
  const definition = type instanceof GraphQLObjectType ? type.getFields()[field.name.value] : undefined;
  if (definition === undefined) throw new TypeError(`no field ${field.name.value}`);
  return getArgumentValues(definition, field, variableValues) as Arguments; // the schema says which they are
}
