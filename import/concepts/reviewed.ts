import { cypher } from '../../graph/cypher.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Delivery } from '../delivery.ts';
import { toIndexKey } from '../store/index-key.ts';
import { findAliases } from '../vocabulary/aliases.ts';

/** What a value map says of one value of one coded field: its code with the citation, or the reason for having none. */
export type ReviewedValue = {
  /** GraphQL type of the records. */
  readonly record: string;
  readonly field: string;
  /** In lower case. */
  readonly value: string;
  /** File of the value map, as the mapping names it. */
  readonly map: string;
  readonly code: string | null;
  readonly citation: string | null;
  readonly reason: string | null;
};

const atOnce = 5_000;

/** What tells a reviewed value from all others of a population and title. */
export function reviewedKey({ record, field, map, value }: ReviewedValue): string {
  return JSON.stringify([record, field, map, value]);
}

function lineOf(value: ReviewedValue): string {
  return JSON.stringify([reviewedKey(value), value.code, value.citation, value.reason]);
}

/**
 * Keeps what was reviewed with the population, in place of what an earlier load by a mapping of this title kept;
 * false where that is the same.
 */
export async function keepReviewed(
  graph: Graph,
  { population, title }: Pick<Delivery, 'population' | 'title'>,
  said: readonly ReviewedValue[],
): Promise<boolean> {
  const aliases = await findAliases(
    graph,
    said.flatMap(({ code }) => code ?? []),
  );
  const values = said.map((value) => ({ ...value, code: aliases.get(value.code ?? '') ?? value.code }));
  const kept = await graph.read<{ value: ReviewedValue }>(cypher`
    MATCH (value:ReviewedValue {population: ${population}, mapping: ${title}})
    RETURN value {.record, .field, .value, .map, .code, .citation, .reason} AS value`);
  const known = new Set(kept.map(({ value }) => lineOf(value)));
  if (known.size === values.length && values.every((value) => known.has(lineOf(value)))) return false;
  const rows = values.map((value) => ({
    ...value,
    id: toIndexKey(JSON.stringify([population, title, reviewedKey(value)])),
  }));
  await graph.write(async (run) => {
    await run(cypher`
      MATCH (value:ReviewedValue {population: ${population}, mapping: ${title}})
      DELETE value`);
    for (let start = 0; start < rows.length; start += atOnce)
      await run(cypher`
        UNWIND ${rows.slice(start, start + atOnce)} AS row
        CREATE (value:ReviewedValue {population: ${population}, mapping: ${title}})
        SET value += row`);
  });
  return true;
}
