import { rememberBy } from '../../graph/remember-by.ts';
import type { Bits } from '../../index/columns/bits.ts';
import { toNarrow } from '../../index/columns/column.ts';
import { loweredTexts, type Texts, textCount, toTexts } from '../../index/columns/texts.ts';
import { createNumbers } from '../../terminology/numbers.ts';
import type { CountedLists, FacetValues } from '../match/facet-values.ts';
import { countValues } from './facet-counting.ts';

/** Counts values that differ only in case as one: by their text in lower case. */
export function countSpellings(
  values: FacetValues,
  patients: Bits,
  everybody: Bits,
): ReadonlyMap<string, number> {
  const { names } = foldsOf(values.texts);
  const { counts } = countValues(foldValues(values), patients, everybody);
  return new Map(names.flatMap((name, fold) => (counts[fold] === 0 ? [] : [[name, counts[fold] ?? 0]])));
}

/** The same with the number of the text in lower case for each value; a patient's come once. */
function foldValues(values: FacetValues): Pick<FacetValues, 'texts' | 'eachOf' | 'lists'> {
  const { texts, eachOf, lists } = values;
  const folds = foldsOf(texts);
  if (folds.names.length === textCount(texts)) return values;
  const folded = { texts: toTexts(folds.names), eachOf: foldEach(eachOf, folds.foldOf) };
  return lists === undefined ? folded : { ...folded, lists: foldLists(lists, folds) };
}

function foldEach(eachOf: FacetValues['eachOf'], foldOf: Uint32Array): FacetValues['eachOf'] {
  return (patient, visit) => {
    const folds = new Set<number>();
    eachOf(patient, (value) => folds.add(foldOf[value] ?? 0));
    folds.forEach((fold) => {
      visit(fold);
    });
  };
}

/** As `foldEach`, of lists. */
const foldLists = rememberBy(({ offsets, values }: CountedLists, { names, foldOf }: Folds): CountedLists => {
  const ends = new Uint32Array(offsets.length);
  const kept = createNumbers();
  const totals = new Uint32Array(names.length);
  const lastOf = new Uint32Array(names.length);
  for (let patient = 1; patient < offsets.length; patient += 1) {
    for (let at = offsets[patient - 1] ?? 0; at < (offsets[patient] ?? 0); at += 1) {
      const fold = foldOf[values[at] ?? 0] ?? 0;
      if (lastOf[fold] === patient) continue;
      lastOf[fold] = patient;
      totals[fold] = (totals[fold] ?? 0) + 1;
      kept.push(fold);
    }
    ends[patient] = kept.length();
  }
  return { offsets: ends, values: toNarrow(kept.toArray(), names.length), totals };
});

/** Distinct texts in lower case, and which of them each text is. */
type Folds = { readonly names: readonly string[]; readonly foldOf: Uint32Array };

const foldsOf = rememberBy((texts: Texts): Folds => {
  const numbers = new Map<string, number>();
  const foldOf = Uint32Array.from(loweredTexts(texts), (text) => {
    const fold = numbers.get(text ?? '') ?? numbers.size;
    numbers.set(text ?? '', fold);
    return fold;
  });
  return { names: [...numbers.keys()], foldOf };
});
