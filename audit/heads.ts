import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { Reader } from '../graph/reader.ts';
import type { Head } from './line.ts';

/** Where heads are kept, and the folder of their chains. */
export type HeadPlace = { readonly graph: Graph; readonly folder: string };

/** A head as the graph keeps it, with the folder of its files. */
export type KeptHead = Head & { readonly folder: string };

/** Keeps how far a chain has come, beside the data: a chain that is cut below it is found out. */
export async function keepHead({ graph, folder }: HeadPlace, last: Head | undefined): Promise<void> {
  if (last === undefined) return;
  const { chain, ...head } = { ...last, folder };
  await graph.write((run) =>
    run(cypher`
      MERGE (head:AuditHead {id: ${chain}})
      SET head += ${head}`),
  );
}

/** All heads, in the order of their chains. */
export function readHeads(reader: Pick<Reader, 'read'>): Promise<readonly KeptHead[]> {
  return reader.read<KeptHead>(cypher`
    MATCH (head:AuditHead)
    RETURN head.id AS chain, toInteger(head.n) AS n, head.hash AS hash, head.at AS at, head.folder AS folder
    ORDER BY chain`);
}

/** Chains that were kept long enough have no head any more. */
export async function dropHeads(graph: Graph, chains: readonly string[]): Promise<void> {
  await graph.write((run) => run(cypher`MATCH (head:AuditHead WHERE head.id IN ${chains}) DELETE head`));
}
