import { createHash } from 'node:crypto';
import { untoldCounts } from '../../disclosure/dataset-counts.ts';
import { untoldVersions } from '../../disclosure/untold-versions.ts';
import type { StoredCatalogue, StoredVersion } from '../../loaders/catalogue.ts';
import { publishesExact } from '../../ontology/access.ts';
import { eucaimCodes } from '../eucaim/codes.ts';
import type { CatalogueRecord, LicensedPart, ReleasedPart } from './record.ts';

/** A catalogue as everybody may be told it; `shown` are the datasets that everybody may be told of beside the open ones. */
export type TellCatalogue = (
  catalogue: StoredCatalogue,
  shown: readonly string[],
) => Promise<StoredCatalogue>;

/**
 * Tells catalogues: of a dataset that does not publish exact numbers now, nothing in any of its versions that comes from its records
 * but what was released, and no version of the catalogue but of what is told. The last one is remembered, as long as it and what is shown stay the same.
 */
export function createTeller(): TellCatalogue {
  let last: Told | undefined;
  return (catalogue, shown) => {
    const key = JSON.stringify(shown);
    if (last?.of === catalogue && last.key === key) return last.told;
    last = { of: catalogue, key, told: tellCatalogue(catalogue, new Set(shown)) };
    return last.told;
  };
}

type Told = { readonly of: StoredCatalogue; readonly key: string; readonly told: Promise<StoredCatalogue> };

async function tellCatalogue(
  catalogue: StoredCatalogue,
  shown: ReadonlySet<string>,
): Promise<StoredCatalogue> {
  const versions = await Promise.all(
    byDataset(catalogue).map(([dataset, own]) =>
      shown.has(dataset) || isOpen(own) ? own : Promise.all(untoldVersions(own).map(toldVersion)),
    ),
  );
  const told = { versions: versions.flat(), removed: catalogue.removed };
  return { ...told, version: digestOf(told) };
}

/** The version that is told is made of what is told: that of the graph goes up with records that nothing is told of. */
function digestOf(told: Omit<StoredCatalogue, 'version'>): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
}

/** The versions of each dataset, in their order. */
function byDataset({ versions }: StoredCatalogue): readonly (readonly [string, readonly StoredVersion[]])[] {
  const ids = [...new Set(versions.map(({ dataset }) => dataset))];
  return ids.map((id) => [id, versions.filter(({ dataset }) => dataset === id)]);
}

/** Whether the newest version publishes exact numbers: a dataset that did once and does not any more is not told either. */
function isOpen([newest]: readonly StoredVersion[]): boolean {
  if (newest?.record == null) return false;
  const { accessRights, stated } = parseRecord(newest.record);
  return publishesExact({ accessRights, publishes: stated?.publishes });
}

async function toldVersion(version: StoredVersion): Promise<StoredVersion> {
  if (version.record === null) return version;
  return { ...version, record: JSON.stringify(await withoutRecords(parseRecord(version.record))) };
}

function parseRecord(text: string): CatalogueRecord {
  return JSON.parse(text); // `toCatalogueRecord` made it
}

/** What the operator says of a dataset and has released of it, and nothing else that comes from its records. */
export async function withoutRecords({ released, ...record }: CatalogueRecord): Promise<CatalogueRecord> {
  const { numbers, eucaim } = released ?? (await unreleased(record));
  return { ...record, numbers, parts: partsOf({ ...record, numbers }), eucaim };
}

async function unreleased({ id, stated }: Pick<CatalogueRecord, 'id' | 'stated'>): Promise<ReleasedPart> {
  const numbers = await untoldCounts(id, undefined);
  return { numbers, eucaim: eucaimCodes(numbers, stated, () => []) };
}

/** Images as far as it is said how one gets at them; records under the licences that the mapping gives them. */
function partsOf({ stated, parts, numbers, ownLicense }: CatalogueRecord): readonly LicensedPart[] {
  const filed = parts.flatMap(({ sort, license }) => (sort === 'records' ? [license] : []));
  const stands = ownLicense?.toSorted() ?? filed;
  const licenses = ownLicense?.length === 0 ? [null] : stands;
  const images = { sort: 'images', license: null, series: numbers.series, sizeBytes: null } as const;
  return [
    ...(stated?.access?.images === undefined ? [] : [images]),
    ...licenses.map((license): LicensedPart => ({ sort: 'records', license, records: [] })),
  ];
}
