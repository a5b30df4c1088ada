import type { RemovedDataset, StoredCatalogue, StoredVersion } from '../../loaders/catalogue.ts';

/** What happened to a dataset: a version of it began, or it was removed. */
export type Event =
  | { readonly kind: 'version'; readonly at: string; readonly version: StoredVersion }
  | { readonly kind: 'removal'; readonly at: string; readonly removed: RemovedDataset };

/** Everything that happened, in order of time; what happened at the same time in order of the datasets. */
export function eventsOf({ versions, removed }: StoredCatalogue): readonly Event[] {
  const events: readonly Event[] = [
    ...versions.map((version): Event => ({ kind: 'version', at: version.issuedAt, version })),
    ...removed.map((one): Event => ({ kind: 'removal', at: one.removedAt, removed: one })),
  ];
  return events.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** ISO times of one form are in order as texts. A dataset that goes has its versions before it. */
function orderOf(event: Event): string {
  const of =
    event.kind === 'version'
      ? [event.version.dataset, `0${String(event.version.number).padStart(9, '0')}`]
      : [event.removed.id, '1'];
  return [event.at, ...of].join('\u0000');
}
