import {
  attritionOf,
  countCohort,
  explanationOf,
  imagingSummary,
  patientPage,
  questionFingerprint,
} from '../disclosure/cohort.ts';
import { coverageOf, notEvaluableOf } from '../disclosure/coverage.ts';
import { crosstabOf } from '../disclosure/crosstab.ts';
import { facetsOfCohort } from '../disclosure/facet.ts';
import { histogramOf } from '../disclosure/histogram.ts';
import { manifestOf } from '../disclosure/manifest.ts';
import { askNumbers } from '../disclosure/question.ts';
import { isTextPair, parsePage, toConnection } from '../graph/page.ts';
import { requireBins, requireTop } from './arguments.ts';
import type { Resolvers } from './generated/resolver-types.ts';
import { wantedCrosstab, wantedFacets, wantedNumbers } from './wanted-numbers.ts';

/** Questions about patients. */
export const cohort: Resolvers = {
  Query: {
    cohort: (_root, { where, datasets, maxCost }, { asker }, info) =>
      askNumbers(where, asker, {
        ...(datasets == null ? {} : { datasets }),
        wanted: () => ({ ...wantedNumbers(info), maxCost: maxCost ?? undefined }),
      }),
  },
  Cohort: {
    count: (question) => countCohort(question),
    patients: async (question, { first, after }, { loaders }) => {
      const page = parsePage({ first, after }, isTextPair);
      const keys = toConnection(await patientPage(question, page), page, toCursor);
      const edges = await Promise.all(
        keys.edges.map(async ({ cursor, node: { id } }) => ({
          cursor,
          node: await loaders.patientById.load(id),
        })),
      );
      const known = edges.flatMap(({ cursor, node }) => (node === null ? [] : [{ cursor, node }]));
      return { edges: known, nodes: known.map(({ node }) => node), pageInfo: keys.pageInfo };
    },
    imaging: (question, { where }) => imagingSummary(question, where ?? {}),
    facets: (question, { top, ...asked }) => facetsOfCohort(question, wantedFacets(asked), requireTop(top)),
    histogram: (question, { of, test, unit, per, bins }) =>
      histogramOf(question, {
        of,
        test: test ?? null,
        unit: unit ?? null,
        per: per ?? 'RECORD',
        bins: requireBins(bins),
      }),
    crosstab: (question, asked) => crosstabOf(question, wantedCrosstab(asked)),
    manifest: (question, { format }) => manifestOf(question, format),
    attrition: (question) => attritionOf(question),
    coverage: (question) => coverageOf(question),
    notEvaluable: (question) => notEvaluableOf(question),
    explain: (question) => explanationOf(question),
    fingerprint: (question) => questionFingerprint(question),
  },
};

function toCursor({
  dataset,
  id,
}: {
  readonly dataset: string;
  readonly id: string;
}): readonly [string, string] {
  return [dataset, id];
}
