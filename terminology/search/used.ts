import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { oncePerVersion } from '../../graph/once-per-version.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import { numberOf } from '../codes.ts';
import { unite } from '../numbers.ts';
import type { Terminology } from '../terminology.ts';

/** Codes of the concepts that records use, by dataset. */
export type UsedConcepts = ReadonlyMap<string, readonly string[]>;

/** The concepts in use as they are now; read once per marking, whoever asks. */
export const usedConcepts: (graph: Graph) => Promise<UsedConcepts> = oncePerVersion(readUsed, readMarking);

/** What marks concepts as used has another key each time that it changes something. */
async function readMarking(graph: Graph): Promise<string> {
  const [row] = await graph.read<{ usage: string }>(cypher`
    MATCH (terminology:Terminology {id: 'terminology'})
    RETURN coalesce(terminology.usage, '') AS usage`);
  return row?.usage ?? '';
}

async function readUsed(graph: Graph): Promise<UsedConcepts> {
  const rows = await graph.read<{ dataset: string; codes: readonly string[] }>(
    cypher`
      MATCH (concept:Concept {used: true})
      UNWIND concept.usedBy AS dataset
      RETURN dataset, collect(concept.code) AS codes`,
    { timeoutMs: 60_000 },
  );
  return new Map(rows.map(({ dataset, codes }) => [dataset, codes]));
}

type Ranks = ReadonlyMap<string, Uint32Array>;

/** Ranks of the concepts that records of any of the datasets use, ascending. */
export function usedRanks(
  used: UsedConcepts,
  terminology: Terminology,
  datasets: readonly string[],
): Uint32Array {
  const ranks = ranksOf(used, terminology);
  return unite(datasets.flatMap((dataset) => ranks.get(dataset) ?? []));
}

const ranksOf = rememberBy((used: UsedConcepts, { codes, search }: Terminology): Ranks => {
  const rankOf = (code: string) => search.rankOf[numberOf(codes, code) ?? -1] ?? [];
  return new Map([...used].map(([id, some]) => [id, Uint32Array.from(some.flatMap(rankOf)).sort()]));
});
