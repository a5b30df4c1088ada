import { createHash } from 'node:crypto';
import type { Criterion, FieldTest, RecordCriterion } from '../../cohort/criterion.ts';
import { createFaults } from '../../cohort/faults.ts';
import type { CodeSet } from '../../cohort/plan.ts';
import { countedOf, withDefaults } from '../../cohort/resolve/records.ts';
import type { Resolution } from '../../cohort/resolve/resolution.ts';
import { resolveSet } from '../../cohort/resolve/set.ts';
import { rememberBy } from '../../graph/remember-by.ts';
import { ageBands, bandsOf, enclosingBand, wholeBand } from '../../ontology/bands.ts';
import { findGenes, withSpellings } from '../../ontology/genes.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient } from '../../ontology/records.ts';

/** By what vocabularies say, what a leaf means. */
export type Meaning = Omit<Resolution, 'faults'>;

/** A part of a question that holds for a patient or does not, and is not made of others. */
export type Leaf =
  | Exclude<Criterion, { kind: 'all' | 'any' | 'not' | 'atLeast' | 'cohort' | 'patient' }>
  | PatientTest;

/** One test of what is known of a patient: of several all hold, each by itself. */
export type PatientTest = { readonly kind: 'patient'; readonly test: FieldTest };

/** Digest of what a leaf means by the vocabularies: the same for codes, spellings and orders that mean the same. */
export function leafDigest(leaf: Leaf, meaning: Meaning): string {
  return digestOf(formOf(leaf, meaning));
}

/** Digest of any plain data. */
export function digestOf(form: unknown): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('base64url');
}

function formOf(leaf: Leaf, meaning: Meaning): unknown {
  switch (leaf.kind) {
    case 'dataset':
      return ['dataset', sorted(leaf.ids)];
    case 'facet':
      return facetForm(leaf, meaning);
    case 'patient':
      return ['patient', testForm(leaf.test, patient.fields, meaning)];
    case 'has':
      return recordForm(leaf, meaning);
  }
}

/** What is asked of datasets is the same, whichever way it is asked. */
function facetForm({ field, values, missing }: FacetLeaf, { scope }: Meaning): unknown {
  const keys = sorted(values.map((value) => value.toLowerCase()));
  if (field !== 'DATASET' || missing) return ['facet', field, keys, missing];
  return ['dataset', sorted(scope.datasets.filter((id) => keys.includes(id.toLowerCase())))];
}

type FacetLeaf = Extract<Criterion, { kind: 'facet' }>;

/** What holds unless it is asked is the same when it is. */
function recordForm(criterion: RecordCriterion, meaning: Meaning): unknown {
  const { record, occurrences } = criterion;
  const { fields, counts = 'RECORD' } = modelOf(record);
  const tests = withDefaults(criterion).map((test) => JSON.stringify(testForm(test, fields, meaning)));
  const counted = countedOf(criterion);
  const { min = 1 } = occurrences ?? {};
  const isAny = min === 1 && (counted === 'RECORD' || counted === counts); // each record is in one study, or has one root
  return ['has', record, sorted(tests), isAny ? [] : [min, counted]];
}

type Fields = Readonly<Record<string, FieldModel>>;

function testForm(test: FieldTest, fields: Fields, meaning: Meaning): unknown {
  const named = [test.test, test.field];
  const model = fields[test.field];
  switch (test.test) {
    case 'concepts':
      return [...named, setDigest(resolveSet(test.set, { ...meaning, faults: createFaults() }, []))];
    case 'oneOf':
      return [...named, sorted(withSpellings(model, test.values).map((value) => value.toLowerCase()))];
    case 'covers':
      return [...named, sorted(test.values.flatMap((value) => findGenes(value)))];
    case 'status':
      return [...named, sorted(test.values.map((value) => value.toUpperCase()))];
    case 'dataset':
    case 'file':
    case 'ids':
      return [...named, sorted(test.values)];
    case 'range':
      return [...named, rangeForm(test.range, model)];
    case 'age':
      return [...named, enclosingBand(wholeBand(test.range), ageBands)];
    case 'is':
      return [...named, test.value];
    case 'missing':
    case 'present':
      return named;
    case 'window':
      return [...named, windowForm(test.window, meaning)];
    case 'linked':
      return ['linked', test.way, recordForm(test.of, meaning)];
    case 'contains':
      return [...named, test.text];
    case 'quantity':
      return [...named, test.range, test.unit ?? null];
  }
}

function rangeForm(
  range: Extract<FieldTest, { test: 'range' }>['range'],
  model: FieldModel | undefined,
): unknown {
  const bands = model?.kind === 'number' ? bandsOf(model) : undefined;
  return bands === undefined ? range : enclosingBand(wholeBand(range), bands);
}

function windowForm(window: Extract<FieldTest, { test: 'window' }>['window'], meaning: Meaning): unknown {
  const { of, event, anchor, fromDays = null, toDays = null } = window;
  return [of === undefined ? 'index' : recordForm(of, meaning), event, anchor, fromDays, toDays];
}

/** Of thousands of codes worked out once. */
const setDigest = rememberBy(({ codes, sources, contains, except }: CodeSet): string =>
  digestOf([sorted(codes), sorted(sources), contains, except === undefined ? null : setDigest(except)]),
);

/** Distinct, in one order. */
function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
