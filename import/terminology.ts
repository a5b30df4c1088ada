import { join } from 'node:path';
import { cypher } from '../loaders/cypher.ts';
import type { Graph, Write } from '../loaders/graph.ts';
import { splitCurie, vocabularies, vocabularyOf } from '../ontology/curie.ts';
import type { TerminologySource } from '../ontology/mapping.ts';
import { readCodeMap } from './codes.ts';
import { certainMappings, type OboTerm, readObo, type TermMapping } from './obo.ts';
import { mergeConcepts, withBroader } from './standard.ts';

const atOnce = 5_000;

/** Loads the terminology that a mapping names; what the graph has already stays as it is. */
export async function loadTerminology(
  graph: Graph,
  folder: string,
  sources: readonly TerminologySource[],
): Promise<void> {
  for (const source of sources)
    if (source.format === 'obo') await loadObo(graph, join(folder, source.file), source);
    else await loadMappings(graph, join(folder, source.file), source);
}

async function loadObo(
  graph: Graph,
  path: string,
  source: Extract<TerminologySource, { format: 'obo' }>,
): Promise<void> {
  const { release, terms } = await readObo(path);
  const current = terms.filter(({ obsolete }) => !obsolete);
  await graph.write(async (run) => {
    await mergeVocabulary(run, source.vocabulary, release);
    for (const some of slices(current)) await mergeTerms(run, some, source.vocabulary);
    await mergeParents(run, current);
    await mergeMappings(run, certainMappings(current, source.except));
  });
}

async function loadMappings(
  graph: Graph,
  path: string,
  { file, vocabulary, source }: Extract<TerminologySource, { format: 'mappings' }>,
): Promise<void> {
  const codes = await readCodeMap(path, file);
  const mappings = [...codes].flatMap(([value, meaning]) =>
    meaning.kind === 'mapped'
      ? [
          {
            from: `${vocabulary}:${value.toUpperCase()}`,
            to: meaning.code,
            name: meaning.name || null,
            source,
          },
        ]
      : [],
  );
  await graph.write(async (run) => {
    await mergeConcepts(
      run,
      mappings.map(({ to, name }) => ({ code: to, name, standard: true })),
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
