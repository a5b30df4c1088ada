import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';

/** Arguments by field, `Type.field`: each text is asked once, under an alias of its own. */
export type ArgumentsOf = Readonly<Record<string, readonly string[]>>;

/** Every field of every object type, as `Type.field`. */
export function everyField(schema: GraphQLSchema): readonly string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.keys(type.getFields()).map((name) => `${type}.${name}`),
  );
}

/** Every argument of every field, as `Type.field(argument:`. */
export function everyArgument(schema: GraphQLSchema): readonly string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).flatMap(({ name, args }) =>
      args.map((argument: GraphQLArgument) => `${type}.${name}(${argument.name}:`),
    ),
  );
}

function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type),
  );
}

/**
 * A selection of one field of `root` in which every type below it is asked for all its fields where it is met first, level
 * by level; elsewhere for its name alone, unless all its fields are plain.
 */
export function askBelow(root: GraphQLObjectType, name: string, given: ArgumentsOf): string {
  const field = fieldOf(root, name);
  const homes = homesBelow(field, `${root}.${name}`);
  return `${root.name.toLowerCase()} ${braced([select(root, field, { place: '', homes, given })])}`;
}

/** For each type below a field the place of the field that it is asked at. */
function homesBelow(field: Field, start: string): ReadonlyMap<GraphQLObjectType, string> {
  const homes = new Map<GraphQLObjectType, string>();
  const waiting: (readonly [Field, string])[] = [[field, start]];
  for (const [{ type }, place] of waiting) {
    const named = getNamedType(type);
    if (!isObjectType(named) || homes.has(named)) continue;
    homes.set(named, place);
    for (const below of Object.values(named.getFields())) waiting.push([below, `${place}.${below.name}`]);
  }
  return homes;
}

type Field = GraphQLField<unknown, unknown>;
type Selecting = {
  readonly place: string;
  readonly homes: ReadonlyMap<GraphQLObjectType, string>;
  readonly given: ArgumentsOf;
};

function select(parent: GraphQLObjectType, field: Field, { place, homes, given }: Selecting): string {
  const at = place === '' ? `${parent}.${field.name}` : `${place}.${field.name}`;
  const type = getNamedType(field.type);
  const below = isObjectType(type)
    ? homes.get(type) === at || isPlain(type)
      ? braced(Object.values(type.getFields()).map((one) => select(type, one, { place: at, homes, given })))
      : '{ __typename }'
    : '';
  const variants = given[`${parent}.${field.name}`] ?? [''];
  return variants
    .map((args, number) => `${field.name}_${number}: ${field.name}${args === '' ? '' : `(${args})`} ${below}`)
    .join(' ');
}

/** Whether none of the fields leads to objects: to ask for all of them is to ask for little. */
function isPlain(type: GraphQLObjectType): boolean {
  return Object.values(type.getFields()).every((field) => !isObjectType(getNamedType(field.type)));
}

function braced(members: readonly string[]): string {
  return `{ ${members.join(' ')} }`;
}

/** What came of each field in an answer to `askBelow`. */
export type Met = {
  /** Fields of an object that is there. */
  readonly asked: Set<string>;
  /** Fields that say something: neither null nor an empty list. */
  readonly filled: Set<string>;
  /** The last cursor of each connection. */
  readonly cursors: Map<string, string>;
};

/** Notes of an object of `type` in an answer, and of those in it, what was met. */
export function meet(value: unknown, type: GraphQLObjectType, met: Met): void {
  if (Array.isArray(value)) for (const one of value) meet(one, type, met);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [alias, below] of Object.entries(value)) {
    if (alias === '__typename') continue;
    const field = fieldOf(type, alias.replace(/_\d+$/, ''));
    const name = `${type}.${field.name}`;
    met.asked.add(name);
    if (below !== null && !(Array.isArray(below) && below.length === 0)) met.filled.add(name);
    const cursor = below?.pageInfo_0?.endCursor_0;
    if (typeof cursor === 'string') met.cursors.set(name, cursor);
    const named = getNamedType(field.type);
    if (isObjectType(named)) meet(below, named, met);
  }
}

function fieldOf(type: GraphQLObjectType, name: string): Field {
  const field = type.getFields()[name];
  if (field === undefined) throw new TypeError(`${type} has no field ${name}`);
  return field;
}
