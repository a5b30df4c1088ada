import { describe, expect, it } from 'vitest';
import { KnownError } from '../../ontology/errors.ts';
import { callerOf, DatasetIds } from '../../server/caller.ts';

describe('callerOf', () => {
  it('lets everybody read and count everything in open access', () => {
    const all = ['tcga_brca', 'tcga_luad'];
    expect(callerOf('open', all)).toEqual({
      subject: 'anonymous',
      records: all,
      counts: all,
      ownsAllCohorts: true,
    });
  });

  it('lets nobody without login read or count in tiered access', () => {
    expect(callerOf('tiered', ['tcga_brca'])).toEqual({ subject: 'anonymous', records: [], counts: [] });
  });
});

describe('DatasetIds', () => {
  it('reads once for requests that come together', async () => {
    const asked = { times: 0 };
    const read = async () => {
      asked.times += 1;
      return ['a'];
    };
    const ids = new DatasetIds(read);
    expect(await Promise.all([ids.all(), ids.all()])).toEqual([['a'], ['a']]);
    expect(asked.times).toBe(1);
  });

  it('asks again after a failure', async () => {
    const asked = { times: 0 };
    const read = async () => {
      asked.times += 1;
      if (asked.times === 1) throw new KnownError('GRAPH_UNAVAILABLE', 'away');
      return ['a'];
    };
    const ids = new DatasetIds(read);
    await expect(ids.all()).rejects.toThrow('away');
    expect(await ids.all()).toEqual(['a']);
  });
});
