import { draftCatalogue } from '../../fair/catalogue/drafts.ts';
import { createTeller } from '../../fair/catalogue/told.ts';
import type { Graph } from '../../graph/graph.ts';
import { readDescribedDatasets } from '../../loaders/described-datasets.ts';
import { discloseFrom, followGraph } from '../../server/services.ts';
import { type CatalogueSite, createCatalogueSite, inOrder } from './catalogue-site.ts';
import { testDatabase } from './database.ts';

/** The public site of datasets of a graph, each in its first version, as everybody is told of them. */
export async function siteOf(graph: Graph, ids: readonly string[]): Promise<CatalogueSite> {
  const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
  const described = await readDescribedDatasets(graph, followed.terminology);
  const drafts = await draftCatalogue(described, discloseFrom(followed));
  const versions = drafts
    .filter(({ dataset }) => ids.includes(dataset))
    .map(({ dataset, record }) => ({
      ...{ dataset, record, version: '2026.01.01', number: 1, notes: 'First version.' },
      issuedAt: '2026-01-01T00:00:00.000Z',
    }));
  const tell = createTeller();
  const told = await tell({ version: '1', versions: inOrder(versions), removed: [] }, []);
  return createCatalogueSite(told, 'closed');
}
