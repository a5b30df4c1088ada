import { type ConceptNumbers, conceptFigures } from '../disclosure/concept-counts.ts';
import { mayName } from '../disclosure/names.ts';
import { exactPolicy } from '../disclosure/policy.ts';
import { type Connection, isText, type PageArguments, parsePage, toConnection } from '../graph/page.ts';
import type { StoredConcept } from '../loaders/concepts.ts';
import type { Loaders } from '../loaders/index.ts';
import { hierarchySource, pageOfCodes, type Relation, relatedConcepts } from '../terminology/hierarchy.ts';
import { parseSearch } from '../terminology/search/parse.ts';
import { countConcepts, hitKey, isHitKey, searchConcepts } from '../terminology/search/search.ts';
import { usedRanks } from '../terminology/search/used.ts';
import { conceptCode, conceptNumber } from '../terminology/terminology.ts';
import type { Context } from './context.ts';
import type { ConceptPatientCountArgs, QueryConceptsArgs, Resolvers } from './generated/resolver-types.ts';

/** A page of concepts; how many there are altogether is counted when it is asked. */
export type ConceptPage = Connection<StoredConcept> & { readonly count: () => number | Promise<number> };

const replacedBy = 'Concept replaced by';

/** Vocabularies, their concepts and how those lie to each other. */
export const concept: Resolvers = {
  Query: {
    concept: async (_root, { code }, { loaders }) => {
      const terminology = await loaders.terminology();
      const concept = conceptNumber(terminology, code);
      return concept === undefined ? null : loaders.concept(conceptCode(terminology, concept));
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
    hierarchySource: async ({ code }, _args, { loaders }) => {
      const terminology = await loaders.terminology();
      const concept = conceptNumber(terminology, code);
      return concept === undefined ? null : hierarchySource(terminology, concept);
    },
    parents: async ({ code }, _args, { loaders }) => {
      const { terminology, concepts } = await findRelated(loaders, 'parents', code);
      return loadConcepts(loaders, pageOfCodes(terminology, concepts, { first: concepts.length }));
    },
    children: ({ code }, args, { loaders }) => related(loaders, 'children', code, args),
    ancestors: ({ code }, args, { loaders }) => related(loaders, 'ancestors', code, args),
    descendants: ({ code }, args, { loaders }) => related(loaders, 'descendants', code, args),
    mappings: ({ code }, _args, { loaders }) => loaders.mappingsByCode('from').load(code),
    mappedFrom: ({ code }, _args, { loaders }) => loaders.mappingsByCode('to').load(code),
    patientCount: async ({ code }, args, context) => (await numbersOf(code, args, context)).patients,
    recordCount: async ({ code }, args, context) => (await numbersOf(code, args, context)).records,
    replacedBy: async ({ code }, _args, { loaders }) => {
      const mappings = await loaders.mappingsByCode('from').load(code);
      const replacing = mappings.filter(({ relationship }) => relationship === replacedBy);
      return Promise.all(replacing.map(({ to }) => loadConcept(loaders, to)));
    },
  },
  ConceptConnection: { totalCount: ({ count }) => count() },
  Mapping: {
    from: ({ from }, _args, { loaders }) => loadConcept(loaders, from),
    to: ({ to }, _args, { loaders }) => loadConcept(loaders, to),
  },
};

async function searched(
  { first, after, ...args }: QueryConceptsArgs,
  { caller, loaders }: Context,
): Promise<ConceptPage> {
  const page = parsePage({ first, after }, isHitKey);
  const [vocabularies, terminology, used] = await Promise.all([
    loaders.vocabularies(),
    loaders.terminology(),
    loaders.usedConcepts(),
  ]);
  const search = parseSearch(
    args,
    vocabularies.map(({ id }) => id),
    (id) => mayName(caller, id),
  );
  const asked = { terminology, search, used: usedRanks(used, terminology, caller.counts) };
  const hits = toConnection(searchConcepts(asked, page), page, hitKey);
  const nodes = await loadConcepts(
    loaders,
    hits.nodes.map(({ code }) => code),
  );
  return {
    nodes,
    edges: hits.edges.flatMap(({ cursor }, at) => nodes.slice(at, at + 1).map((node) => ({ cursor, node }))),
    pageInfo: hits.pageInfo,
    count: () => countConcepts(asked),
  };
}

function numbersOf(
  code: string,
  { descendants }: ConceptPatientCountArgs,
  { caller, loaders: { usage, terminology } }: Context,
): Promise<ConceptNumbers> {
  const asked = { code, descendants: descendants ?? true };
  return conceptFigures(asked, { usage, terminology, caller, policy: exactPolicy });
}

async function related(
  loaders: Loaders,
  relation: Relation,
  code: string,
  args: PageArguments,
): Promise<ConceptPage> {
  const page = parsePage(args, isText);
  const { terminology, concepts } = await findRelated(loaders, relation, code);
  const codes = pageOfCodes(terminology, concepts, { ...page, first: page.first + 1 });
  const connection = toConnection(await loadConcepts(loaders, codes), page, (found) => found.code);
  return { ...connection, count: () => concepts.length };
}

async function findRelated(loaders: Loaders, relation: Relation, code: string) {
  const terminology = await loaders.terminology();
  const concept = conceptNumber(terminology, code);
  const concepts = concept === undefined ? [] : relatedConcepts(terminology, relation, concept);
  return { terminology, concepts: Uint32Array.from(concepts) };
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
