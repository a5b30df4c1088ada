import { type Asker, toAsker } from '../../disclosure/asker.ts';
import { contentDigest, datasetCounts, untoldCounts } from '../../disclosure/dataset-counts.ts';
import type { Disclosure } from '../../disclosure/disclosure.ts';
import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import type { DescribedDatasets } from '../../loaders/described-datasets.ts';
import type { Description } from '../../ontology/description.ts';
import { type CatalogueRecord, digestOfStatement, toCatalogueRecord } from './record.ts';
import { withoutForgotten } from './trim.ts';
import { currentRecords, findRecord } from './versioned.ts';

/** What is now to be said of a dataset, with digests of its records and of what the site says. */
export type CatalogueDraft = {
  readonly dataset: string;
  readonly content: string;
  readonly stated: string;
  /** JSON of a `CatalogueRecord`. */
  readonly record: string;
};

/** What is now to be said of every dataset. */
export async function draftCatalogue(
  described: DescribedDatasets,
  disclosure: Disclosure,
): Promise<readonly CatalogueDraft[]> {
  const asker = catalogueAsker(described, disclosure);
  return Promise.all(
    described.datasets.map(async (stored) => ({
      dataset: stored.id,
      content: await contentDigest(stored.id, asker),
      stated: digestOfStatement(stored, described.released.get(stored.id)),
      record: JSON.stringify(await recordOf(stored, described, asker)),
    })),
  );
}

/** What would be said of a dataset with another description; undefined where there is no such dataset. */
export async function draftRecord(
  described: DescribedDatasets,
  disclosure: Disclosure,
  description: Description,
): Promise<CatalogueRecord | undefined> {
  const stored = described.datasets.find(({ id }) => id === description.id);
  return (
    stored && recordOf({ ...stored, stated: description }, described, catalogueAsker(described, disclosure))
  );
}

/** What older versions may still say once a patient was forgotten, by their ids: no more than is true of somebody. */
export function trimCatalogue(
  catalogue: StoredCatalogue,
): readonly { readonly id: string; readonly record: string }[] {
  return currentRecords(catalogue).flatMap(({ record: now, version, versions }) =>
    versions
      .filter(({ number }) => number !== version.number)
      .flatMap((older) => {
        const found = findRecord(catalogue, now.id, older.version);
        if (found === undefined) return [];
        const record = JSON.stringify(withoutForgotten(found.record, now));
        return [{ id: `${now.id}/${older.version}`, record }];
      }),
  );
}

/** Whoever reads the catalogue: it is public, and tells numbers of whole datasets as they leave for everybody. */
function catalogueAsker({ datasets }: DescribedDatasets, disclosure: Disclosure): Asker {
  return toAsker(disclosure, { subject: 'catalogue', records: [], counts: datasets.map(({ id }) => id) });
}

async function recordOf(
  stored: StoredDataset,
  { released, licenseOf, withAncestors }: DescribedDatasets,
  asker: Asker,
): Promise<CatalogueRecord> {
  const description = released.get(stored.id);
  return toCatalogueRecord({
    stored,
    numbers: await datasetCounts(stored.id, asker),
    released: description && (await untoldCounts(stored.id, description)),
    licenseOf: (file) => licenseOf(stored.population, file),
    withAncestors,
  });
}
