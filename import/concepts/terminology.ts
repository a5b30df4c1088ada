import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import type { Release } from '../vocabulary/release.ts';
import { mergeVocabulary, sweep, writeRelease } from '../vocabulary/write.ts';
import type { CodePair } from './standards.ts';

/**
 * Writes terminology; what the graph has already stays as it is. What a load that was broken off has left is removed:
 * the load of records that follows may raise the version, and would show it.
 */
export async function writeTerminology(graph: Graph, releases: readonly Release[]): Promise<void> {
  await sweep(graph);
  for (const release of releases) await writeRelease(graph, release);
}

/** What releases map to standard concepts, as codes. */
export function* mappingsOf(releases: readonly Release[]): Generator<CodePair> {
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
