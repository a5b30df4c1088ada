import { rememberBy } from '../../graph/remember-by.ts';
import { toNarrow } from '../../index/columns/column.ts';
import { loweredTexts, type Texts, textCount, toTexts } from '../../index/columns/texts.ts';
import { createNumbers } from '../../terminology/numbers.ts';
import type { CountedLists, FacetValues } from '../match/facet-values.ts';

/** The values of a facet as they are counted; each patient's come once. */
export type CountedValues = Pick<FacetValues, 'texts' | 'eachOf' | 'lists'>;

/** Values that differ only in case as one, by their text in lower case; the values themselves where none do. */
export function foldSpellings(values: FacetValues): CountedValues {
  const { texts, eachOf, lists } = values;
  const folds = foldsOf(texts);
  if (folds.count === textCount(texts)) return values;
  const folded = { texts: folds.names, eachOf: foldEach(eachOf, folds.foldOf) };
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
const foldLists = rememberBy(({ offsets, values }: CountedLists, { count, foldOf }: Folds): CountedLists => {
  const ends = new Uint32Array(offsets.length);
  const kept = createNumbers();
  const totals = new Uint32Array(count);
  const lastOf = new Uint32Array(count);
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
  return { offsets: ends, values: toNarrow(kept.toArray(), count), totals };
});

/** Distinct texts in lower case, how many there are, and which of them each text is. */
type Folds = { readonly names: Texts; readonly count: number; readonly foldOf: Uint32Array };

const foldsOf = rememberBy((texts: Texts): Folds => {
  const numbers = new Map<string, number>();
  const foldOf = Uint32Array.from(loweredTexts(texts), (text) => {
    const fold = numbers.get(text ?? '') ?? numbers.size;
    numbers.set(text ?? '', fold);
    return fold;
  });
  return { names: toTexts([...numbers.keys()]), count: numbers.size, foldOf };
});
