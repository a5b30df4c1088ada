import { rememberBy } from '../../graph/remember-by.ts';
import { emptyBits, hasBit, setBit } from '../../index/columns/bits.ts';
import { placeOfText, type Texts, textAt, textCount } from '../../index/columns/texts.ts';
import type { View } from '../../index/view.ts';
import { firstWhere } from '../../terminology/numbers.ts';
import type { Filter, Tested } from './filter.ts';

/** Patients by opaque id; by source id those who have data in a dataset whose records the caller may read. */
export function idsFilter({ view }: Tested, values: readonly string[]): Filter {
  const found = emptyBits(view.size);
  for (const value of values) for (const patient of patientsNamed(view, value)) setBit(found, patient);
  return { kind: 'check', passes: (patient) => hasBit(found, patient) };
}

/** Opaque ids of the patients that an id stands for; the id itself where it is nobody's. */
export function opaqueIds(id: string, views: readonly View[]): readonly string[] {
  const found = views.flatMap((view) =>
    patientsNamed(view, id).map((patient) => textAt(view.segment.patients, patient) ?? id),
  );
  return found.length === 0 ? [id] : found;
}

/** Opaque ids of those patients that an id stands for who have data in a dataset in scope: of no other one anything is said. */
export function seenByName(id: string, views: readonly View[]): readonly string[] {
  return views.flatMap((view) =>
    patientsNamed(view, id)
      .filter((patient) => hasBit(view.everybody, patient))
      .flatMap((patient) => textAt(view.segment.patients, patient) ?? []),
  );
}

function patientsNamed(view: View, id: string): readonly number[] {
  const { patients, sourceIds } = view.segment;
  const patient = placeOfText(patients, id);
  const named = namedPatients(sourceIds, id).filter((one) => mayName(view, one));
  return patient === undefined ? named : [patient, ...named];
}

function mayName({ segment: { datasets }, scope }: View, patient: number): boolean {
  return datasets.ids.some((id, n) => {
    const own = datasets.patients[n];
    return own !== undefined && scope.records.includes(id) && hasBit(own, patient);
  });
}

/** Patients of a source id, by a search in their order, which is made once. */
function namedPatients(sourceIds: Texts, value: string): readonly number[] {
  const order = orderOf(sourceIds);
  const text = (at: number) => textAt(sourceIds, order[at] ?? 0) ?? '';
  const start = firstWhere(0, order.length, (at) => text(at) >= value);
  const found: number[] = [];
  for (let at = start; at < order.length && text(at) === value; at += 1) found.push(order[at] ?? 0);
  return found;
}

const orderOf = rememberBy((sourceIds: Texts): Uint32Array => {
  const texts = Array.from({ length: textCount(sourceIds) }, (_, n) => textAt(sourceIds, n) ?? '');
  const compare = (a: number, b: number) => ((texts[a] ?? '') < (texts[b] ?? '') ? -1 : 1);
  return Uint32Array.from(texts.map((_, n) => n).sort(compare));
});
