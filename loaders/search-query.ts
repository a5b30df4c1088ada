import { splitCurie } from '../ontology/curie.ts';
import { CriterionError } from '../ontology/errors.ts';
import { datasetToken, searchTokens, synonymLetters } from '../ontology/search.ts';
import { wordsOf } from '../ontology/words.ts';

/** Arguments of a search as they come. */
export type SearchArguments = {
  readonly search: string;
  readonly vocabularies?: readonly string[] | null | undefined;
  readonly domains?: readonly string[] | null | undefined;
  readonly standard?: boolean | null | undefined;
  readonly inUse?: boolean | null | undefined;
};

/** A search that can be put to the index. Plain data. */
export type Search = {
  /** The text without blanks around it: it may be a code. */
  readonly text: string;
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly open: boolean;
  readonly vocabularies?: readonly string[];
  readonly domains?: readonly string[];
  readonly standard?: boolean;
  readonly inUse?: boolean;
};

/** What of the graph a search is put to. */
export type SearchScope = {
  /** Datasets whose use of concepts the caller may know of. */
  readonly datasets: readonly string[];
  /** Version of the terminology: concepts of a later one are still being loaded. */
  readonly version: number;
};

const most = { characters: 200, words: 12, domains: 50 } as const;

/**
 * A search from untrusted input; `known` are the ids of all vocabularies. Those that `mayName` refuses are left out: who
 * may not see a name must not find by it. @throws CriterionError ARGUMENT_INVALID
 */
export function parseSearch(
  args: SearchArguments,
  known: readonly string[],
  mayName: (vocabulary: string) => boolean = () => true,
): Search {
  const { search, vocabularies, domains, standard, inUse } = args;
  if (search.length > most.characters)
    throw invalid(['search'], `has ${search.length} characters, ${most.characters} are allowed`);
  const words = wordsOf(search);
  if (words.length === 0) throw invalid(['search'], 'has no word: at least one letter or digit is needed');
  if (words.length > most.words)
    throw invalid(['search'], `has ${words.length} words, ${most.words} are allowed`);
  if (domains && domains.length > most.domains)
    throw invalid(['domains'], `has ${domains.length} members, ${most.domains} are allowed`);
  vocabularies?.forEach((id, at) => {
    if (!known.includes(id)) throw invalid(['vocabularies', at], `${id} is no vocabulary of this graph`);
  });
  return {
    text: search.trim(),
    words,
    open: /[\p{L}\p{N}\p{M}]$/u.test(search),
    ...((vocabularies ?? !known.every(mayName)) && {
      vocabularies: distinct('vocabularies', vocabularies ?? known).filter(mayName),
    }),
    ...(domains && { domains: distinct('domains', domains) }),
    ...(standard != null && { standard }),
    ...(inUse != null && { inUse }),
  };
}

function distinct(argument: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) throw invalid([argument], 'must not be empty; leave it out for all');
  return [...new Set(values)];
}

function invalid(path: readonly (string | number)[], reason: string): CriterionError {
  return new CriterionError({ code: 'ARGUMENT_INVALID', path, reason });
}

/**
 * What a hit is worth; each is more than all that follow together. Every clause of the query that gives points gives
 * the same to each hit, so that the score says nothing else.
 */
const points = {
  code: 2 ** 9,
  name: 2 ** 8,
  synonym: 2 ** 7,
  start: 2 ** 6,
  used: 2 ** 5,
  standard: 2 ** 4,
  short: 1,
};

/**
 * Of which hits the best are wanted: all; those whose code, name, synonym or first words the text is; or of the latter
 * those in use and the short standard ones. The smaller set always has those that come first in the larger one.
 */
export type Among = 'all' | 'starting' | 'foremost';

/**
 * The search in the syntax of Lucene's classic query parser. All that comes from the caller is in it as words and tokens
 * of letters, digits and `_`.
 */
export function toLucene(search: Search, { datasets, version }: SearchScope, among: Among = 'all'): string {
  const used = usedIn(datasets);
  return [
    `+(${foundBy(search, among, used).join(' ')})^0`,
    ...filtersOf(search, used),
    `-${only(searchTokens.since(version + 1))}`,
  ].join(' ');
}

/** The same with a score by which the best hits come first. */
export function toRankedLucene(search: Search, scope: SearchScope, among: Among): string {
  const { code, name, synonym, start } = clausesOf(search);
  const used = usedIn(scope.datasets);
  return [
    toLucene(search, scope, among),
    `(${code})^${points.code}`,
    `${name}^${points.name}`,
    `${synonym}^${points.synonym}`,
    `${start}^${points.start}`,
    ...(used === undefined ? [] : [`${used}^${points.used}`]),
    `${only(searchTokens.standard)}^${points.standard}`,
    ...searchTokens.lengths.map((token) => `${only(token)}^${points.short}`),
  ].join(' ');
}

function foundBy(search: Search, among: Among, used: string | undefined): readonly string[] {
  const { code, name, synonym, start } = clausesOf(search);
  switch (among) {
    case 'all':
      return [code, ...byWords(search)];
    case 'starting':
      return [code, name, synonym, start];
    case 'foremost': {
      const [shortest = ''] = searchTokens.lengths;
      const short = `(+${only(searchTokens.standard)} +${only(shortest)})`;
      return [code, name, synonym, `(+${start} +(${used ?? ''} ${short}))`];
    }
  }
}

/** Clauses that put a hit before others. */
function clausesOf({ text, words, open }: Search) {
  const start = searchTokens.start(words.slice(0, 2));
  return {
    code: byCode(text),
    name: only(searchTokens.name(words)),
    synonym: only(searchTokens.synonym(words)),
    start: open && words.length <= 2 ? `searchTokens:${start}*` : only(start),
  };
}

/** The code of any vocabulary, or a CURIE. */
function byCode(text: string): string {
  if (!text.includes(':')) return only(searchTokens.code(text));
  const { prefix, code } = splitCurie(text);
  const own = `(+${only(searchTokens.vocabulary(prefix))} +${only(searchTokens.code(code))})`;
  return /^OMOP:\d+$/i.test(text) ? `${own} ${only(searchTokens.conceptId(code))}` : own;
}

/** That all words are in the name, or all in one synonym. */
function byWords({ words, open }: Search): readonly string[] {
  const all = (field: string, letter: string) => {
    const wanted = words.map((word, at) => `+${letter}${word}${open && at === words.length - 1 ? '*' : ''}`);
    return `${field}:(${wanted.join(' ')})`;
  };
  return [all('searchName', ''), ...synonymLetters.map((letter) => all('searchTokens', letter))];
}

/** A token that no concept has: it would be the digest of a name. */
const nothing = 'Nothing';

function filtersOf(search: Search, used: string | undefined): readonly string[] {
  const { vocabularies, domains, standard, inUse } = search;
  const oneOf = (tokens: readonly string[]) =>
    `+searchTokens:(${tokens.length === 0 ? nothing : tokens.join(' ')})^0`;
  return [
    ...(vocabularies === undefined ? [] : [oneOf(vocabularies.map(searchTokens.vocabulary))]),
    ...(domains === undefined ? [] : [oneOf(domains.map(searchTokens.domain))]),
    ...(standard === undefined ? [] : [`${standard ? '+' : '-'}${only(searchTokens.standard)}^0`]),
    ...(inUse === undefined ? [] : [`${inUse ? '+' : '-'}${used ?? only(nothing)}^0`]),
  ];
}

/** A range of one token: other than the token itself it gives the same points to every hit. */
function only(token: string): string {
  return `searchTokens:[${token} TO ${token}]`;
}

/** Use in any of these datasets, once; an expression of the tokens gives the points of one however many there are. */
function usedIn(datasets: readonly string[]): string | undefined {
  return datasets.length === 0 ? undefined : `searchUsed:/${datasets.map(datasetToken).join('|')}/`;
}
