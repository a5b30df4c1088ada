import type { TerminologyState } from '../graph/version.ts';
import type { Codes } from './codes.ts';
import type { Lists } from './lists.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Terminology } from './terminology.ts';

/** Bytes of the arrays of a terminology by name. */
export type Arrays = ReadonlyMap<string, Buffer>;

type Part = Codes | Lists | Uint32Array | Uint8Array;

/** The arrays of a terminology as they are in memory. */
export function toArrays({ state: _, search, ...terminology }: Terminology): Arrays {
  const parts: readonly (readonly [string, Part])[] = [
    ...Object.entries(terminology),
    ...Object.entries(search).map(([name, part]) => [`search.${name}`, part] as const),
  ];
  return new Map(parts.flatMap(([name, part]) => arraysOf(name, part)));
}

function arraysOf(name: string, part: Part): readonly (readonly [string, Buffer])[] {
  if (!('offsets' in part)) return [[name, bytesOf(part)]];
  const values = 'bytes' in part ? part.bytes : bytesOf(part.values);
  return [
    [`${name}.offsets`, bytesOf(part.offsets)],
    [name, values],
  ];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The terminology of arrays, over the same memory. */
export function toTerminology(state: TerminologyState, arrays: Arrays): Terminology {
  const { codes, numbers, flags, lists } = createParts(arrays);
  return {
    state,
    codes: codes('codes'),
    valid: flags('valid'),
    conceptIds: numbers('conceptIds'),
    conceptsById: numbers('conceptsById'),
    altCodes: codes('altCodes'),
    conceptsByAltCode: numbers('conceptsByAltCode'),
    parents: lists('parents'),
    children: lists('children'),
    ancestors: lists('ancestors'),
    descendants: lists('descendants'),
    mapsTo: lists('mapsTo'),
    mappedFrom: lists('mappedFrom'),
    members: lists('members'),
    attributes: lists('attributes'),
    search: toSearchIndex(arrays),
  };
}

function toSearchIndex(arrays: Arrays): SearchIndex {
  const { codes, numbers, lists } = createParts(arrays);
  return {
    words: codes('search.words'),
    ranks: lists('search.ranks'),
    rankOf: numbers('search.rankOf'),
    texts: lists('search.texts'),
    names: numbers('search.names'),
    owners: numbers('search.owners'),
    postings: lists('search.postings'),
    starts: lists('search.starts'),
    domainNames: codes('search.domainNames'),
    domains: numbers('search.domains'),
    byCode: lists('search.byCode'),
  };
}

function createParts(arrays: Arrays) {
  const bytes = (name: string) => arrays.get(name) ?? Buffer.alloc(0);
  const numbers = (name: string) => {
    const { buffer, byteLength } = bytes(name);
    return new Uint32Array(buffer, 0, byteLength / 4);
  };
  const flags = (name: string) => {
    const { buffer, byteLength } = bytes(name);
    return new Uint8Array(buffer, 0, byteLength);
  };
  const codes = (name: string): Codes => ({ bytes: bytes(name), offsets: numbers(`${name}.offsets`) });
  const lists = (name: string): Lists => ({ values: numbers(name), offsets: numbers(`${name}.offsets`) });
  return { codes, numbers, flags, lists };
}
