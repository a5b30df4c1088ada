import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Description } from '../../ontology/description.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { DatasetFacts, Mapping } from '../../ontology/mapping.ts';
import { readDescription } from './description.ts';
import { writeDescriptions } from './stated.ts';

/** Paths of the description files that a mapping names, inside `folder`. @throws KnownError where the folder is missing */
export async function descriptionFiles(
  folder: string,
  { datasets: { descriptions } }: Pick<Mapping, 'datasets'>,
): Promise<readonly string[]> {
  if (descriptions === undefined) return [];
  if (!('folder' in descriptions)) return descriptions.map((file) => resolve(folder, file));
  const names = await readdir(resolve(folder, descriptions.folder)).catch((cause: unknown) => {
    if (descriptions.optional) return [];
    throw new KnownError(
      'ARGUMENT_INVALID',
      `The folder ${descriptions.folder} of descriptions is missing: the mapping says so under datasets.descriptions.`,
      { cause },
    );
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return files.map((name) => resolve(folder, descriptions.folder, name));
}

/** The descriptions that a mapping names. @throws KnownError where one cannot be used, or contradicts the mapping */
export async function readDescriptions(folder: string, mapping: Mapping): Promise<readonly Description[]> {
  const paths = await descriptionFiles(folder, mapping);
  const descriptions = await Promise.all(paths.map(readDescription));
  const twice = descriptions.find(({ id }, at) => descriptions.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined)
    throw new KnownError(
      'ARGUMENT_INVALID',
      `Two files describe the dataset ${twice.id}: leave one of them out.`,
    );
  for (const description of descriptions) refuseOther(description, mapping.datasets.accessRights);
  return descriptions;
}

/** Who may read a dataset is decided by the mapping that loads it, and by nothing else. */
function refuseOther({ id, accessRights }: Description, known: DatasetFacts['accessRights']): void {
  if (accessRights === undefined || accessRights === known) return;
  throw new KnownError(
    'CONFLICT',
    `The description says that ${id} is ${accessRights}, the mapping that loads it says ${known}: make both say the same.`,
  );
}

/** Describes datasets of the graph. @throws KnownError NOT_FOUND, CONFLICT; nothing is then described */
export async function describeDatasets(graph: Graph, descriptions: readonly Description[]): Promise<void> {
  const known = await graph.read<{ id: string; accessRights: DatasetFacts['accessRights'] }>(cypher`
    MATCH (dataset:Dataset WHERE dataset.id IN ${descriptions.map(({ id }) => id)})
    RETURN dataset.id AS id, dataset.accessRights AS accessRights`);
  const rightsOf = new Map(known.map(({ id, accessRights }) => [id, accessRights]));
  for (const description of descriptions) {
    const rights = rightsOf.get(description.id);
    if (rights === undefined)
      throw new KnownError(
        'NOT_FOUND',
        `There is no dataset ${description.id}: load its records first, or correct the id of the description.`,
      );
    refuseOther(description, rights);
  }
  await graph.write((run) => writeDescriptions(run, descriptions));
}
