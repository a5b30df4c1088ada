import type { Relation, StoredConcept } from '../loaders/concepts.ts';
import type { Loaders } from '../loaders/index.ts';
import { type Connection, isText, type PageArguments, parsePage, toConnection } from '../loaders/page.ts';
import type { Resolvers } from './generated/resolver-types.ts';

const replacedBy = 'Concept replaced by';

/** Vocabularies, their concepts and how those lie to each other. */
export const concept: Resolvers = {
  Query: {
    concept: (_root, { code }, { loaders }) => loaders.conceptByCode.load(code),
    vocabularies: (_root, _args, { loaders }) => loaders.vocabularies(),
  },
  Concept: {
    name: ({ name, code }) => name ?? code,
    release: async ({ vocabulary }, _args, { loaders }) =>
      (await loaders.vocabularies()).find(({ id }) => id === vocabulary)?.release ?? null,
    standard: ({ standard }) => standard ?? false,
    valid: ({ valid }) => valid ?? true,
    synonyms: ({ synonyms }) => synonyms ?? [],
    hierarchySource: async ({ code, vocabulary }, _args, { loaders }) =>
      (await loaders.parentsByCode.load(code)).find(({ parent }) => parent.vocabulary !== vocabulary)?.parent
        .vocabulary ?? null,
    parents: async ({ code }, _args, { loaders }) =>
      (await loaders.parentsByCode.load(code)).map(({ parent }) => parent),
    children: ({ code }, args, { loaders }) => related(loaders, 'children', code, args),
    ancestors: ({ code }, args, { loaders }) => related(loaders, 'ancestors', code, args),
    descendants: ({ code }, args, { loaders }) => related(loaders, 'descendants', code, args),
    mappings: ({ code }, _args, { loaders }) => loaders.mappingsByCode('from').load(code),
    mappedFrom: ({ code }, _args, { loaders }) => loaders.mappingsByCode('to').load(code),
    replacedBy: async ({ code }, _args, { loaders }) => {
      const mappings = await loaders.mappingsByCode('from').load(code);
      const replacing = mappings.filter(({ relationship }) => relationship === replacedBy);
      return Promise.all(replacing.map(({ to }) => loadConcept(loaders, to)));
    },
  },
  Mapping: {
    from: ({ from }, _args, { loaders }) => loadConcept(loaders, from),
    to: ({ to }, _args, { loaders }) => loadConcept(loaders, to),
  },
};

async function related(
  loaders: Loaders,
  relation: Relation,
  code: string,
  args: PageArguments,
): Promise<Connection<StoredConcept> & { readonly totalCount: number }> {
  const page = parsePage(args, isText);
  const found = await loaders.relatedConcepts(relation, page).load(code);
  const connection = toConnection(found?.concepts ?? [], page, ({ code }) => code);
  return { ...connection, totalCount: found?.totalCount ?? 0 };
}

/** A concept that a relationship leads to, which therefore is there. */
async function loadConcept(loaders: Loaders, code: string): Promise<StoredConcept> {
  const found = await loaders.conceptByCode.load(code);
  if (found === null) throw new TypeError(`no concept ${code} although a mapping leads to it`);
  return found;
}
