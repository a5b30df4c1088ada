import { splitCurie } from '../../../ontology/curie.ts';
import { cycleOf } from '../../../terminology/closure.ts';
import { toLists } from '../../../terminology/lists.ts';
import { createNumbers, createPairs } from '../../../terminology/numbers.ts';
import type { Release } from '../release.ts';
import type { Rf2Concepts } from './concepts.ts';
import { distinctPairs, distinctRows, inRows } from './distinct.ts';
import { type Line, lineFault } from './lines.ts';
import { eachRow, isActive, type Rf2Row, sctidOf } from './rows.ts';

const isAType = '116680003';
const inferred = '900000000000011006';

const columns = [
  'id',
  'active',
  'sourceId',
  'destinationId',
  'relationshipGroup',
  'typeId',
  'characteristicTypeId',
] as const;

/** Reads the inferred relationships in force: the hierarchy, and all other ones as attributes. */
export async function readRelationships(
  file: string,
  concepts: Rf2Concepts,
): Promise<Pick<Release, 'isA' | 'attributes'>> {
  const isA = createPairs();
  const attributes = createAttributes();
  await eachRow(file, columns, (row) => {
    for (const column of ['id', 'sourceId', 'destinationId'] as const) sctidOf(row, column);
    const type = sctidOf(row, 'typeId');
    if (sctidOf(row, 'characteristicTypeId') !== inferred || !isActive(row)) return;
    const [from, to] = [concepts.numberOf(row, 'sourceId'), concepts.numberOf(row, 'destinationId')];
    if (from === to) throw lineFault(row.line, `the concept ${row.cell('sourceId')} is related to itself`);
    if (type === isAType) isA.push(from, to);
    else attributes.push({ from, to, type: concepts.referTo(row, 'typeId'), group: groupOf(row) });
  });
  const hierarchy = distinctPairs(isA.toPairs());
  const cycle = cycleOf(toLists(concepts.codes.length, hierarchy));
  if (cycle !== undefined) throw await cycleFault(file, cycle.map(concepts.codeOf));
  return { isA: hierarchy, attributes: attributes.distinct() };
}

/** Names the members of a cycle, at the row that says its first step. */
async function cycleFault(file: string, members: readonly string[]): Promise<Error> {
  const [from, to] = members.map((code) => splitCurie(code).code);
  let step: Line | undefined;
  await eachRow(file, columns, (row) => {
    const says = row.cell('sourceId') === from && row.cell('destinationId') === to;
    if (says && row.cell('typeId') === isAType && isActive(row)) step ??= row.line;
  });
  const steps = [...members, members[0]].join(' is below ');
  return lineFault(step ?? { file, number: 1 }, `the hierarchy has a cycle: ${steps}`);
}

type Attribute = { readonly [column in 'from' | 'to' | 'type' | 'group']: number };

function createAttributes(): {
  readonly push: (attribute: Attribute) => void;
  readonly distinct: () => Release['attributes'];
} {
  const numbers = {
    from: createNumbers(),
    to: createNumbers(),
    type: createNumbers(),
    group: createNumbers(),
  };
  return {
    push: ({ from, to, type, group }) => {
      numbers.from.push(from);
      numbers.to.push(to);
      numbers.type.push(type);
      numbers.group.push(group);
    },
    distinct: () => {
      const [from, to] = [numbers.from.toArray(), numbers.to.toArray()];
      const [type, group] = [numbers.type.toArray(), numbers.group.toArray()];
      const rows = distinctRows([from, group, type, to]);
      return {
        from: inRows(from, rows),
        to: inRows(to, rows),
        type: inRows(type, rows),
        group: inRows(group, rows),
      };
    },
  };
}

function groupOf({ line, cell }: Rf2Row<'relationshipGroup'>): number {
  const group = cell('relationshipGroup');
  if (/^\d{1,9}$/.test(group)) return Number(group);
  throw lineFault(line, `relationshipGroup has to be a whole number, but it is "${group}"`);
}
