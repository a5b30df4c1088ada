import { cypher } from '../../graph/cypher.ts';
import type { Description } from '../../ontology/description.ts';
import { othersOf } from './held-grants.ts';

/** A dataset over which whoever is logged in may ask for counts, as its description says. */
export type AdmittingDataset = {
  readonly id: string;
  /** Whether it is PUBLIC: then its numbers are, too. */
  readonly isOpen: boolean;
  /** Other datasets that it shares records with and that are not PUBLIC. */
  readonly others: readonly string[];
};

/** Datasets that admit whoever is logged in, by what they may be asked for; in their order. */
export type RegisteredDatasets = { readonly exact: readonly string[]; readonly guarded: readonly string[] };

/** A dataset of which it is stated who may count, and what is. */
export type StatedDataset = AdmittingDataset & { readonly stated: string };

/** A list of `StatedDataset`, in the order of their ids. */
export const datasetsThatState = cypher`COLLECT {
    MATCH (dataset:Dataset)
    WHERE dataset.stated CONTAINS '"counts"'
    RETURN dataset {
      .id, .stated, isOpen: coalesce(dataset.accessRights, '') = 'PUBLIC', others: ${othersOf}
    } AS one ORDER BY dataset.id
  }`;

/** Those whose description admits whoever is logged in. */
export function admittingOf(datasets: readonly StatedDataset[]): readonly AdmittingDataset[] {
  return datasets
    .filter(({ stated }) => admits(stated))
    .map(({ id, isOpen, others }) => ({ id, isOpen, others }));
}

function admits(stated: string): boolean {
  const { counts }: Description = JSON.parse(stated); // checked when it was written
  return counts === 'REGISTERED';
}

/**
 * What somebody may ask for beside what was granted to them. Datasets that share records go together: of one that does so with a
 * dataset that may not be asked over, nothing is told.
 */
export function registeredBeside(
  granted: readonly string[],
  admitting: readonly AdmittingDataset[],
): RegisteredDatasets {
  const others = admitting.filter(({ id }) => !granted.includes(id));
  const exact = whole(
    others.filter(({ isOpen }) => isOpen),
    granted,
  );
  const guarded = whole(
    others.filter(({ isOpen }) => !isOpen),
    [...granted, ...exact],
  );
  return { exact, guarded };
}

/** Ids of the datasets all of whose others are among `known` or these themselves. */
function whole(datasets: readonly AdmittingDataset[], known: readonly string[]): readonly string[] {
  const ids = new Set([...known, ...datasets.map(({ id }) => id)]);
  const left = datasets.filter(({ others }) => others.every((id) => ids.has(id)));
  return left.length === datasets.length ? left.map(({ id }) => id) : whole(left, known);
}
