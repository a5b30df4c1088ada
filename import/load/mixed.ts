import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import { isOpen } from '../../ontology/access.ts';
import { KnownError } from '../../ontology/errors.ts';
import type { Delivery } from '../delivery.ts';

/** A dataset of the population, and who may be shown it. */
type Neighbour = {
  readonly id: string;
  readonly accessRights: string;
  readonly allowOpen: boolean;
  /** JSON: the licences that each delivery names, by its title. */
  readonly licensesBy: string;
};

/**
 * Data of one population are merged: what one dataset says of a patient or a series is shown with another one. So data that
 * everybody may be shown and data that not everybody may be shown do not stand in one population; `allowOpen`: everybody
 * may be shown what is to be loaded. @throws KnownError CONFLICT naming the datasets
 */
export async function refuseMixed(
  graph: Pick<Graph, 'read'>,
  { title, population, datasets }: Delivery,
  allowOpen: boolean,
): Promise<void> {
  const all = await graph.read<Neighbour>(cypher`
    MATCH (dataset:Dataset {population: ${population}})
    RETURN dataset.id AS id, dataset.accessRights AS accessRights,
      coalesce(dataset.allowOpen, false) AS allowOpen, coalesce(dataset.licensesBy, '{}') AS licensesBy
    ORDER BY id`);
  const shown = isOpen(datasets) || allowOpen;
  const mixed = all
    .filter((one) => broughtByOthers(one, title))
    .filter((one) => (isOpen(one) || one.allowOpen) !== shown);
  if (mixed.length === 0) return;
  const named = mixed.map(({ id, accessRights }) => `${id} (${accessRights})`).join(', ');
  throw new KnownError(
    'CONFLICT',
    `These data are ${datasets.accessRights}, and the population ${population} holds ${named}: what is said of one patient is shown together. Give the mapping a population of its own; or, where everybody may see what is not PUBLIC, load that with --allow-open.`,
  );
}

/** Whether another delivery brought a dataset, or parts of it. */
function broughtByOthers({ licensesBy }: Neighbour, title: string): boolean {
  return Object.keys(JSON.parse(licensesBy)).some((by) => by !== title);
}
