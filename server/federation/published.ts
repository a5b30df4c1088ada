import type { CatalogueSource } from '../../fair/catalogue/source.ts';
import { publicRecords } from '../../fair/network/publish.ts';
import { type PackedPublication, packPublication } from '../../federation/publication.ts';

/** What a site publishes: the records of its datasets, as everybody gets them there. Worked out once for each version of its catalogue. */
export function createPublished(
  source: CatalogueSource,
  version: () => Promise<string>,
): () => Promise<readonly PackedPublication[]> {
  let last: { readonly of: string; readonly all: Promise<readonly PackedPublication[]> } | undefined;
  return async () => {
    const of = `${await version()} ${source.iris.base}`;
    if (last?.of === of) return last.all;
    const now = { of, all: packAll(source) };
    last = now;
    now.all.catch(() => {
      if (last === now) last = undefined; // worked out again for the next who asks
    });
    return now.all;
  };
}

async function packAll(source: CatalogueSource): Promise<readonly PackedPublication[]> {
  const all: PackedPublication[] = [];
  for await (const record of publicRecords(source)) all.push(packPublication(record));
  return all;
}
