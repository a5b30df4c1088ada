import type { StoredCatalogue, StoredVersion } from '../../loaders/catalogue.ts';
import type { CatalogueRecord } from './record.ts';

/** When a version began, and what changed with it. */
export type VersionFacts = Pick<StoredVersion, 'version' | 'number' | 'issuedAt' | 'notes'>;

/** What was said of a dataset in one version, and all versions that there are, newest first. */
export type VersionedRecord = {
  readonly record: CatalogueRecord;
  readonly version: VersionFacts;
  readonly versions: readonly VersionFacts[];
};

/** The datasets of the catalogue as they are now, in order of their ids. */
export function currentRecords(catalogue: StoredCatalogue): readonly VersionedRecord[] {
  return catalogue.versions.flatMap((stored, at) => {
    const isNewest = catalogue.versions[at - 1]?.dataset !== stored.dataset;
    return isNewest ? (toVersioned(stored, catalogue) ?? []) : [];
  });
}

/** One version of a dataset, or the one that stands now; undefined where there is none or it was removed. */
export function findRecord(
  catalogue: StoredCatalogue,
  dataset: string,
  version?: string,
): VersionedRecord | undefined {
  const stored = catalogue.versions.find(
    (one) => one.dataset === dataset && (version === undefined || one.version === version),
  );
  return stored && toVersioned(stored, catalogue);
}

function toVersioned(stored: StoredVersion, { versions }: StoredCatalogue): VersionedRecord | undefined {
  if (stored.record === null) return undefined;
  const record: CatalogueRecord = JSON.parse(stored.record); // `toCatalogueRecord` made it
  return { record, version: stored, versions: versions.filter(({ dataset }) => dataset === stored.dataset) };
}
