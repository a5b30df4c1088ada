import { type Cypher, cypher, join, name } from '../../graph/cypher.ts';
import type { Anchor } from '../criterion.ts';
import type { WindowTest } from '../plan.ts';

/** The day of one end of a record; null where it is not known to the day. */
export function dayOf(node: Cypher, end: Anchor): Cypher {
  return cypher`CASE WHEN ${node}.${name(`${end}Precision`)} = 'DAY' THEN ${node}.${name(`${end}Day`)} END`;
}

/** Whether the days of a window can be subtracted: both are known, on one timeline. */
export function comparable({ event, anchor }: WindowTest, node: Cypher, other: Cypher): Cypher {
  return cypher`(coalesce(${node}.timelineName = ${other}.timelineName, false)
    AND ${dayOf(node, event)} IS NOT NULL AND ${dayOf(other, anchor)} IS NOT NULL)`;
}

/** Whether a number of days is known and within the bounds of a window. */
export function inWindow(days: Cypher, { from, to }: WindowTest): Cypher {
  const tests = [
    ...(Number.isFinite(from) ? [cypher`${days} >= ${from}`] : []),
    ...(Number.isFinite(to) ? [cypher`${days} <= ${to}`] : []),
  ];
  return tests.length === 0 ? cypher`${days} IS NOT NULL` : cypher`coalesce(${join(tests, ' AND ')}, false)`;
}

/** Whether day 0 of the record's own timeline is the index event. */
export function isFromIndex(node: Cypher): Cypher {
  return cypher`coalesce(${node}.timeline = 'FROM_INDEX', false)`;
}
