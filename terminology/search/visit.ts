import { type Candidates, follow, textsStarting, textsWith, walk } from './candidates.ts';
import { type IndexedSearch, isFound, worth } from './question.ts';
import { beginsWith, hasAll, type SearchIndex, type WordRange } from './search-index.ts';

/** Takes the rank of a hit; whether that is enough. */
export type Take = (rank: number) => boolean;

/** Visits the hits of one level from a rank on, in order. */
export function visitLevel(question: IndexedSearch, level: number, from: number, take: Take): void {
  if (level === worth.start) visitStarting(question, from, take);
  else if (level === 0) visitRest(question, from, take);
  else visitFew(question, level, from, take);
}

function visitFew({ few }: IndexedSearch, level: number, from: number, take: Take): void {
  const ranks = [...few].flatMap(([rank, points]) => (points === level && rank >= from ? [rank] : []));
  ranks.sort((one, other) => one - other).some(take);
}

/** Visits the hits that have nothing but all words. */
function visitRest(question: IndexedSearch, from: number, take: Take): void {
  const { index, start } = question;
  const begins = (rank: number) => beginsWith(index, index.names[rank] ?? 0, start);
  visitUnused(question, from, (rank) => !begins(rank) && take(rank));
}

/** Visits the hits that are not among the few from a rank on, in order of their rank. */
export function visitUnused(question: IndexedSearch, from: number, take: Take): void {
  const { index, words } = question;
  const countOf = ({ from, to }: WordRange) =>
    (index.postings.offsets[to] ?? 0) - (index.postings.offsets[from] ?? 0);
  const rarest = words.reduce((one, other) => (countOf(other) < countOf(one) ? other : one));
  const others = words.filter((word) => word !== rarest);
  const tests = others.map((word) => toTest(index, word));
  const isHit = (text: number) => tests.every((test) => test(text));
  visit(question, { candidates: textsWith(index, rarest), isHit }, from, take);
}

/** Whether a word of a range is in a text; to be asked of ascending texts. */
function toTest(index: SearchIndex, word: WordRange): (text: number) => boolean {
  const { texts, ascending } = textsWith(index, word);
  return ascending ? follow(texts) : (text) => hasAll(index, text, [word]);
}

/** The same of those whose name begins with the search. */
function visitStarting(question: IndexedSearch, from: number, take: Take): void {
  const { index, words, start } = question;
  const isHit = (text: number, rank: number) =>
    index.names[rank] === text && (words.length === start.length || isFound(question, rank));
  visit(question, { candidates: textsStarting(index, start), isHit }, from, take);
}

type Source = {
  readonly candidates: Candidates;
  readonly isHit: (text: number, rank: number) => boolean;
};

function visit(
  { index, ranks, isFew, accepts }: IndexedSearch,
  { candidates, isHit }: Source,
  from: number,
  take: Take,
): void {
  const start = Math.max(from, ranks.from);
  if (start >= ranks.to) return;
  let last = -1;
  walk(candidates, { from: index.names[start] ?? 0, to: index.names[ranks.to] ?? 0 }, (text) => {
    const rank = index.owners[text] ?? 0;
    if (rank === last || !accepts(rank) || !isHit(text, rank) || isFew(rank)) return false;
    last = rank;
    return take(rank);
  });
}
