import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { isPublic } from '../../ontology/access.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Delivery } from '../delivery.ts';
import { type KnownDataset, licensesOf, refuseLooser } from './dataset-conflicts.ts';
import type { Asked } from './source.ts';

/** What a load is told that decides whose access it changes; `allowOpen`: everybody may be shown its data. */
type AccessOptions = Pick<Asked, 'dataset'> & { readonly allowOpen?: boolean; readonly dryRun?: boolean };

/** A dataset of the population of a load, and who may be shown it. */
type Neighbour = Omit<KnownDataset, 'population'> & {
  /** Title of the delivery that brought it first. */
  readonly describedBy: string | null;
};

/** Refuses what ACCESS=open would show to everybody. @throws KnownError FORBIDDEN */
export function refuseUnlessOpen(
  { datasets }: Delivery,
  { access, allowOpen }: { readonly access: string; readonly allowOpen?: boolean },
): void {
  if (isPublic(datasets) || access !== 'open' || allowOpen) return;
  throw new KnownError(
    'FORBIDDEN',
    `These data are ${datasets.accessRights} and ACCESS=open would show them to everybody: set ACCESS=tiered, or say --allow-open.`,
  );
}

/**
 * Gives the datasets that a delivery alone brings the access that it says, also those of which it has no row now; with
 * `--dataset` that one. Data of one population are merged: what one dataset says of a patient or a series is shown with
 * another one. So PUBLIC data and data that not everybody may be shown do not stand in one population.
 * @throws KnownError CONFLICT naming the datasets
 */
export async function settleAccess(
  graph: Graph,
  delivery: Delivery,
  { allowOpen = false, dataset, dryRun = false }: AccessOptions,
): Promise<void> {
  const { title, population, datasets } = delivery;
  const all = await readNeighbours(graph, population);
  const isOwn = (one: Neighbour) => isBroughtBy(one, title) && (dataset === undefined || one.id === dataset);
  const said = { accessRights: datasets.accessRights, allowOpen };
  refuseMixed(
    delivery,
    all.filter((one) => !isOwn(one) && areMixed(one, said)),
  );
  const own = all.filter(isOwn);
  refuseLooser(own, said.accessRights);
  if (dryRun || own.length === 0) return;
  await graph.write((run) =>
    run(cypher`
      MATCH (dataset:Dataset WHERE dataset.id IN ${own.map(({ id }) => id)})
      SET dataset.accessRights = ${said.accessRights}, dataset.allowOpen = ${allowOpen ? true : null}`),
  );
}

function readNeighbours(graph: Graph, population: string): Promise<readonly Neighbour[]> {
  return graph.read<Neighbour>(cypher`
    MATCH (dataset:Dataset {population: ${population}})
    RETURN dataset.id AS id, dataset.accessRights AS accessRights,
      coalesce(dataset.allowOpen, false) AS allowOpen, dataset.licensesBy AS licensesBy,
      dataset.describedBy AS describedBy
    ORDER BY id`);
}

/** Whether a delivery alone brought a dataset. */
function isBroughtBy(dataset: Neighbour, title: string): boolean {
  return dataset.describedBy === title && Object.keys(licensesOf(dataset)).every((by) => by === title);
}

type Shown = Pick<Neighbour, 'accessRights' | 'allowOpen'>;

/** Whether one is PUBLIC, and not everybody may be shown the other. */
function areMixed(one: Shown, other: Shown): boolean {
  const isClosed = (some: Shown) => !isPublic(some) && !some.allowOpen;
  return (isPublic(one) && isClosed(other)) || (isClosed(one) && isPublic(other));
}

function refuseMixed({ population, datasets }: Delivery, mixed: readonly Neighbour[]): void {
  if (mixed.length === 0) return;
  const named = mixed.map(({ id, accessRights }) => `${id} (${accessRights})`).join(', ');
  throw new KnownError(
    'CONFLICT',
    `These data are ${datasets.accessRights}, and the population ${population} holds ${named}: what is said of one patient is shown together. Give the mapping a population of its own, or remove the others first (dataset remove); where everybody may see what is not PUBLIC, load that with --allow-open.`,
  );
}
