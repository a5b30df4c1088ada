import { join } from 'node:path';
import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { splitCurie, vocabularies, vocabularyOf } from '../ontology/curie.ts';
import type { TerminologySource } from '../ontology/mapping.ts';
import { readCodeMap } from './codes.ts';
import { certainMappings, type OboTerm, readObo, type TermMapping } from './obo.ts';
import { mergeConcepts, withBroader } from './standard.ts';

const atOnce = 5_000;

/** What one source says of codes. */
export type Terminology = {
  readonly vocabulary?: { readonly id: string; readonly release: string | undefined };
  readonly terms: readonly OboTerm[];
  readonly concepts: readonly { readonly code: string; readonly name: string | null }[];
  readonly mappings: readonly TermMapping[];
};

/** Reads the terminology that a mapping names. */
export async function readTerminology(
  folder: string,
  sources: readonly TerminologySource[],
): Promise<readonly Terminology[]> {
  return Promise.all(
    sources.map((source) => {
      const path = join(folder, source.file);
      return source.format === 'obo' ? readHierarchy(path, source) : readMappings(path, source);
    }),
  );
}

async function readHierarchy(
  path: string,
  { vocabulary, except }: Extract<TerminologySource, { format: 'obo' }>,
): Promise<Terminology> {
  const { release, terms } = await readObo(path);
  const current = terms.filter(({ obsolete }) => !obsolete);
  return {
    vocabulary: { id: vocabulary, release },
    terms: current,
    concepts: [],
    mappings: certainMappings(current, except),
  };
}

async function readMappings(
  path: string,
  { file, vocabulary, source }: Extract<TerminologySource, { format: 'mappings' }>,
): Promise<Terminology> {
  const codes = await readCodeMap(path, file);
  const mapped = [...codes].flatMap(([value, meaning]) =>
    meaning.kind === 'mapped' ? [{ from: `${vocabulary}:${value.toUpperCase()}`, ...meaning }] : [],
  );
  return {
    terms: [],
    concepts: mapped.map(({ code, name }) => ({ code, name: name || null })),
    mappings: mapped.map(({ from, code }) => ({ from, to: code, source })),
  };
}

/** Writes terminology, each source in one transaction; what the graph has already stays as it is. */
export async function writeTerminology(graph: Graph, sources: readonly Terminology[]): Promise<void> {
  for (const { vocabulary, terms, concepts, mappings } of sources)
    await graph.write(async (run) => {
      if (vocabulary !== undefined) {
        await mergeVocabulary(run, vocabulary.id, vocabulary.release);
        for (const some of slices(terms)) await mergeTerms(run, some, vocabulary.id);
        await mergeParents(run, terms);
      }
      await mergeConcepts(
        run,
        concepts.map((concept) => ({ ...concept, standard: true })),
      );
      await mergeMappings(run, mappings);
    });
}

/** Every vocabulary of the codes in the graph, with its licence. */
export async function mergeVocabularies(run: Write): Promise<void> {
  const rows = await run<{ vocabulary: string }>(cypher`
    MATCH (concept:Concept)
    RETURN DISTINCT concept.vocabulary AS vocabulary`);
  for (const { vocabulary } of rows) await mergeVocabulary(run, vocabulary, undefined);
}

async function mergeVocabulary(run: Write, id: string, release: string | undefined): Promise<void> {
  const model = vocabularyOf(`${id}:`);
  await run(cypher`
    MERGE (vocabulary:Vocabulary {id: ${id}})
    SET vocabulary.name = ${model?.name ?? id}, vocabulary.license = ${model?.license ?? 'unknown'},
      vocabulary.notice = ${model?.notice ?? null}, vocabulary.release = coalesce(${release ?? null}, vocabulary.release)`);
}

async function mergeTerms(run: Write, terms: readonly OboTerm[], vocabulary: string): Promise<void> {
  const rows = terms.map(({ id, name, synonyms }) => ({ code: id, name, synonyms }));
  await run(cypher`
    UNWIND ${rows} AS row
    MERGE (concept:Concept {code: row.code})
    SET concept.name = row.name, concept.synonyms = row.synonyms, concept.vocabulary = ${vocabulary},
      concept.standard = true, concept.valid = true`);
}

async function mergeParents(run: Write, terms: readonly OboTerm[]): Promise<void> {
  const rows = terms.flatMap(({ id, parents }) => parents.map((parent) => ({ id, parent })));
  await run(cypher`
    UNWIND ${rows} AS row
    MATCH (concept:Concept {code: row.id})
    MATCH (parent:Concept {code: row.parent})
    MERGE (concept)-[:IS_A]->(parent)`);
}

async function mergeMappings(run: Write, mappings: readonly TermMapping[]): Promise<void> {
  const known = mappings.filter(({ from }) => Object.hasOwn(vocabularies, splitCurie(from).prefix));
  const codes = [...new Set(known.flatMap(({ from }) => withBroader(from)))];
  await mergeConcepts(
    run,
    codes.map((code) => ({ code, name: null })),
  );
  await run(cypher`
    UNWIND ${known} AS row
    MATCH (concept:Concept {code: row.from})
    MATCH (target:Concept {code: row.to})
    MERGE (concept)-[mapping:MAPS_TO {relationship: 'Maps to'}]->(target)
    SET mapping.source = row.source`);
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += atOnce) yield items.slice(start, start + atOnce);
}
