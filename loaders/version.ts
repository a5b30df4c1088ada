import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';

/**
 * Version of everything the graph holds: the version of every population and the release of every vocabulary,
 * such as `idc@3 DOID@2024-05-29`. It changes whenever an answer may.
 */
export async function readGraphVersion(reader: Pick<Reader, 'read'>): Promise<string> {
  const rows = await reader.read<{ part: string }>(cypher`
    MATCH (population:Population)
    RETURN population.id + '@' + toString(toInteger(population.version)) AS part
    ORDER BY part
    UNION ALL
    MATCH (vocabulary:Vocabulary WHERE vocabulary.release IS NOT NULL)
    RETURN vocabulary.id + '@' + vocabulary.release AS part
    ORDER BY part`);
  return rows.map(({ part }) => part).join(' ');
}
