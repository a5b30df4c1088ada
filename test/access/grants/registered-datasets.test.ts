import { describe, expect, it } from 'vitest';
import { registeredBeside } from '../../../access/grants/registered-datasets.ts';

const dataset = (id: string, others: readonly string[] = [], isOpen = false) => ({ id, others, isOpen });

describe('what whoever is logged in may ask over', () => {
  it('are exact numbers of open datasets, and protected ones of others', () => {
    expect(registeredBeside([], [dataset('closed'), dataset('open', [], true)])).toEqual({
      ...{ exact: ['open'], guarded: ['closed'] },
    });
  });

  it('is not said again of what was granted', () => {
    expect(registeredBeside(['closed'], [dataset('closed')])).toEqual({ exact: [], guarded: [] });
  });

  it('is nothing of a dataset that shares records with one that may not be asked over, nor of one that shares some with that', () => {
    const chain = [dataset('a', ['b']), dataset('b', ['a', 'c']), dataset('apart')];
    expect(registeredBeside([], chain).guarded).toEqual(['apart']);
    expect(registeredBeside(['c'], chain).guarded).toEqual(['a', 'b', 'apart']);
    expect(registeredBeside([], [...chain, dataset('c', ['b'])]).guarded).toEqual(['a', 'b', 'apart', 'c']);
  });

  it('is not exact of an open dataset that shares records with one that was not granted', () => {
    const shared = [dataset('open', ['closed'], true), dataset('closed', ['open'])];
    expect(registeredBeside([], shared)).toEqual({ exact: [], guarded: [] });
    expect(registeredBeside(['closed'], shared)).toEqual({ exact: ['open'], guarded: [] });
  });
});
