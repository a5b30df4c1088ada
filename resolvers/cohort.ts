import {
  type Asker,
  askCohort,
  attritionOf,
  countCohort,
  coverageOf,
  explanationOf,
  imagingSummary,
  notEvaluableOf,
  patientPage,
} from '../disclosure/cohort.ts';
import { crosstabOf } from '../disclosure/crosstab.ts';
import { facetOfCohort } from '../disclosure/facet.ts';
import { histogramOf } from '../disclosure/histogram.ts';
import { manifestOf } from '../disclosure/manifest.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import { parsePage, toConnection } from '../graph/page.ts';
import { CriterionError } from '../ontology/errors.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** Questions about patients. */
export const cohort: Resolvers = {
  Query: {
    cohort: async (_root, { where }, context) => askCohort(where, await toAsker(context)),
  },
  Cohort: {
    count: (question) => countCohort(question),
    patients: async (question, { first, after }, { loaders }) => {
      const page = parsePage({ first, after }, isKey);
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
      const most = requireTop(top);
      return Promise.all(of.map((field) => facetOfCohort(question, field, most)));
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
    manifest: (question, { format }, { loaders }) => manifestOf(question, { format, read: loaders.series }),
    attrition: (question) => attritionOf(question),
    coverage: (question) => coverageOf(question),
    notEvaluable: (question) => notEvaluableOf(question),
    explain: (question) => explanationOf(question),
  },
};

/** Who asks, over the index of this request. */
export async function toAsker({ caller, loaders }: Context): Promise<Asker> {
  return {
    caller,
    policy: exactPolicy,
    index: await loaders.index(),
    readSaved: loaders.savedDefinitions,
    nameOf: async (code) => (await loaders.concept(code))?.name ?? null,
  };
}

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

function isKey(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
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
