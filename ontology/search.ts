import { createHash } from 'node:crypto';
import { splitCurie } from './curie.ts';
import { wordsOf } from './words.ts';

/** What a concept is found, filtered and ranked by. */
export type Searchable = {
  readonly code: string;
  readonly name?: string | null;
  readonly synonyms?: readonly string[] | null;
  readonly domain?: string | null;
  readonly standard?: boolean | null;
  readonly conceptId?: number | null;
  /** Version of the terminology from which on the concept is seen. */
  readonly since?: number | null;
};

/**
 * Properties of a concept that the full-text index reads, beside the datasets that use it. `searchName` is the words of
 * the name. A token with a small first letter is a word of a synonym, one with a capital says something of the concept.
 */
export type SearchProperties = { readonly searchName: string; readonly searchTokens: readonly string[] };

/** Letters of synonyms; those from the last letter on share it. Words of one synonym are thereby told from another's. */
export const synonymLetters: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'];

/** Classes of short names, by their length in characters: a name is in all that it is not longer than. */
const lengths = { La: 12, Lb: 20, Lc: 32 } as const;

/** Tokens of letters, digits and `_` that say something of a concept. */
export const searchTokens = {
  standard: 'S',
  /** From the shortest. */
  lengths: Object.keys(lengths),
  vocabulary: (id: string) => `V${encode(id)}`,
  domain: (id: string) => `D${encode(id)}`,
  /** The code without its prefix. */
  code: (code: string) => `C${encode(code)}`,
  conceptId: (id: number | string) => `O${id}`,
  /** The word, or the two words, that a name begins with. */
  start: (words: readonly string[]) => `${words.length === 1 ? 'F' : 'G'}${words.join('_')}`,
  name: (words: readonly string[]) => `N${digest(words.join(' '))}`,
  synonym: (words: readonly string[]) => `Y${digest(words.join(' '))}`,
  since: (version: number) => `R${version}`,
} as const;

/** The token of a dataset in which a concept is used. */
export function datasetToken(id: string): string {
  return digest(id);
}

/** The search properties of a concept, to be written with it. */
export function searchPropertiesOf(concept: Searchable): SearchProperties {
  const words = wordsOf(concept.name ?? '');
  const synonyms = (concept.synonyms ?? []).map(wordsOf).filter((some) => some.length > 0);
  const inSynonyms = synonyms.flatMap((some, at) => some.map((word) => letterOf(at) + word));
  return {
    searchName: words.join(' '),
    searchTokens: [
      ...factsOf(concept),
      ...(words.length > 0 ? nameTokens(words) : []),
      ...synonyms.map(searchTokens.synonym),
      ...new Set(inSynonyms),
    ],
  };
}

function factsOf({ code, domain, standard, conceptId, since }: Searchable): readonly string[] {
  const curie = splitCurie(code);
  return [
    searchTokens.vocabulary(curie.prefix),
    searchTokens.code(curie.code),
    ...(domain == null ? [] : [searchTokens.domain(domain)]),
    ...(standard ? [searchTokens.standard] : []),
    ...(conceptId == null ? [] : [searchTokens.conceptId(conceptId)]),
    ...(since ? [searchTokens.since(since)] : []),
  ];
}

function nameTokens(words: readonly string[]): readonly string[] {
  const length = words.join(' ').length;
  return [
    searchTokens.name(words),
    searchTokens.start(words.slice(0, 1)),
    ...(words.length > 1 ? [searchTokens.start(words.slice(0, 2))] : []),
    ...Object.entries(lengths).flatMap(([token, most]) => (length <= most ? [token] : [])),
  ];
}

function letterOf(synonym: number): string {
  return synonymLetters[synonym] ?? synonymLetters.at(-1) ?? '';
}

/** Text as letters and digits, without regard to case. */
function encode(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`);
}

function digest(text: string): string {
  return createHash('md5').update(text).digest('hex').slice(0, 12);
}
