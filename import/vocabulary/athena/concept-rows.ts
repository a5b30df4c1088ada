import type { ConceptRow } from '../release.ts';
import { type Concepts, invalidLetters, standardLetters } from './concepts.ts';
import type { Download } from './files.ts';
import { type Rows, readLots } from './rows.ts';
import type { Synonyms } from './synonyms.ts';
import { createWords } from './words.ts';

/** What CONCEPT says of its concepts, read anew: names of millions of concepts are not kept. */
export async function* conceptRows(
  table: Download['concepts'],
  concepts: Concepts,
  synonymsOf: Synonyms,
): AsyncGenerator<ConceptRow> {
  const { at } = table;
  const words = createWords();
  const wordIn = (rows: Rows, place: number) => words.texts[words.numberOf(rows, place)] || null;
  let place = 0;
  for await (const rows of readLots(table))
    while (rows.next()) {
      const code = concepts.codes[place];
      const conceptId = rows.number(at.concept_id);
      if (code === undefined || concepts.conceptIds[place] !== conceptId)
        throw rows.fault('it changed while it was read; load it again');
      const name = rows.text(at.concept_name) || code;
      yield {
        code,
        name,
        synonyms: synonymsOf(place, name),
        domain: wordIn(rows, at.domain_id),
        class: wordIn(rows, at.concept_class_id),
        standard: rows.letter(at.standard_concept, standardLetters) === 'S',
        valid: rows.letter(at.invalid_reason, invalidLetters) === '',
        conceptId,
      };
      place += 1;
    }
}
