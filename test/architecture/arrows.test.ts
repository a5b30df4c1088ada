import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** What the files of a folder may import beside their own folder: whole folders or single files of them. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ontology: [],
  graph: ['ontology', 'index/columns/segment.ts', 'terminology/terminology.ts'],
  terminology: ['ontology', 'graph'],
  index: ['ontology', 'graph', 'terminology'],
  cohort: ['ontology', 'graph', 'terminology', 'index'],
  figures: ['ontology', 'graph', 'terminology', 'index', 'cohort'],
  loaders: ['ontology', 'graph', 'terminology', 'index', 'cohort', 'figures'],
  disclosure: ['ontology', 'graph', 'terminology', 'index', 'cohort', 'figures', 'loaders'],
  resolvers: ['ontology', 'graph', 'terminology', 'index', 'cohort', 'loaders', 'disclosure'],
  schema: ['ontology', 'resolvers'],
  import: ['ontology', 'graph/cypher.ts', 'graph/graph.ts', 'terminology', 'cohort/saved'],
  fair: ['ontology', 'graph', 'terminology', 'loaders', 'disclosure'],
  federation: ['ontology', 'loaders', 'disclosure'],
  server: [
    ...['ontology', 'graph', 'terminology', 'index', 'cohort', 'figures', 'loaders', 'disclosure'],
    ...['resolvers', 'schema', 'import', 'fair', 'federation'],
  ],
};

/** Folders that count through `disclosure`: of these they take types, never values. */
const typesOnly = {
  of: ['cohort/answer', 'cohort/match', 'cohort/parse', 'cohort/resolve', 'cohort/cypher', 'index'],
  for: ['resolvers', 'fair', 'federation'],
};

type Arrow = { readonly from: string; readonly to: string; readonly onlyTypes: boolean };

const folders = Object.keys(mayImport).filter((folder) => existsSync(join(root, folder)));
const arrows = folders.flatMap((folder) => filesOf(folder).flatMap(importsOf));

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** Every import and re-export of a relative path; paths are relative to the project. */
function importsOf(from: string): readonly Arrow[] {
  const text = readFileSync(join(root, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\b([^;'"]*?)(?:\bfrom\s*)?['"](\.[^'"]+)['"]/gm);
  const calls = text.matchAll(/\bimport\(\s*()['"](\.[^'"]+)['"]/g);
  return [...statements, ...calls].map(([, what = '', path = '']) => ({
    from,
    to: relative(root, resolve(root, dirname(from), path)).replaceAll('\\', '/'),
    onlyTypes: isTypeOnly(what),
  }));
}

/** `type { A }`, or braces in which every member is a type. */
function isTypeOnly(what: string): boolean {
  const text = what.trim();
  const members = /^\{([\s\S]*)\}$/
    .exec(text)?.[1]
    ?.split(',')
    .map((member) => member.trim());
  return (
    text.startsWith('type ') ||
    (members?.every((member) => member === '' || member.startsWith('type ')) ?? false)
  );
}

function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

function isAllowed({ from, to, onlyTypes }: Arrow): boolean {
  const folder = from.split('/', 1)[0] ?? '';
  if (isIn(to, folder)) return true;
  const needsTypes = typesOnly.for.includes(folder) && typesOnly.of.some((place) => isIn(to, place));
  return (mayImport[folder] ?? []).some((place) => isIn(to, place)) && (onlyTypes || !needsTypes);
}

describe('imports', () => {
  it.each(folders)('%s imports only what it may', (folder) => {
    const wrong = arrows.filter((arrow) => isIn(arrow.from, folder) && !isAllowed(arrow));
    expect(wrong.map(({ from, to, onlyTypes }) => `${from} -> ${to}${onlyTypes ? ' (types)' : ''}`)).toEqual(
      [],
    );
  });

  it('are found at all: the server reads the graph', () => {
    expect(arrows).toContainEqual({ from: 'server/session.ts', to: 'graph/graph.ts', onlyTypes: false });
  });

  it('see a type beside a value as a value', () => {
    expect([
      isTypeOnly('{ type A, b }'),
      isTypeOnly('type { A }'),
      isTypeOnly('{ type A }'),
      isTypeOnly('* as all'),
    ]).toEqual([false, true, true, false]);
  });

  it('of resolvers may take types of the cohort engine, and no values', () => {
    const arrow = { from: 'resolvers/cohort.ts', to: 'cohort/answer/ask.ts' };
    expect([true, false].map((onlyTypes) => isAllowed({ ...arrow, onlyTypes }))).toEqual([true, false]);
  });

  it('of a lower folder never lead up', () => {
    expect(isAllowed({ from: 'graph/graph.ts', to: 'server/config.ts', onlyTypes: true })).toBe(false);
  });
});
