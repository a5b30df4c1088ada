import { modelOf } from '../../ontology/records.ts';
import type { ConceptSet, Criterion, FieldTest, Occurrences, Range, RecordCriterion } from '../criterion.ts';
import { articleFor, explainRelated, isRelated, type RelatedTest } from './related.ts';

/** A criterion in plain words that name every restriction. */
export function explain(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'all':
      return enclosed(criterion.of.map(explain), ' and ');
    case 'any':
      return enclosed(criterion.of.map(explain), ' or ');
    case 'not':
      return `not known: ${explain(criterion.of)}`;
    case 'atLeast':
      return `at least ${criterion.count} of (${criterion.of.map(explain).join('; ')})`;
    case 'dataset':
      return `data in ${list(criterion.ids)}`;
    case 'cohort':
      return `in the saved cohort ${criterion.id}`;
    case 'facet':
      return `${criterion.field} ${list([...criterion.values, ...(criterion.missing ? ['missing'] : [])])}`;
    case 'patient':
      return criterion.where.length === 0 ? 'any patient' : `a patient with ${explainTests(criterion.where)}`;
    case 'has':
      return explainRecord(criterion);
  }
}

function explainRecord(criterion: RecordCriterion): string {
  const { record, occurrences } = criterion;
  return `${occurrences === undefined ? articleFor(record) : counted(occurrences)} ${described(criterion)}`;
}

/** A record type with everything that is asked of one record; ties to others after what it says itself. */
function described({ record, where }: RecordCriterion): string {
  const { type } = modelOf(record);
  const own = explainTests(where);
  const ties = where.filter(isRelated).map((test) => explainRelated(test, record, describeOther));
  return [own === '' ? type : `${type} with ${own}`, ...ties].join(', ');
}

/** Enclosed where several things are asked of it, so that it can be seen where it ends. */
function describeOther(of: RecordCriterion, article: string): string {
  const words = `${article} ${described(of)}`;
  return of.where.length > 1 ? `(${words})` : words;
}

function counted({ min, max, distinct }: Occurrences): string {
  const number = max === undefined ? `at least ${min}` : min === max ? `exactly ${min}` : `${min} to ${max}`;
  return distinct === undefined ? number : `${number} (each ${distinct.toLowerCase()} once)`;
}

function explainTests(where: readonly FieldTest[]): string {
  return where.flatMap((test) => (isRelated(test) ? [] : [explainTest(test)])).join(' and ');
}

function explainTest(test: Exclude<FieldTest, RelatedTest>): string {
  switch (test.test) {
    case 'concepts':
      return `${test.field} ${explainSet(test.set)}`;
    case 'oneOf':
    case 'status':
    case 'ids':
      return `${test.key} ${list(test.values)}`;
    case 'covers':
      return `all of ${test.values.join(', ')} examined`;
    case 'contains':
      return `${test.field} containing "${test.text}"`;
    case 'range':
      return `${test.field} ${bounds(test.range)}`;
    case 'quantity':
      return `${test.field} ${bounds(test.range)}${test.unit === undefined ? '' : ` ${test.unit}`}`;
    case 'is':
      return `${test.field} ${test.value ? 'yes' : 'no'}`;
    case 'missing':
      return `${test.field} missing`;
    case 'present':
      return `${test.field} present`;
    case 'age':
      return `age at the event ${bounds(test.range)} years`;
    case 'dataset':
      return `dataset ${list(test.values)}`;
    case 'file':
      return `source file ${list(test.values)}`;
  }
}

function explainSet({ codes, ecl, descendants, mapped, source, sourceContains, except }: ConceptSet): string {
  const below = [...(descendants ? ['what is below'] : []), ...(mapped ? ['what maps into them'] : [])];
  const named = [...codes, ...(ecl === undefined ? [] : [`ECL ${ecl}`])];
  const parts = [
    ...(named.length === 0
      ? []
      : [`${list(named)}${below.length === 0 ? '' : ` (with ${below.join(' and ')})`}`]),
    ...(source.length === 0 ? [] : [`source value ${list(source.map((text) => `"${text}"`))}`]),
    ...(sourceContains === undefined ? [] : [`source value containing "${sourceContains}"`]),
  ];
  return `${parts.join(' or ')}${except === undefined ? '' : `, except ${explainSet(except)}`}`;
}

function bounds({ min, max, above, below }: Range): string {
  const parts = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return parts.join(' and ');
}

function list(values: readonly string[]): string {
  return values.join(' or ');
}

function enclosed(parts: readonly string[], word: string): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(word)})`;
}
