import { resolve } from 'node:path';
import { KnownError } from '../../ontology/errors.ts';
import type { Mapping } from '../../ontology/mapping.ts';
import { readLines } from '../source/table.ts';
import type { GenePanel } from '../store/gene-panels.ts';
import { ValueError } from './expression.ts';
import { readSymbol } from './value.ts';

/** Reads the gene lists that a mapping in `home` names. */
export async function readPanels(
  home: string,
  { genePanels }: Pick<Mapping, 'genePanels'>,
): Promise<readonly GenePanel[]> {
  const panels = Object.entries(genePanels ?? {}).map(async ([key, { name, genes }]) => ({
    key,
    name,
    genes: (await readLines(resolve(home, genes), genes)).map((gene) => toSymbol(genes, gene)),
  }));
  return Promise.all(panels);
}

function toSymbol(file: string, gene: string): string {
  try {
    return readSymbol(file, gene);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new KnownError('ARGUMENT_INVALID', `The gene list ${file} has ${gene}: ${error.message}.`);
  }
}
