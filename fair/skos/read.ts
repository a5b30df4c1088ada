import { publicCaller } from '../../disclosure/caller.ts';
import { mayName } from '../../disclosure/names.ts';
import type { ConceptList, ConceptLists } from '../../loaders/concept-lists.ts';
import type { StoredConcept, StoredMapping, StoredVocabulary } from '../../loaders/concepts.ts';
import { vocabularyOf } from '../../ontology/curie.ts';
import { type PagePart, partOf } from '../http/paged.ts';

/** A concept with what lies around it. */
export type FoundConcept = {
  readonly concept: StoredConcept;
  readonly vocabulary: StoredVocabulary;
  readonly broader: readonly string[];
  readonly narrower: PagePart<string>;
  readonly mappings: readonly StoredMapping[];
};

/** A part of the concepts of a vocabulary, or of those right below a concept. */
export type FoundList = PagePart<StoredConcept> & {
  readonly vocabulary: StoredVocabulary;
  readonly total: number;
};

const partSize = 200;

/** A concept by its code; undefined where there is none. */
export async function readConcept(lists: ConceptLists, code: string): Promise<FoundConcept | undefined> {
  const found = await lists.around(code);
  if (found === undefined) return undefined;
  const { concept, broader, narrower, mappings, vocabularies } = found;
  return {
    concept: publicConcept(concept),
    vocabulary: vocabularyIn(vocabularies, concept.code),
    broader,
    narrower: partOf(narrower, partSize, (one) => one),
    mappings,
  };
}

/** The concepts of a vocabulary that come after a code; undefined where there is no such vocabulary. */
export async function readScheme(
  lists: ConceptLists,
  id: string,
  after: string | undefined,
): Promise<FoundList | undefined> {
  return toFound(await lists.ofVocabulary(id, { first: partSize + 1, after }), `${id}:`);
}

/** The concepts right below a concept that come after a code. */
export async function readNarrower(
  lists: ConceptLists,
  code: string,
  after: string,
): Promise<FoundList | undefined> {
  return toFound(await lists.below(code, { first: partSize + 1, after }), code);
}

function toFound(list: ConceptList | undefined, code: string): FoundList | undefined {
  if (list === undefined) return undefined;
  const part = partOf(list.concepts.map(publicConcept), partSize, (one) => one.code);
  return { ...part, vocabulary: vocabularyIn(list.vocabularies, code), total: list.total };
}

/** A concept with its names only where everybody may see them. */
function publicConcept(concept: StoredConcept): StoredConcept {
  return mayName(publicCaller, concept.code) ? concept : { ...concept, name: null, synonyms: [] };
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
