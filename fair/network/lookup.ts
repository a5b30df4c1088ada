import type { Document } from '../rdf/entity.ts';
import { createIris, type Iris } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { datasetRecord, type OfEntry } from './dataset-record.ts';
import { RecordFault } from './fault.ts';
import { irisOfSite } from './places.ts';
import { readRecord } from './read.ts';
import type { NetworkEntry, NetworkSource } from './source.ts';

/** What other sites publish here, and where IRIs of this site begin. */
export type NetworkPlaces = NetworkSource & { readonly iris: Iris };

/** By what the addresses of what other sites publish are answered. */
export type Reading = {
  readonly source: NetworkPlaces;
  /** The record of a dataset in a profile; undefined where the site does not publish it in that, or it says what it may not. */
  readonly documentOf: (of: OfEntry, profile: Profile) => Promise<Document | undefined>;
};

/** Reads records as they came, and by the same rules each time: of what other sites say the others are known only now. */
export function createReading(source: NetworkPlaces): Reading {
  return {
    source,
    documentOf: async ({ site, entry, iris }, profile) => {
      const [records, sites] = await Promise.all([source.records(site.id, entry.dataset), source.sites()]);
      const triples = records?.[profile];
      if (triples === undefined) return undefined;
      const { dataset, base } = entry;
      const move = { dataset, from: createIris(base), to: irisOfSite(iris, site.id) };
      const others = basesOf(sites.flatMap(({ entries }) => entries)).filter((one) => one !== base);
      const record = shownOf(() => readRecord(triples, move, { here: iris.base, others }));
      return record && datasetRecord(record, { site, entry, iris, profile });
    },
  };
}

/** What was taken once may be nothing that is shown any more: another site is there now of which it says something. */
function shownOf(read: () => Document): Document | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RecordFault) return undefined;
    throw error;
  }
}

/** Where sites say that their IRIs begin, each once. */
function basesOf(entries: readonly Pick<NetworkEntry, 'base'>[]): readonly string[] {
  return [...new Set(entries.map(({ base }) => base))];
}
