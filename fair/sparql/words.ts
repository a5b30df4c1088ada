/**
 * Tokens of SPARQL 1.1, as far as they tell bare words from what may hold any word: IRIs, texts, comments, variables and
 * names. Each takes all that it may be, ended or not: a hostile text is read in one pass.
 */
const tokens = new RegExp(
  [
    '<[^<>"{}|^`\\\\\\s]*>',
    String.raw`"""(?:[^\\]|\\[^])*?(?:"""|$)`,
    String.raw`'''(?:[^\\]|\\[^])*?(?:'''|$)`,
    String.raw`"(?:[^"\\\n]|\\.)*"?`,
    String.raw`'(?:[^'\\\n]|\\.)*'?`,
    String.raw`#[^\n]*`,
    String.raw`[?$@][\w-]+`,
    String.raw`(?:[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*)?:(?:[\w.:%\u0080-\uffff-]|\\.)*`,
    String.raw`[A-Za-z_\u0080-\uffff][\w.\u0080-\uffff-]*`,
  ].join('|'),
  'g',
);
const bareWords = /^[A-Za-z_][\w.-]*$/;

/** The bare words of a query in upper case, in their order: its keywords, and names of functions. */
export function queryWords(query: string): readonly string[] {
  return (query.match(tokens) ?? [])
    .filter((token) => bareWords.test(token))
    .flatMap((token) => token.toUpperCase().split(/[.-]+/))
    .filter((word) => word !== '');
}

/** What a query answers with: a table, or statements. */
export type QueryForm = 'table' | 'statements';

const forms: Readonly<Record<string, QueryForm>> = {
  ASK: 'table',
  SELECT: 'table',
  CONSTRUCT: 'statements',
  DESCRIBE: 'statements',
};

/** The first word of an update, which changes data (SPARQL 1.1 Update, section 3). */
const updates: ReadonlySet<string> = new Set(
  'ADD CLEAR COPY CREATE DELETE DROP INSERT LOAD MOVE WITH'.split(' '),
);

/** Words before the first that says what a text does. */
const prologue: ReadonlySet<string> = new Set(['BASE', 'PREFIX', 'VERSION']);

/** The form of a query; `update` of what changes data; undefined of what is neither. */
export function formOf(words: readonly string[]): QueryForm | 'update' | undefined {
  const first = words.find((word) => !prologue.has(word)) ?? '';
  return updates.has(first) ? 'update' : forms[first];
}
