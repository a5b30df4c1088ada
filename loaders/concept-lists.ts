import { oncePerArguments } from '../graph/batch.ts';
import type { Graph } from '../graph/graph.ts';
import { createReader } from '../graph/reader.ts';
import { firstCodeNotBelow, numbersOf } from '../terminology/codes.ts';
import type { CurrentTerminology } from '../terminology/current.ts';
import { type Lists, listOf } from '../terminology/lists.ts';
import { conceptCode, conceptCount, conceptNumber, type Terminology } from '../terminology/terminology.ts';
import {
  conceptByCode,
  mappingsByCode,
  readToldVocabularies,
  type StoredConcept,
  type StoredMapping,
  type StoredVocabulary,
} from './concepts.ts';
import { nothingShown, readTold, type Shown } from './told-concepts.ts';

/** A concept with the codes right above and right below it. */
export type ConceptAround = {
  readonly concept: StoredConcept;
  readonly broader: readonly string[];
  readonly narrower: readonly string[];
  readonly mappings: readonly StoredMapping[];
  readonly vocabularies: readonly StoredVocabulary[];
};

/** Concepts of a list, in order of their code, and how many the whole list has. */
export type ConceptList = {
  readonly concepts: readonly StoredConcept[];
  readonly total: number;
  readonly vocabularies: readonly StoredVocabulary[];
};

/** At most `first` members that come after a code. */
type After = { readonly first: number; readonly after: string | undefined };

/** Reads concepts and lists of them, whoever asks; undefined where there is no such concept or vocabulary. */
export type ConceptLists = {
  readonly around: (code: string) => Promise<ConceptAround | undefined>;
  readonly ofVocabulary: (id: string, page: After) => Promise<ConceptList | undefined>;
  readonly below: (code: string, page: After) => Promise<ConceptList | undefined>;
};

/** Concepts and lists of them as the graph and its terminology have them, as far as everybody may be told. */
export function conceptLists(
  graph: Graph,
  currentTerminology: CurrentTerminology,
  shown: Shown = nothingShown,
): ConceptLists {
  const open = () => openLists(graph, currentTerminology, shown);
  return {
    around: async (code) => readAround(await open(), code),
    ofVocabulary: async (id, page) => readVocabulary(await open(), id, page),
    below: async (code, page) => readBelow(await open(), code, page),
  };
}

async function openLists(graph: Graph, currentTerminology: CurrentTerminology, shown: Shown) {
  const reader = createReader(graph, { records: [] }, new AbortController().signal);
  const told = oncePerArguments(async () => readTold(graph, await shown()));
  const [terminology, vocabularies, { hidden }] = await Promise.all([
    currentTerminology(),
    readToldVocabularies(reader, told),
    told(),
  ]);
  const left = numbersOf(terminology.codes, hidden);
  return { reader, terminology, vocabularies, told, isTold: (concept: number) => !left.has(concept) };
}

type OpenLists = Awaited<ReturnType<typeof openLists>>;

async function readAround(
  { reader, terminology, vocabularies, told, isTold }: OpenLists,
  code: string,
): Promise<ConceptAround | undefined> {
  const number = conceptNumber(terminology, code);
  if (number === undefined || !isTold(number)) return undefined;
  const own = conceptCode(terminology, number);
  const [concept, mappings] = await Promise.all([
    conceptByCode(reader).load(own),
    mappingsByCode(reader, 'from', told).load(own),
  ]);
  if (concept === null) return undefined;
  const codesIn = (lists: Lists) =>
    Array.from(listOf(lists, number).filter(isTold), (one) => conceptCode(terminology, one));
  return {
    concept,
    broader: codesIn(terminology.parents),
    narrower: codesIn(terminology.children),
    mappings,
    vocabularies,
  };
}

async function readVocabulary(
  lists: OpenLists,
  id: string,
  { first, after }: After,
): Promise<ConceptList | undefined> {
  const { terminology, vocabularies, isTold } = lists;
  const begin = firstCodeNotBelow(terminology.codes, `${id}:`);
  const end = firstCodeNotBelow(terminology.codes, `${id};`); // the character after the colon
  const members = Uint32Array.from({ length: end - begin }, (_, n) => begin + n).filter(isTold);
  if (members.length === 0 && !vocabularies.some((one) => one.id === id)) return undefined;
  const start = after === undefined ? begin : firstAfter(terminology, `${id}:${after}`);
  if (start < begin || start > end) return undefined;
  const later = members.filter((one) => one >= start).subarray(0, first);
  return { concepts: await readEach(lists, later), total: members.length, vocabularies };
}

async function readBelow(
  lists: OpenLists,
  code: string,
  { first, after = '' }: After,
): Promise<ConceptList | undefined> {
  const { terminology, vocabularies, isTold } = lists;
  const number = conceptNumber(terminology, code);
  if (number === undefined || !isTold(number)) return undefined;
  const below = listOf(terminology.children, number).filter(isTold);
  const start = firstAfter(terminology, after);
  const later = below.filter((one) => one >= start).subarray(0, first);
  return { concepts: await readEach(lists, later), total: below.length, vocabularies };
}

/** The place after a code, or where it would stand. */
function firstAfter(terminology: Terminology, code: string): number {
  const at = firstCodeNotBelow(terminology.codes, code);
  return at < conceptCount(terminology) && conceptCode(terminology, at) === code ? at + 1 : at;
}

async function readEach(
  { reader, terminology }: OpenLists,
  numbers: Uint32Array,
): Promise<readonly StoredConcept[]> {
  const byCode = conceptByCode(reader);
  const found = await Promise.all(Array.from(numbers, (one) => byCode.load(conceptCode(terminology, one))));
  return found.filter((one) => one !== null);
}
