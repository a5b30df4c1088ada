import { CriterionError } from '../../ontology/errors.ts';
import { wordsOf } from '../../ontology/words.ts';

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
