import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import type { Mapping, TerminologySource } from '../../ontology/mapping.ts';
import { readCodeMap } from '../mapping/codes.ts';
import { readOboRelease } from '../vocabulary/obo/release.ts';
import { createCodes, toPairs } from '../vocabulary/pairs.ts';
import { noAttributes, noPairs, type Release } from '../vocabulary/release.ts';
import { mergeVocabulary, sweep, writeRelease } from '../vocabulary/write.ts';

/** Reads the terminology that a mapping in `folder` names. */
export function readTerminology(
  folder: string,
  { title, terminology = [] }: Pick<Mapping, 'title' | 'terminology'>,
): Promise<readonly Release[]> {
  return Promise.all(
    terminology.map((source) => {
      const path = join(folder, source.file);
      return source.format === 'obo' ? readOboRelease(path, source) : readMappings(path, source, title);
    }),
  );
}

/** A value map whose values are codes of a vocabulary, as mappings of these. */
async function readMappings(
  path: string,
  { file, vocabulary, source }: Extract<TerminologySource, { format: 'mappings' }>,
  title: string,
): Promise<Release> {
  const map = await readCodeMap(path, file);
  const mapped = [...map].flatMap(([value, meaning]) =>
    meaning.kind === 'mapped' ? [{ from: `${vocabulary}:${value.toUpperCase()}`, ...meaning }] : [],
  );
  const codes = createCodes(mapped.flatMap(({ from, code }) => [from, code]));
  const targets = new Map(mapped.map(({ code, name }) => [code, toConcept(code, name)]));
  const pairs = toPairs(
    codes,
    mapped.map(({ from, code }) => ({ from, to: code })),
  );
  return {
    source: `map:${title}/${file}`,
    vocabularies: [],
    codes: codes.list,
    concepts: () => targets.values(),
    isA: noPairs,
    notUnder: noPairs,
    mappings: [{ relationship: 'Maps to', source, pairs }],
    attributes: noAttributes,
    members: noPairs,
    whole: true,
  };
}

function toConcept(code: string, name: string) {
  const unknown = { synonyms: [], domain: null, class: null, conceptId: null };
  return { ...unknown, code, name, standard: true, valid: true };
}

/**
 * Writes terminology; what the graph has already stays as it is. What a load that was broken off has left is removed:
 * the load of records that follows may raise the version, and would show it.
 */
export async function writeTerminology(graph: Graph, releases: readonly Release[]): Promise<void> {
  await sweep(graph);
  for (const release of releases) await writeRelease(graph, release);
}

/** What releases map to standard concepts, as codes. */
export function* mappingsOf(
  releases: readonly Release[],
): Generator<{ readonly from: string; readonly to: string }> {
  for (const { codes, mappings } of releases)
    for (const { relationship, pairs } of mappings)
      if (relationship === 'Maps to')
        for (const [at, from] of pairs.from.entries())
          yield { from: codes[from] ?? '', to: codes[pairs.to[at] ?? 0] ?? '' };
}

/** Every vocabulary of the codes in the graph, with its licence. */
export async function mergeVocabularies(run: Write): Promise<void> {
  const rows = await run<{ id: string }>(cypher`
    MATCH (concept:Concept)
    RETURN DISTINCT concept.vocabulary AS id`);
  for (const { id } of rows) await mergeVocabulary(run, { id, name: null, release: null });
}
