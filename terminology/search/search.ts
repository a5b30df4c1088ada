import type { Page } from '../../graph/page.ts';
import { codeOf } from '../codes.ts';
import { type AskedSearch, type IndexedSearch, levels, toQuestion, worth } from './question.ts';
import { classOfRank, longestName, rankAfter } from './rank.ts';
import { visitLevel, visitUnused } from './visit.ts';

/** A concept that a search found; the order is by score, then characters of the name, then code. */
export type Hit = { readonly code: string; readonly score: number; readonly length: number };

/** The place of a hit in that order. */
export type HitKey = readonly [score: number, length: number, code: string];

/** The place of a hit. */
export function hitKey({ score, length, code }: Hit): HitKey {
  return [score, length, code];
}

/** Whether `value` is the place of a hit. */
export function isHitKey(value: unknown): value is HitKey {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [score, length, code] = value;
  return isBelow(score, 2 * levels) && isBelow(length, longestName + 1) && typeof code === 'string';
}

function isBelow(value: unknown, end: number): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < end;
}

/** The first hits after a place, and one more if there is one. */
export function searchConcepts(asked: AskedSearch, { first, after }: Page<HitKey>): readonly Hit[] {
  const question = toQuestion(asked);
  const place = after && placeAfter(asked, after);
  const hits: Hit[] = [];
  for (const level of levelsOf(question)) {
    if (place !== undefined && level > place.level) continue;
    visitLevel(question, level, level === place?.level ? place.rank : 0, (rank) => {
      hits.push(toHit(asked, level, rank));
      return hits.length > first;
    });
    if (hits.length > first) break;
  }
  return hits;
}

/** How many concepts a search finds. */
export function countConcepts(asked: AskedSearch): number {
  const question = toQuestion(asked);
  let count = [...question.few.values()].filter((level) => isAsked(question, level)).length;
  if (question.inUse === true) return count;
  visitUnused(question, 0, () => {
    count += 1;
    return false;
  });
  return count;
}

/** Levels at which there may be hits, from the best. */
function levelsOf({ few, inUse }: IndexedSearch): readonly number[] {
  const unused = inUse === true ? [] : [worth.start, 0];
  const found = [...new Set([...few.values(), ...unused])];
  return found.filter((level) => isAsked({ inUse }, level)).sort((one, other) => other - one);
}

function isAsked({ inUse }: Pick<IndexedSearch, 'inUse'>, level: number): boolean {
  return inUse === undefined || inUse === ((level & worth.used) !== 0);
}

function placeAfter({ terminology: { codes, search } }: AskedSearch, [score, length, code]: HitKey) {
  const level = score >>> 1;
  return { level, rank: rankAfter(search.ranks, codes, { standard: score % 2 === 1, length }, code) };
}

function toHit({ terminology: { codes, search } }: AskedSearch, level: number, rank: number): Hit {
  const { standard, length } = classOfRank(search.ranks, rank);
  const code = codeOf(codes, search.ranks.values[rank] ?? 0);
  return { code, score: 2 * level + (standard ? 1 : 0), length };
}
