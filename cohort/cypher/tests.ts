import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import { isOfDatasets } from '../../graph/reader.ts';
import { modelOf } from '../../ontology/records.ts';
import type { PlanLink, Related, Test, WindowTest } from '../plan.ts';
import { type CypherScope, personOf } from './facts.ts';
import { ageAtEvent, hasUnit, inCodeSet, inRange, inUnitRanges } from './field.ts';
import { comparable, dayOf, inWindow, isFromIndex } from './window.ts';

/** What a test is put to: a record of `patient`, or the patient itself. */
export type CypherSubject = {
  readonly node: Cypher;
  readonly age?: string | undefined;
  readonly scope: CypherScope;
  /** How many records lie between the patient and this one. */
  readonly depth: number;
};

/** All tests of one subject. */
export function allTests(tests: readonly Test[], subject: CypherSubject): Cypher {
  if (tests.length === 0) return cypher`true`;
  return join(
    tests.map((test) => testToCypher(test, subject)),
    ' AND ',
  );
}

/** Records of `patient` in scope for which all tests hold, bound to a variable of their depth: `record`, `other1`, … */
export function matchAt(depth: number, { record, tests }: Related, scope: CypherScope): Cypher {
  const { type, relationship, age } = modelOf(record);
  const node = nodeAt(depth);
  return cypher`MATCH (patient)-[:${name(relationship)}]->(${node}:${name(type)})
    WHERE ${isOfDatasets(scope.datasets, node)} AND ${allTests(tests, { node, age, scope, depth })}`;
}

function nodeAt(depth: number): Cypher {
  return name(depth === 0 ? 'record' : `other${depth}`);
}

/** A test as a Cypher condition that is true or false, never null. */
function testToCypher(test: Test, subject: CypherSubject): Cypher {
  const { node, age, scope } = subject;
  switch (test.kind) {
    case 'concepts':
      return inCodeSet(node, test.field, test.set);
    case 'text': {
      const stored = cypher`toLower(coalesce(${node}.${name(test.property)}, ${test.absent ?? ''}))`;
      return cypher`${stored} IN ${test.values}`;
    }
    case 'contains':
      return cypher`toLower(coalesce(${node}.${name(test.property)}, '')) CONTAINS ${test.text}`;
    case 'range':
      return inRange(cypher`${node}.${name(test.property)}`, test.range);
    case 'quantity':
      return inUnitRanges(node, test.property, test.unit, test.ranges);
    case 'units':
      return hasUnit(node, test.property, test.unit, test.units);
    case 'flag':
      return cypher`coalesce(${node}.${name(test.property)} = ${test.value}, false)`;
    case 'present':
      return test.present
        ? cypher`${node}.${name(test.property)} IS NOT NULL`
        : cypher`${node}.${name(test.property)} IS NULL`;
    case 'age':
      return inRange(ageAtEvent(node, { own: age, person: personOf(scope) }), test.range);
    case 'undated':
      return cypher`${ageAtEvent(node, { own: age, person: personOf(scope) })} IS NULL`;
    case 'oneOf':
      return cypher`coalesce(${node}.${name(test.property)} IN ${test.values}, false)`;
    case 'file':
      return cypher`(${node}.file IN ${test.names} OR last(split(${node}.file, '/')) IN ${test.names})`;
    case 'ids':
      return cypher`(patient.id IN ${test.values} OR patient.sourceId IN ${test.values} AND any(dataset IN patient.datasets WHERE dataset IN ${scope.records}))`;
    case 'window':
      return windowToCypher(test, subject);
    case 'incomparable':
      return incomparableToCypher(test.window, subject);
    case 'any':
      return cypher`(${join(
        test.of.map((one) => testToCypher(one, subject)),
        ' OR ',
      )})`;
    case 'not':
      return cypher`NOT (${testToCypher(test.of, subject)})`;
    case 'linked':
      return existsOther(test.of, subject, (other) => linkedBy(test.links, node, other));
  }
}

/** Whether the patient has another record of this kind that stands to the subject as said. */
function existsOther(
  of: Related,
  { scope, depth }: CypherSubject,
  stands: (other: Cypher) => Cypher,
): Cypher {
  return cypher`EXISTS { ${matchAt(depth + 1, of, scope)} AND ${stands(nodeAt(depth + 1))} }`;
}

function linkedBy(links: readonly PlanLink[], node: Cypher, other: Cypher): Cypher {
  if (links.length === 0) return cypher`false`;
  return cypher`(${join(
    links.map((link) => joined(link, node, other)),
    ' OR ',
  )})`;
}

function joined(link: PlanLink, node: Cypher, other: Cypher): Cypher {
  switch (link.kind) {
    case 'to':
      return cypher`${node}.${name(`${link.field}Id`)} = ${other}.id`;
    case 'from':
      return cypher`${other}.${name(`${link.field}Id`)} = ${node}.id`;
    case 'beside':
      return cypher`(${node}.${name(`${link.own}Id`)} = ${other}.${name(`${link.other}Id`)} AND ${other} <> ${node})`;
  }
}

function windowToCypher(window: WindowTest, subject: CypherSubject): Cypher {
  const { node } = subject;
  const day = dayOf(node, window.event);
  const undatedAlone = window.zero ? cypher`NOT ${isFromIndex(node)} AND ` : cypher``;
  const afterOther = existsOther(window.of, subject, (other) => {
    const days = cypher`${day} - ${dayOf(other, window.anchor)}`;
    return cypher`${undatedAlone}${other} <> ${node} AND ${comparable(window, node, other)} AND ${inWindow(days, window)}`;
  });
  if (!window.zero) return afterOther;
  // A planner that multiplies AND over OR would copy the subquery, and those inside it, at every depth.
  const afterZero = cypher`coalesce(${isFromIndex(node)} AND ${inWindow(day, window)}, false)`;
  return cypher`(${afterZero} OR ${afterOther})`;
}

function incomparableToCypher(window: WindowTest, subject: CypherSubject): Cypher {
  const { node } = subject;
  const exists = (condition: (other: Cypher) => Cypher) =>
    existsOther(window.of, subject, (other) => cypher`${other} <> ${node} AND ${condition(other)}`);
  if (!window.zero) return exists((other) => cypher`NOT ${comparable(window, node, other)}`);
  return cypher`(${dayOf(node, window.event)} IS NULL
    OR NOT ${isFromIndex(node)} AND NOT ${exists((other) => comparable(window, node, other))})`;
}
