import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rooms } from '../../docs/rooms.ts';

/** The folder of the project. */
export const root = resolve(import.meta.dirname, '../..');

/** What the files of a folder may import beside their own folder: whole folders or single files of them. */
const mayImport: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(rooms).map(([room, { takes }]) => [room, takes]),
);

/** Within a folder: what the files of a place do not import, but for some, though others of the folder may. */
const mayNot = [
  {
    in: 'server/http',
    of: ['graph', 'terminology', 'index'],
    // The first asks whether the database answers, the second lets others go on (graph/breathe.ts).
    but: ['server/http/health.ts', 'server/http/answer-text.ts'],
  },
  { in: 'server/commands', of: ['terminology', 'index'], but: [] },
];

/** Who may take what of a file that its room keeps to itself. */
type Inner = { readonly values?: readonly string[]; readonly types?: readonly string[] };

/** The gate: what is behind it, and by what numbers leave. */
const inner: Readonly<Record<string, Inner>> = {
  'disclosure/cell.ts': {},
  'disclosure/gate.ts': {},
  'disclosure/sealed.ts': {},
  'disclosure/most-frequent.ts': {},
  'disclosure/span.ts': { types: ['fair'] },
  'disclosure/release.ts': { types: ['resolvers', 'fair', 'federation', 'server'] },
  'disclosure/policy.ts': { values: ['server/services.ts'], types: ['server/serve.ts'] },
  'disclosure/disclosure.ts': {
    values: ['server/services.ts'],
    types: ['resolvers', 'fair', 'federation', 'server'],
  },
};

/** One import: paths are relative to the project. */
export type Arrow = { readonly from: string; readonly to: string; readonly onlyTypes: boolean };

/** Folders that have rules. */
export const folders: readonly string[] = Object.keys(rooms);

/** Every import of every file. */
export function allArrows(): readonly Arrow[] {
  return folders.flatMap(arrowsOf);
}

/** Every import of the files of a folder. */
export function arrowsOf(folder: string): readonly Arrow[] {
  return filesOf(folder).flatMap((path) => importsIn(path, readFileSync(join(root, path), 'utf8')));
}

/** Files of program text in a folder. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** Every import and re-export of a relative path in the text of the file `from`. */
export function importsIn(from: string, text: string): readonly Arrow[] {
  const statements = text.matchAll(/^(?:import|export)\b([^;'"]*?)(?:\bfrom\s*)?['"](\.[^'"]+)['"]/gm);
  const calls = text.matchAll(/\bimport\(\s*()['"](\.[^'"]+)['"]/g);
  return [...statements, ...calls].map(([, what = '', path = '']) => ({
    from,
    to: relative(root, resolve(root, dirname(from), path)).replaceAll('\\', '/'),
    onlyTypes: isTypeOnly(what),
  }));
}

/** `type { A }`, or braces in which every member is a type. */
export function isTypeOnly(what: string): boolean {
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

/** Whether a path is a file or folder, or lies in it. */
export function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** The room of a path: its first folder. */
export function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

/** Whether the rules allow an import. */
export function isAllowed(arrow: Arrow): boolean {
  const { from, to } = arrow;
  const room = roomOf(from);
  if (isIn(to, room)) return isAllowedInside(arrow);
  const isClosed = mayNot.some(
    (rule) => isIn(from, rule.in) && !rule.but.includes(from) && rule.of.some((place) => isIn(to, place)),
  );
  const isTaken = (mayImport[room] ?? []).some((place) => isIn(to, place));
  return !isClosed && isTaken && isAtDoor(to) && mayLookInto(arrow);
}

/** Whether other rooms may import a file. */
function isAtDoor(path: string): boolean {
  const { door } = rooms[roomOf(path)] ?? {};
  return door === undefined || door.some((file) => path === `${roomOf(path)}/${file}.ts`);
}

/** Whether the rules of the rooms in a room allow an import. */
function isAllowedInside({ from, to }: Arrow): boolean {
  const { inside } = rooms[roomOf(from)] ?? {};
  const [own, other] = [subRoomOf(from), subRoomOf(to)];
  return inside === undefined || own === other || (inside[own]?.includes(other) ?? false);
}

/** The room in its room that a file stands in; `.` where it stands in the room itself. */
export function subRoomOf(path: string): string {
  const [, sub = '', ...rest] = path.split('/');
  return rest.length === 0 ? '.' : sub;
}

function mayLookInto({ from, to, onlyTypes }: Arrow): boolean {
  const rule = inner[to];
  if (rule === undefined) return true;
  const { values = [], types = [] } = rule;
  return [...values, ...(onlyTypes ? types : [])].some((place) => isIn(from, place));
}
