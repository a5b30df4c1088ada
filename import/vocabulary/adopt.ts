import { type Cypher, cypher, name } from '../../graph/cypher.ts';
import type { Write } from '../../graph/graph.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient, recordTypes } from '../../ontology/records.ts';
import { raiseVersion } from '../store/population.ts';

/** How many concepts became one with that of a release, and how many values of records are coded with it thereby. */
export type Adopted = { readonly concepts: number; readonly values: number };

/** The code of the concept that each code is one with. */
type Codes = Readonly<Record<string, string>>;

/**
 * Makes concepts of which records or mappings knew another code alone, such as `OMOP:<concept_id>`, one with the concept
 * that a release defines by now: what they mean stays, and nothing is known by two codes. A concept of which a hierarchy speaks
 * stays as it is.
 */
export async function adoptAliases(run: Write): Promise<Adopted> {
  const codes = await readCodes(run);
  const aliases = Object.keys(codes);
  if (aliases.length === 0) return { concepts: 0, values: 0 };
  let values = 0;
  for (const field of codedFields) values += await renameIn(run, field, codes);
  for (const relationship of new Set(codedFields.map(({ relationship: one }) => one)))
    await run(moveRecords(relationship, codes));
  for (const statement of [moveReviewed(codes), moveMappings(codes), moveMapped(codes)]) await run(statement);
  await run(cypher`
    MATCH (alias:Concept WHERE alias.code IN ${aliases})
    DETACH DELETE alias`);
  if (values > 0) await raisePopulations(run);
  return { concepts: aliases.length, values };
}

async function readCodes(run: Write): Promise<Codes> {
  const pairs = await run<{ alias: string; code: string }>(aliasPairs);
  const aliases = new Set(pairs.map(({ alias }) => alias));
  // What is about to become another concept itself takes nothing over.
  const lasting = pairs.filter(({ code }) => !aliases.has(code));
  return Object.fromEntries(lasting.map(({ alias, code }) => [alias, code]));
}

const aliasPairs = cypher`
  MATCH (alias:Concept WHERE alias.code STARTS WITH 'OMOP:' AND alias.conceptId IS NULL)
  MATCH (concept:Concept WHERE concept.conceptId = toInteger(substring(alias.code, 5)))
  WHERE NOT EXISTS { (alias)-[:IS_A]-(:Concept) }
  RETURN alias.code AS alias, concept.code AS code
  ORDER BY coalesce(concept.valid, true), code DESC
  UNION ALL
  MATCH (concept:Concept WHERE concept.altCodes IS NOT NULL)
  UNWIND concept.altCodes AS code
  MATCH (alias:Concept {code: code})
  WHERE (alias.release IS NULL OR alias.valid = false) AND NOT EXISTS { (alias)-[:IS_A]-(:Concept) }
  RETURN alias.code AS alias, concept.code AS code
  ORDER BY code DESC`;

type CodedField = {
  readonly label: string;
  readonly field: string;
  /** From the record to its standard concept. */
  readonly relationship: string;
};

/** Every coded field, also of patients, whose facts are decided from records. */
const codedFields: readonly CodedField[] = [patient, ...recordTypes.map(modelOf)].flatMap(
  ({ type, fields }) => {
    const all: Readonly<Record<string, FieldModel>> = fields;
    return Object.entries(all).flatMap(([field, model]) =>
      model.kind === 'coded' ? [{ label: type, field, relationship: model.relationship }] : [],
    );
  },
);

async function renameIn(run: Write, { label, field }: CodedField, codes: Codes): Promise<number> {
  const source = cypher`record.${name(`${field}SourceConcept`)}`;
  const standard = cypher`record.${name(`${field}StandardConcept`)}`;
  const isRenamed = (code: Cypher) => cypher`${code} IN ${Object.keys(codes)}`;
  const [row] = await run<{ count: number }>(cypher`
    MATCH (record:${name(label)} WHERE ${isRenamed(source)} OR ${isRenamed(standard)})
    SET ${source} = coalesce(${codes}[${source}], ${source}), ${standard} = coalesce(${codes}[${standard}], ${standard})
    RETURN count(record) AS count`);
  return row?.count ?? 0;
}

/** Each alias with its concept. */
const matchBoth = (codes: Codes) => cypher`
  MATCH (alias:Concept WHERE alias.code IN ${Object.keys(codes)})
  MATCH (concept:Concept {code: ${codes}[alias.code]})`;

function moveRecords(relationship: string, codes: Codes): Cypher {
  return cypher`
    ${matchBoth(codes)}
    MATCH (record)-[link:${name(relationship)}]->(alias)
    CREATE (record)-[:${name(relationship)}]->(concept)
    DELETE link`;
}

function moveReviewed(codes: Codes): Cypher {
  return cypher`
    MATCH (value:ReviewedValue WHERE value.code IN ${Object.keys(codes)})
    SET value.code = ${codes}[value.code]`;
}

/** Whether the same source says `same` as `mapping`. */
const isSaid = cypher`same.relationship = mapping.relationship AND
  coalesce(same.release, '') = coalesce(mapping.release, '') AND coalesce(same.source, '') = coalesce(mapping.source, '')`;

function moveMappings(codes: Codes): Cypher {
  return cypher`
    ${matchBoth(codes)}
    MATCH (alias)-[mapping:MAPS_TO]->(other:Concept)
    WHERE other <> concept AND NOT EXISTS { (concept)-[same:MAPS_TO]->(other) WHERE ${isSaid} }
    CREATE (concept)-[moved:MAPS_TO]->(other)
    SET moved = properties(mapping)`;
}

function moveMapped(codes: Codes): Cypher {
  return cypher`
    ${matchBoth(codes)}
    MATCH (other:Concept)-[mapping:MAPS_TO]->(alias)
    WHERE other <> concept AND NOT EXISTS { (other)-[same:MAPS_TO]->(concept) WHERE ${isSaid} }
    CREATE (other)-[moved:MAPS_TO]->(concept)
    SET moved = properties(mapping)`;
}

async function raisePopulations(run: Write): Promise<void> {
  const rows = await run<{ id: string }>(cypher`MATCH (population:Population) RETURN population.id AS id`);
  for (const { id } of rows) await raiseVersion(run, id);
}
