import { Fraction } from 'fraction.js';
import { type PublishTerms, publishReleases } from '../../disclosure/publish.ts';
import type { Graph } from '../../graph/graph.ts';
import { readAllDatasets } from '../../loaders/datasets.ts';
import { drawDiscreteGaussian } from '../../noise/gaussian.ts';
import { discloseFrom, followGraph } from '../../server/services.ts';
import { testDatabase } from './database.ts';

/** What differs between releases. */
type Release = { readonly clock?: () => number; readonly draw?: PublishTerms['draw'] };

/** The terms of a site with the usual settings. */
function termsOf({ clock = Date.now, draw = drawDiscreteGaussian }: Release = {}): PublishTerms {
  const budget = new Fraction('0.3');
  return {
    rules: { k: 10, alpha: 0.01, rounding: 5, confidence: 0.95 },
    ...{ budget, rho: budget.div(5), leastVariance: new Fraction(100) },
    ...{ clock, draw: (variance) => draw(variance) },
  };
}

/** Releases descriptions of datasets of a graph. @throws KnownError as the command */
export async function publishIn(graph: Graph, ids: readonly string[], release?: Release) {
  const datasets = (await readAllDatasets(graph)).filter(({ id }) => ids.includes(id));
  const disclosure = discloseFrom(followGraph(graph, { dataDir: testDatabase().indexFolder }));
  return publishReleases(datasets, disclosure, termsOf(release));
}
