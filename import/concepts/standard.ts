import type { Graph, Write } from '../../graph/graph.ts';
import { withBroader } from '../../ontology/curie.ts';
import type { PropertyValue } from '../../ontology/model.ts';
import { codedFields, modelOf } from '../../ontology/records.ts';
import type { BuiltRecord } from '../delivery.ts';
import { noteTerminologyChange } from '../store/terminology-version.ts';
import { type Aliases, findAliases } from '../vocabulary/aliases.ts';
import { mergeConcepts } from '../vocabulary/merge-concepts.ts';
import {
  type CodePair,
  chooseStandard,
  findReplacements,
  findStandards,
  type Standards,
  toStandards,
} from './standards.ts';

/** Gives records their standard concepts, and the graph the concepts they name. */
export type Standardiser = {
  readonly standardise: (records: readonly BuiltRecord[]) => Promise<readonly BuiltRecord[]>;
  /** Records that keep another standard concept than the terminology says, by field. */
  readonly differences: ReadonlyMap<string, number>;
  /** Writes the concepts that `records` name and the graph may not have; how many these are. */
  readonly writeConcepts: (run: Write, records: readonly BuiltRecord[]) => Promise<number>;
};

/**
 * A standardiser that remembers what it asked and wrote. `names` by code are those of concepts that the graph may not
 * have, `mappings` are known beside those of the graph.
 */
export function createStandardiser(
  graph: Graph,
  names: ReadonlyMap<string, string>,
  mappings: readonly CodePair[],
): Standardiser {
  const standards = new Map<string, string | null>();
  const replacements = new Map<string, string | null>();
  const known = toStandards({ standards, replacements });
  const written = new Set<string>();
  const aliases = new Map<string, string>();
  const asked = new Set<string>();
  const differences = new Map<string, number>();

  // What is known to come is asked at once: a question takes as long for all codes as for one.
  const expected = [...names.keys()];
  const standardise = async (said: readonly BuiltRecord[]) => {
    const coming = expected.splice(0);
    const fresh = freshOf(
      [...coming, ...said.flatMap((record) => [...sourceCodes(record), ...standardCodes(record)])],
      asked,
    );
    if (fresh.length > 0) for (const found of await findAliases(graph, fresh)) aliases.set(...found);
    for (const code of fresh) asked.add(code);
    const records = said.map((record) => withoutAliases(record, aliases));
    const own = coming.map((code) => aliases.get(code) ?? code);
    const sources = freshOf([...own, ...records.flatMap(sourceCodes)], standards);
    const given = freshOf([...own, ...records.flatMap(standardCodes)], replacements);
    if (sources.length > 0)
      for (const found of await findStandards(graph, mappings, sources)) standards.set(...found);
    if (given.length > 0)
      for (const found of await findReplacements(graph, given)) replacements.set(...found);
    return records.map((record) => {
      const chosen = withStandards(record, known);
      if (record.properties.omopTable == null) return chosen;
      note(record, chosen);
      return record; // who made the row of OMOP chose its standard concept
    });
  };
  const note = (record: BuiltRecord, chosen: BuiltRecord) => {
    for (const name of codedFields(record.type)) {
      const property = `${name}StandardConcept`;
      if ((record.properties[property] ?? null) === (chosen.properties[property] ?? null)) continue;
      const field = `${modelOf(record.type).type}.${name}`;
      differences.set(field, (differences.get(field) ?? 0) + 1);
    }
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
    if (fresh.size === 0) return 0;
    const concepts = [...fresh.values()].map((use) => ({ ...use, name: names.get(use.code) ?? null }));
    if ((await mergeConcepts(run, concepts)) > 0) await noteTerminologyChange(run);
    for (const key of fresh.keys()) written.add(key);
    return fresh.size;
  };
  return { standardise, writeConcepts, differences };
}

function freshOf(codes: readonly string[], known: Pick<ReadonlySet<string>, 'has'>): readonly string[] {
  return [...new Set(codes)].filter((code) => !known.has(code));
}

function isText(value: PropertyValue | undefined): value is string {
  return typeof value === 'string';
}

function sourceCodes(record: BuiltRecord): readonly string[] {
  return codedFields(record.type)
    .map((name) => record.properties[`${name}SourceConcept`])
    .filter(isText);
}

function standardCodes(record: BuiltRecord): readonly string[] {
  return codedFields(record.type)
    .map((name) => record.properties[`${name}StandardConcept`])
    .filter(isText);
}

/** A record whose coded fields have the codes that their concepts have in the graph. */
function withoutAliases(record: BuiltRecord, aliases: Aliases): BuiltRecord {
  const renamed = codedFields(record.type)
    .flatMap((name) => [`${name}SourceConcept`, `${name}StandardConcept`])
    .flatMap((property) => {
      const own = aliases.get(toCode(record.properties[property]) ?? '');
      return own === undefined ? [] : [[property, own] as const];
    });
  return withProperties(record, renamed);
}

/** A record whose coded fields have the standard concepts that their codes mean. */
export function withStandards(record: BuiltRecord, standards: Standards): BuiltRecord {
  const found = codedFields(record.type).flatMap((name) => {
    const property = `${name}StandardConcept`;
    const [code, given] = [record.properties[`${name}SourceConcept`], record.properties[property]];
    const standard = chooseStandard(toCode(code), toCode(given), standards);
    return standard === given ? [] : [[property, standard] as const];
  });
  return withProperties(record, found);
}

function withProperties(
  record: BuiltRecord,
  properties: readonly (readonly [string, string | null])[],
): BuiltRecord {
  if (properties.length === 0) return record;
  return { ...record, properties: { ...record.properties, ...Object.fromEntries(properties) } };
}

function toCode(value: PropertyValue | undefined): string | null {
  return isText(value) ? value : null;
}
