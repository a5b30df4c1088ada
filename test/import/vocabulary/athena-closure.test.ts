import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPairList } from '../../../import/vocabulary/athena/pairs.ts';
import { reduce } from '../../../import/vocabulary/athena/reduction.ts';
import { readAthena } from '../../../import/vocabulary/athena/release.ts';
import { cycleOf } from '../../../terminology/closure.ts';
import { closureOf } from './athena.ts';

type Relation = { readonly count: number; readonly pairs: readonly (readonly number[])[] };

/** Any relation of a few concepts, none to itself; some pairs stand there twice. */
const relations: fc.Arbitrary<Relation> = fc.integer({ min: 2, max: 12 }).chain((count) => {
  const one = fc.nat({ max: count - 1 });
  const pair = fc.tuple(one, one).filter(([from, to]) => from !== to);
  return fc.record({ count: fc.constant(count), pairs: fc.array(pair, { maxLength: 40 }) });
});

/** Relations without cycles: each concept has a rank, and only those of a lower one stand above it. */
const hierarchies: fc.Arbitrary<Relation> = relations.chain(({ count, pairs }) =>
  fc.shuffledSubarray([...Array(count).keys()], { minLength: count }).map((ranks) => {
    const rankOf = (one = 0) => ranks[one] ?? 0;
    return { count, pairs: pairs.map((pair) => pair.toSorted((one, other) => rankOf(one) - rankOf(other))) };
  }),
);

function group({ count, pairs }: Relation) {
  const list = createPairList();
  for (const [from = 0, to = 0] of pairs) list.push(from, to);
  return list.group(count);
}

function toSets({ count, pairs }: Relation): readonly ReadonlySet<number>[] {
  return Array.from(
    { length: count },
    (_, one) => new Set(pairs.filter(([from]) => from === one).map(([, to = 0]) => to)),
  );
}

describe('reduce', () => {
  it('gives a hierarchy whose closure, without its exceptions, is the table', () =>
    fc.assert(
      fc.property(hierarchies, (relation) => {
        expect(closureOf(reduce(group(relation)), relation.count)).toEqual(toSets(relation));
      }),
      { numRuns: 1_000 },
    ));
  it('leaves out every step that others make up', () =>
    fc.assert(
      fc.property(hierarchies, (relation) => {
        const { isA } = reduce(group(relation));
        const table = toSets(relation);
        const indirect = [...isA.from].some((one, at) =>
          [...(table[one] ?? [])].some((between) => table[between]?.has(isA.to[at] ?? -1)),
        );
        expect(indirect).toBe(false);
      }),
    ));
});

describe('cycleOf', () => {
  it('finds none in a hierarchy', () =>
    fc.assert(
      fc.property(hierarchies, (relation) => {
        expect(cycleOf(group(relation))).toBeUndefined();
      }),
    ));
  it('gives members that stand above one another, where somebody stands above itself', () =>
    fc.assert(
      fc.property(relations, (relation) => {
        const cycle = cycleOf(group(relation)) ?? [];
        const table = toSets(relation);
        const steps = cycle.every((one, at) => table[one]?.has(cycle[(at + 1) % cycle.length] ?? -1));
        const hasCycle = closureOf(
          { isA: toPairs(relation), notUnder: toPairs({ count: 0, pairs: [] }) },
          relation.count,
        ).some((above, one) => above.has(one));
        expect([cycle.length > 0, steps]).toEqual([hasCycle, true]);
      }),
    ));
});

function toPairs({ pairs }: Relation) {
  return {
    from: Uint32Array.from(pairs, ([from = 0]) => from),
    to: Uint32Array.from(pairs, ([, to = 0]) => to),
  };
}

/**
 * Demo sets that stand beside the project, not in it: their SOURCE.md says that they may not be shipped. Where they are
 * not, what is tested with them is passed over.
 */
const demos = join(import.meta.dirname, '../../../../shared/omop-demo');

/** Rows of a file of a demo set, read without the reader that is tested. */
function demoRows(set: string, file: string): readonly (readonly string[])[] {
  const path = join(demos, set, `${file}.csv.gz`);
  const rows: string[][] = parse(gunzipSync(readFileSync(path)));
  return rows.slice(1);
}

/** Ancestors by concept_id as CONCEPT_ANCESTOR has them; of those that CONCEPT has, and without self rows. */
function demoAncestors(set: string): Readonly<Record<string, readonly number[]>> {
  const ids = demoRows(set, 'CONCEPT').map(([id = '']) => Number(id));
  const above = new Map(ids.map((id) => [id, new Set<number>()]));
  for (const [ancestor, descendant] of demoRows(set, 'CONCEPT_ANCESTOR'))
    if (above.has(Number(ancestor)) && ancestor !== descendant)
      above.get(Number(descendant))?.add(Number(ancestor));
  return sorted(above);
}

async function readAncestors(set: string): Promise<Readonly<Record<string, readonly number[]>>> {
  const release = await readAthena(join(demos, set));
  const ids: number[] = [];
  for await (const { conceptId } of release.concepts()) ids.push(conceptId ?? -1);
  const above = closureOf(release, ids.length);
  return sorted(
    new Map(ids.map((id, at) => [id, new Set([...(above[at] ?? [])].map((one) => ids[one] ?? -1))])),
  );
}

function sorted(
  above: ReadonlyMap<number, ReadonlySet<number>>,
): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries([...above].map(([id, ancestors]) => [id, [...ancestors].sort((a, b) => a - b)]));
}

describe.skipIf(!existsSync(demos))('readAthena, given demo sets', () => {
  it.each(['synthea1k', 'gibleed'])(
    'has for every concept of %s the ancestors of CONCEPT_ANCESTOR',
    async (set) => expect(await readAncestors(set)).toEqual(demoAncestors(set)),
    30_000,
  );
  it('reads synonyms of gibleed', async () => {
    const { concepts } = await readAthena(join(demos, 'gibleed'));
    const names = new Map<number | null, readonly string[]>();
    for await (const { conceptId, synonyms } of concepts()) names.set(conceptId, synonyms);
    expect(names.get(441_267)).toContain('Cystic fibrosis (disorder)');
  });
});
