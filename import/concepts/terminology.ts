import { cypher } from '../../graph/cypher.ts';
import type { Graph, Write } from '../../graph/graph.ts';
import { splitCurie } from '../../ontology/curie.ts';
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

/** What releases say codes mean: what they map to, standard concepts of their own, and these by their other codes. */
export async function mappingsOf(releases: readonly Release[]): Promise<readonly CodePair[]> {
  const own = await Promise.all(releases.map(ownStandards));
  return [...releases.flatMap(mappedCodes), ...own.flat()];
}

function mappedCodes({ codes, mappings }: Release): readonly CodePair[] {
  return mappings
    .filter(({ relationship }) => relationship === 'Maps to')
    .flatMap(({ pairs }) =>
      Array.from(pairs.from, (from, at) => ({ from: codes[from] ?? '', to: codes[pairs.to[at] ?? 0] ?? '' })),
    );
}

async function ownStandards({ vocabularies, concepts }: Release): Promise<readonly CodePair[]> {
  const defined = new Set(vocabularies.map(({ id }) => id));
  const own: CodePair[] = [];
  for await (const { code, standard, valid, altCodes = [] } of concepts())
    if (standard && valid && defined.has(splitCurie(code).prefix))
      own.push(...[code, ...altCodes].map((from) => ({ from, to: code })));
  return own;
}

/** Every vocabulary of the codes in the graph, with its licence. */
export async function mergeVocabularies(run: Write): Promise<void> {
  const rows = await run<{ id: string }>(cypher`
    MATCH (concept:Concept)
    RETURN DISTINCT concept.vocabulary AS id`);
  for (const { id } of rows) await mergeVocabulary(run, { id, name: null, release: null });
}
