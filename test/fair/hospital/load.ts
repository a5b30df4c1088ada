import { join } from 'node:path';
import { datasetDocument } from '../../../fair/catalogue/catalogue.ts';
import type { CatalogueFacts } from '../../../fair/catalogue/facts.ts';
import { catalogueFacts } from '../../../fair/catalogue/facts.ts';
import { findRecord, type VersionedRecord } from '../../../fair/catalogue/versioned.ts';
import { createIris, type Iris } from '../../../fair/rdf/iris.ts';
import { toNTriples } from '../../../fair/rdf/lines.ts';
import type { Profile } from '../../../fair/rdf/profiles.ts';
import type { Graph } from '../../../graph/graph.ts';
import { loadTables } from '../../../import/load/load.ts';
import { readCatalogue } from '../../../loaders/catalogue.ts';
import { keepCatalogue } from '../../../server/keep.ts';
import { followGraph } from '../../../server/services.ts';
import { testDatabase } from '../../support/database.ts';

/** The dataset of the synthetic hospital, and the population that it is of. */
export const hospital = 'fair-hospital';

export const iris: Iris = createIris('https://site.example.org');
export const facts: CatalogueFacts = catalogueFacts(iris.base);

/** Loads the synthetic hospital from `folder`, usually its own; keeps the catalogue and gives what got a new version. */
export async function loadHospital(graph: Graph, folder = import.meta.dirname): Promise<readonly string[]> {
  const mapping = join(import.meta.dirname, 'mapping.yaml');
  await loadTables(graph, { folder, mapping, access: 'tiered' });
  return keepNow(graph);
}

/** Keeps the catalogue of a test database as it is now; gives the ids of this hospital's datasets with a new version. */
export async function keepNow(
  graph: Graph,
  dataDir = testDatabase().indexFolder,
): Promise<readonly string[]> {
  const changed = await keepCatalogue(followGraph(graph, { dataDir }));
  return changed.filter((id) => id.startsWith(hospital));
}

/** What the catalogue says of a dataset in its newest version, or in another. */
export async function recordOf(graph: Graph, id = hospital, version?: string): Promise<VersionedRecord> {
  const found = findRecord(await readCatalogue(graph), id, version);
  if (found === undefined) throw new TypeError(`no record of ${id}`);
  return found;
}

/** A record as N-Triples in a profile. */
export function triplesOf(record: VersionedRecord, profile: Profile): string {
  return toNTriples(datasetDocument(record, facts, iris, profile), iris);
}
