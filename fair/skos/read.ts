import { mayName } from '../../disclosure/names.ts';
import type { Caller } from '../../disclosure/policy.ts';
import type { Graph } from '../../graph/graph.ts';
import { createReader } from '../../graph/reader.ts';
import {
  conceptByCode,
  mappingsByCode,
  readVocabularies,
  type StoredConcept,
  type StoredMapping,
  type StoredVocabulary,
} from '../../loaders/concepts.ts';
import { vocabularyOf } from '../../ontology/curie.ts';
import { firstCodeNotBelow } from '../../terminology/codes.ts';
import type { CurrentTerminology } from '../../terminology/current.ts';
import { type Lists, listOf } from '../../terminology/lists.ts';
import { conceptCode, conceptCount, conceptNumber, type Terminology } from '../../terminology/terminology.ts';
import { type Part, partOf } from '../http/paged.ts';

/** What public documents about concepts are read from. */
export type ConceptSource = { readonly graph: Graph; readonly terminology: CurrentTerminology };

/** A concept with what lies around it. */
export type FoundConcept = {
  readonly concept: StoredConcept;
  readonly vocabulary: StoredVocabulary;
  readonly broader: readonly string[];
  readonly narrower: Part<string>;
  readonly mappings: readonly StoredMapping[];
};

/** A part of the concepts of a vocabulary, or of those right below a concept. */
export type FoundList = Part<StoredConcept> & {
  readonly vocabulary: StoredVocabulary;
  readonly total: number;
};

/** Everybody, who sees no names of vocabularies that are licensed to the site alone. */
export const everybody: Caller = { subject: 'public', records: [], counts: [], licensedNames: 'withheld' };

const partSize = 200;

/** A concept by its code; undefined where there is none. */
export async function readConcept(source: ConceptSource, code: string): Promise<FoundConcept | undefined> {
  const { reader, terminology, vocabularies } = await open(source);
  const number = conceptNumber(terminology, code);
  if (number === undefined) return undefined;
  const own = conceptCode(terminology, number);
  const [concept, mappings] = await Promise.all([
    conceptByCode(reader).load(own),
    mappingsByCode(reader, 'from').load(own),
  ]);
  if (concept === null) return undefined;
  const vocabulary = vocabularyIn(vocabularies, own);
  const codesIn = (lists: Lists) => Array.from(listOf(lists, number), (one) => conceptCode(terminology, one));
  return {
    concept: publicConcept(concept),
    vocabulary,
    mappings,
    broader: codesIn(terminology.parents),
    narrower: partOf(codesIn(terminology.children), partSize, (one) => one),
  };
}

/** The concepts of a vocabulary that come after a code; undefined where there is no such vocabulary. */
export async function readScheme(
  source: ConceptSource,
  id: string,
  after: string | undefined,
): Promise<FoundList | undefined> {
  const { reader, terminology, vocabularies } = await open(source);
  const begin = firstCodeNotBelow(terminology.codes, `${id}:`);
  const end = firstCodeNotBelow(terminology.codes, `${id};`); // the character after the colon
  if (begin === end && !vocabularies.some((one) => one.id === id)) return undefined;
  const start = after === undefined ? begin : firstAfter(terminology, `${id}:${after}`);
  if (start < begin || start > end) return undefined;
  const numbers = Array.from({ length: Math.min(end - start, partSize + 1) }, (_, n) => start + n);
  const part = partOf(await load(reader, terminology, numbers), partSize, ({ code }) => code);
  return { ...part, vocabulary: vocabularyIn(vocabularies, `${id}:`), total: end - begin };
}

/** The concepts right below a concept that come after a code. */
export async function readNarrower(
  source: ConceptSource,
  code: string,
  after: string,
): Promise<FoundList | undefined> {
  const { reader, terminology, vocabularies } = await open(source);
  const number = conceptNumber(terminology, code);
  if (number === undefined) return undefined;
  const below = [...listOf(terminology.children, number)];
  const start = firstAfter(terminology, after);
  const later = below.filter((one) => one >= start).slice(0, partSize + 1);
  const part = partOf(await load(reader, terminology, later), partSize, (one) => one.code);
  return { ...part, vocabulary: vocabularyIn(vocabularies, code), total: below.length };
}

async function open({ graph, terminology }: ConceptSource) {
  const reader = createReader(graph, [], new AbortController().signal);
  const [current, vocabularies] = await Promise.all([terminology(), readVocabularies(reader)]);
  return { reader, terminology: current, vocabularies };
}

/** The place after a code, or where it would stand. */
function firstAfter(terminology: Terminology, code: string): number {
  const at = firstCodeNotBelow(terminology.codes, code);
  return at < conceptCount(terminology) && conceptCode(terminology, at) === code ? at + 1 : at;
}

async function load(
  reader: ReturnType<typeof createReader>,
  terminology: Terminology,
  numbers: readonly number[],
): Promise<readonly StoredConcept[]> {
  const byCode = conceptByCode(reader);
  const found = await Promise.all(numbers.map((one) => byCode.load(conceptCode(terminology, one))));
  return found.filter((one) => one !== null).map(publicConcept);
}

/** A concept with its names only where everybody may see them. */
function publicConcept(concept: StoredConcept): StoredConcept {
  return mayName(everybody, concept.code) ? concept : { ...concept, name: null, synonyms: [] };
}

/** The vocabulary of a code as stored, else as far as it is known without. */
export function vocabularyIn(stored: readonly StoredVocabulary[], code: string): StoredVocabulary {
  const id = code.slice(0, code.indexOf(':'));
  const known = vocabularyOf(code);
  return (
    stored.find((one) => one.id === id) ?? {
      id,
      name: known?.name ?? id,
      release: null,
      license: known?.license ?? 'No licence is recorded.',
      notice: known?.notice ?? null,
    }
  );
}
