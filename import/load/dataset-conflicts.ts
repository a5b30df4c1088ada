import { isPublic } from '../../ontology/access.ts';
import { KnownError } from '../../ontology/errors.ts';

/** What the graph has of a dataset that decides whether a delivery may bring data of it. */
export type KnownDataset = {
  readonly id: string;
  readonly population: string;
  readonly accessRights: string;
  readonly allowOpen: boolean;
  /** JSON: the licences that each delivery names, by its title. */
  readonly licensesBy: string | null;
};

/** The licences that each delivery of a dataset names, by its title. */
export function licensesOf(known: Pick<KnownDataset, 'licensesBy'> | undefined) {
  return JSON.parse(known?.licensesBy ?? '{}') as Readonly<Record<string, readonly string[]>>; // written here alone
}

/** A dataset means the patients of one population: under another, removals and precedence would miss its records. */
export function refuseForeign(
  known: readonly Pick<KnownDataset, 'id' | 'population'>[],
  population: string,
): void {
  const foreign = known.find((dataset) => dataset.population !== population);
  if (foreign !== undefined)
    throw new KnownError(
      'CONFLICT',
      `The dataset ${foreign.id} belongs to the population ${foreign.population}, the mapping says ${population}.`,
    );
}

const fromOpenToClosed: readonly string[] = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'];

/** A delivery must not open what another one closed: who may see a dataset is changed by removing it first. */
export function refuseLooser(
  known: readonly Pick<KnownDataset, 'id' | 'accessRights'>[],
  accessRights: string,
): void {
  const closer = fromOpenToClosed.slice(fromOpenToClosed.indexOf(accessRights) + 1);
  const closed = known.find((dataset) => closer.includes(dataset.accessRights));
  if (closed !== undefined)
    throw new KnownError(
      'CONFLICT',
      `The dataset ${closed.id} is ${closed.accessRights}, the mapping says ${accessRights}. To open it, remove it first (oncograph dataset remove ${closed.id}), then load it.`,
    );
}

/** Nor must one that is told that everybody may see its own data show those which another one loaded as closed. */
export function refuseOpened(
  known: readonly KnownDataset[],
  { title, allowOpen }: { readonly title: string; readonly allowOpen: boolean },
): void {
  if (!allowOpen) return;
  for (const dataset of known) {
    const other = Object.keys(licensesOf(dataset)).find((by) => by !== title);
    if (other === undefined || dataset.allowOpen || isPublic(dataset)) continue;
    throw new KnownError(
      'CONFLICT',
      `The dataset ${dataset.id} is ${dataset.accessRights}, and ${other} loaded it without --allow-open: its data would be shown to everybody. Load ${other} with --allow-open first; where both brought it already, remove the dataset (dataset remove) before.`,
    );
  }
}
