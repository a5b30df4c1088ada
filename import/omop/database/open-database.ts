import { createHash } from 'node:crypto';
import { KnownError } from '../../../ontology/errors.ts';
import { type CdmTable, cdmTableNames, vocabularyTables } from '../../../ontology/omop/cdm.ts';
import type { Digests } from '../../source/digest.ts';
import { toCell } from '../../source/row.ts';
import { columnsOf, type Fault, unknownIn } from '../columns.ts';
import type { Cdm, CdmFile } from '../folder.ts';
import { parseAddress, placeOf } from './address.ts';
import {
  firstSchema,
  type Place,
  pathOf,
  quoted,
  type Relation,
  relationsIn,
  schemaNamed,
  schemasToSay,
} from './catalog.ts';
import { nameOf, type RelationRows, relationRows } from './relation-rows.ts';
import { openSession } from './session.ts';

/** What the tables of a database are read with. */
export type DatabaseFacts = {
  readonly env: NodeJS.ProcessEnv;
  /** `whole` where texts keep the blanks around them and their accents as they are. */
  readonly texts?: 'whole';
};

/** The tables of a CDM in a database, which can be read until they are closed. */
export type CdmDatabase = { readonly cdm: Cdm; readonly close: () => Promise<void> };

/**
 * Opens the tables of a CDM 5.3 or 5.4 in a schema of PostgreSQL, by names in letters of any case; views are tables, too.
 * @throws KnownError where there is no table of persons, the user may not read all of them, or two tables or columns are the same
 */
export async function openDatabase(text: string, { env, texts }: DatabaseFacts): Promise<CdmDatabase> {
  const address = parseAddress(text, env);
  const session = await openSession(address);
  try {
    return { cdm: await tablesOf({ address, session }, texts), close: session.close };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function tablesOf(place: Place, texts: DatabaseFacts['texts']): Promise<Cdm> {
  const { schema, vocabularySchema } = place.address;
  const own = schema === undefined ? await firstSchema(place) : await schemaNamed(place, schema);
  const beside = vocabularySchema === undefined ? own : await schemaNamed(place, vocabularySchema);
  const relations = await relationsIn(place, own);
  const vocabulary = beside === own ? relations : await relationsIn(place, beside);
  const found = cdmTableNames.flatMap((table) =>
    relationOf(table, vocabularyTables.has(table) ? vocabulary : relations),
  );
  if (!found.some(({ table }) => table === 'person'))
    throw refused(
      `The schema ${own} of ${placeOf(place.address)} has no table person. ${await schemasToSay(place)}.`,
    );
  refuseUnreadable(found, place);
  const tables = found.map(({ relation }) => relation).filter(({ lockable }) => lockable);
  await place.session.hold(tables.map(pathOf));
  const opened = found.map((one) => openRelation(one, place, texts));
  return {
    tables: new Map(opened.map(({ file }) => [file.table, file])),
    ignored: relations
      .filter((one) => !found.some(({ relation }) => relation === one))
      .map(({ name }) => name),
    digest: async (rest) => digestOf(opened, rest),
  };
}

type Found = { readonly table: CdmTable; readonly relation: Relation };

function relationOf(table: CdmTable, relations: readonly Relation[]): readonly Found[] {
  const [relation, ...others] = relations.filter(({ name }) => name.trim().toLowerCase() === table);
  if (relation === undefined) return [];
  if (others.length === 0) return [{ table, relation }];
  throw refused(
    `The schema ${relation.schema} has both ${relation.name} and ${others.map(({ name }) => name).join(', ')}, which are the same table: make a schema of views that has one.`,
  );
}

function refuseUnreadable(found: readonly Found[], { address: { user } }: Place): void {
  const closed = found.map(({ relation }) => relation).filter(({ readable }) => !readable);
  if (closed.length === 0) return;
  throw refused(
    `The user ${user} may not read ${closed.map(nameOf).join(', ')}. GRANT SELECT ON ${closed.map(pathOf).join(', ')} TO ${quoted(user)} lets it; or make a schema of views of what it may.`,
  );
}

type Opened = { readonly file: CdmFile; readonly digest: RelationRows['digest'] };

function openRelation({ table, relation }: Found, { session }: Place, texts: DatabaseFacts['texts']): Opened {
  const name = nameOf(relation);
  const fault: Fault = (what) => refused(`The table ${name} ${what}.`);
  const headings = relation.columns;
  const columns = columnsOf(table, fault, { headings, cells: headings.length });
  const read = texts === 'whole' ? (text: string) => text : toCell;
  const { rows, digest } = relationRows({ session, relation, table, columns, toCell: read });
  const file = { table, file: name, fault, opened: { columns, rows }, unknown: unknownIn(table, columns) };
  return { file, digest };
}

/** Digest of the tables that were read. */
function digestOf(opened: readonly Opened[], rest: unknown): Digests {
  const files = new Map(
    opened.flatMap(({ file: { file }, digest }) => {
      const known = digest();
      return known === undefined ? [] : [[file, known] as const];
    }),
  );
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([rest, ...files]))
    .digest('hex');
  return { fingerprint, files };
}

function refused(text: string): KnownError {
  return new KnownError('ARGUMENT_INVALID', text);
}
