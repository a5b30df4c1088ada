import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Files that a file leads to through its imports, types among them, itself included. */
function reachedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/\bfrom '(\.[^']+\.ts)'/g))
    reachedFrom(relative(root, join(root, dirname(file), path)).replaceAll('\\', '/'), seen);
  return seen;
}

describe('loadSource', () => {
  const reached = [...reachedFrom('import/load/load-source.ts')];
  it('leads to no mapping, whatever it imports', () =>
    expect(reached.filter((file) => file.startsWith('import/mapping/'))).toEqual([]));
  it('leads to the ledger: the imports are found at all', () =>
    expect(reached).toContain('import/load/ledger.ts'));
});
