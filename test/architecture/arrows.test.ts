import { describe, expect, it } from 'vitest';
import { rooms } from '../../docs/rooms.ts';
import { circlesIn } from './circles.ts';
import { allArrows, arrowsOf, folders, isAllowed, isIn, isTypeOnly, roomOf, subRoomOf } from './imports.ts';

const arrows = allArrows();

/** Imports of all that runs, the generator of types included. */
const outside = [...arrows, ...arrowsOf('codegen')];

describe('imports', () => {
  it.each(folders)('%s imports only what it may', (folder) => {
    const wrong = arrows.filter((arrow) => isIn(arrow.from, folder) && !isAllowed(arrow));
    expect(wrong.map(({ from, to, onlyTypes }) => `${from} -> ${to}${onlyTypes ? ' (types)' : ''}`)).toEqual(
      [],
    );
  });

  it('are found at all: the server reads the graph', () => {
    expect(arrows).toContainEqual({ from: 'server/session.ts', to: 'graph/graph.ts', onlyTypes: false });
  });

  it('see a type beside a value as a value', () => {
    expect([
      isTypeOnly('{ type A, b }'),
      isTypeOnly('type { A }'),
      isTypeOnly('{ type A }'),
      isTypeOnly('* as all'),
    ]).toEqual([false, true, true, false]);
  });

  it('of resolvers may take types of what answers are counted from, and no values', () => {
    const arrow = { from: 'resolvers/context.ts', to: 'disclosure/disclosure.ts' };
    expect([true, false].map((onlyTypes) => isAllowed({ ...arrow, onlyTypes }))).toEqual([true, false]);
  });

  it('of a room that stands in another are held, too', () => {
    const arrow = { from: 'cohort/parse/field.ts', onlyTypes: true };
    expect(['cohort/criterion.ts', 'cohort/match/match.ts'].map((to) => isAllowed({ ...arrow, to }))).toEqual(
      [true, false],
    );
  });

  it('of another room lead to its door alone', () => {
    const arrow = { from: 'disclosure/cohort.ts', onlyTypes: false };
    expect(
      ['cohort/answer/ask.ts', 'cohort/match/match.ts'].map((to) => isAllowed({ ...arrow, to })),
    ).toEqual([true, false]);
  });

  it('of a lower folder never lead up', () => {
    expect(isAllowed({ from: 'graph/graph.ts', to: 'server/config.ts', onlyTypes: true })).toBe(false);
  });
});

describe('a room', () => {
  it.each(Object.entries(rooms))('%s has nothing at its door that nobody takes', (room, { door = [] }) => {
    const isTaken = (file: string) =>
      outside.some(({ from, to }) => roomOf(from) !== room && to === `${room}/${file}.ts`);
    expect(door.filter((file) => !isTaken(file))).toEqual([]);
  });

  it.each(Object.entries(rooms).filter(([, { inside }]) => inside !== undefined))(
    '%s says of every room in it what that takes',
    (room, { inside = {} }) => {
      const places = arrows.filter(({ from }) => roomOf(from) === room).map(({ from }) => subRoomOf(from));
      expect([...new Set(places)].sort()).toEqual(Object.keys(inside).sort());
    },
  );
});

/** Circles of types alone, with the reason. */
const circlesOfTypes = [
  // The types of resolvers are made from the schema, and name what resolvers give for a page.
  ['resolvers/concept.ts', 'resolvers/generated/resolver-types.ts', 'resolvers/imaging.ts'],
];

describe('no file leads back to itself', () => {
  it('by what it runs', () => {
    expect(circlesIn(arrows.filter(({ onlyTypes }) => !onlyTypes))).toEqual([]);
  });

  it('by types, but for what is said here', () => {
    expect(circlesIn(arrows)).toEqual(circlesOfTypes);
  });

  it('and circles are found', () => {
    const ring = ['a', 'b', 'c'].map((from, at, all) => ({
      from,
      to: all[(at + 1) % 3] ?? '',
      onlyTypes: false,
    }));
    expect(circlesIn([...ring, { from: 'c', to: 'd', onlyTypes: false }])).toEqual([['a', 'b', 'c']]);
  });
});
