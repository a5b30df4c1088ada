import { wordsOf } from '../../ontology/words.ts';
import { type Codes, countOf } from '../codes.ts';
import { type Lists, listsByKey, ownersOf, pickLists, transpose } from '../lists.ts';
import { createNumbers, inverseOf, numbersTo } from '../numbers.ts';
import { toBuckets } from './codes.ts';
import { createDictionary, type Sorted } from './dictionary.ts';
import { longestName, rankClass, rankClasses } from './rank.ts';
import { type SearchIndex, secondWord } from './search-index.ts';

/** What a concept is found, filtered and ranked by, beside its code. */
export type Searchable = {
  readonly name: string | null;
  readonly synonyms: readonly string[] | null;
  readonly domain: string | null;
  readonly standard: boolean | null;
};

/** A search index in the making. */
export type SearchBuilder = {
  readonly add: (concept: Searchable) => void;
  /** The index of all that were added, whose places in `codes` are `numbers`. */
  readonly build: (codes: Codes, numbers: Uint32Array) => SearchIndex;
};

/** A search index of no concept yet. */
export function createSearchBuilder(): SearchBuilder {
  const [words, domains] = [createDictionary(), createDictionary()];
  const [written, textEnds, conceptEnds] = [createNumbers(), createNumbers(0), createNumbers(0)];
  const [classes, domainOf] = [createNumbers(), createNumbers()];

  const addText = (text: readonly string[]) => {
    for (const word of text) written.push(words.numberOf(word));
    textEnds.push(written.length());
  };
  const add = ({ name, synonyms, domain, standard }: Searchable) => {
    const own = wordsOf(name ?? '');
    addText(own);
    for (const synonym of synonyms ?? []) addText(wordsOf(synonym));
    conceptEnds.push(textEnds.length() - 1);
    classes.push(rankClass(standard === true, lengthOf(own)));
    domainOf.push(domains.numberOf(domain?.toLowerCase() ?? ''));
  };
  const build = (codes: Codes, numbers: Uint32Array) => {
    const added = {
      texts: { offsets: textEnds.toArray(), values: written.toArray() },
      concepts: { offsets: conceptEnds.toArray(), values: numbersTo(textEnds.length() - 1) },
      classes: classes.toArray(),
      domains: domainOf.toArray(),
    };
    return arrange(
      added,
      { words: words.sort(), domains: domains.sort() },
      { codes, places: inverseOf(numbers) },
    );
  };
  return { add, build };
}

/** What was added, in the order in which it came: words of texts, texts of concepts, and more of these. */
type Added = {
  readonly texts: Lists;
  readonly concepts: Lists;
  readonly classes: Uint32Array;
  readonly domains: Uint32Array;
};

/** The index of what was added; `places` says where in it each concept stands, in order of their codes. */
function arrange(
  added: Added,
  { words, domains }: Readonly<Record<'words' | 'domains', Sorted>>,
  { codes, places }: { readonly codes: Codes; readonly places: Uint32Array },
): SearchIndex {
  const ranks = listsByKey(
    rankClasses,
    places.map((place) => added.classes[place] ?? 0),
    numbersTo(places.length),
  );
  const order = ranks.values.map((concept) => places[concept] ?? 0);
  const concepts = pickLists(added.concepts, order);
  const texts = pickLists(added.texts, concepts.values);
  renumber(texts.values, words.places);
  return {
    words: words.codes,
    ranks,
    rankOf: inverseOf(ranks.values),
    texts,
    names: concepts.offsets,
    owners: ownersOf(concepts),
    postings: transpose(texts, countOf(words.codes)),
    starts: startsOf(texts, countOf(words.codes)),
    domainNames: domains.codes,
    domains: order.map((place) => domains.places[added.domains[place] ?? 0] ?? 0),
    byCode: toBuckets(codes),
  };
}

/** Characters of a name; one without words is as long as any. */
function lengthOf(words: readonly string[]): number {
  return words.length === 0 ? longestName : Math.min(longestName, words.join(' ').length);
}

function renumber(values: Uint32Array, places: Uint32Array): void {
  for (let at = 0; at < values.length; at += 1) values[at] = places[values[at] ?? 0] ?? 0;
}

/** Texts by their first word, in order of their second one, then ascending. */
function startsOf(texts: Lists, words: number): Lists {
  const { offsets, values } = texts;
  const all = numbersTo(offsets.length - 1).filter((text) => (offsets[text] ?? 0) < (offsets[text + 1] ?? 0));
  const bySecond = listsByKey(
    words + 1,
    all.map((text) => secondWord(texts, text)),
    all,
  ).values;
  return listsByKey(
    words,
    bySecond.map((text) => values[offsets[text] ?? 0] ?? 0),
    bySecond,
  );
}
