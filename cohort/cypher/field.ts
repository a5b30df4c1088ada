import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { daysPerYear } from '../../ontology/time.ts';
import type { Range } from '../criterion.ts';
import type { CodeSet, UnitRange } from '../plan.ts';

/** Whether the source concept, the standard concept or the source value of a field is in a set. */
export function inCodeSet(
  node: Cypher,
  field: string,
  { codes, sources, contains, except }: CodeSet,
): Cypher {
  const source = cypher`toLower(coalesce(${node}.${name(`${field}Source`)}, ''))`;
  const tests = [
    ...(codes.length === 0
      ? []
      : [
          cypher`coalesce(${node}.${name(`${field}StandardConcept`)} IN ${codes}, false)`,
          cypher`coalesce(${node}.${name(`${field}SourceConcept`)} IN ${codes}, false)`,
        ]),
    ...(sources.length === 0 ? [] : [cypher`${source} IN ${sources}`]),
    ...contains.map((text) => cypher`${source} CONTAINS ${text}`),
  ];
  if (tests.length === 0) return cypher`false`; // codes that are refused, asked for by another test of the record
  const named = cypher`(${join(tests, ' OR ')})`;
  return except === undefined ? named : cypher`(${named} AND NOT ${inCodeSet(node, field, except)})`;
}

/** Whether a number is known and within bounds. */
export function inRange(value: Cypher, { min, max, above, below }: Range): Cypher {
  const tests = [
    ...(min === undefined ? [] : [cypher`${value} >= ${min}`]),
    ...(max === undefined ? [] : [cypher`${value} <= ${max}`]),
    ...(above === undefined ? [] : [cypher`${value} > ${above}`]),
    ...(below === undefined ? [] : [cypher`${value} < ${below}`]),
  ];
  return cypher`coalesce(${join(tests, ' AND ')}, false)`;
}

/** Whether a quantity is within the bounds of its unit. */
export function inUnitRanges(
  node: Cypher,
  property: string,
  unit: string,
  ranges: readonly UnitRange[],
): Cypher {
  if (ranges.length === 0) return cypher`false`;
  const value = cypher`${node}.${name(property)}`;
  const tests = ranges.map(
    (one) => cypher`(${hasUnit(node, property, unit, [one.unit])} AND ${inRange(value, one.range)})`,
  );
  return cypher`(${join(tests, ' OR ')})`;
}

/** Whether the record has a value in one of `units`; a property without unit property has the only one. */
export function hasUnit(
  node: Cypher,
  property: string,
  unit: string,
  units: readonly (string | null)[],
): Cypher {
  const known = cypher`${node}.${name(property)} IS NOT NULL`;
  if (unit === '') return known;
  return cypher`(${known} AND coalesce(${node}.${name(unit)}, '') IN ${units.map((one) => one ?? '')})`;
}

/** Where the age of a record comes from: a property of its own, else the birth of `person`. */
export type AgeSource = { readonly own?: string | undefined; readonly person: Cypher };

/** Age in completed years on the day of the record, null where it cannot be told; as `ageInYears` of ontology/time. */
export function ageAtEvent(node: Cypher, { own, person }: AgeSource): Cypher {
  if (own !== undefined) return cypher`${node}.${name(own)}`;
  const date = (day: Cypher) => cypher`(date('1970-01-01') + duration({days: ${day}}))`;
  return cypher`CASE
    WHEN ${node}.timelineName IS NULL OR ${node}.timelineName <> coalesce(${person}.birthTimeline, '')
      OR coalesce(${node}.startPrecision, '') <> 'DAY' OR coalesce(${person}.birthPrecision, '') <> 'DAY'
      OR ${node}.startDay < ${person}.birthDay THEN null
    WHEN ${node}.timeline = 'FROM_INDEX' THEN toInteger(floor((${node}.startDay - ${person}.birthDay) / ${daysPerYear}))
    ELSE duration.between(${date(cypher`${person}.birthDay`)}, ${date(cypher`${node}.startDay`)}).years
  END`;
}
