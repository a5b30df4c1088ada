import { cycleOf } from '../../../terminology/closure.ts';
import type { Lists } from '../../../terminology/lists.ts';
import type { Concepts } from './concepts.ts';
import type { Download } from './files.ts';
import { createPairList } from './pairs.ts';
import { faultAt, type Rows, readLots } from './rows.ts';

/** Ancestors of each concept, itself not among them. `left`: rows whose ancestor CONCEPT does not have. */
export type Ancestors = { readonly above: Lists; readonly left: number };

/** Reads CONCEPT_ANCESTOR. @throws KnownError, also where a concept stands above itself by way of others */
export async function readAncestors(table: Download['ancestors'], concepts: Concepts): Promise<Ancestors> {
  const { at } = table;
  const pairs = createPairList();
  const count = { left: 0 };

  const readRow = (rows: Rows) => {
    const descendant = concepts.placeIn(rows, at.descendant_concept_id);
    const ancestor = concepts.findIn(rows, at.ancestor_concept_id);
    rows.number(at.min_levels_of_separation);
    rows.number(at.max_levels_of_separation);
    if (ancestor === undefined) count.left += 1;
    else if (ancestor !== descendant) pairs.push(descendant, ancestor);
  };
  for await (const rows of readLots(table)) while (rows.next()) readRow(rows);

  const above = pairs.group(concepts.codes.length);
  const cycle = cycleOf(above);
  if (cycle !== undefined) throw await cycleFault(table, concepts, cycle);
  return { above, left: count.left };
}

/** Names the members of a cycle, at the first row that says one of its steps. */
async function cycleFault(table: Download['ancestors'], concepts: Concepts, cycle: readonly number[]) {
  const members = cycle.map((place) => concepts.codes[place]).join(', ');
  const what = `${members} are a cycle: each stands above the one before it, and the first above the last`;
  const next = new Map(cycle.map((place, index) => [place, cycle[(index + 1) % cycle.length]]));
  for await (const rows of readLots(table))
    while (rows.next()) {
      const descendant = concepts.findIn(rows, table.at.descendant_concept_id);
      const ancestor = concepts.findIn(rows, table.at.ancestor_concept_id);
      if (descendant !== undefined && ancestor !== undefined && next.get(descendant) === ancestor)
        return rows.fault(what);
    }
  return faultAt(table, 1, what);
}
