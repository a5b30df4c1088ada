import { rememberBy } from '../../graph/remember-by.ts';
import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { type CatalogueSource, changeOf } from '../catalogue/source.ts';
import { currentRecords } from '../catalogue/versioned.ts';
import { type CatalogueDump, catalogueLines } from '../dump/catalog.ts';
import type { ResourceRoute } from '../rdf/resource.ts';
import { voidDocument } from './document.ts';

/** What linked data there is (VoID). */
export function voidRoute(source: CatalogueSource): ResourceRoute {
  const { catalogue, facts, iris } = source;
  const countOf = rememberCount(source);
  return {
    path: '/void',
    profiles: [],
    read: async () => {
      const stored = await catalogue();
      const records = currentRecords(stored);
      const modified = changeOf(stored, records);
      const triples = await countOf(stored);
      return {
        kind: 'found',
        iri: `${iris.base}/void`,
        document: voidDocument({ records, facts: facts(), triples, modified }, iris),
        title: 'Linked data of this site',
        modified,
        links: [],
      };
    },
  };
}

/** How many statements a catalogue has, counted once. */
function rememberCount({ facts, iris }: CatalogueDump): (stored: StoredCatalogue) => Promise<number> {
  return rememberBy((stored) => countLines(catalogueLines({ catalogue: async () => stored, facts, iris })));
}

async function countLines(pieces: AsyncIterable<string>): Promise<number> {
  let lines = 0;
  for await (const piece of pieces) lines += piece.split('\n').length - 1;
  return lines;
}
