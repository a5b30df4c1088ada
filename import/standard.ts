import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { broaderByStructure, splitCurie } from '../ontology/curie.ts';
import type { FieldModel, PropertyValue } from '../ontology/model.ts';
import { modelOf } from '../ontology/records.ts';
import type { CodeMap } from './codes.ts';
import type { TermMapping } from './obo.ts';
import type { BuiltRecord } from './table.ts';

/** Gives records their standard concepts, and the graph the concepts they name. */
export type Standardiser = {
  readonly standardise: (records: readonly BuiltRecord[]) => Promise<readonly BuiltRecord[]>;
  /** Writes the concepts that `records` name and the graph may not have. */
  readonly writeConcepts: (run: Write, records: readonly BuiltRecord[]) => Promise<void>;
};

/**
 * A standardiser that remembers what it asked and wrote. `codes` bring the names of the concepts they map to,
 * `mappings` are known beside those of the graph.
 */
export function createStandardiser(
  graph: Graph,
  codes: Iterable<CodeMap>,
  mappings: readonly TermMapping[],
): Standardiser {
  const names = namesOf(codes);
  const standards = new Map<string, string | null>();
  const written = new Set<string>();

  const standardise = async (records: readonly BuiltRecord[]) => {
    const asked = new Set(records.flatMap(sourceCodes).filter((code) => !standards.has(code)));
    if (asked.size > 0)
      for (const [code, standard] of await findStandards(graph, mappings, [...asked]))
        standards.set(code, standard);
    return records.map((record) => withStandards(record, standards));
  };

  const writeConcepts = async (run: Write, records: readonly BuiltRecord[]) => {
    const used = [
      ...records.flatMap(standardCodes).map((code) => ({ code, standard: true })),
      ...records
        .flatMap(sourceCodes)
        .flatMap(withBroader)
        .map((code) => ({ code, standard: false })),
    ];
    const fresh = new Map(used.map((use) => [`${use.code} ${use.standard}`, use]));
    for (const key of fresh.keys()) if (written.has(key)) fresh.delete(key);
    if (fresh.size === 0) return;
    await mergeConcepts(
      run,
      [...fresh.values()].map((use) => ({ ...use, name: names.get(use.code) ?? null })),
    );
    for (const key of fresh.keys()) written.add(key);
  };
  return { standardise, writeConcepts };
}

function namesOf(codes: Iterable<CodeMap>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const map of codes)
    for (const value of map.values())
      if (value.kind === 'mapped' && value.name !== '') names.set(value.code, value.name);
  return names;
}

/** Names of the coded fields of a record's type. */
function codedFields(record: BuiltRecord): readonly string[] {
  const fields: Readonly<Record<string, FieldModel>> = modelOf(record.type).fields;
  return Object.keys(fields).filter((name) => fields[name]?.kind === 'coded');
}

function isText(value: PropertyValue | undefined): value is string {
  return typeof value === 'string';
}

function sourceCodes(record: BuiltRecord): readonly string[] {
  return codedFields(record)
    .map((name) => record.properties[`${name}SourceConcept`])
    .filter(isText);
}

function standardCodes(record: BuiltRecord): readonly string[] {
  return codedFields(record)
    .map((name) => record.properties[`${name}StandardConcept`])
    .filter(isText);
}

/** A code and, where its vocabulary climbs by structure, the codes above it. */
export function withBroader(code: string): readonly string[] {
  const broader = broaderByStructure(code);
  return broader === undefined ? [code] : [code, ...withBroader(broader)];
}

function withStandards(record: BuiltRecord, standards: ReadonlyMap<string, string | null>): BuiltRecord {
  const found = codedFields(record).flatMap((name) => {
    const code = record.properties[`${name}SourceConcept`];
    if (!isText(code) || record.properties[`${name}StandardConcept`] !== null) return [];
    return [[`${name}StandardConcept`, standards.get(code) ?? null]];
  });
  return found.length === 0
    ? record
    : { ...record, properties: { ...record.properties, ...Object.fromEntries(found) } };
}

/** The standard concept of each code: what it, or the next broader code that is mapped at all, maps to alone. */
async function findStandards(
  graph: Graph,
  mappings: readonly TermMapping[],
  codes: readonly string[],
): Promise<readonly (readonly [string, string | null])[]> {
  const asked = [...new Set(codes.flatMap(withBroader))];
  const rows = await graph.read<{ from: string; to: string }>(cypher`
    MATCH (concept:Concept WHERE concept.code IN ${asked})-[:MAPS_TO]->(target:Concept)
    RETURN concept.code AS from, target.code AS to`);
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of [...rows, ...mappings])
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
  return codes.map((code) => {
    const mapped = withBroader(code)
      .map((step) => targets.get(step))
      .find((found) => found !== undefined);
    return [code, mapped?.size === 1 ? ([...mapped][0] ?? null) : null] as const;
  });
}

/** Concepts by code, with the vocabulary and the broader code that their structure says. */
export async function mergeConcepts(
  run: Write,
  concepts: readonly { readonly code: string; readonly name: string | null; readonly standard?: boolean }[],
): Promise<void> {
  const rows = concepts.map(({ code, name, standard = false }) => ({
    code,
    name,
    standard,
    vocabulary: splitCurie(code).prefix,
    broader: broaderByStructure(code) ?? null,
  }));
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (concept:Concept {code: row.code})
    ON CREATE SET concept.vocabulary = row.vocabulary, concept.name = row.name, concept.synonyms = [],
      concept.standard = false, concept.valid = true
    SET concept.name = coalesce(concept.name, row.name), concept.standard = concept.standard OR row.standard`);
  await run(cypher`
    UNWIND ${rows.filter(({ broader }) => broader !== null)} AS row
    MATCH (concept:Concept {code: row.code})
    MATCH (broader:Concept {code: row.broader})
    MERGE (concept)-[:IS_A]->(broader)`);
}
