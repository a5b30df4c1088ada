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
import { askCohort } from '../disclosure/question.ts';
import { isTextPair, parsePage, toConnection } from '../graph/page.ts';
import { CriterionError } from '../ontology/errors.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** Questions about patients. */
export const cohort: Resolvers = {
  Query: {
    cohort: (_root, { where }, { asker }) => askCohort(where, asker),
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
    facets: (question, { of, top }) => {
      if (of.length === 0) throw invalid('of', 'is empty; name at least one facet');
      return facetsOfCohort(question, of, requireTop(top));
    },
    histogram: (question, { of, test, unit, per, bins }) =>
      histogramOf(question, {
        of,
        test: test ?? null,
        unit: unit ?? null,
        per: per ?? 'RECORD',
        bins: requireNumber('bins', bins, 200),
      }),
    crosstab: (question, { rows, columns, top }) => {
      if (rows === columns) throw invalid('columns', `is ${rows} as well; name two facets`);
      return crosstabOf(question, { rows, columns, top: requireTop(top) });
    },
    manifest: (question, { format }) => manifestOf(question, format),
    attrition: (question) => attritionOf(question),
    coverage: (question) => coverageOf(question),
    notEvaluable: (question) => notEvaluableOf(question),
    explain: (question) => explanationOf(question),
    fingerprint: (question) => questionFingerprint(question),
  },
};

/** How many values of a facet are shown. @throws CriterionError ARGUMENT_INVALID */
export function requireTop(top: number | null | undefined): number {
  return requireNumber('top', top, 1_000);
}

function requireNumber(argument: string, value: number | null | undefined, most: number): number {
  if (typeof value === 'number' && value >= 1 && value <= most) return value;
  throw invalid(argument, `must be from 1 to ${most}, not ${value}`);
}

/** What is wrong with an argument. */
export function invalid(argument: string, reason: string): CriterionError {
  return new CriterionError({ code: 'ARGUMENT_INVALID', path: [argument], reason });
}

function toCursor({
  dataset,
  id,
}: {
  readonly dataset: string;
  readonly id: string;
}): readonly [string, string] {
  return [dataset, id];
}
