import { cypher } from '../../graph/cypher.ts';
import { Graph, type GraphAddress } from '../../graph/graph.ts';
import { KnownError } from '../../ontology/errors.ts';
import { listens } from './bolt.ts';

/**
 * Why the database at `address` cannot be started although its server runs; undefined while nothing is wrong with it, or
 * the server does not answer either.
 */
export async function failureOfDatabase(address: GraphAddress): Promise<string | undefined> {
  if (!(await listens(address.uri))) return undefined;
  const graph = new Graph({ ...address, database: 'system' });
  try {
    const [failed] = await graph.read<{ why: string }>(cypher`
      SHOW DATABASES YIELD name, home, statusMessage
      WHERE home AND statusMessage <> ''
      RETURN statusMessage AS why`);
    return failed?.why;
  } catch (error) {
    if (error instanceof KnownError) return undefined;
    throw error;
  } finally {
    await graph.close();
  }
}
