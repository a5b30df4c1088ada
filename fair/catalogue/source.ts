import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import type { Iris } from '../rdf/iris.ts';
import type { Missing } from '../rdf/resource.ts';
import { lastChange } from './catalogue.ts';
import type { CatalogueFacts } from './facts.ts';
import type { VersionedRecord } from './versioned.ts';

/** What the addresses of the catalogue are answered from. */
export type CatalogueSource = {
  readonly catalogue: () => Promise<StoredCatalogue>;
  readonly facts: () => CatalogueFacts;
  readonly iris: Iris;
  readonly missing: (versioned: VersionedRecord) => Promise<readonly Missing[]>;
};

/** When the catalogue last changed: a version began, or a dataset was removed. */
export function changeOf({ removed }: StoredCatalogue, records: readonly VersionedRecord[]): string {
  const changes = [lastChange(records) ?? never, ...removed.map(({ removedAt }) => removedAt)];
  return changes.sort().at(-1) ?? never;
}

/** When nothing was ever loaded. */
const never = '1970-01-01T00:00:00.000Z';
