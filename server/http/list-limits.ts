import {
  BREAK,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { CriterionError, type Path } from '../../ontology/errors.ts';

/** Members of one list in the arguments of a field, by what they are. A field may allow fewer, as `compareCohorts` does. */
export const listLimits = {
  /** Criteria, records and windows: as many as a criterion may have conditions. */
  inputs: 200,
  /** Values of an enum, some of which may come again. */
  enums: 100,
  /** Texts, ids and codes: as many as a list of a criterion may have. */
  values: 1_000,
} as const;

/** How many members a list of this type may have. */
export function mostMembers(member: GraphQLInputType): number {
  const type = isNonNullType(member) ? member.ofType : member;
  if (isInputObjectType(type)) return listLimits.inputs;
  return isEnumType(type) ? listLimits.enums : listLimits.values;
}

/**
 * The first list in the arguments of a document that is too long, written out or in `variables`, which have been read;
 * undefined where there is none. One that is an argument is a fault of the request, one in an input object of a criterion.
 */
export function listFault(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): CriterionError | undefined {
  const types = new TypeInfo(schema);
  const found: CriterionError[] = [];
  const looked = new Set<object>();
  const Argument = (node: { readonly value: Parameters<typeof valueFromAST>[0] }) => {
    const argument = types.getArgument();
    if (argument == null) return false;
    const value = valueFromAST(node.value, argument.type, variables);
    for (const list of longLists({ value, type: argument.type, path: [argument.name] }, looked)) {
      found.push(toFault(list, `${types.getParentType()}.${types.getFieldDef()?.name}`));
      return BREAK;
    }
    return false;
  };
  visit(document, visitWithTypeInfo(types, { Argument }));
  return found[0];
}

/** A value in the arguments of a field, and where it stands. */
type Place = { readonly value: unknown; readonly type: GraphQLInputType; readonly path: Path };
type LongList = { readonly length: number; readonly most: number; readonly path: Path };

/** Lists that are too long; what was looked at under another name is passed over. */
function* longLists({ value, type, path }: Place, looked: Set<object>): Generator<LongList> {
  if (isNonNullType(type)) return yield* longLists({ value, type: type.ofType, path }, looked);
  if (typeof value !== 'object' || value === null) return;
  if (isListType(type) && Array.isArray(value)) {
    const most = mostMembers(type.ofType);
    if (value.length > most) return yield { length: value.length, most, path };
  }
  if (looked.has(value)) return;
  looked.add(value);
  for (const part of partsOf({ value, type, path })) yield* longLists(part, looked);
}

function partsOf({ value, type, path }: Place): readonly Place[] {
  if (isListType(type) && Array.isArray(value))
    return value.map((member, at) => ({ value: member, type: type.ofType, path: [...path, at] }));
  if (!isInputObjectType(type)) return [];
  const fields = type.getFields();
  return Object.entries(value ?? {}).flatMap(([name, part]) => {
    const field = fields[name];
    return field === undefined ? [] : [{ value: part, type: field.type, path: [...path, name] }];
  });
}

function toFault({ length, most, path }: LongList, field: string): CriterionError {
  const code = path.length === 1 ? 'BAD_REQUEST' : 'CRITERION_INVALID';
  return new CriterionError({
    code,
    path,
    reason: `is a list of ${length} members; such a list of ${field} may have ${most}`,
  });
}
