import { createHash } from 'node:crypto';
import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { graphVersionOf, type PopulationState, readGraphState } from '../graph/version.ts';
import { type Publishing, publishesExact } from '../ontology/access.ts';

type Named = Publishing & { readonly population: string; readonly id: string };

/**
 * The version of the graph as it may be told to who may be told of the open datasets and of `granted` ones: populations
 * of others are not named. What stands for them is another text with every change of any.
 */
export async function readToldVersion(
  reader: Pick<Reader, 'read'>,
  granted: readonly string[],
): Promise<string> {
  const [state, datasets] = await Promise.all([
    readGraphState(reader),
    reader.read<Named>(cypher`
      MATCH (dataset:Dataset)
      RETURN dataset.population AS population, dataset.id AS id, dataset.accessRights AS accessRights,
        dataset.publishes AS publishes`),
  ]);
  const isTold = (dataset: Named) => publishesExact(dataset) || granted.includes(dataset.id);
  const told = new Set(datasets.filter(isTold).map(({ population }) => population));
  const [named, others] = [true, false].map((is) =>
    state.populations.filter(({ id }) => told.has(id) === is),
  );
  const version = graphVersionOf({ ...state, populations: named ?? [] });
  return others === undefined || others.length === 0
    ? version
    : `${version} others@${digestOf(others)}`.trim();
}

/** Nothing of a name goes into it, so that none can be guessed by it. */
function digestOf(populations: readonly PopulationState[]): string {
  const said = populations.map(({ version, key }) => [version, key]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
}
