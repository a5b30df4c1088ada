import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { KnownError } from '../../ontology/errors.ts';
import { namespaces } from '../rdf/prefixes.ts';
import { isLinked } from './definitions.ts';

/** Keys that are added to what is asked, to know what the answer is about, and leave with the answer. */
export const added = {
  type: 'linked_type',
  id: 'linked_id',
  timeline: 'linked_timeline',
  precision: 'linked_precision',
  date: 'linked_date',
} as const;

/** Keys that mean something else in the answer or in its context. */
const taken: ReadonlySet<string> = new Set([
  ...Object.values(added),
  ...Object.keys(namespaces),
  ...['kg', 'data', 'errors', 'extensions'],
]);

/** Fields that name a thing, by its type. */
const naming: Readonly<Record<string, string>> = {
  Concept: `${added.id}: code`,
  RecordTime: `${added.timeline}: timeline ${added.precision}: precision ${added.date}: date`,
  Coded: '',
};

/** Fields of a type by the key under which they are asked. */
export type Keys = ReadonlyMap<string, string>;

/** What is asked, so that the answer can be linked. */
export type LinkedQuery = {
  readonly document: DocumentNode;
  /** By type. */
  readonly keys: ReadonlyMap<string, Keys>;
  /** Name of the type of each field, by type and field. */
  readonly types: (type: string, field: string) => string | undefined;
};

/**
 * A document with what its answer needs to be linked.
 * @throws KnownError UNSUPPORTED where one key stands for two fields of a type, which no context can say
 */
export function planLinks(schema: GraphQLSchema, document: DocumentNode): LinkedQuery {
  const keys = new Map<string, Map<string, string>>();
  const info = new TypeInfo(schema);
  const planned = visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter: (node) => void note(keys, info.getParentType()?.name, node),
      },
      SelectionSet: {
        leave: (node) => {
          const type = info.getParentType();
          return type && !type.name.startsWith('__') ? withNames(node, type.name) : undefined;
        },
      },
    }),
  );
  const types = (type: string, field: string) => {
    const parent = schema.getType(type);
    const found = parent !== undefined && 'getFields' in parent ? parent.getFields()[field] : undefined;
    return found === undefined ? undefined : getNamedType(found.type)?.name;
  };
  return { document: planned, keys, types };
}

function note(
  keys: Map<string, Map<string, string>>,
  type: string | undefined,
  { name, alias }: FieldNode,
): void {
  if (type === undefined) return;
  const own = keys.get(type) ?? new Map<string, string>();
  const key = alias?.value ?? name.value;
  const before = own.get(key);
  if (alias !== undefined && (taken.has(key) || isLinked(key)))
    throw new KnownError('UNSUPPORTED', `The alias ${key} is taken in linked data: choose another one.`);
  if (before !== undefined && before !== name.value)
    throw new KnownError(
      'UNSUPPORTED',
      `In linked data ${key} of ${type} cannot mean both ${before} and ${name.value}: give one of them another alias.`,
    );
  keys.set(type, own.set(key, name.value));
}

function withNames(node: SelectionSetNode, type: string): SelectionSetNode {
  const names = isLinked(type) ? (naming[type] ?? `${added.id}: id`) : '';
  const [definition] = parse(`{ ${added.type}: __typename ${names} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('no selection');
  return { ...node, selections: [...node.selections, ...definition.selectionSet.selections] };
}
