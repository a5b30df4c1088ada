import type { Scope } from '../../index/scope.ts';
import type { Path } from '../../ontology/errors.ts';
import type { Resolution } from './resolution.ts';

/** Notes datasets that are named and may not be used: of those in the catalogue with whom to ask, all others as if there were none. */
export async function reportDatasets(
  ids: readonly string[],
  {
    scope,
    faults,
    contactsOf,
  }: Pick<Resolution, 'faults' | 'contactsOf'> & {
    readonly scope: Pick<Scope, 'datasets'>;
  },
  path: Path,
): Promise<void> {
  const others = ids.filter((id) => !scope.datasets.includes(id));
  if (others.length === 0) return;
  const contacts = (await contactsOf?.(others)) ?? new Map<string, string>();
  ids.forEach((id, at) => {
    if (scope.datasets.includes(id)) return;
    const contact = contacts.get(id);
    if (contact === undefined) faults.add([...path, at], 'is no dataset that you may use');
    else
      faults.add(
        [...path, at],
        `${id} is not granted to you. Whom to ask for a grant: ${contact}`,
        'FORBIDDEN',
      );
  });
}
