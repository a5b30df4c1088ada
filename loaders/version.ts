import { cypher } from './cypher.ts';
import type { Reader } from './reader.ts';

/**
 * Version of everything the graph holds: of every population, of the terminology as a whole and of every vocabulary,
 * such as `idc@3 terminology@2 DOID@2024-05-29`. It changes whenever an answer may.
 */
export async function readGraphVersion(reader: Pick<Reader, 'read'>): Promise<string> {
  const rows = await reader.read<{ part: string }>(cypher`
    MATCH (population:Population)
    RETURN population.id + '@' + toString(toInteger(population.version)) AS part
    ORDER BY part
    UNION ALL
    MATCH (terminology:Terminology)
    RETURN 'terminology@' + toString(toInteger(terminology.version)) AS part
    ORDER BY part
    UNION ALL
    MATCH (vocabulary:Vocabulary WHERE vocabulary.release IS NOT NULL)
    RETURN vocabulary.id + '@' + vocabulary.release AS part
    ORDER BY part`);
  return rows.map(({ part }) => part).join(' ');
}
