import { createNumbers } from '../../../terminology/numbers.ts';
import type { Concepts } from './concepts.ts';
import type { Download } from './files.ts';
import { type Rows, readLots } from './rows.ts';

/** Names of a concept beside `name`, by its place in CONCEPT; distinct and in the order of the file. */
export type Synonyms = (place: number, name: string) => readonly string[];

/** Reads CONCEPT_SYNONYM, where it is there. Texts are kept as bytes: millions of strings would fill the memory. */
export async function readSynonyms(table: Download['synonyms'], concepts: Concepts): Promise<Synonyms> {
  if (table === undefined) return () => [];
  const { at } = table;
  const texts = createTexts();
  const newest = new Uint32Array(concepts.codes.length); // one more than the last text of a concept
  const before = createNumbers(); // by text: one more than the text before it of the same concept

  const readRow = (rows: Rows) => {
    const place = concepts.placeIn(rows, at.concept_id);
    rows.number(at.language_concept_id);
    if (rows.isEmpty(at.concept_synonym_name)) return;
    texts.push(rows.bytes, rows.start(at.concept_synonym_name), rows.end(at.concept_synonym_name));
    before.push(newest[place] ?? 0);
    newest[place] = before.length();
  };
  for await (const rows of readLots(table)) while (rows.next()) readRow(rows);

  return (place, name) => {
    const found: string[] = [];
    for (let next = newest[place] ?? 0; next !== 0; next = before.at(next - 1))
      found.push(texts.get(next - 1));
    return [...new Set(found.reverse())].filter((synonym) => synonym !== name);
  };
}

/** Texts by number, one after another in one buffer. */
function createTexts() {
  let bytes = Buffer.allocUnsafeSlow(1 << 16);
  let used = 0;
  const ends = createNumbers();
  const push = (source: Buffer, start: number, end: number) => {
    if (used + end - start > bytes.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, used + end - start));
      bytes.copy(wider, 0, 0, used);
      bytes = wider;
    }
    used += source.copy(bytes, used, start, end);
    ends.push(used);
  };
  const get = (number: number) =>
    bytes.toString('utf8', number === 0 ? 0 : ends.at(number - 1), ends.at(number));
  return { push, get };
}
