import { describe, expect, it } from 'vitest';
import type { AskedSite } from '../../federation/ask-all.ts';
import { createPlaces } from '../../federation/places.ts';
import { SiteFault, type Told } from '../../federation/site.ts';
import { askUnknown } from '../../federation/told-before.ts';
import { toldInMemory } from '../support/told-before.ts';
import { anAskedQuestion, toldNone, toldNumber } from '../support/told-sites.ts';

const question = anAskedQuestion({ patient: {} });

/** Sites of these ids, who was asked, and what is kept of what they told. */
function aNetwork(ids: readonly string[], tell: (id: string) => Promise<Told>) {
  const asked: string[] = [];
  const before = toldInMemory();
  const sites = ids.map((id): AskedSite => {
    const ask = () => {
      asked.push(id);
      return tell(id);
    };
    return { id, origin: `key-${id}`, ask, connects: false, places: createPlaces(8) };
  });
  const ask = (since: string) => {
    const log = { info: () => {}, warn: () => {} };
    const signal = new AbortController().signal;
    return askUnknown(sites, question, { deadlineMs: 5_000, signal, log, before, since });
  };
  return { asked, kept: before.kept, ask };
}

const long = '2000-01-01T00:00:00.000Z';

describe('askUnknown', () => {
  it('asks each site once, and tells again what it told, in the order of the sites', async () => {
    const { asked, ask } = aNetwork(['a', 'b'], async (id) =>
      id === 'a' ? toldNumber(7) : toldNone('Some.'),
    );
    const first = await ask(long);
    const second = await ask(long);
    expect(asked).toEqual(['a', 'b']);
    expect(second).toEqual(first.map((one) => ({ ...one, tookMs: 0 })));
  });

  it('asks those again that told nothing', async () => {
    let isWell = false;
    const { asked, ask } = aNetwork(['a', 'b'], async (id) => {
      if (id === 'a' && !isWell) throw new SiteFault('PENDING', 'Wait.');
      return toldNumber(7);
    });
    const statuses = async () => (await ask(long)).map(({ status }) => status);
    expect(await statuses()).toEqual(['PENDING', 'OK']);
    isWell = true;
    expect(await statuses()).toEqual(['OK', 'OK']);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('asks those again whose answer is too old', async () => {
    const { asked, kept, ask } = aNetwork(['a', 'b'], async () => toldNumber(7));
    await ask(long);
    kept.set('a key-a', { told: toldNumber(3), at: '2026-01-01T00:00:00.000Z' });
    const heard = await ask('2026-01-01T00:00:00.000Z');
    expect(asked).toEqual(['a', 'b', 'a']);
    expect(heard.map(({ told }) => told?.count.value)).toEqual([7, 7]);
  });

  it.each([
    ['does not tell it any more', 'REFUSED', ['REFUSED', 'REFUSED']],
    ['cannot be asked it any more', 'UNSUPPORTED', ['UNSUPPORTED', 'UNSUPPORTED']],
    ['is away', 'UNREACHABLE', ['UNREACHABLE', 'OK']],
  ] as const)('tells what a site told before, or not, when it %s', async (_what, status, expected) => {
    let fault: SiteFault | undefined;
    const { ask } = aNetwork(['a'], async () => {
      if (fault !== undefined) throw fault;
      return toldNumber(7);
    });
    await ask(long);
    fault = new SiteFault(status, 'No.');
    const now = await ask('2999-01-01T00:00:00.000Z');
    const later = await ask(long);
    expect([...now, ...later].map((one) => one.status)).toEqual(expected);
  });
});
