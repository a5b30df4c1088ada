import type { Steps } from '../../graph/breathe.ts';
import { type FacetField, type FacetModel, facetOf, facets, toBand } from '../../ontology/facets.ts';
import type { RecordType } from '../../ontology/records.ts';
import { createNumbers } from '../../terminology/numbers.ts';
import { type Column, toNarrow } from './column.ts';
import { fieldsOf } from './field-columns.ts';
import { numberAt } from './number-column.ts';
import type { FacetLists, Segment, Table } from './segment.ts';
import { allTexts, loweredTexts, type Texts, textCount, toTexts } from './texts.ts';

type Bare = Pick<Segment, 'persons' | 'records'>;

/** The values of every facet, by patient. Of DATASET none: those of a patient depend on who asks. */
export function buildFacets(bare: Bare): Segment['facets'] {
  const names = Object.keys(facets) as FacetField[]; // Object.keys widens to string
  return Object.fromEntries(
    names.map((name) => [name, buildFacet(facetOf(name), bare)]),
  ) as Segment['facets'];
}

/**
 * The same as who may see a part of the records alone sees them: what `persons` say, and of the concepts of values those that
 * records which are seen have.
 */
export function* facetsOfPart(
  { facets: whole, records }: Segment,
  persons: Table,
  isSeen: (record: RecordType) => (n: number) => boolean,
): Steps<Segment['facets']> {
  const parts: (readonly [string, FacetLists])[] = [];
  for (const name of Object.keys(facets) as FacetField[]) {
    // Object.keys widens to string
    const model = facetOf(name);
    const { record } = model;
    parts.push([
      name,
      record === undefined
        ? buildFacet(model, { persons, records })
        : {
            ...whole[name],
            codes: codesAmong(model, { table: records[record], isSeen: isSeen(record) }, whole[name]),
          },
    ]);
    yield;
  }
  return Object.fromEntries(parts) as Segment['facets']; // every facet has its lists
}

/** The concept of each value, of the records that are seen. */
function codesAmong(
  model: FacetModel,
  { table, isSeen }: { readonly table: Table; readonly isSeen: (n: number) => boolean },
  { codes, ofEntry }: FacetLists,
): Texts {
  const column = table.columns[model.field];
  if (column?.kind !== 'values') return codes;
  const seen = new Uint8Array(ofEntry.length);
  for (let record = 0; record < table.count; record += 1)
    if (isSeen(record)) seen[column.entries[record] ?? 0] = 1;
  const found: (string | null)[] = new Array(textCount(codes)).fill(null);
  entryValues(model, column.parts).forEach(({ code }, entry) => {
    const value = (ofEntry[entry] ?? 0) - 1;
    if (seen[entry] === 1 && value >= 0) found[value] = lesser(found[value] ?? null, code);
  });
  return toTexts(found);
}

/** Of two codes the one that comes first. */
function lesser(before: string | null, code: string | null): string | null {
  return before === null || (code !== null && code < before) ? code : before;
}

function buildFacet(model: FacetModel, { persons, records }: Bare): FacetLists {
  const table = model.record === undefined ? persons : records[model.record];
  const shown = shownValues(model, table);
  const counts = selectOnly(model, table);
  return {
    ...listByPatient(table, shown, counts),
    texts: toTexts(shown.values),
    codes: toTexts(shown.codes),
    ofEntry: shown.ofEntry,
  };
}

/** The values of a facet, and which of them (plus 1) each record shows; 0 where it shows none. */
type Shown = {
  readonly values: readonly string[];
  readonly codes: readonly (string | null)[];
  readonly ofEntry: Uint32Array;
  readonly ofRecord: (record: number) => number;
};

function shownValues(model: FacetModel, table: Table): Shown {
  const column = table.columns[model.field];
  const absent = absentOf(model);
  const values: string[] = [];
  const codes: (string | null)[] = [];
  const known = new Map<string, number>();
  const note = (value: string | null, code: string | null = null) => {
    if (value === null) return 0;
    const n = known.get(value) ?? values.push(value);
    known.set(value, n);
    codes[n - 1] = lesser(codes[n - 1] ?? null, code);
    return n;
  };
  const nothing = note(absent);
  if (column?.kind === 'values') {
    const entries = entryValues(model, column.parts);
    const ofEntry = Uint32Array.from(entries, ({ value, code }) => note(value, code) || nothing);
    return { values, codes, ofEntry, ofRecord: (record) => ofEntry[column.entries[record] ?? 0] ?? 0 };
  }
  const ofNumber = numbersShown(model, column);
  return {
    values,
    codes,
    ofEntry: new Uint32Array(0),
    ofRecord: (record) => note(ofNumber(record)) || nothing,
  };
}

function absentOf({ record, field }: FacetModel): string | null {
  const model = fieldsOf(record ?? 'patient')[field];
  return model?.kind === 'text' ? (model.absent ?? null) : null;
}

function entryValues({ shows }: FacetModel, [source, , standard]: readonly Texts[]) {
  const sources = source === undefined ? [] : allTexts(source);
  const standards = standard === undefined ? [] : allTexts(standard);
  return sources.map((text, entry) => {
    const code = standards[entry] ?? null;
    return { value: shows === 'concept' ? (code ?? text) : text, code };
  });
}

function numbersShown({ bands }: FacetModel, column: Column | undefined): (record: number) => string | null {
  if (column?.kind !== 'numbers') return () => null;
  return (record) => {
    const n = numberAt(column, record);
    if (Number.isNaN(n)) return null;
    return bands === undefined ? String(n) : toBand(n, bands);
  };
}

/** Whether a record counts at all. */
export function selectOnly({ only }: FacetModel, table: Table): (record: number) => boolean {
  if (only === undefined) return () => true;
  const column = table.columns[only.field];
  const [sources] = column?.kind === 'values' ? column.parts : [];
  if (column?.kind !== 'values' || sources === undefined) return () => false;
  const wanted = only.source.map((text) => text.toLowerCase());
  const selected = loweredTexts(sources).map((text) => text !== null && wanted.includes(text));
  return (record) => selected[column.entries[record] ?? 0] ?? false;
}

function listByPatient(
  table: Table,
  { ofRecord, values }: Shown,
  counts: (record: number) => boolean,
): Pick<FacetLists, 'offsets' | 'values' | 'totals'> {
  const patients = table.offsets.length - 1;
  const offsets = new Uint32Array(patients + 1);
  const found = createNumbers();
  const lastOf: number[] = [];
  for (let patient = 0; patient < patients; patient += 1) {
    for (let record = table.offsets[patient] ?? 0; record < (table.offsets[patient + 1] ?? 0); record += 1) {
      const value = counts(record) ? ofRecord(record) : 0;
      if (value === 0 || lastOf[value] === patient) continue;
      lastOf[value] = patient;
      found.push(value - 1);
    }
    offsets[patient + 1] = found.length();
  }
  const lists = found.toArray();
  const totals = new Uint32Array(values.length);
  for (const value of lists) totals[value] = (totals[value] ?? 0) + 1;
  return { offsets, values: toNarrow(lists, values.length), totals };
}
