import {
  GraphQLError,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
// The module form of the package loads a second copy of graphql, whose types it then does not recognise.
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity/cjs';
import { KnownError } from '../../ontology/errors.ts';
import { wholeAnswer } from './graphql-errors.ts';

/** Members assumed for a list that no argument sizes: such lists are short by convention, else they were connections. */
const shortList = 5;

/** What fields have counted, as so many members of an answer as take about as long: some 5 µs each, of 100,000 patients. */
export const work: Readonly<Record<string, number>> = {
  'Query.audit': 20_000, // up to a limit of bytes it reads and passes over
  'Query.cohort': 1_000,
  'Query.compareCohorts': 1_000,
  'SavedCohort.cohort': 1_000,
  'Cohort.imaging': 2_000,
  'Cohort.facets': 1_000,
  'Cohort.histogram': 5_000,
  'Cohort.crosstab': 10_000,
  'Cohort.manifest': 200_000,
  'Cohort.attrition': 2_000,
  'Cohort.coverage': 5_000,
  'Cohort.notEvaluable': 5_000,
  'Concept.patientCount': 100,
  'Concept.recordCount': 100,
};

/** What is counted for each other site that is asked: its time, and what it lets this server ask altogether; and what share of it for each facet. */
const workOfSite = 1_000;
const facetShare = 0.2;

/** How many other sites there are to be asked, and what is counted for each, if not the usual. */
type SiteCosts = { readonly sites: number; readonly siteWork?: number };

/** Windows and links of a criterion, which put the records of one kind to those of another; and what each counts. */
const links = new Set(['within', 'linked', 'sameStudy', 'segmentationOf']);
const linkWork = 2_000;

/**
 * Members that the lists of an answer may have together, and what is counted for it. Operations with what `getComplexity`
 * refuses (a missing argument, fragments that explode) are a fault of the request.
 */
export function costOf(
  request: Omit<Parameters<typeof getComplexity>[0], 'estimators'>,
  { sites, siteWork = workOfSite }: SiteCosts = { sites: 0 },
): number {
  try {
    const estimators = [askingOf(sites, siteWork), membersAndWork];
    return getComplexity({ ...request, estimators });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw wholeAnswer(new KnownError('BAD_REQUEST', error.message, { cause: error }));
  }
}

/** Fields that ask other sites. An event of one of these is work of that site. */
const countsOverSites = new Set(['Federation.count', 'Subscription.federatedCount']);

/** What it adds to ask other sites, those that are named or all; of any other field nothing is said. */
function askingOf(sites: number, siteWork: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    if (!countsOverSites.has(`${type.name}.${field.name}`)) return undefined;
    const asked = Math.min(namedBy({ sites: args.sites }) ?? sites, sites);
    const facets = namedBy({ facets: args.facets }) ?? 0;
    return 1 + linkWork * linksIn(args) + asked * siteWork * (1 + facets * facetShare) + childComplexity;
  };
}

/**
 * What a field may add. `first` sizes a connection, whose own lists then count once; a list argument says for how many
 * members there is an answer each, and `top` how long the lists in it are.
 */
const membersAndWork: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const own = (work[`${type.name}.${field.name}`] ?? 0) + linkWork * linksIn(args);
  if (typeof args.first === 'number') return 1 + own + Math.max(args.first, 0) * childComplexity;
  const named = namedBy(args);
  const below =
    typeof args.top === 'number' ? Math.ceil(args.top / shortList) * childComplexity : childComplexity;
  if (!isList(field.type) || isLeafType(getNamedType(field.type))) return (named ?? 1) * (own + below);
  // Relay Cursor Connections, section 2: a type whose name ends in "Connection" is a connection.
  const size = type.name.endsWith('Connection') ? 1 : (named ?? shortList);
  return size * (1 + own + below);
};

/** How many windows and links stand in the arguments of a field, at whatever depth. */
function linksIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]) => sum + linksIn(part) + (links.has(name) ? [part].flat().length : 0),
    0,
  );
}

/** How many things the list arguments of a field name, each once; of several lists, how many pairs of them. */
function namedBy(args: Readonly<Record<string, unknown>>): number | undefined {
  const lists = Object.values(args).filter((value): value is unknown[] => Array.isArray(value));
  if (lists.length === 0) return undefined;
  return lists.reduce((product, list) => product * Math.max(1, new Set(list).size), 1);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
