import { rememberBy } from '../../graph/remember-by.ts';
import { type Bits, countBits, eachBit, emptyBits, setBit } from '../../index/columns/bits.ts';
import { selectOnly } from '../../index/columns/facet-lists.ts';
import type { DatasetColumn, FacetLists, Table } from '../../index/columns/segment.ts';
import { loweredTexts, type Texts, toTexts } from '../../index/columns/texts.ts';
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

/** Patients with one of the values, or without any, as a plan asks. */
export function facetPatients(
  { field, values, missing }: Extract<Plan, { kind: 'facet' }>,
  view: View,
): Bits {
  const shown = facetValues(field, view);
  const wanted = values.map((value) => value.toLowerCase());
  const selected = loweredTexts(shown.texts).map((text) => wanted.includes(text ?? ''));
  const found = emptyBits(view.size);
  eachBit(view.everybody, (patient) => {
    let any = false;
    let hit = false;
    shown.eachOf(patient, (value) => {
      any = true;
      if (selected[value]) hit = true;
    });
    if (hit || (missing && !any)) setBit(found, patient);
  });
  return found;
}
