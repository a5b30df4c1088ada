import { describe, expect, it } from 'vitest';
import { parseCriterion } from '../../cohort/parse/criterion.ts';
import { addUpFacet, partFacet, totalsIn } from '../../federation/facet-totals.ts';
import { sharersOf, sumOf } from '../../federation/shares.ts';
import { type Told, toldOf } from '../../federation/site.ts';
import { notShown, type ToldCount, type ToldFacet } from '../../federation/site-answer.ts';
import type { AskedFacet } from '../../questions/put-question.ts';
import { toldInMemory } from '../support/told-before.ts';

const exact = (value: number): ToldCount => ({
  ...{ value, low: value, high: value, precision: 'EXACT' },
  ...{ confidence: null, asOf: null },
});
const key = 'ktTLPqvDkVbRSRGFTpKd1w';
const hidden: ToldCount = {
  value: null,
  low: 0,
  high: 47,
  precision: 'SUPPRESSED',
  confidence: 0.95,
  asOf: null,
};

type Numbers = Readonly<Record<string, ToldCount | { readonly count: ToldCount; readonly share: number }>>;

/** What a site tells of one facet: its values, and how many have others. */
function facetOf(numbers: Numbers, other: ToldCount = exact(0), of: ToldCount | null = null): ToldFacet {
  const values = Object.entries(numbers).map(([value, number]) => ({
    ...{ value, code: null, label: value.toUpperCase() },
    ...('count' in number
      ? { count: number.count, share: { number: number.share, key } }
      : { count: number, share: null }),
  }));
  return { field: 'MANUFACTURER', values, missing: { count: exact(1), share: null }, other, of };
}

function tells(facet: ToldFacet, count = exact(100)): Told {
  return { ...toldOf(count), facets: [facet] };
}

async function add(
  told: readonly (Told | null)[],
  {
    where = { patient: {} },
    top = 20,
    ...asked
  }: Partial<AskedFacet> & { where?: unknown; top?: number } = {},
) {
  const heard = told.map((one, at) => ({ site: { id: `site-${at}`, origin: 'key' }, told: one }));
  const facet = partFacet({ field: 'MANUFACTURER', ...asked, criterion: parseCriterion(where) }, heard);
  const sharers = await sharersOf(totalsIn(facet), toldInMemory());
  return addUpFacet(facet, top, (total) => sumOf(total, sharers));
}

const numbersIn = ({ values }: Awaited<ReturnType<typeof add>>) =>
  values.map(({ value, count: { low, value: n, high } }) => [value, low, n, high]);

describe('the values of a facet over sites', () => {
  it('are sums, the largest first, then by value; in whatever case they are written', async () => {
    const facet = await add([
      tells(facetOf({ Siemens: exact(7), GE: exact(3) })),
      tells(facetOf({ SIEMENS: exact(2), ge: exact(1), Bruker: exact(4) })),
    ]);
    expect(numbersIn(facet)).toEqual([
      ['Siemens', 9, 9, 9],
      ['Bruker', 4, 4, 4],
      ['GE', 4, 4, 4],
    ]);
    expect(facet).toMatchObject({ missing: { value: 2 }, other: { value: 0 }, of: null });
  });

  it('have as bound what a site may have that did not list them', async () => {
    const told = [tells(facetOf({ GE: exact(3) }, exact(5))), tells(facetOf({ Canon: exact(2) }))];
    const facet = await add(told);
    expect(numbersIn(facet)).toEqual([
      ['GE', 3, 3, 3],
      ['Canon', 2, 2, 7],
    ]);
    expect(facet.other).toEqual(notShown);
  });

  it('have no more than the patients of a site that says nothing of others', async () => {
    const silent = tells(facetOf({}, notShown), exact(40));
    expect(numbersIn(await add([tells(facetOf({ GE: exact(3) })), silent]))).toEqual([['GE', 3, 3, 43]]);
    const widened = { facet: { field: 'MANUFACTURER', values: ['GE'] } };
    const [ge] = (await add([tells(facetOf({ GE: exact(3) })), silent], { where: widened })).values;
    expect(ge?.count).toMatchObject({ value: 3, precision: 'REPORTED', high: null });
  });

  it('are those that were named: of one that an exact site did not list it has nobody', async () => {
    const told = [
      tells(facetOf({ GE: exact(3) }, exact(9))),
      tells(facetOf({ Canon: exact(2), X: exact(8) }, exact(4))),
    ];
    const facet = await add(told, { values: ['ge', 'canon'] });
    expect(numbersIn(facet)).toEqual([
      ['GE', 3, 3, 3],
      ['Canon', 2, 2, 2],
    ]);
    expect(facet.other.value).toBe(13);
  });

  it('are cut after so many, and then it is not told how many have others', async () => {
    const facet = await add([tells(facetOf({ A: exact(3), B: exact(2), C: exact(1) }))], { top: 2 });
    expect([facet.values.map(({ value }) => value), facet.other]).toEqual([['A', 'B'], notShown]);
  });

  it('say nothing of a site that did not answer', async () => {
    expect(numbersIn(await add([tells(facetOf({ GE: exact(3) })), null]))).toEqual([['GE', 3, 3, 3]]);
  });

  it('are of no more patients than could have one, where each site says how many', async () => {
    const some = tells(facetOf({ A: exact(1) }, exact(0), exact(10)));
    expect((await add([some, some])).of).toMatchObject({ value: 20, precision: 'EXACT' });
    expect((await add([some, tells(facetOf({ A: exact(1) }))])).of).toMatchObject({
      value: 10,
      precision: 'REPORTED',
    });
  });
});

describe('numbers that sites do not show', () => {
  const noise = { sigma: 10, rounding: 5 };
  const protectedBy = (numbers: Numbers) => ({ ...tells(facetOf(numbers, notShown), hidden), noise });
  const few = (share: number) => protectedBy({ A: { count: hidden, share }, B: hidden });

  it('are in the total of a value where three sites let them', async () => {
    const { values } = await add([few(4), few(-1), few(5)]);
    expect(values.map(({ value, count }) => [value, count.value, count.precision])).toEqual([
      ['A', 8, 'NOISY'],
      ['B', null, 'SUPPRESSED'],
    ]);
  });

  it('are in none of two', async () => {
    const { values } = await add([few(4), few(5), tells(facetOf({ A: exact(6) }))]);
    expect(values[0]?.count).toMatchObject({ value: 6, low: 6, high: 100 });
  });
});
