import { CriterionError } from '../ontology/errors.ts';

/** Arguments of a connection field. */
export type PageArguments = {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** Part of an ordered list: at most `first` members that come later than the one with the key `after`. */
export type Page<Key> = { readonly first: number; readonly after?: Key };

/** A page as GraphQL gives it. */
export type Connection<Node> = {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const most = 100;

/** The page that arguments ask for. @throws CriterionError ARGUMENT_INVALID */
export function parsePage<Key>(
  { first, after }: PageArguments,
  isKey: (value: unknown) => value is Key,
): Page<Key> {
  const size = parseSize('first', first);
  if (after == null) return { first: size };
  const key = decode(after);
  if (!isKey(key)) throw invalid('after', 'must be a cursor of this list');
  return { first: size, after: key };
}

/** How many members of a list without pages are wanted. @throws CriterionError ARGUMENT_INVALID */
export function parseTop(top: number | null | undefined): number {
  return parseSize('top', top);
}

function parseSize(argument: string, size: number | null | undefined): number {
  if (typeof size === 'number' && size >= 1 && size <= most) return size;
  throw invalid(argument, `must be from 1 to ${most}, not ${size}`);
}

/** A page from its members and, if there are more, the next one. Cursors are made for who asks for them. */
export function toConnection<Node, Key>(
  rows: readonly Node[],
  { first }: Page<Key>,
  keyOf: (node: Node) => Key,
): Connection<Node> {
  const nodes = rows.slice(0, first);
  const cursorOf = (node: Node) => encode(keyOf(node));
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ cursor: cursorOf(node), node }));
    },
    get pageInfo() {
      const endCursor = nodes.slice(-1).map(cursorOf)[0] ?? null;
      return { hasNextPage: rows.length > first, endCursor };
    },
  };
}

/** Whether `value` is the key of a list that is ordered by one text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether `value` is the key of a list that is ordered by two texts. */
export function isTextPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function encode(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined; // not one of ours: the caller says so
  }
}

function invalid(argument: string, reason: string): CriterionError {
  return new CriterionError({ code: 'ARGUMENT_INVALID', path: [argument], reason });
}
