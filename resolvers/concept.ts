import { type ConceptCounts, conceptCounts } from '../disclosure/concept-counts.ts';
import { conceptHits, hitKey, isHitKey } from '../disclosure/concept-search.ts';
import { mayName } from '../disclosure/names.ts';
import { type Connection, isText, type PageArguments, parsePage, toConnection } from '../graph/page.ts';
import type { Relation } from '../loaders/concept-hierarchy.ts';
import type { StoredConcept } from '../loaders/concepts.ts';
import type { Loaders } from '../loaders/index.ts';
import type { Context } from './context.ts';
import type { ConceptPatientCountArgs, QueryConceptsArgs, Resolvers } from './generated/resolver-types.ts';

/** A page of concepts; how many there are altogether is counted when it is asked. */
export type ConceptPage = Connection<StoredConcept> & { readonly count: () => number | Promise<number> };

const replacedBy = 'Concept replaced by';

/** Vocabularies, their concepts and how those lie to each other. */
export const concept: Resolvers = {
  Query: {
    concept: async (_root, { code }, { loaders }) => {
      const known = (await loaders.hierarchy()).known(code);
      return known === undefined ? null : loaders.concept(known);
    },
    concepts: (_root, args, context) => searched(args, context),
    vocabularies: (_root, _args, { loaders }) => loaders.vocabularies(),
  },
  Concept: {
    name: ({ name, code }, _args, { caller }) => (mayName(caller, code) ? name : null) ?? code,
    release: async ({ vocabulary }, _args, { loaders }) =>
      (await loaders.vocabularies()).find(({ id }) => id === vocabulary)?.release ?? null,
    standard: ({ standard }) => standard ?? false,
    valid: ({ valid }) => valid ?? true,
    synonyms: ({ synonyms, code }, _args, { caller }) => (mayName(caller, code) ? synonyms : null) ?? [],
    hierarchySource: async ({ code }, _args, { loaders }) => (await loaders.hierarchy()).source(code),
    parents: async ({ code }, _args, { loaders, breathe }) => {
      await breathe();
      const { count, page } = (await loaders.hierarchy()).related('parents', code);
      return loadConcepts(loaders, page({ first: count }));
    },
    children: ({ code }, args, context) => related(context, 'children', code, args),
    ancestors: ({ code }, args, context) => related(context, 'ancestors', code, args),
    descendants: ({ code }, args, context) => related(context, 'descendants', code, args),
    mappings: ({ code }, _args, { loaders }) => loaders.mappingsByCode('from').load(code),
    mappedFrom: ({ code }, _args, { loaders }) => loaders.mappingsByCode('to').load(code),
    patientCount: async ({ code }, args, context) => (await countsOf(code, args, context)).patients,
    recordCount: async ({ code }, args, context) => (await countsOf(code, args, context)).records,
    replacedBy: async ({ code }, _args, { loaders }) => {
      const mappings = await loaders.mappingsByCode('from').load(code);
      const replacing = mappings.filter(({ relationship }) => relationship === replacedBy);
      return Promise.all(replacing.map(({ to }) => loadConcept(loaders, to)));
    },
  },
  ConceptConnection: {
    totalCount: async ({ count }, _args, { breathe }) => {
      await breathe();
      return count();
    },
  },
  Mapping: {
    from: ({ from }, _args, { loaders }) => loadConcept(loaders, from),
    to: ({ to }, _args, { loaders }) => loadConcept(loaders, to),
  },
};

async function searched(
  { first, after, ...args }: QueryConceptsArgs,
  { asker, loaders }: Context,
): Promise<ConceptPage> {
  const page = parsePage({ first, after }, isHitKey);
  const vocabularies = (await loaders.vocabularies()).map(({ id }) => id);
  const { hits: found, count } = await conceptHits({ search: args, vocabularies }, page, asker);
  const hits = toConnection(found, page, hitKey);
  const nodes = await loadConcepts(
    loaders,
    hits.nodes.map(({ code }) => code),
  );
  return {
    nodes,
    edges: hits.edges.flatMap(({ cursor }, at) => nodes.slice(at, at + 1).map((node) => ({ cursor, node }))),
    pageInfo: hits.pageInfo,
    count,
  };
}

function countsOf(
  code: string,
  { descendants }: ConceptPatientCountArgs,
  { asker }: Context,
): Promise<ConceptCounts> {
  return conceptCounts({ code, descendants: descendants ?? true }, asker);
}

async function related(
  { loaders, breathe }: Context,
  relation: Relation,
  code: string,
  args: PageArguments,
): Promise<ConceptPage> {
  const page = parsePage(args, isText);
  await breathe();
  const found = (await loaders.hierarchy()).related(relation, code);
  const codes = found.page({ ...page, first: page.first + 1 });
  const connection = toConnection(await loadConcepts(loaders, codes), page, (concept) => concept.code);
  return { ...connection, count: () => found.count };
}

function loadConcepts(loaders: Loaders, codes: readonly string[]): Promise<readonly StoredConcept[]> {
  return Promise.all(codes.map((code) => loadConcept(loaders, code)));
}

/** A concept that a relationship leads to, which therefore is there. */
async function loadConcept(loaders: Loaders, code: string): Promise<StoredConcept> {
  const found = await loaders.concept(code);
  if (found === null) throw new TypeError(`no concept ${code} although the terminology has it`);
  return found;
}
