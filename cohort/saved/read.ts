import type { Path } from '../../ontology/errors.ts';
import { type Criterion, criterionLimits } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import { readCriterion } from '../parse/criterion.ts';
import {
  addNewer,
  type FindSaved,
  inputVersion,
  type SavedDefinition,
  type SavedDefinitions,
  type StoredDefinition,
} from './definition.ts';
import { comesToAnEnd, criterionLeaves } from './size.ts';

/** A place of a criterion that names a saved cohort. */
type Mention = { readonly id: string; readonly path: Path };

type Reading = {
  readonly known: Map<string, SavedDefinition>;
  readonly faults: Faults;
  readonly find: FindSaved;
};

/**
 * The saved cohorts that the criterion at `path` names, and those that they name; each is read once. What is unknown,
 * leads back to itself or grows too large is among the faults, and nothing then leads from one to the next.
 */
export async function readSaved(
  criterion: Criterion,
  path: Path,
  { faults, find }: Pick<Reading, 'faults' | 'find'>,
): Promise<SavedDefinitions> {
  const known = new Map<string, SavedDefinition>();
  const complete = await readMentioned(mentionsIn(criterion, path), { known, faults, find }, 1);
  return complete && comesToAnEnd(criterion, path, { known, faults }) ? known : new Map();
}

/** Whether nothing had to be left out. */
async function readMentioned(
  mentions: readonly Mention[],
  reading: Reading,
  level: number,
): Promise<boolean> {
  const { known, faults, find } = reading;
  const byId = new Map([...mentions].reverse().map((mention) => [mention.id, mention]));
  const unread = [...byId.values()].filter(({ id }) => !known.has(id));
  const [first] = unread;
  if (first === undefined) return true;
  if (level > criterionLimits.savedDepth) {
    faults.add(first.path, `leads through more than ${criterionLimits.savedDepth} saved cohorts`);
    return false;
  }
  const found = await find(unread.map(({ id }) => id));
  const further = unread.flatMap((mention, at) => readOne(mention, found[at] ?? null, reading));
  return readMentioned(further, reading, level + 1);
}

/** What one saved cohort names. */
function readOne(
  { id, path }: Mention,
  stored: StoredDefinition | null,
  { known, faults }: Reading,
): readonly Mention[] {
  if (stored === null) {
    faults.add(path, `${id} is no saved cohort`, 'NOT_FOUND');
    return [];
  }
  if (stored.frozen !== null) {
    known.set(id, { kind: 'frozen', ...stored.frozen });
    return [];
  }
  if (stored.inputVersion > inputVersion) addNewer(stored, path, faults);
  const criterion = readCriterion(stored.where, path, faults);
  known.set(id, { kind: 'definition', criterion });
  return mentionsIn(criterion, path);
}

function mentionsIn(criterion: Criterion, path: Path): readonly Mention[] {
  return criterionLeaves(criterion, path).flatMap((leaf) =>
    leaf.criterion.kind === 'cohort' ? [{ id: leaf.criterion.id, path: [...leaf.path, 'cohort'] }] : [],
  );
}
