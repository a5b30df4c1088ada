import { describe, expect, it } from 'vitest';
import { allArrows, folders, isAllowed, isIn, isTypeOnly } from './imports.ts';

const arrows = allArrows();

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

  it('of a lower folder never lead up', () => {
    expect(isAllowed({ from: 'graph/graph.ts', to: 'server/config.ts', onlyTypes: true })).toBe(false);
  });
});
