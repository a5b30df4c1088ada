import { createHash } from 'node:crypto';
import type { DatasetCounts } from '../../disclosure/dataset-counts.ts';
import type { Count } from '../../disclosure/release.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import type { Description, LocalText } from '../../ontology/description.ts';
import type { ReleasedDescription } from '../../ontology/released-description.ts';
import { type EucaimCodes, eucaimCodes, type WithAncestors } from '../eucaim/codes.ts';

/** Images or records of a dataset under one licence; null where none is said. */
export type LicensedPart =
  | {
      readonly sort: 'images';
      readonly license: string | null;
      readonly series: Count;
      readonly sizeBytes: number | null;
    }
  | { readonly sort: 'records'; readonly license: string | null; readonly records: readonly Count[] };

/**
 * What the catalogue says of a dataset: plain data, kept with its version. Every number in it has passed the gate as for
 * who is not logged in; nothing in it is of a single person.
 */
export type CatalogueRecord = {
  readonly id: string;
  readonly title: LocalText;
  /** Empty where nobody described the dataset. */
  readonly description: LocalText;
  readonly accessRights: string;
  /** Name of the publisher, where only the mapping names one. */
  readonly publisher: string | null;
  readonly sourceVersion: string | null;
  readonly releasedAt: string | null;
  readonly stated: Description | null;
  readonly numbers: DatasetCounts;
  readonly parts: readonly LicensedPart[];
  /** Of its records, as the mappings say. */
  readonly ownLicense?: readonly string[];
  readonly eucaim: EucaimCodes;
  /** The same to who may not be told what the dataset holds, where something was released of it. */
  readonly released?: ReleasedPart;
};

/** What of a record comes from what was released of the dataset. */
export type ReleasedPart = Pick<CatalogueRecord, 'numbers' | 'eucaim'>;

/** Where a record is made from. */
export type RecordSource = {
  readonly stored: StoredDataset;
  readonly numbers: DatasetCounts;
  /** By what was released of it, where anything was. */
  readonly released?: DatasetCounts | undefined;
  /** The licence of a file of records; undefined where no load knows it. */
  readonly licenseOf: (file: string) => string | undefined;
  readonly withAncestors: WithAncestors;
};

export function toCatalogueRecord({
  stored,
  numbers,
  released,
  licenseOf,
  withAncestors,
}: RecordSource): CatalogueRecord {
  const { id, accessRights, stated, releasedAt = null, sourceVersion = null } = stored;
  return {
    id,
    title: stated?.title ?? stored.title,
    description: stated?.description ?? stored.description ?? '',
    accessRights,
    publisher: stored.publisher ?? null,
    sourceVersion,
    releasedAt,
    stated,
    numbers,
    parts: [...imagesOf(numbers), ...recordsOf(numbers, licenseOf)],
    ...(stored.ownLicense && { ownLicense: stored.ownLicense }),
    eucaim: eucaimCodes(numbers, stated, withAncestors),
    ...(released && {
      released: { numbers: released, eucaim: eucaimCodes(released, stated, withAncestors) },
    }),
  };
}

function imagesOf({ images }: DatasetCounts): readonly LicensedPart[] {
  return images.map((part) => ({ sort: 'images', ...part }));
}

function recordsOf({ files }: DatasetCounts, licenseOf: RecordSource['licenseOf']): readonly LicensedPart[] {
  const byLicense = new Map<string | null, Count[]>();
  for (const { file, records } of files) {
    const license = licenseOf(file) || null;
    byLicense.set(license, [...(byLicense.get(license) ?? []), records]);
  }
  return [...byLicense]
    .map(([license, records]) => ({ sort: 'records' as const, license, records }))
    .sort((a, b) => ((a.license ?? '~') < (b.license ?? '~') ? -1 : 1));
}

/** Digest of what the site and its mappings say of a dataset, and when it released something of it; what is computed has no part in it. */
export function digestOfStatement(
  stored: StoredDataset,
  released: Pick<ReleasedDescription, 'asOf'> | undefined,
): string {
  const { title, description, accessRights, publisher, sourceVersion, releasedAt, license, stated } = stored;
  const said = [title, description, accessRights, publisher, sourceVersion, releasedAt, license, stated];
  const also = released === undefined ? [] : [released.asOf];
  return createHash('sha256')
    .update(JSON.stringify([...said, ...also]))
    .digest('hex')
    .slice(0, 32);
}
