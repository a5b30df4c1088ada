import {
  type Bits,
  eachBit,
  emptyBits,
  fullBits,
  intersect,
  setBit,
  subtract,
} from '../../index/columns/bits.ts';
import { hasPatients } from '../../index/columns/value-column.ts';
import type { View } from '../../index/view.ts';
import type { Test } from '../plan.ts';
import { isKnownBy } from './access-path.ts';
import { passesAll, toCheck, toConjunction } from './conjunction.ts';
import type { Conjunction, EntryFilter } from './filter.ts';
import { conjunctionOf } from './match.ts';
import { patientsOfEntries } from './matches.ts';
import { testFilter } from './test-filter.ts';

/** Patients for whom all tests of their own fields hold. */
export function patientsThat(view: View, tests: readonly Test[]): Bits {
  const table = view.segment.persons;
  const tested = { subject: 'patient', table, view, conjunctionOf: conjunctionOf(view) } as const;
  const conjunction = toConjunction(
    table,
    tests.map((test) => testFilter(test, tested)),
  );
  return conjunction.nothing ? emptyBits(view.size) : patientsPassing(conjunction, view.everybody);
}

/** First those that are found at once, then a look at each who is left. */
function patientsPassing(conjunction: Conjunction, everybody: Bits): Bits {
  const { entries, checks } = conjunction;
  const solved = entries.map((filter) => ({ filter, patients: patientsAtOnce(filter, conjunction) }));
  const slow = [...solved.flatMap(({ filter, patients }) => (patients ? [] : [toCheck(filter)])), ...checks];
  const among = solved.reduce(
    (left, { patients }) => (patients ? intersect(left, patients) : left),
    everybody,
  );
  return slow.length === 0 ? among.slice() : keepPassing(among, passesAll(slow));
}

function keepPassing(patients: Bits, passes: (patient: number) => boolean): Bits {
  const found = new Uint32Array(patients.length);
  eachBit(patients, (patient) => {
    if (passes(patient)) setBit(found, patient);
  });
  return found;
}

/** Patients that pass a filter of their own fields, where no look at all of them is needed. */
function patientsAtOnce(filter: EntryFilter, conjunction: Conjunction): Bits | undefined {
  const { count } = conjunction.table;
  if (isKnownBy(filter, hasPatients)) return patientsOfEntries(filter, conjunction);
  const others = { ...filter, selected: filter.selected.map((one) => 1 - one) };
  return isKnownBy(others, hasPatients)
    ? subtract(fullBits(count), patientsOfEntries(others, conjunction))
    : undefined;
}
