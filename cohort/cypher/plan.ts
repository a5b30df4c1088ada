import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { type FacetField, facetOf } from '../../ontology/facets.ts';
import type { FieldModel } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType } from '../../ontology/records.ts';
import type { Counted, Plan, RecordPlan, Test } from '../plan.ts';
import { type CypherScope, decideAnew, personOf } from './facts.ts';
import { allTests, matchAt } from './tests.ts';

/**
 * The plain form of a plan: a condition on `patient`, one EXISTS for each record criterion. Slow and obviously
 * right: what every faster evaluator is held against, and what `explain` shows.
 */
export function planToCypher(plan: Plan, scope: CypherScope): Cypher {
  switch (plan.kind) {
    case 'all':
      return cypher`(${join(
        plan.of.map((member) => planToCypher(member, scope)),
        ' AND ',
      )})`;
    case 'any':
      return cypher`(${join(
        plan.of.map((member) => planToCypher(member, scope)),
        ' OR ',
      )})`;
    case 'not':
      return cypher`NOT ${planToCypher(plan.of, scope)}`;
    case 'atLeast': {
      const held = plan.of.map(
        (member) => cypher`CASE WHEN ${planToCypher(member, scope)} THEN 1 ELSE 0 END`,
      );
      return cypher`reduce(held = 0, one IN [${join(held, ', ')}] | held + one) >= ${plan.count}`;
    }
    case 'datasets':
      return cypher`any(dataset IN patient.datasets WHERE dataset IN ${plan.ids.filter((id) => scope.datasets.includes(id))})`;
    case 'patients':
      return cypher`patient.id IN ${scope.purpose === 'list' ? (plan.listed ?? plan.ids) : plan.ids}`;
    case 'facet':
      return facetToCypher(plan, scope);
    case 'patient':
      return cypher`(${allTests(plan.tests, { node: personOf(scope), scope, depth: 0 })})`;
    case 'has':
      return recordsToCypher(plan, scope);
  }
}

/** Patients in scope that satisfy a plan, bound to `patient`; where their facts are decided anew, these to `facts`. */
export function matchPatients(plan: Plan, scope: CypherScope): Cypher {
  if (scope.precedences === undefined)
    return cypher`MATCH (patient:Patient)
    WHERE ${patientInScope(scope)} AND ${planToCypher(plan, scope)}`;
  return cypher`MATCH (patient:Patient)
    WHERE ${patientInScope(scope)}
    ${decideAnew(scope)}
    WITH patient, facts
    WHERE ${planToCypher(plan, scope)}`;
}

/** Whether the caller may know of `patient` at all. */
function patientInScope({ datasets }: CypherScope): Cypher {
  return cypher`any(dataset IN patient.datasets WHERE dataset IN ${datasets})`;
}

/** Records of `patient` in scope for which all tests hold, bound to `record`. */
function matchRecords(type: RecordType, tests: readonly Test[], scope: CypherScope): Cypher {
  return matchAt(0, { record: type, tests }, scope);
}

function recordsToCypher({ record, tests, min, max, distinct }: RecordPlan, scope: CypherScope): Cypher {
  const match = matchRecords(record, tests, scope);
  if (min <= 1 && max === undefined && distinct === 'RECORD')
    return min === 0 ? cypher`true` : cypher`EXISTS { ${match} }`;
  const counted = cypher`COUNT { ${match} ${distinctRecords(record, distinct)} }`;
  const upper = max === undefined ? cypher`` : cypher` AND ${counted} <= ${max}`;
  return cypher`(${counted} >= ${min}${upper})`;
}

/** What makes two matching records one; records that do not have it are left out. */
function distinctRecords(type: RecordType, distinct: Counted): Cypher {
  const concept = modelOf(type).concept ?? '';
  switch (distinct) {
    case 'RECORD':
      return cypher`RETURN record`;
    case 'STUDY':
      return cypher`AND record.studyId IS NOT NULL RETURN DISTINCT record.studyId AS one`;
    case 'ROOT':
      return cypher`RETURN DISTINCT coalesce(record.parentId, record.id) AS one`;
    case 'VISIT':
      return cypher`AND record.visitId IS NOT NULL RETURN DISTINCT record.visitId AS one`;
    case 'DAY':
      return cypher`AND record.startDay IS NOT NULL AND record.startPrecision = 'DAY'
        RETURN DISTINCT record.timelineName AS timeline, record.startDay AS day`;
    case 'CONCEPT': {
      const code = cypher`coalesce(record.${name(`${concept}StandardConcept`)}, record.${name(`${concept}SourceConcept`)})`;
      return cypher`AND ${code} IS NOT NULL RETURN DISTINCT ${code} AS one`;
    }
  }
}

function facetToCypher(
  { field, values, missing }: Extract<Plan, { kind: 'facet' }>,
  scope: CypherScope,
): Cypher {
  const known = facetValuesCypher(field, scope);
  const named = values.map((value) => value.toLowerCase());
  const tests = [
    ...(values.length === 0 ? [] : [cypher`any(value IN ${known} WHERE toLower(value) IN ${named})`]),
    ...(missing ? [cypher`size(${known}) = 0`] : []),
  ];
  return cypher`(${join(tests, ' OR ')})`;
}

/** The distinct values of a facet that a patient has, as a list of texts. */
export function facetValuesCypher(field: FacetField, scope: CypherScope): Cypher {
  const model = facetOf(field);
  if (field === 'DATASET') return cypher`[dataset IN patient.datasets WHERE dataset IN ${scope.datasets}]`;
  if (model.record === undefined)
    return cypher`[value IN [${facetValue(field, personOf(scope))}] WHERE value IS NOT NULL]`;
  return cypher`COLLECT { ${matchRecords(model.record, facetTests(field), scope)}
    AND ${facetValue(field, cypher`record`)} IS NOT NULL
    RETURN DISTINCT ${facetValue(field, cypher`record`)} AS value }`;
}

/** Tests that a record must pass for its value to count in a facet. */
function facetTests(field: FacetField): readonly Test[] {
  const { only } = facetOf(field);
  if (only === undefined) return [];
  return [
    { kind: 'text', property: `${only.field}Source`, values: only.source.map((text) => text.toLowerCase()) },
  ];
}

/** The value that a record, or the patient, shows in a facet; null where it has none. */
function facetValue(facet: FacetField, node: Cypher): Cypher {
  const { record, field, shows, bands } = facetOf(facet);
  const fields: Readonly<Record<string, FieldModel>> =
    record === undefined ? patient.fields : modelOf(record).fields;
  const model = fields[field];
  const absent = model?.kind === 'text' ? model.absent : undefined;
  if (shows === 'source') return cypher`${node}.${name(`${field}Source`)}`;
  if (shows === 'concept')
    return cypher`coalesce(${node}.${name(`${field}StandardConcept`)}, ${node}.${name(`${field}Source`)})`;
  const value = cypher`${node}.${name(field)}`;
  if (bands === undefined) return absent === undefined ? value : cypher`coalesce(${value}, ${absent})`;
  const from = cypher`toInteger(floor(${value} / toFloat(${bands.width}))) * toInteger(${bands.width})`;
  return cypher`CASE WHEN ${value} >= ${bands.last} THEN ${`${bands.last}+`}
    WHEN ${value} IS NOT NULL THEN toString(${from}) + '-' + toString(${from} + toInteger(${bands.width - 1})) END`;
}
