import { personWithKey } from '../access/person.ts';
import { type Compared, compareCohorts } from '../disclosure/comparison.ts';
import {
  answerSaved,
  askSaved,
  countGone,
  deleteCohort,
  redefineCohort,
  saveCohort,
} from '../disclosure/saved-cohort.ts';
import { isTextPair, type PageArguments, parsePage, toConnection } from '../graph/page.ts';
import {
  type CohortChange,
  type StoredCohort,
  type StoredCohortKey,
  sharesOf,
} from '../loaders/saved-cohorts.ts';
import { CriterionErrors, KnownError } from '../ontology/errors.ts';
import { invalid, requireTop } from './arguments.ts';
import { toParty } from './cohort-party.ts';
import type { Context } from './context.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** Cohorts under a name. */
export const savedCohort: Resolvers = {
  Query: {
    savedCohort: (_root, { id }, { loaders }) => loaders.savedCohorts.byId(requireId(id)),
    savedCohorts: (_root, args, context) => listSaved(args, context),
    compareCohorts: async (_root, { ids, facets, top }, context) => {
      const fields = { facets: [...new Set(facets ?? [])], top: requireTop(top) };
      return { parts: await compareCohorts(await askEach(requireSome(ids), context), fields) };
    },
  },
  Mutation: {
    saveCohort: async (_root, { name, where, freeze }, { asker }) =>
      saveCohort({ name: requireName(name), where, freeze: freeze === true }, asker),
    changeCohort: async (_root, { id, where }, { asker }) =>
      requireThere(await redefineCohort(requireId(id), where, asker)),
    renameCohort: (_root, { id, name }, context) =>
      changeCohort(id, { kind: 'name', name: requireName(name) }, context),
    shareCohort: (_root, { id, with: party, mayEdit }, context) =>
      changeCohort(
        id,
        { kind: 'party', party: toParty(party, context), as: mayEdit ? 'EDITOR' : 'READER' },
        context,
      ),
    unshareCohort: (_root, { id, with: party }, context) =>
      changeCohort(id, { kind: 'party', party: toParty(party, context), as: null }, context),
    deleteCohort: async (_root, { id }, { asker, loaders }) => {
      const deleted = await deleteCohort(requireId(id), asker);
      loaders.savedCohorts.forgetRead(id);
      return deleted;
    },
  },
  SavedCohort: {
    cohort: async (stored, _args, { asker }) => (await answerSaved(stored, asker)).cohort,
    problems: async (stored, _args, { asker }) => (await answerSaved(stored, asker)).problems,
    gone: (stored, _args, { asker }) => countGone(stored, asker),
    owner: ({ createdBy }) => personWithKey(createdBy),
    shares: sharesOf,
  },
};

async function listSaved(args: PageArguments, context: Context) {
  const page = parsePage(args, isTextPair);
  const { savedCohorts } = context.loaders;
  const [rows, totalCount] = await Promise.all([savedCohorts.page(page), savedCohorts.count()]);
  return { ...toConnection(rows, page, ({ createdAt, id }): StoredCohortKey => [createdAt, id]), totalCount };
}

async function changeCohort(id: string, change: CohortChange, { loaders }: Context): Promise<StoredCohort> {
  return requireThere(await loaders.savedCohorts.change(requireId(id), change));
}

function requireThere(changed: StoredCohort | null): StoredCohort {
  if (changed !== null) return changed;
  throw new KnownError('NOT_FOUND', 'There is no saved cohort of this id.');
}

/** The cohorts to compare. @throws CriterionErrors NOT_FOUND, one for each id that is none, and those of a definition */
async function askEach(ids: readonly string[], context: Context): Promise<readonly Compared[]> {
  const found = await Promise.all(ids.map((id) => context.loaders.savedCohorts.byId(id)));
  const missing = ids.flatMap((id, at) =>
    found[at] === null
      ? [{ code: 'NOT_FOUND' as const, path: ['ids', at], reason: `${id} is no saved cohort` }]
      : [],
  );
  if (missing.length > 0) throw new CriterionErrors(missing);
  const ask = async (stored: StoredCohort, at: number) => ({
    id: stored.id,
    question: await askSaved(stored, context.asker, ['ids', at]),
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
