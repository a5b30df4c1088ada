import { checkRecords } from '../../fair/network/check.ts';
import { type PublicRecord, publicRecords } from '../../fair/network/publish.ts';
import type { NetworkSite, NetworkSource } from '../../fair/network/source.ts';
import { createIris } from '../../fair/rdf/iris.ts';
import { aCatalogue, createCatalogueSite } from './catalogue-site.ts';

/** Where the hub of these tests is. */
export const hubBase = 'https://hub.example.org';

/** What everybody gets at a site that has these datasets. */
export async function recordsOf(at: string, ids: readonly string[]): Promise<readonly PublicRecord[]> {
  const { site } = await createCatalogueSite(await aCatalogue(ids), 'open', undefined, { at });
  const all: PublicRecord[] = [];
  for await (const record of publicRecords(site.source)) all.push(record);
  return all;
}

const firstAt = '2026-02-01T00:00:00.000Z';

/** What sites publish, as a hub has it that keeps everything in memory. */
export function networkOf(
  sites: Readonly<Record<string, readonly PublicRecord[]>>,
  withdrawn: readonly string[] = [],
): NetworkSource & { readonly version: () => string } {
  const toSite = ([id, records]: [string, readonly PublicRecord[]]): NetworkSite => {
    const all = records.map((record) => ({
      ...{ dataset: record.dataset, base: record.base, firstAt, changedAt: '2026-02-02T00:00:00.000Z' },
      summary: checkRecords(record, { site: id, iris: createIris(hubBase), others: [] }),
      withdrawnAt: withdrawn.includes(record.dataset) ? '2026-02-03T00:00:00.000Z' : null,
    }));
    return {
      ...{ id, name: `Hospital ${id}`, heardOn: '2026-02-04' },
      entries: all.filter(({ withdrawnAt }) => withdrawnAt === null),
      withdrawn: all.filter(({ withdrawnAt }) => withdrawnAt !== null),
    };
  };
  const all = Object.entries(sites).map(toSite);
  return {
    version: () => '1',
    sites: async () => all,
    records: async (site, dataset) => sites[site]?.find((one) => one.dataset === dataset)?.records,
  };
}
