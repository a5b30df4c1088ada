import { rememberBy } from '../../graph/remember-by.ts';
import { type Bits, countBits, eachBit, emptyBits, setBit } from '../../index/columns/bits.ts';
import { selectOnly } from '../../index/columns/facet-lists.ts';
import type { DatasetColumn, FacetLists, Table } from '../../index/columns/segment.ts';
import { numbersByLowered, type Texts, toTexts } from '../../index/columns/texts.ts';
import { datasetsInScope, type View } from '../../index/view.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import type { Plan } from '../plan.ts';

/** The values of a facet in a view; each patient's come once. */
export type FacetValues = {
  readonly texts: Texts;
  /** Standard concept of each value, where it has one. */
  readonly codes: Texts;
  /** Calls `visit` for each value of a patient. */
  readonly eachOf: (patient: number, visit: (value: number) => void) => void;
  /** The same as lists, where they are there: faster. */
  readonly lists?: CountedLists;
};

/** Values by patient, each once, and the patients of each value. */
export type CountedLists = Pick<FacetLists, 'offsets' | 'values' | 'totals'>;

/** What patients show in a facet to who may see the records in scope. */
export function facetValues(field: FacetField, view: View): FacetValues {
  if (field === 'DATASET') return datasetValues(view);
  const lists = view.segment.facets[field];
  const { record } = facetOf(field);
  const { texts, codes } = lists;
  if (record === undefined || view.whole) return { texts, codes, lists, eachOf: eachListed(lists) };
  return { texts, codes, eachOf: eachInScope(field, lists, view.segment.records[record], view) };
}

function eachListed({ offsets, values }: CountedLists): FacetValues['eachOf'] {
  return (patient, visit) => {
    for (let at = offsets[patient] ?? 0; at < (offsets[patient + 1] ?? 0); at += 1) visit(values[at] ?? 0);
  };
}

/** From the records themselves, leaving out those of other datasets. */
function eachInScope(field: FacetField, lists: FacetLists, table: Table, view: View): FacetValues['eachOf'] {
  const model = facetOf(field);
  const counts = selectOnly(model, table);
  const allowed = datasetsInScope(view, table);
  const [column, dataset] = [table.columns[model.field], table.columns.dataset];
  if (column?.kind !== 'values' || dataset?.kind !== 'values') return () => {};
  const lastTime = new Uint32Array(lists.totals.length + 1);
  let time = 0;
  return (patient, visit) => {
    time += 1;
    for (let record = table.offsets[patient] ?? 0; record < (table.offsets[patient + 1] ?? 0); record += 1) {
      if (allowed !== undefined && allowed[dataset.entries[record] ?? 0] !== 1) continue;
      const value = counts(record) ? (lists.ofEntry[column.entries[record] ?? 0] ?? 0) : 0;
      if (value === 0 || lastTime[value] === time) continue;
      lastTime[value] = time;
      visit(value - 1);
    }
  };
}

/** Of all datasets: the same for everybody who may see them all. */
const listDatasets = rememberBy((datasets: DatasetColumn): FacetValues => {
  const lists = { ...datasets.ofPatient, totals: Uint32Array.from(datasets.patients, countBits) };
  return { ...textsOf(datasets), lists, eachOf: eachListed(lists) };
});

function textsOf({ ids }: DatasetColumn): Pick<FacetValues, 'texts' | 'codes'> {
  return { texts: toTexts(ids), codes: toTexts(ids.map(() => null)) };
}

function datasetValues({ segment: { datasets }, scope, whole }: View): FacetValues {
  if (whole) return listDatasets(datasets);
  const { offsets, values } = datasets.ofPatient;
  const seen = datasets.ids.map((id) => scope.datasets.includes(id));
  return {
    ...textsOf(datasets),
    eachOf: (patient, visit) => {
      for (let at = offsets[patient] ?? 0; at < (offsets[patient + 1] ?? 0); at += 1) {
        const dataset = values[at] ?? 0;
        if (seen[dataset]) visit(dataset);
      }
    },
  };
}

/** Patients with one of the values, or without any, as a plan asks; also such as are not in scope. */
export function facetPatients(
  { field, values, missing }: Extract<Plan, { kind: 'facet' }>,
  view: View,
): Bits {
  const shown = facetValues(field, view);
  const keys = new Set(values.map((value) => value.toLowerCase()));
  const selected = [...keys].flatMap((key) => numbersByLowered(shown.texts).get(key) ?? []);
  return shown.lists === undefined
    ? patientsOfEach(shown, { selected, missing }, view)
    : listedPatients(shown.lists, { selected, missing }, view);
}

/** The numbers of the values that are wanted, and whether patients without any are. */
type Wanted = { readonly selected: readonly number[]; readonly missing: boolean };

function patientsOfEach({ eachOf }: FacetValues, { selected, missing }: Wanted, view: View): Bits {
  const found = emptyBits(view.size);
  const wanted = new Set(selected);
  eachBit(view.everybody, (patient) => {
    let any = false;
    let hit = false;
    eachOf(patient, (value) => {
      any = true;
      if (wanted.has(value)) hit = true;
    });
    if (hit || (missing && !any)) setBit(found, patient);
  });
  return found;
}

/** The same from lists: no patient is looked at who does not have a value that is wanted. */
function listedPatients(lists: CountedLists, { selected, missing }: Wanted, { size }: View): Bits {
  const { starts, patients, without } = patientsByValue(lists);
  const found = emptyBits(size);
  for (const value of selected)
    for (let at = starts[value] ?? 0; at < (starts[value + 1] ?? 0); at += 1)
      setBit(found, patients[at] ?? 0);
  if (missing) for (const patient of without) setBit(found, patient);
  return found;
}

/** Lists the other way round: the patients of each value, between its start and the next one, and those of none. */
const patientsByValue = rememberBy(({ offsets, values, totals }: CountedLists) => {
  const count = offsets.length - 1;
  const starts = new Uint32Array(totals.length + 1);
  for (const value of values) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let value = 1; value < starts.length; value += 1)
    starts[value] = (starts[value] ?? 0) + (starts[value - 1] ?? 0);
  const next = starts.slice();
  const patients = new Uint32Array(values.length);
  const without: number[] = [];
  for (let patient = 0; patient < count; patient += 1) {
    const [from, to] = [offsets[patient] ?? 0, offsets[patient + 1] ?? 0];
    if (from === to) without.push(patient);
    for (let at = from; at < to; at += 1) {
      const value = values[at] ?? 0;
      patients[next[value] ?? 0] = patient;
      next[value] = (next[value] ?? 0) + 1;
    }
  }
  return { starts, patients, without: Uint32Array.from(without) };
});
