import type { StoredConcept } from './concepts.ts';
import { cypher } from './cypher.ts';
import type { Page } from './page.ts';
import type { Reader } from './reader.ts';
import { type Among, type Search, type SearchScope, toLucene, toRankedLucene } from './search-query.ts';

/** A concept that a search found; the order is by score, then characters of the name, then code. */
export type Hit = { readonly concept: StoredConcept; readonly score: number; readonly length: number };

/** The place of a hit in that order. */
export type HitKey = readonly [score: number, length: number, code: string];

/** The place of a hit. */
export function hitKey({ score, length, concept }: Hit): HitKey {
  return [score, length, concept.code];
}

/** Whether `value` is the place of a hit. */
export function isHitKey(value: unknown): value is HitKey {
  if (!Array.isArray(value) || value.length !== 3) return false;
  return typeof value[0] === 'number' && typeof value[1] === 'number' && typeof value[2] === 'string';
}

/** How many of the best hits are looked at, and among which. */
type Attempt = { readonly best: number; readonly among: Among };

/** What the best hits are, of all that there are. */
type Found = { readonly count: number; readonly lowest: number; readonly page: readonly Hit[] };

/** What is cheap first: most pages are certain then. */
const attempts: readonly Attempt[] = [
  { best: 300, among: 'foremost' },
  { best: 300, among: 'starting' },
  { best: 300, among: 'all' },
  { best: 10_000, among: 'all' },
  { best: 100_000, among: 'all' },
];

/** The first hits after a place, and one more if there is one. Only the best 100,000 hits can be reached. */
export async function searchConcepts(
  reader: Reader,
  search: Search,
  scope: SearchScope,
  page: Page<HitKey>,
): Promise<readonly Hit[]> {
  for (const attempt of attempts.filter(({ among }) => isWorthwhile(among, search))) {
    const query = toRankedLucene(search, scope, attempt.among);
    const found = await findBest(reader, query, attempt.best, page);
    if (isCertain(found, attempt, page) || attempt === attempts.at(-1)) return found.page;
  }
  return [];
}

/** The first letters of a word stand somewhere in very many names and begin many; three words stand in few. */
function isWorthwhile(among: Among, { words }: Search): boolean {
  switch (among) {
    case 'all':
      return true;
    case 'starting':
      return words.length <= 2;
    case 'foremost':
      return words.length === 1 && (words[0] ?? '').length <= 3;
  }
}

/** Whether more hits would leave the page as it is: of those with the lowest score some may not have been looked at. */
function isCertain(
  { count, lowest, page }: Found,
  { best, among }: Attempt,
  { first }: Page<HitKey>,
): boolean {
  const hasAll = count < best;
  const last = page.at(first);
  return last === undefined ? hasAll && among === 'all' : hasAll || last.score > lowest;
}

async function findBest(
  { read }: Reader,
  query: string,
  best: number,
  { first, after: [score, length, code] = [Number.MAX_VALUE, 0, ''] }: Page<HitKey>,
): Promise<Found> {
  const [found] = await read<Found>(cypher`
    CALL db.index.fulltext.queryNodes('Concept_search', ${query}, {limit: toInteger(${best})})
    YIELD node AS concept, score
    WITH concept, score, size(concept.searchName) AS length
    ORDER BY score DESC, length, concept.code
    WITH collect({concept: concept, score: score, length: length}) AS hits
    RETURN size(hits) AS count, coalesce(hits[-1].score, 0) AS lowest,
      [hit IN hits WHERE hit.score < ${score} OR hit.score = ${score} AND (hit.length > ${length}
        OR hit.length = ${length} AND hit.concept.code > ${code})
        | {concept: properties(hit.concept), score: hit.score, length: hit.length}][..toInteger(${first + 1})] AS page`);
  return found ?? { count: 0, lowest: 0, page: [] };
}

/** How many concepts a search finds. */
export async function countConcepts({ read }: Reader, search: Search, scope: SearchScope): Promise<number> {
  const [row] = await read<{ count: number }>(cypher`
    CALL db.index.fulltext.queryNodes('Concept_search', ${toLucene(search, scope)})
    YIELD node
    RETURN count(node) AS count`);
  return row?.count ?? 0;
}
