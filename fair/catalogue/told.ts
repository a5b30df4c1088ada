import { untoldCounts } from '../../disclosure/dataset-counts.ts';
import type { StoredCatalogue, StoredVersion } from '../../loaders/catalogue.ts';
import { isPublic } from '../../ontology/access.ts';
import { eucaimCodes } from '../eucaim/codes.ts';
import type { CatalogueRecord, LicensedPart } from './record.ts';

/** A catalogue as everybody may be told it; `shown` are the datasets that everybody may be told of beside the open ones. */
export type TellCatalogue = (
  catalogue: StoredCatalogue,
  shown: readonly string[],
) => Promise<StoredCatalogue>;

/**
 * Tells catalogues: of a dataset that is not open now, nothing in any of its versions that comes from its records. The
 * last one is remembered, as long as it and what is shown stay the same.
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
  const open = new Set([...shown, ...openIn(catalogue)]);
  const versions = await Promise.all(
    catalogue.versions.map((version) => (open.has(version.dataset) ? version : toldVersion(version))),
  );
  return { ...catalogue, versions };
}

/** The datasets that are open by their newest version: what was open once and is not any more is not told either. */
function openIn({ versions }: StoredCatalogue): readonly string[] {
  const newest = versions.filter(({ dataset }, at) => versions[at - 1]?.dataset !== dataset);
  return newest.flatMap(({ dataset, record }) =>
    record !== null && isPublic(parseRecord(record)) ? [dataset] : [],
  );
}

async function toldVersion(version: StoredVersion): Promise<StoredVersion> {
  if (version.record === null) return version;
  return { ...version, record: JSON.stringify(await withoutRecords(parseRecord(version.record))) };
}

function parseRecord(text: string): CatalogueRecord {
  return JSON.parse(text); // `toCatalogueRecord` made it
}

/** What the operator says of a dataset, and nothing that comes from its records. */
export async function withoutRecords(record: CatalogueRecord): Promise<CatalogueRecord> {
  const numbers = await untoldCounts(record.id);
  return {
    ...record,
    numbers,
    parts: partsOf({ ...record, numbers }),
    eucaim: eucaimCodes(numbers, record.stated, () => []),
  };
}

/** Images as far as it is said how one gets at them; records under the licences that the mapping gives their files. */
function partsOf({ stated, parts, numbers }: CatalogueRecord): readonly LicensedPart[] {
  const records = parts.flatMap((part) => (part.sort === 'records' ? [{ ...part, records: [] }] : []));
  const images = { sort: 'images', license: null, series: numbers.patients, sizeBytes: null } as const;
  return [...(stated?.access?.images === undefined ? [] : [images]), ...records];
}
