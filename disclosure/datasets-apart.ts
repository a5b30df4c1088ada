import { type Found, foundOf } from '../access/grants/held-grants.ts';
import type { Asker } from './asker.ts';
import { Sealed } from './sealed.ts';

/** The datasets over which somebody may ask: those that are asked by themselves, and those that are not, with whom these share records. */
export type DatasetsApart = {
  readonly alone: readonly string[];
  readonly shared: readonly Pick<Found, 'id' | 'others'>[];
};

/** What the asker may ask of one dataset after another, in the order of their ids. */
export async function datasetsApart(asker: Asker): Promise<DatasetsApart> {
  const { caller, graph } = Sealed.open(asker);
  const mayAsk = [...new Set([...caller.counts, ...(caller.registered ?? [])])].sort();
  const found = (await graph.read<Found>(foundOf(mayAsk))).filter(({ isThere }) => isThere);
  return {
    alone: found.filter(({ others }) => others.length === 0).map(({ id }) => id),
    shared: found.filter(({ others }) => others.length > 0).map(({ id, others }) => ({ id, others })),
  };
}
