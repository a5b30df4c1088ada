import { rememberBy } from '../../graph/remember-by.ts';
import { type Bits, countBits, eachBit, subtract } from '../../index/columns/bits.ts';
import { textCount } from '../../index/columns/texts.ts';
import type { CountedLists } from '../match/facet-values.ts';
import type { CountedValues } from './spelling-variants.ts';

/** Patients by value and without any. */
export type ValueCounts = { readonly counts: Uint32Array; readonly missing: number };

/** Counts the values of some patients of a view; `everybody` are all that a question may see. */
export function countValues(values: CountedValues, patients: Bits, everybody: Bits): ValueCounts {
  const { lists } = values;
  if (lists === undefined) return tallyEach(values, patients);
  const rest = subtract(everybody, patients);
  return countBits(rest) < countBits(patients) && countBits(everybody) === lists.offsets.length - 1
    ? tallyRest(lists, rest)
    : tallyLists(lists, patients);
}

function tallyEach({ texts, eachOf }: CountedValues, patients: Bits): ValueCounts {
  const counts = new Uint32Array(textCount(texts));
  let missing = 0;
  eachBit(patients, (patient) => {
    let any = false;
    eachOf(patient, (value) => {
      any = true;
      counts[value] = (counts[value] ?? 0) + 1;
    });
    if (!any) missing += 1;
  });
  return { counts, missing };
}

/** As `tallyEach`, without a call for each value. */
function tallyLists(lists: CountedLists, patients: Bits): ValueCounts {
  return isSingle(lists) ? tallySingle(lists, patients) : tallyMany(lists, patients);
}

/** Whether every patient has exactly one value: then it stands at the patient's own place. */
const isSingle = rememberBy(({ offsets }: CountedLists) =>
  offsets.every((offset, patient) => offset === patient),
);

function tallySingle({ values, totals }: CountedLists, patients: Bits): ValueCounts {
  const counts = new Uint32Array(totals.length);
  for (let at = 0; at < patients.length; at += 1) {
    let word = patients[at] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      word ^= lowest;
      const value = values[(at << 5) + (31 - Math.clz32(lowest))] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return { counts, missing: 0 };
}

function tallyMany({ offsets, values, totals }: CountedLists, patients: Bits): ValueCounts {
  const counts = new Uint32Array(totals.length);
  let missing = 0;
  for (let at = 0; at < patients.length; at += 1) {
    let word = patients[at] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      word ^= lowest;
      const patient = (at << 5) + (31 - Math.clz32(lowest));
      const start = offsets[patient] ?? 0;
      const end = offsets[patient + 1] ?? 0;
      if (start === end) missing += 1;
      for (let place = start; place < end; place += 1) {
        const value = values[place] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }
  return { counts, missing };
}

/** All but the others: where these are fewer. */
function tallyRest(lists: CountedLists, others: Bits): ValueCounts {
  const { counts, missing } = tallyLists(lists, others);
  return {
    counts: lists.totals.map((total, value) => total - (counts[value] ?? 0)),
    missing: withoutAny(lists) - missing,
  };
}

/** How many patients have no value. */
const withoutAny = rememberBy(({ offsets }: CountedLists) => {
  let count = 0;
  for (let patient = 0; patient + 1 < offsets.length; patient += 1)
    if (offsets[patient] === offsets[patient + 1]) count += 1;
  return count;
});

/** Patients with any value that is not shown. */
export function countBeyond({ eachOf, lists }: CountedValues, patients: Bits, shown: Uint8Array): number {
  let count = 0;
  eachBit(patients, (patient) => {
    let beyond = false;
    if (lists === undefined)
      eachOf(patient, (value) => {
        if (shown[value] === 0) beyond = true;
      });
    else beyond = hasBeyond(lists, patient, shown);
    if (beyond) count += 1;
  });
  return count;
}

function hasBeyond({ offsets, values }: CountedLists, patient: number, shown: Uint8Array): boolean {
  const end = offsets[patient + 1] ?? 0;
  for (let at = offsets[patient] ?? 0; at < end; at += 1) if (shown[values[at] ?? 0] === 0) return true;
  return false;
}
