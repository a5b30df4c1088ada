import type { Mappings } from '../release.ts';
import { type Concepts, invalidLetters } from './concepts.ts';
import type { Download } from './files.ts';
import { createPairList, type PairList, pairsOfLists } from './pairs.ts';
import { type Rows, readLots } from './rows.ts';
import { readWords } from './words.ts';

/** Relationships of OMOP that say what another concept means, or what stands for it; each has a reverse, which says no more. */
const mappingRelationships: ReadonlySet<string> = new Set([
  'Maps to',
  'Maps to value',
  'Concept replaced by',
  'Concept same_as to',
  'Concept was_a to',
  'Concept alt_to to',
  'Concept poss_eq to',
]);

/** Mappings of CONCEPT_RELATIONSHIP that are valid, by relationship. Every row is checked. @throws KnownError */
export async function readMappings(download: Download, concepts: Concepts): Promise<readonly Mappings[]> {
  const { at } = download.relationships;
  const kinds = await readWords(download.kinds, 'relationship_id');
  const lists: PairList[] = []; // by number of the relationship; of those that are no mapping nothing is pushed

  const readRow = (rows: Rows) => {
    const from = concepts.placeIn(rows, at.concept_id_1);
    const to = concepts.placeIn(rows, at.concept_id_2);
    const kind = kinds.numberOf(rows, at.relationship_id);
    rows.checkDate(at.valid_start_date);
    rows.checkDate(at.valid_end_date);
    const isValid = rows.letter(at.invalid_reason, invalidLetters) === '';
    if (!isValid || from === to || !mappingRelationships.has(kinds.texts[kind] ?? '')) return;
    lists[kind] ??= createPairList();
    lists[kind].push(from, to);
  };
  for await (const rows of readLots(download.relationships)) while (rows.next()) readRow(rows);

  return lists.flatMap((list, kind) => ({
    relationship: kinds.texts[kind] ?? '',
    source: 'OMOP',
    pairs: pairsOfLists(list.group(concepts.codes.length)),
  }));
}
