import type { Asker } from '../../disclosure/asker.ts';
import { datasetCounts } from '../../disclosure/dataset-counts.ts';
import { type FacetValue, facetsOfCohort } from '../../disclosure/facet.ts';
import type { CohortQuestion } from '../../disclosure/question.ts';
import type { Count } from '../../disclosure/release.ts';
import { totalSharesOf } from '../../disclosure/total-share.ts';
import { facetOf } from '../../ontology/facets.ts';
import { modelOf } from '../../ontology/records.ts';
import type { AskedFacet } from '../../questions/put-question.ts';
import type { Share, SharedNumber, ToldFacet, Uncovered } from '../site-answer.ts';
import { toTold } from './holding.ts';

/** Values of all facets together that one answer lists: it has to fit into a message. */
const mostValues = 1_000;

/** The facets of a question as they leave. */
export async function facetsToTell(
  question: CohortQuestion,
  asked: readonly AskedFacet[],
): Promise<readonly ToldFacet[]> {
  const shares = totalSharesOf(question).facets;
  const facets = await facetsOfCohort(question, asked, Math.floor(mostValues / asked.length));
  return facets.map(({ field, values, missing, other, of }) => {
    const own = shares.get(field);
    const toValue = ({ value, code, label, count }: FacetValue) => ({
      ...{ value, code, label },
      ...shared(count, own?.values.get(value)),
    });
    return {
      ...{ field, values: values.map(toValue), missing: shared(missing, own?.missing) },
      ...{ other: toTold(other), of: of === null ? null : toTold(of) },
    };
  });
}

/** A number that is shown has no share beside it. */
function shared(count: Count, share: Share | null = null): SharedNumber {
  return { count: toTold(count), share: count.suppressed ? share : null };
}

/** Datasets that are not known to hold any record that could have a value of a facet. */
export async function silentFacets(
  asked: readonly AskedFacet[],
  datasets: readonly string[],
  asker: Asker,
): Promise<readonly Uncovered[]> {
  const recorded = asked.flatMap(({ field }) => {
    const { record } = facetOf(field);
    return record === undefined ? [] : [{ field, type: modelOf(record).type }];
  });
  if (recorded.length === 0) return [];
  const counts = await Promise.all(datasets.map((id) => datasetCounts(id, asker)));
  return recorded.flatMap(({ field, type }) =>
    datasets
      .filter((_, at) => counts[at]?.holds.every((one) => one.record !== type))
      .map((dataset) => ({
        dataset,
        path: `facets.${field}`,
        reason: `it is not known to hold any ${type}`,
      })),
  );
}
