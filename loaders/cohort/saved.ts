import type { Path } from '../../ontology/errors.ts';
import type { Criterion } from './criterion.ts';
import type { Faults } from './faults.ts';
import { readCriterion } from './parse.ts';

/** What a saved cohort stands for: a criterion, or the patients who satisfied it when it was frozen, by opaque id. */
export type SavedDefinition =
  | { readonly kind: 'definition'; readonly criterion: Criterion }
  | { readonly kind: 'frozen'; readonly patients: readonly string[] };

/** Saved cohorts by id. */
export type SavedDefinitions = ReadonlyMap<string, SavedDefinition>;

/** A saved cohort as stored: its input, or whom it was frozen to. */
export type StoredDefinition = {
  readonly id: string;
  readonly where: unknown;
  /** Null where it is not frozen. */
  readonly patients: readonly string[] | null;
};

/** Saved cohorts by id; null where there is none. */
export type FindSaved = (ids: readonly string[]) => Promise<readonly (StoredDefinition | null)[]>;

/** A place of a criterion that names a saved cohort; `through` are the saved cohorts that led there. */
type Mention = { readonly id: string; readonly path: Path; readonly through: readonly string[] };

/**
 * The saved cohorts that a criterion names, and those that they name. What is unknown or leads back to itself is among
 * the faults.
 */
export async function readSaved(
  criterion: Criterion,
  faults: Faults,
  find: FindSaved,
): Promise<SavedDefinitions> {
  const known = new Map<string, SavedDefinition>();
  let open = mentionsIn(criterion, ['where'], []);
  while (open.length > 0) {
    const found = await find(open.map(({ id }) => id));
    open = open.flatMap((mention, at) => {
      const stored = found[at] ?? null;
      const definition = stored === null ? undefined : toDefinition(stored, mention, faults);
      if (definition === undefined) {
        faults.add(mention.path, `${mention.id} is no saved cohort`, 'NOT_FOUND');
        return [];
      }
      known.set(mention.id, definition);
      return definition.kind === 'frozen' ? [] : furtherMentions(mention, definition.criterion, faults);
    });
  }
  return known;
}

function toDefinition(
  { where, patients }: StoredDefinition,
  { path }: Mention,
  faults: Faults,
): SavedDefinition {
  if (patients !== null) return { kind: 'frozen', patients };
  return { kind: 'definition', criterion: readCriterion(where, path, faults) };
}

function furtherMentions(
  { id, path, through }: Mention,
  criterion: Criterion,
  faults: Faults,
): readonly Mention[] {
  const way = [...through, id];
  return mentionsIn(criterion, path, way).filter((mention) => {
    const isCycle = way.includes(mention.id);
    if (isCycle) faults.add(path, `refers to itself: ${[...way, mention.id].join(' names ')}`);
    return !isCycle;
  });
}

function mentionsIn(criterion: Criterion, path: Path, through: readonly string[]): readonly Mention[] {
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return criterion.of.flatMap((member, at) => mentionsIn(member, [...path, criterion.kind, at], through));
    case 'atLeast':
      return criterion.of.flatMap((member, at) =>
        mentionsIn(member, [...path, 'atLeast', 'of', at], through),
      );
    case 'not':
      return mentionsIn(criterion.of, [...path, 'not'], through);
    case 'cohort':
      return [{ id: criterion.id, path: [...path, 'cohort'], through }];
    case 'dataset':
    case 'facet':
    case 'patient':
    case 'has':
      return [];
  }
}
