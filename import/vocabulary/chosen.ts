import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Release, VocabularyRelease } from './release.ts';

/** Keeps in mind that somebody has loaded these releases by themselves. */
export async function markChosen(graph: Graph, vocabularies: readonly VocabularyRelease[]): Promise<void> {
  await graph.write((run) =>
    run(cypher`
      MATCH (vocabulary:Vocabulary WHERE vocabulary.id IN ${vocabularies.map(({ id }) => id)})
      SET vocabulary.chosen = true`),
  );
}

/**
 * The releases without those of vocabularies of which somebody has loaded a release that is not older: what a mapping
 * brings to begin with does not take the place of what was chosen.
 */
export async function withoutChosen(graph: Graph, releases: readonly Release[]): Promise<readonly Release[]> {
  const rows = await graph.read<{ id: string; release: string | null }>(cypher`
    MATCH (vocabulary:Vocabulary {chosen: true})
    RETURN vocabulary.id AS id, vocabulary.release AS release`);
  const chosen = new Map(rows.map(({ id, release }) => [id, release]));
  const isNoNewer = ({ id, release }: VocabularyRelease) => {
    const other = chosen.get(id);
    return other === null || (other !== undefined && (release ?? '') <= other);
  };
  return releases.filter(({ vocabularies }) => vocabularies.length === 0 || !vocabularies.every(isNoNewer));
}
