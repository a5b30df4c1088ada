import { splitCurie } from '../../ontology/curie.ts';
import { type Codes, codeOf, countOf } from '../codes.ts';
import { type Lists, listOf, listsByKey } from '../lists.ts';
import { numbersTo } from '../numbers.ts';
import { conceptNumber, type Terminology } from '../terminology.ts';

/** Codes that share a bucket, on average. */
const perBucket = 4;

/** Concepts by a digest of their code without its prefix. */
export function toBuckets(codes: Codes): Lists {
  const all = numbersTo(countOf(codes));
  const buckets = Math.ceil(all.length / perBucket);
  return listsByKey(
    buckets,
    all.map((n) => bucketOf(splitCurie(codeOf(codes, n)).code, buckets)),
    all,
  );
}

/**
 * Concepts whose code a text is, with or without the vocabulary and without regard to capitals; also by another code,
 * such as `OMOP:<concept_id>`.
 */
export function conceptsOfCode(terminology: Terminology, text: string): readonly number[] {
  if (!text.includes(':')) return withCode(terminology, text);
  const others = [text, text.toUpperCase()].map((code) => conceptNumber(terminology, code));
  return [...new Set([...withPrefix(terminology, text), ...others.filter((one) => one !== undefined)])];
}

function withPrefix(terminology: Terminology, curie: string): readonly number[] {
  const isAsked = (concept: number) => fold(codeOf(terminology.codes, concept)) === fold(curie);
  return withCode(terminology, splitCurie(curie).code).filter(isAsked);
}

function withCode({ codes, search: { byCode } }: Terminology, code: string): readonly number[] {
  const bucket = bucketOf(code, byCode.offsets.length - 1);
  const isAsked = (concept: number) => fold(splitCurie(codeOf(codes, concept)).code) === fold(code);
  return Array.from(listOf(byCode, bucket)).filter(isAsked);
}

function bucketOf(code: string, buckets: number): number {
  const folded = fold(code);
  let digest = 0;
  for (let at = 0; at < folded.length; at += 1)
    digest = (Math.imul(digest, 31) + folded.charCodeAt(at)) >>> 0;
  return digest % buckets;
}

function fold(code: string): string {
  return code.toLowerCase();
}
