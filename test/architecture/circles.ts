import type { Arrow } from './imports.ts';

/** Files that lead back to themselves by imports, as groups whose files lead to each other, each sorted. */
export function circlesIn(arrows: readonly Arrow[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reached = new Map([...targets.keys()].map((file) => [file, reachedFrom(file, targets)]));
  const leads = (from: string, to: string) => reached.get(from)?.has(to) ?? false;
  const groups = [...reached.keys()]
    .filter((file) => leads(file, file))
    .map((file) => [...reached.keys()].filter((other) => leads(file, other) && leads(other, file)).sort());
  return [...new Map(groups.map((group) => [group.join(' '), group])).values()].sort();
}

/** All files that imports lead to from a file; itself only where they lead back. */
function reachedFrom(file: string, targets: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const left = [...(targets.get(file) ?? [])];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    left.push(...(targets.get(next) ?? []));
  }
  return reached;
}
