import type { Path } from '../../ontology/errors.ts';
import { type Criterion, criterionLimits } from '../criterion.ts';
import type { Faults } from '../faults.ts';
import type { SavedDefinitions } from './definition.ts';

/** A part of a criterion that is not made of others, and the path of the input object that asks it. */
export type Leaf = { readonly criterion: Criterion; readonly path: Path };

/** The parts of the criterion at `path`, in the order they stand. */
export function criterionLeaves(criterion: Criterion, path: Path): readonly Leaf[] {
  switch (criterion.kind) {
    case 'all':
    case 'any':
      return criterion.of.flatMap((member, at) => criterionLeaves(member, [...path, criterion.kind, at]));
    case 'atLeast':
      return criterion.of.flatMap((member, at) => criterionLeaves(member, [...path, 'atLeast', 'of', at]));
    case 'not':
      return criterionLeaves(criterion.of, [...path, 'not']);
    case 'cohort':
    case 'dataset':
    case 'facet':
    case 'patient':
    case 'has':
      return [{ criterion, path }];
  }
}

type Reading = { readonly known: SavedDefinitions; readonly faults: Faults };
type Walk = Reading & { readonly path: Path; readonly sizes: Map<string, number> };

/** Whether the criterion, with what it names in place of the names, comes to an end, and before its limit; else it is a fault. */
export function comesToAnEnd(criterion: Criterion, path: Path, reading: Reading): boolean {
  const sizes = new Map<string, number>();
  const leaves = criterionLeaves(criterion, path);
  const size = sum(leaves.map((leaf) => sizeOf(leaf, [], { ...reading, path: leaf.path, sizes })));
  if (Number.isFinite(size) && size > criterionLimits.savedLeaves)
    reading.faults.add(
      path,
      `has more than ${criterionLimits.savedLeaves} conditions with those of the saved cohorts that it names`,
    );
  return size <= criterionLimits.savedLeaves;
}

/** Conditions that a leaf stands for; endless where a saved cohort names itself, which is a fault. */
function sizeOf({ criterion }: Leaf, way: readonly string[], walk: Walk): number {
  if (criterion.kind !== 'cohort') return 1;
  const { id } = criterion;
  if (way.includes(id)) {
    const circle = [...way.slice(way.indexOf(id)), id].join(' names ');
    walk.faults.add([...walk.path, 'cohort'], `refers to itself: ${circle}`);
    return Number.POSITIVE_INFINITY;
  }
  const size = walk.sizes.get(id) ?? sizeOfSaved(id, way, walk);
  walk.sizes.set(id, size);
  return size;
}

function sizeOfSaved(id: string, way: readonly string[], walk: Walk): number {
  const definition = walk.known.get(id);
  if (definition?.kind !== 'definition') return 1;
  return sum(criterionLeaves(definition.criterion, []).map((leaf) => sizeOf(leaf, [...way, id], walk)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
