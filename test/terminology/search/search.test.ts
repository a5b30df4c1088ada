import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCurie } from '../../../ontology/curie.ts';
import { wordsOf } from '../../../ontology/words.ts';
import type { Searchable } from '../../../terminology/search/build.ts';
import type { Search } from '../../../terminology/search/parse.ts';
import {
  countConcepts,
  type HitKey,
  hitKey,
  isHitKey,
  searchConcepts,
} from '../../../terminology/search/search.ts';
import { usedRanks } from '../../../terminology/search/used.ts';
import { terminologyOf } from '../fixture.ts';

type Concept = Searchable & { readonly code: string; readonly used: boolean };

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'bab', 'c', 'é', '\u{1d4b3}y', '癌');
const textOf = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => words.join(' '));

const concepts: fc.Arbitrary<readonly Concept[]> = fc.uniqueArray(
  fc.record({
    code: fc
      .tuple(fc.constantFrom('V', 'W', 'Wa'), fc.constantFrom('a', 'A', 'b', '1.2', 'aB', 'ab', '9'))
      .map(([prefix, code]) => `${prefix}:${code}`),
    name: fc.option(textOf(4)),
    synonyms: fc.option(fc.array(textOf(3), { maxLength: 3 })),
    domain: fc.constantFrom(null, 'Drug', 'Spec Site'),
    standard: fc.constantFrom(true, false, null),
    used: fc.boolean(),
  }),
  { maxLength: 14, selector: ({ code }) => code },
);

const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 2 });

const searches: fc.Arbitrary<Search> = fc
  .record({
    text: fc.oneof(textOf(4), fc.constantFrom('v:A', 'W:ab', '1.2', '9', 'a b!')),
    open: fc.boolean(),
    vocabularies: optional(fc.subarray(['V', 'W', 'Wa'])),
    domains: optional(fc.subarray(['drug', 'SPEC Site', 'none'], { minLength: 1 })),
    standard: optional(fc.boolean()),
    inUse: optional(fc.boolean()),
  })
  .map(({ text, open, ...filters }) => ({
    ...Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
    text,
    words: wordsOf(text),
    open,
  }));

/** What documentation says of a search, word by word. */
function naive(all: readonly Concept[], search: Search): readonly string[] {
  const hits = all.filter((one) => isFound(one, search) && isWanted(one, search));
  return hits
    .toSorted((one, other) => compare(orderOf(one, search), orderOf(other, search)))
    .map(({ code }) => code);
}

const textsOf = ({ name, synonyms }: Concept) => [name ?? '', ...(synonyms ?? [])].map(wordsOf);

function isCode({ code }: Concept, { text }: Search): boolean {
  const folded = text.toLowerCase();
  return code.toLowerCase() === folded || splitCurie(code).code.toLowerCase() === folded;
}

function isFound(concept: Concept, search: Search): boolean {
  const { words, open } = search;
  const has = (text: readonly string[]) =>
    words.every((wanted, at) =>
      text.some((one) => (open && at === words.length - 1 ? one.startsWith(wanted) : one === wanted)),
    );
  return isCode(concept, search) || textsOf(concept).some(has);
}

function isWanted({ code, domain, standard, used }: Concept, search: Search): boolean {
  return (
    search.vocabularies?.includes(splitCurie(code).prefix) !== false &&
    search.domains?.some((one) => one.toLowerCase() === domain?.toLowerCase()) !== false &&
    (search.standard ?? standard === true) === (standard === true) &&
    (search.inUse ?? used) === used
  );
}

/** Smaller is earlier. */
function orderOf(concept: Concept, search: Search): readonly (number | string)[] {
  const [name = [], ...synonyms] = textsOf(concept);
  const whole = search.words.join(' ');
  const is = (text: readonly string[]) => text.join(' ') === whole;
  const rank = [
    isCode(concept, search),
    is(name),
    synonyms.some(is),
    begins(name, search),
    concept.used,
    concept.standard,
  ];
  const length = name.length === 0 ? Number.POSITIVE_INFINITY : name.join(' ').length;
  return [...rank.map((better) => (better ? 0 : 1)), length, concept.code];
}

function begins(name: readonly string[], { words, open }: Search): boolean {
  const [one, other] = words;
  const isPrefix = (wanted: string | undefined, at: number) =>
    wanted === undefined ||
    (open && words.length === at + 1 ? name[at]?.startsWith(wanted) : name[at] === wanted);
  return Boolean(isPrefix(one, 0) && isPrefix(other, 1));
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at === -1 ? 0 : (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
}

function askedOf(all: readonly Concept[], search: Search) {
  const terminology = terminologyOf({ found: Object.fromEntries(all.map((one) => [one.code, one])) });
  const used = new Map([['d', all.filter((one) => one.used).map(({ code }) => code)]]);
  return { terminology, search, used: usedRanks(used, terminology, ['d', 'other']) };
}

type Asked = ReturnType<typeof askedOf>;

/** Random cases take a second, on a busy machine many. */
const timeoutMs = 60_000;

/** All hits by pages of `first`. */
function allPages(asked: Asked, first: number, after?: HitKey): readonly string[] {
  const hits = searchConcepts(asked, after === undefined ? { first } : { first, after });
  const page = hits.slice(0, first);
  const last = page.at(-1);
  const codes = page.map(({ code }) => code);
  return last === undefined || hits.length <= first
    ? codes
    : [...codes, ...allPages(asked, first, hitKey(last))];
}

describe('searchConcepts', () => {
  it(
    'finds what a search through all concepts finds, in the same order',
    () =>
      fc.assert(
        fc.property(concepts, searches, (all, search) => {
          const found = searchConcepts(askedOf(all, search), { first: 100 }).map(({ code }) => code);
          expect(found).toEqual(naive(all, search));
        }),
        { numRuns: 1_000 },
      ),
    timeoutMs,
  );
  it(
    'gives the same page by page',
    () =>
      fc.assert(
        fc.property(concepts, searches, fc.integer({ min: 1, max: 3 }), (all, search, first) => {
          expect(allPages(askedOf(all, search), first)).toEqual(naive(all, search));
        }),
        { numRuns: 300 },
      ),
    timeoutMs,
  );
  it(
    'goes on at the place of a hit that is there no more',
    () =>
      fc.assert(
        fc.property(concepts, searches, (all, search) => {
          const [first, ...rest] = searchConcepts(askedOf(all, search), { first: 100 });
          if (first === undefined) return;
          const left = askedOf(
            all.filter(({ code }) => code !== first.code),
            search,
          );
          expect(allPages(left, 2, hitKey(first))).toEqual(rest.map(({ code }) => code));
        }),
      ),
    timeoutMs,
  );
  it(
    'gives one more than asked where there is one',
    () =>
      fc.assert(
        fc.property(concepts, searches, (all, search) => {
          const asked = askedOf(all, search);
          expect(searchConcepts(asked, { first: 2 })).toHaveLength(Math.min(3, naive(all, search).length));
        }),
      ),
    timeoutMs,
  );
});

describe('countConcepts', () => {
  it(
    'counts what a search finds',
    () =>
      fc.assert(
        fc.property(concepts, searches, (all, search) => {
          expect(countConcepts(askedOf(all, search))).toBe(naive(all, search).length);
        }),
        { numRuns: 300 },
      ),
    timeoutMs,
  );
});

describe('isHitKey', () => {
  it.each([[[3, 12, 'DOID:1']], [[63, 999, '']]])('is true of %j', (key) => expect(isHitKey(key)).toBe(true));
  it.each([
    [null],
    ['3'],
    [[3, 12]],
    [[-1, 12, 'DOID:1']],
    [[64, 12, 'DOID:1']],
    [[1.5, 12, 'DOID:1']],
    [['3', 12, 'DOID:1']],
    [[3, 1_000, 'DOID:1']],
    [[3, null, 'DOID:1']],
    [[3, 12, 7]],
  ])('is false of %j', (key) => expect(isHitKey(key)).toBe(false));
});
