import { KnownError } from '../../../ontology/errors.ts';
import { type Address, placeOf } from './address.ts';
import type { Session } from './session.ts';

/** A table or view of a schema, with its columns in their order. */
export type Relation = {
  readonly schema: string;
  readonly name: string;
  /** Whether the user may read it. */
  readonly readable: boolean;
  /** Whether it can be locked: a table, or a view, with those that it is of. */
  readonly lockable: boolean;
  readonly columns: readonly string[];
};

/** A database, and where that is. */
export type Place = { readonly session: Session; readonly address: Address };

/** Tables and views, of which a part of a table is none. */
const isRelation = `relation.relkind in ('r', 'p', 'v', 'm', 'f') and not relation.relispartition`;

const schemasWithPersons = `
  select namespace.nspname
  from pg_catalog.pg_class as relation
  join pg_catalog.pg_namespace as namespace on namespace.oid = relation.relnamespace
  where ${isRelation} and lower(relation.relname) = 'person'`;

/** The first schema of the search path that has a table of persons. @throws KnownError */
export async function firstSchema({ session, address }: Place): Promise<string> {
  const [[schema] = []] = await session.ask(
    `select path.schema::text
    from unnest(current_schemas(false)) with ordinality as path (schema, place)
    where path.schema in (${schemasWithPersons})
    order by path.place
    limit 1`,
    [],
  );
  if (schema) return schema;
  throw fault(
    `The search path of ${placeOf(address)} leads to no table person. ${await schemasToSay({ session })}`,
  );
}

/** The schema of a name, in letters of any case where there is only one. @throws KnownError where it is not there, or not the user's to look into */
export async function schemaNamed({ session, address }: Place, name: string): Promise<string> {
  const schemas = await session.ask(
    `select namespace.nspname::text, has_schema_privilege(namespace.oid, 'usage')::text
    from pg_catalog.pg_namespace as namespace
    where lower(namespace.nspname) = lower($1)`,
    [name],
  );
  const [found, usable] =
    schemas.find(([one]) => one === name) ?? (schemas.length === 1 ? schemas[0] : undefined) ?? [];
  if (!found)
    throw fault(`The database ${placeOf(address)} has no schema ${name}. ${await schemasToSay({ session })}`);
  if (usable === 'true') return found;
  throw fault(
    `The user ${address.user} may not look into the schema ${found}: GRANT USAGE ON SCHEMA ${quoted(found)} TO ${quoted(address.user)} lets it`,
  );
}

/** The tables and views of a schema by name. @throws KnownError */
export async function relationsIn({ session }: Place, schema: string): Promise<readonly Relation[]> {
  const rows = await session.ask(
    `select relation.relname::text, has_table_privilege(relation.oid, 'select')::text,
      (relation.relkind in ('r', 'p', 'v'))::text,
      json_agg(attribute.attname order by attribute.attnum)::text
    from pg_catalog.pg_class as relation
    join pg_catalog.pg_namespace as namespace on namespace.oid = relation.relnamespace
    join pg_catalog.pg_attribute as attribute on attribute.attrelid = relation.oid
    where namespace.nspname = $1 and ${isRelation} and attribute.attnum > 0 and not attribute.attisdropped
    group by relation.oid, relation.relname, relation.relkind
    order by relation.relname`,
    [schema],
  );
  return rows.map(([name, readable, lockable, columns]) => ({
    schema,
    name: name ?? '',
    readable: readable === 'true',
    lockable: lockable === 'true',
    columns: JSON.parse(columns ?? '[]'),
  }));
}

/** A table or view as SQL names it. */
export function pathOf({ schema, name }: Pick<Relation, 'schema' | 'name'>): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** An identifier as SQL has it, whatever letters it is of. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Which schemas have a table of persons, as a sentence. */
export async function schemasToSay({ session }: Pick<Place, 'session'>): Promise<string> {
  const schemas = (await session.ask(`${schemasWithPersons} order by 1`, [])).map(([schema]) => schema);
  return schemas.length === 0
    ? 'No schema has a table person'
    : `Say ?schema=…: a table person is in ${schemas.join(', ')}`;
}

function fault(text: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', `${text}.`);
}
