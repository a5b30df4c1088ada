import type { TerminologyState } from '../../graph/version.ts';
import { closeParents } from '../../terminology/closure.ts';
import { toCodes } from '../../terminology/codes.ts';
import { type NumberPairs, toLists, transpose } from '../../terminology/lists.ts';
import { numbersTo } from '../../terminology/numbers.ts';
import { createSearchBuilder, type Searchable } from '../../terminology/search/build.ts';
import { conceptCode, conceptNumber, type Terminology } from '../../terminology/terminology.ts';

/** A terminology as it is written by hand; a text names the codes of one relationship: `narrower broader`. */
export type Table = {
  readonly version?: number;
  /** Codes that stand in no relationship, beside those that do. */
  readonly codes?: string;
  readonly isA?: readonly string[];
  /** Pairs `narrower broader` that the closure leaves out. */
  readonly notUnder?: readonly string[];
  /** `from to`, as `Maps to`. */
  readonly mapsTo?: readonly string[];
  /** `member set`. */
  readonly members?: readonly string[];
  /** `concept group type value`. */
  readonly attributes?: readonly string[];
  readonly retired?: string;
  /** OMOP concept ids by code. */
  readonly ids?: Readonly<Record<string, number>>;
  /** Concepts by other codes that they have had. */
  readonly altCodes?: Readonly<Record<string, string>>;
  /** What concepts are found by, by code. */
  readonly found?: Readonly<Record<string, Partial<Searchable>>>;
};

/** The terminology of a table. */
export function terminologyOf(table: Table): Terminology {
  const { version = 1, isA = [], notUnder = [], mapsTo = [], members = [], attributes = [] } = table;
  const [facts, retired, ids] = [attributes.map(wordsOf), wordsOf(table.retired), sortedIds(table)];
  const said = [...isA, ...notUnder, ...mapsTo, ...members].flatMap(wordsOf);
  const typed = facts.flatMap((words) => words.toSpliced(1, 1));
  const named = [...ids.map(([code]) => code), ...Object.keys(table.found ?? {})];
  const codes = [...new Set([...wordsOf(table.codes), ...said, ...typed, ...named])].sort((one, other) =>
    one < other ? -1 : 1,
  );
  const number = (code = '') => codes.indexOf(code);
  const lists = (pairs: readonly string[]) => toLists(codes.length, toPairs(pairs.map(wordsOf), number));
  const parents = lists(isA);
  const ancestors = closeParents(parents, lists(notUnder));
  const ofConcept = codes.map((code) => facts.filter(([concept]) => concept === code));
  return {
    state: stateOf(version),
    codes: toCodes(codes),
    conceptIds: Uint32Array.from(ids, ([, id]) => id),
    conceptsById: Uint32Array.from(ids, ([code]) => number(code)),
    altCodes: toCodes(Object.keys(table.altCodes ?? {}).sort()),
    conceptsByAltCode: Uint32Array.from(Object.entries(table.altCodes ?? {}).sort(), ([, code]) =>
      number(code),
    ),
    valid: Uint8Array.from(codes, (code) => (retired.includes(code) ? 0 : 1)),
    parents,
    children: transpose(parents),
    ancestors,
    descendants: transpose(ancestors),
    mapsTo: lists(mapsTo),
    mappedFrom: transpose(lists(mapsTo)),
    members: transpose(lists(members)),
    attributes: {
      offsets: Uint32Array.from([0, ...codes], (_, end) => 3 * ofConcept.slice(0, end).flat().length),
      values: Uint32Array.from(
        ofConcept.flat().flatMap(([, group, type, value]) => [Number(group), number(type), number(value)]),
      ),
    },
    search: searchOf(codes, table),
  };
}

function searchOf(codes: readonly string[], { found = {} }: Table) {
  const builder = createSearchBuilder();
  const nothing = { name: null, synonyms: null, domain: null, standard: null };
  for (const code of codes) builder.add({ ...nothing, ...found[code] });
  return builder.build(toCodes(codes), numbersTo(codes.length));
}

/** The state of a terminology of this version. */
export function stateOf(version: number): TerminologyState {
  return { version, key: `key-${version}` };
}

/** Numbers of codes. */
export function numbersOf(terminology: Terminology, codes: string): Uint32Array {
  return Uint32Array.from(wordsOf(codes), (code) => {
    const number = conceptNumber(terminology, code);
    if (number === undefined) throw new TypeError(`no concept ${code}`);
    return number;
  });
}

/** Codes of numbers, as they stand. */
export function codesOf(terminology: Terminology, numbers: Iterable<number>): string {
  return Array.from(numbers, (concept) => conceptCode(terminology, concept)).join(' ');
}

function sortedIds({ ids = {} }: Table): readonly (readonly [string, number])[] {
  return Object.entries(ids).sort(([, one], [, other]) => one - other);
}

function toPairs(pairs: readonly (readonly string[])[], number: (code?: string) => number): NumberPairs {
  return {
    from: Uint32Array.from(pairs, ([from]) => number(from)),
    to: Uint32Array.from(pairs, ([, to]) => number(to)),
  };
}

function wordsOf(text = ''): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
