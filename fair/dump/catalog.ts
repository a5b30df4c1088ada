import { setImmediate as nextTurn } from 'node:timers/promises';
import { catalogueDocument, datasetDocument, listAll } from '../catalogue/catalogue.ts';
import { partName } from '../catalogue/parts.ts';
import type { CatalogueRecord } from '../catalogue/record.ts';
import type { CatalogueSource } from '../catalogue/source.ts';
import { datasetIri, distributionIri, type Iris } from '../rdf/iris.ts';
import { documentLines } from '../rdf/lines.ts';
import { streamDump } from './seal.ts';

/** What the catalogue is dumped of. */
export type CatalogueDump = Pick<CatalogueSource, 'catalogue' | 'facts' | 'iris'>;

/** The catalogue with everything it says of every dataset in the usual profile, as N-Quads, in pieces of text. */
export async function* dumpCatalogue(dump: CatalogueDump): AsyncGenerator<string> {
  const stored = await dump.catalogue();
  const notices = ['Catalogue of datasets, in DCAT-AP 3.0.1', `Version of the catalogue: ${stored.version}`];
  yield* streamDump(catalogueLines({ ...dump, catalogue: async () => stored }), { notices });
}

/** Statements of the catalogue, each once, dataset by dataset: others have their turn between two of them. */
export async function* catalogueLines({ catalogue, facts, iris }: CatalogueDump): AsyncGenerator<string> {
  const listing = { ...listAll(await catalogue()), form: 'names' } as const;
  const shared = new Set<string>();
  const head = documentLines(catalogueDocument(listing, facts(), iris, 'dcat-ap'), iris);
  yield onceOf(head, [], shared);
  for (const versioned of listing.listed) {
    await nextTurn();
    const lines = documentLines(datasetDocument(versioned, facts(), iris, 'dcat-ap'), iris);
    yield onceOf(lines, ownStarts(versioned.record, iris), shared);
  }
}

/** Lines that did not stand before. Only what several datasets may say is remembered. */
function onceOf(lines: Iterable<string>, own: readonly string[], shared: Set<string>): string {
  let text = '';
  for (const line of lines) {
    if (!own.some((start) => line.startsWith(start))) {
      if (shared.has(line)) continue;
      shared.add(line);
    }
    text += line;
  }
  return text;
}

/** How lines begin that are said of a dataset and what belongs to it. */
function ownStarts({ id, parts }: CatalogueRecord, iris: Iris): readonly string[] {
  const places = [datasetIri(iris, id), ...parts.map((part) => distributionIri(iris, id, partName(part)))];
  return places.flatMap((place) => [`<${place}>`, `<${place}#`]);
}
