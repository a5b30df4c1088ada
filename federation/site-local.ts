import { type ConceptSet, type Criterion, criterionKey, type FieldTest } from '../cohort/criterion.ts';
import type { Fault, Path } from '../ontology/errors.ts';
import type { AskedFacet } from '../questions/put-question.ts';

/** Parts of a criterion that mean something at one site alone: its datasets, its cohorts, its files, and what its sources call patients and write. */
export function siteLocalIn(criterion: Criterion, path: Path = ['where']): readonly Fault[] {
  const below = (of: readonly Criterion[], ...keys: Path) =>
    of.flatMap((member, at) => siteLocalIn(member, [...path, ...keys, at]));
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return below(criterion.of, criterion.kind);
    case 'not':
      return siteLocalIn(criterion.of, [...path, 'not']);
    case 'atLeast':
      return below(criterion.of, 'atLeast', 'of');
    case 'dataset':
    case 'cohort':
      return [faultAt([...path, criterion.kind])];
    case 'facet':
      return criterion.field === 'DATASET' ? [faultAt([...path, 'facet'])] : [];
    case 'patient':
      return localTests(criterion.where, [...path, 'patient']);
    case 'has':
      return localTests(criterion.where, [...path, criterionKey(criterion)]);
  }
}

/** Facets of which the values are. */
export function localFacets(facets: readonly AskedFacet[]): readonly Fault[] {
  return facets.flatMap(({ field }, at) => (field === 'DATASET' ? [faultAt(['facets', at])] : []));
}

function localTests(tests: readonly FieldTest[], path: Path): readonly Fault[] {
  return tests.flatMap((test) => localTest(test, path));
}

/** Windows and links know their own place; what is asked of the other record stands below its key, but where the key of the link says which it is. */
function localTest(test: FieldTest, path: Path): readonly Fault[] {
  switch (test.test) {
    case 'dataset':
    case 'file':
    case 'ids':
    case 'contains':
      return [faultAt([...path, test.key])];
    case 'window':
      return test.window.of === undefined ? [] : siteLocalIn(test.window.of, [...test.path, 'of']);
    case 'linked':
      return test.way.kind === 'any' ? siteLocalIn(test.of, test.path) : localTests(test.of.where, test.path);
    case 'concepts':
      return localWords(test.set, [...path, test.key]);
    case 'oneOf':
    case 'range':
    case 'quantity':
    case 'is':
    case 'missing':
    case 'present':
    case 'age':
    case 'covers':
    case 'status':
      return [];
  }
}

/** Codes mean the same everywhere; what a source wrote in their place does not. */
function localWords({ source, sourceContains, except }: ConceptSet, path: Path): readonly Fault[] {
  return [
    ...(source.length === 0 ? [] : [faultAt([...path, 'source'])]),
    ...(sourceContains === undefined ? [] : [faultAt([...path, 'sourceContains'])]),
    ...(except === undefined ? [] : localWords(except, [...path, 'except'])),
  ];
}

function faultAt(path: Path): Fault {
  const reason = 'means something at one site alone: other sites are not asked it';
  return { code: 'UNSUPPORTED', path, reason };
}
