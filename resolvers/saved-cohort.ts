import {
  createSavedCohort,
  deleteSavedCohort,
  renameSavedCohort,
  type SavedCohort,
  type SavedKey,
} from '../cohort/saved/store.ts';
import { type Compared, compareCohorts } from '../disclosure/comparison.ts';
import { answerSaved, askSaved, askToSave, countGone, freezeCohort } from '../disclosure/saved-cohort.ts';
import { type PageArguments, parsePage, toConnection } from '../graph/page.ts';
import { CriterionErrors, KnownError } from '../ontology/errors.ts';
import { invalid, requireTop, toAsker } from './cohort.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';
import { ownerOf } from './owner.ts';

/** Cohorts under a name. */
export const savedCohort: Resolvers = {
  Query: {
    savedCohort: (_root, { id }, { loaders }) => loaders.savedCohortById.load(requireId(id)),
    savedCohorts: (_root, args, context) => listSaved(args, context),
    compareCohorts: async (_root, { ids, facets, top }, context) => {
      const fields = { facets: [...new Set(facets ?? [])], top: requireTop(top) };
      return { parts: await compareCohorts(await askEach(requireSome(ids), context), fields) };
    },
  },
  Mutation: {
    saveCohort: async (_root, { name, where, freeze }, context) => {
      const text = requireName(name);
      const question = await askToSave(where, await toAsker(context));
      const frozen = freeze === true ? await freezeCohort(question) : null;
      const { subject } = context.caller;
      return createSavedCohort(context.graph, {
        name: text,
        where: question.canonical,
        createdBy: subject,
        frozen,
      });
    },
    renameCohort: async (_root, { id, name }, context) => {
      const renamed = await renameSavedCohort(
        context.graph,
        { id: requireId(id), name: requireName(name) },
        ownerOf(context),
      );
      if (renamed === null) throw new KnownError('NOT_FOUND', 'There is no saved cohort of this id.');
      return renamed;
    },
    deleteCohort: async (_root, { id }, context) => {
      const { loaders, graph } = context;
      const deleted = await deleteSavedCohort(graph, requireId(id), ownerOf(context));
      loaders.savedCohortById.clear(id);
      loaders.savedDefinitionById.clear(id);
      return deleted;
    },
  },
  SavedCohort: {
    cohort: async (stored, _args, context) => (await answerSaved(stored, await toAsker(context))).cohort,
    problems: async (stored, _args, context) => (await answerSaved(stored, await toAsker(context))).problems,
    gone: async (stored, _args, context) =>
      countGone(
        stored,
        stored.frozen ? await context.loaders.savedDefinitionById.load(stored.id) : null,
        await toAsker(context),
      ),
  },
};

async function listSaved(args: PageArguments, context: Context) {
  const page = parsePage(args, isKey);
  const owner = ownerOf(context);
  const [rows, totalCount] = await Promise.all([
    context.loaders.savedCohorts(page, owner),
    context.loaders.savedCohortCount(owner),
  ]);
  return { ...toConnection(rows, page, ({ createdAt, id }): SavedKey => [createdAt, id]), totalCount };
}

/** The cohorts to compare. @throws CriterionErrors NOT_FOUND, one for each id that is none, and those of a definition */
async function askEach(ids: readonly string[], context: Context): Promise<readonly Compared[]> {
  const found = await Promise.all(ids.map((id) => context.loaders.savedCohortById.load(id)));
  const missing = ids.flatMap((id, at) =>
    found[at] === null
      ? [{ code: 'NOT_FOUND' as const, path: ['ids', at], reason: `${id} is no saved cohort` }]
      : [],
  );
  if (missing.length > 0) throw new CriterionErrors(missing);
  const asker = await toAsker(context);
  const ask = async (stored: SavedCohort, at: number) => ({
    id: stored.id,
    question: await askSaved(stored, { ...asker, path: ['ids', at] }),
  });
  return Promise.all(found.flatMap((stored, at) => (stored === null ? [] : [ask(stored, at)])));
}

function requireSome(ids: readonly string[]): readonly string[] {
  if (ids.length < 2 || ids.length > 3) throw invalid('ids', `must be two or three, not ${ids.length}`);
  if (new Set(ids).size < ids.length) throw invalid('ids', 'names a saved cohort twice');
  return ids.map((id) => requireId(id, 'ids'));
}

const most = 200;

function requireId(id: string, argument = 'id'): string {
  if (id.length > 0 && id.length <= most) return id;
  throw invalid(argument, `must have 1 to ${most} characters`);
}

function requireName(name: string): string {
  const text = name.trim();
  if (text !== '' && [...text].length <= most) return text;
  throw invalid('name', `must have 1 to ${most} characters`);
}

function isKey(value: unknown): value is SavedKey {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
