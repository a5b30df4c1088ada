import type { ConceptSet, Criterion, FieldTest } from '../criterion.ts';
import type { CodeSet } from '../plan.ts';
import type { Resolution } from './resolution.ts';
import { resolveSet } from './set.ts';

/** What each concept set of a criterion means here, in the order in which they stand. The criterion can be answered. */
export function codeSetsOf(criterion: Criterion, resolution: Resolution): readonly CodeSet[] {
  return conceptSetsIn(criterion).map((set) => resolveSet(set, resolution, []));
}

function conceptSetsIn(criterion: Criterion): readonly ConceptSet[] {
  switch (criterion.kind) {
    case 'all':
    case 'any':
    case 'atLeast':
      return criterion.of.flatMap(conceptSetsIn);
    case 'not':
      return conceptSetsIn(criterion.of);
    case 'patient':
    case 'has':
      return criterion.where.flatMap(setsOfTest);
    case 'dataset':
    case 'cohort':
    case 'facet':
      return [];
  }
}

function setsOfTest(test: FieldTest): readonly ConceptSet[] {
  switch (test.test) {
    case 'concepts':
      return [test.set];
    case 'window':
      return test.window.of?.where.flatMap(setsOfTest) ?? [];
    case 'linked':
      return test.of.where.flatMap(setsOfTest);
    case 'oneOf':
    case 'contains':
    case 'range':
    case 'quantity':
    case 'is':
    case 'missing':
    case 'present':
    case 'age':
    case 'dataset':
    case 'file':
    case 'ids':
    case 'covers':
    case 'status':
      return [];
  }
}
