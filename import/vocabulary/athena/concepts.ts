import { createNumbers } from '../../../terminology/numbers.ts';
import type { VocabularyRelease } from '../release.ts';
import { createCuries } from './curies.ts';
import type { Download } from './files.ts';
import { createNumberMap } from './number-map.ts';
import type { Rows } from './rows.ts';
import { readLots } from './rows.ts';
import { prefixIn, readAthenaVocabularies, type Vocabularies } from './vocabularies.ts';
import { readWords } from './words.ts';

/** The concepts of a download by their place in CONCEPT, 0 the first. */
export type Concepts = {
  readonly codes: readonly string[];
  readonly conceptIds: Uint32Array;
  /** Place of the concept that a row names. @throws KnownError where CONCEPT does not have it */
  readonly placeIn: (rows: Rows, place: number) => number;
  /** The same; undefined where CONCEPT does not have it. */
  readonly findIn: (rows: Rows, place: number) => number | undefined;
  readonly vocabularies: readonly VocabularyRelease[];
  readonly notes: readonly string[];
};

/** Reads CONCEPT once: codes and ids, and whether every row is as it should be. @throws KnownError */
export async function readAthenaConcepts(download: Download): Promise<Concepts> {
  const { at } = download.concepts;
  const vocabularies = await readAthenaVocabularies(download.vocabularies);
  // For their form alone: what a row says is kept, whether or not it is listed there.
  await readWords(download.domains, 'domain_id');
  await readWords(download.classes, 'concept_class_id');
  const conceptIds = createNumbers();
  const places = createNumberMap();
  const curies = createCuries();
  const prefixes: Buffer[] = [];

  const readRow = (rows: Rows) => {
    const conceptId = rows.number(at.concept_id);
    if (places.get(conceptId) !== undefined) throw rows.fault(`concept_id ${conceptId} occurs twice`);
    places.set(conceptId, conceptIds.length());
    conceptIds.push(conceptId);
    rows.checkDate(at.valid_start_date);
    rows.checkDate(at.valid_end_date);
    const number = vocabularies.words.numberOf(rows, at.vocabulary_id);
    prefixes[number] ??= Buffer.from(`${prefixIn(rows, at.vocabulary_id)}:`);
    curies.add({
      conceptId,
      rank: rankOf(rows, at),
      curie: curieIn(rows, at.concept_code, prefixes[number]),
    });
  };
  for await (const rows of readLots(download.concepts)) while (rows.next()) readRow(rows);

  const { codes, shared, bare } = curies.finish();
  const findIn = (rows: Rows, place: number) => places.get(rows.number(place));
  return {
    codes,
    conceptIds: conceptIds.toArray(),
    findIn,
    placeIn: (rows, place) => {
      const found = findIn(rows, place);
      if (found !== undefined) return found;
      throw rows.fault(
        `CONCEPT has no concept_id ${rows.number(place)}; the folder may mix two downloads, CONCEPT may be truncated, or the step that adds the names of CPT-4 to it was left out`,
      );
    },
    vocabularies: releasesOf(vocabularies, prefixes, shared + bare > 0),
    notes: notesOf(shared, bare),
  };
}

const standardRank = 2;
const validRank = 1;

function rankOf(rows: Rows, at: Download['concepts']['at']): number {
  const standard = rows.letter(at.standard_concept, standardLetters) === 'S' ? standardRank : 0;
  const valid = rows.letter(at.invalid_reason, invalidLetters) === '' ? validRank : 0;
  return standard + valid;
}

/** Values of standard_concept beside nothing: standard, classification. */
export const standardLetters = ['S', 'C'];

/** Values of invalid_reason beside nothing: deleted, updated. */
export const invalidLetters = ['D', 'U'];

const blank = 32;

/** The code of a row without the blanks around it; undefined where there is none. */
function curieIn(rows: Rows, place: number, prefix: Buffer): Buffer | undefined {
  const { bytes } = rows;
  let start = rows.start(place);
  let end = rows.end(place);
  while (start < end && bytes[start] === blank) start += 1;
  while (end > start && bytes[end - 1] === blank) end -= 1;
  return start === end ? undefined : Buffer.concat([prefix, bytes.subarray(start, end)]);
}

/** One release for each prefix that concepts have, of its first vocabulary. */
function releasesOf(
  { listed }: Vocabularies,
  prefixes: readonly Buffer[],
  ownCodes: boolean,
): readonly VocabularyRelease[] {
  const releases = new Map<string, VocabularyRelease>();
  prefixes.forEach((prefix, number) => {
    const id = prefix.toString('utf8', 0, prefix.length - 1);
    const { name, version } = listed[number] ?? { name: '', version: '' };
    if (!releases.has(id)) releases.set(id, { id, name: name || null, release: version || null });
  });
  if (ownCodes && !releases.has('OMOP')) releases.set('OMOP', { id: 'OMOP', name: null, release: null });
  return [...releases.values()];
}

function notesOf(shared: number, bare: number): readonly string[] {
  const counted = [
    { count: shared, what: 'that share vocabulary and code with another' },
    { count: bare, what: 'without a code' },
  ];
  return counted
    .filter(({ count }) => count > 0)
    .map(({ count, what }) => `Concepts ${what}, which are OMOP:<concept_id> here: ${count}.`);
}
