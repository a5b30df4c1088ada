import { countOf, firstCodeNotBelow, numberOf } from '../codes.ts';
import type { Terminology } from '../terminology.ts';
import type { RankRange } from './candidates.ts';
import type { Search } from './parse.ts';
import { standardEnd } from './rank.ts';

/** Whether the concept of a rank may be found. */
export type RankTest = (rank: number) => boolean;

/** Ranks that a search may find by the word `standard`. */
export function rankRange({ search: { ranks } }: Terminology, { standard }: Search): RankRange {
  const end = standardEnd(ranks);
  return { from: standard === false ? end : 0, to: standard === true ? end : ranks.values.length };
}

/** Whether vocabulary and domain of a rank are those that a search asks for, and it is not one of the `hidden` ones. */
export function toRankTest(
  terminology: Terminology,
  search: Search,
  hidden: ReadonlySet<number> = new Set(),
): RankTest {
  const isAsked = toAskedTest(terminology, search);
  return hidden.size === 0 ? isAsked : (rank) => !hidden.has(rank) && isAsked(rank);
}

function toAskedTest(terminology: Terminology, { vocabularies, domains }: Search): RankTest {
  const isOfVocabulary = vocabularies && ofVocabularies(terminology, vocabularies);
  const isOfDomain = domains && ofDomains(terminology, domains);
  if (isOfVocabulary && isOfDomain) return (rank) => isOfVocabulary(rank) && isOfDomain(rank);
  return isOfVocabulary ?? isOfDomain ?? (() => true);
}

function ofVocabularies(
  { codes, search: { ranks } }: Terminology,
  vocabularies: readonly string[],
): RankTest {
  const ranges = joined(
    vocabularies.map((id) => ({
      from: firstCodeNotBelow(codes, `${id}:`),
      to: firstCodeNotBelow(codes, `${id};`),
    })),
  );
  return (rank) => {
    const concept = ranks.values[rank] ?? 0;
    for (const { from, to } of ranges) if (concept >= from && concept < to) return true;
    return false;
  };
}

/** The same numbers in fewer ranges. */
function joined(ranges: readonly RankRange[]): readonly RankRange[] {
  const found: RankRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const before = found.at(-1);
    if (before?.to === range.from) found[found.length - 1] = { from: before.from, to: range.to };
    else found.push(range);
  }
  return found;
}

function ofDomains({ search: { domainNames, domains } }: Terminology, asked: readonly string[]): RankTest {
  const isWanted = new Uint8Array(countOf(domainNames));
  for (const domain of asked) isWanted[numberOf(domainNames, domain.toLowerCase()) ?? isWanted.length] = 1;
  isWanted[numberOf(domainNames, '') ?? isWanted.length] = 0;
  return (rank) => isWanted[domains[rank] ?? 0] === 1;
}
