import { join } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { readLines } from '../source/table.ts';
import type { Identity } from '../store/identity.ts';

/** A gene panel of a mapping: `key` is its name there. */
export type Panel = {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly genes: readonly string[];
};

/** Reads the gene lists of a mapping. */
export async function readPanels(
  home: string,
  { genePanels }: Mapping,
  identity: Identity,
): Promise<readonly Panel[]> {
  const panels = Object.entries(genePanels ?? {}).map(async ([key, { name, genes }]) => ({
    key,
    id: identity('genePanel', [key]),
    name,
    genes: await readLines(join(home, genes), genes),
  }));
  return Promise.all(panels);
}

/** Writes gene panels; one that is known takes the genes of this mapping. */
export async function writePanels(graph: Graph, panels: readonly Panel[]): Promise<void> {
  await graph.write((run) =>
    run(cypher`
      UNWIND ${panels} AS row
      MERGE (panel:GenePanel {id: row.id})
      SET panel.name = row.name, panel.genes = row.genes`),
  );
}
