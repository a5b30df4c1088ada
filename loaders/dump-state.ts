import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { graphVersionOf, readGraphState } from '../graph/version.ts';
import { KnownError } from '../ontology/errors.ts';

/** Of what a dump is, and what it must still be when the dump ends. */
export type DumpState = {
  readonly version: string;
  /** Populations of the datasets that are on the way from one version to the next. */
  readonly changing: readonly string[];
};

/** The state of the graph as far as records of `datasets` depend on it. */
export async function readDumpState(reader: Pick<Reader, 'read' | 'datasets'>): Promise<DumpState> {
  const [state, rows] = await Promise.all([
    readGraphState(reader),
    reader.read<{ id: string; changing: boolean }>(cypher`
      MATCH (dataset:Dataset WHERE dataset.id IN ${reader.datasets})
      WITH DISTINCT dataset.population AS id
      MATCH (population:Population {id: id})
      RETURN id, coalesce(population.changing, false) AS changing
      ORDER BY id`),
  ]);
  const own = new Set(rows.map(({ id }) => id));
  const populations = state.populations.filter(({ id }) => own.has(id));
  return {
    version: graphVersionOf({ ...state, populations }),
    changing: rows.flatMap(({ id, changing }) => (changing ? [id] : [])),
  };
}

/** Refuses data of which only a part may be there. @throws KnownError CONFLICT */
export function refuseChanging({ changing: [population] }: DumpState): void {
  if (population !== undefined)
    throw new KnownError(
      'CONFLICT',
      `Data of the population ${population} are being loaded or removed: ask again when that is done. If it was broken off, it has to be run again.`,
    );
}
