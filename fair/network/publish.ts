import { setImmediate as nextTurn } from 'node:timers/promises';
import { datasetDocument } from '../catalogue/catalogue.ts';
import type { CatalogueSource } from '../catalogue/source.ts';
import { currentRecords } from '../catalogue/versioned.ts';
import { toNTriples } from '../rdf/lines.ts';
import { allProfiles } from '../rdf/profiles.ts';

/** The record of a dataset, as everybody gets it at this site: N-Triples by the names of profiles. */
export type PublicRecord = {
  readonly dataset: string;
  readonly base: string;
  readonly records: Readonly<Record<string, string>>;
};

/** The records of all datasets of the catalogue; others have their turn between two of them. */
export async function* publicRecords({
  catalogue,
  facts,
  iris: source,
}: Pick<CatalogueSource, 'catalogue' | 'facts' | 'iris'>): AsyncGenerator<PublicRecord> {
  const iris = { ...source };
  for (const versioned of currentRecords(await catalogue())) {
    await nextTurn();
    const records = allProfiles.map((profile) => [
      profile,
      toNTriples(datasetDocument(versioned, facts(), iris, profile), iris),
    ]);
    yield { dataset: versioned.record.id, base: iris.base, records: Object.fromEntries(records) };
  }
}
