import { resolve } from 'node:path';
import type { Mapping } from '../../ontology/mapping.ts';
import { readLines } from '../source/table.ts';
import type { GenePanel } from '../store/gene-panels.ts';

/** Reads the gene lists that a mapping in `home` names. */
export async function readPanels(
  home: string,
  { genePanels }: Pick<Mapping, 'genePanels'>,
): Promise<readonly GenePanel[]> {
  const panels = Object.entries(genePanels ?? {}).map(async ([key, { name, genes }]) => ({
    key,
    name,
    genes: await readLines(resolve(home, genes), genes),
  }));
  return Promise.all(panels);
}
