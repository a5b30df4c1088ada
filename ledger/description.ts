import { randomUUID } from 'node:crypto';
import type { Fraction } from 'fraction.js';
import { cypher } from '../graph/cypher.ts';
import type { Graph } from '../graph/graph.ts';
import type { DescriptionCharge } from '../ontology/charge.ts';
import { KnownError } from '../ontology/errors.ts';
import type { ReleasedDescription } from '../ontology/released-description.ts';
import { daysAfter } from './clock.ts';
import { type Read, readLost, readPlace } from './ledger-page.ts';
import { parseRho, sumOf, toText } from './rho.ts';
import { inDoubt } from './watch.ts';
import { holdLedger, writeCharges, writeReleased } from './write.ts';

/** Days in which the releases of a population may cost the whole of its budget for descriptions. */
export const describedDays = 365;

/** Days after which what is said of a dataset may be released anew: five times at most within the window. */
const betweenDays = 90;

/** So many releases of a dataset fit into a window. */
export const releasesInWindow = Math.floor(describedDays / betweenDays) + 1;

/** A description that is to be released, and what that costs. */
export type WantedRelease = {
  readonly dataset: string;
  readonly population: string;
  readonly rho: Fraction;
};

/** A description that is to be released, as it was drawn. */
export type DrawnRelease = WantedRelease & { readonly drawn: Omit<ReleasedDescription, 'asOf'> };

/** When a description was last released, and from when on it may be anew; null of one that never was, or may be now. */
export type ReleaseTimes = {
  readonly dataset: string;
  readonly last: string | null;
  readonly from: string | null;
};

/** What releases go by: what those of a population cost together at most, and the time. */
export type ReleaseTerms = { readonly budget: Fraction; readonly now: string };

/** When each of some descriptions may be released, all of them together. @throws KnownError BUDGET_EXHAUSTED where they never may */
export async function releaseTimes(
  graph: Pick<Graph, 'read'>,
  wanted: readonly WantedRelease[],
  terms: ReleaseTerms,
): Promise<readonly ReleaseTimes[]> {
  return timesOf(wanted, await readReleases((statement) => graph.read(statement), wanted, terms.now), terms);
}

/** Charges the release of descriptions and keeps them, all of them or none. @throws KnownError BUDGET_EXHAUSTED where one comes too early, AUDIT_UNAVAILABLE */
export async function releaseDescriptions(
  graph: Graph,
  wanted: readonly DrawnRelease[],
  terms: ReleaseTerms,
): Promise<readonly DescriptionCharge[]> {
  return graph.write(async (run) => {
    await holdLedger(run);
    const released = await readReleases(run, wanted, terms.now);
    if (released.doubt !== null) throw inDoubt();
    refuseEarly(timesOf(wanted, released, terms));
    const { ledgerId, now: at } = released;
    const charges = wanted.map(
      ({ dataset, population, rho }, place): DescriptionCharge => ({
        ...{ kind: 'DESCRIPTION', ledgerId, number: released.number + place + 1, at },
        ...{ dataset, population, rho: toText(rho) },
      }),
    );
    await writeCharges(run, charges);
    await writeReleased(
      run,
      wanted.map(({ dataset, population, drawn }) => ({ dataset, population, said: { asOf: at, ...drawn } })),
    );
    return charges;
  });
}

/** @throws KnownError BUDGET_EXHAUSTED that says from when on */
function refuseEarly(times: readonly ReleaseTimes[]): void {
  const early = times.flatMap(({ dataset, from }) =>
    from === null ? [] : [`that of ${dataset} from ${from} on`],
  );
  if (early.length > 0)
    throw new KnownError(
      'BUDGET_EXHAUSTED',
      `It is too early to release the description again: ${early.join(', ')}. Nothing was released.`,
    );
}

/** @throws KnownError BUDGET_EXHAUSTED where all of them together never fit */
function refuseDear(wanted: readonly WantedRelease[], { budget }: Pick<ReleaseTerms, 'budget'>): void {
  const dear = wanted.find(({ population }) => costIn(population, wanted).compare(budget) > 0);
  if (dear !== undefined)
    throw new KnownError(
      'BUDGET_EXHAUSTED',
      `So many descriptions of the population of ${dear.dataset} cost more than it ever has: release fewer of them.`,
    );
}

function costIn(population: string, wanted: readonly WantedRelease[]): Fraction {
  return sumOf(wanted.filter((one) => one.population === population).map(({ rho }) => rho));
}

/** What was released of some populations while it counts, and how far the ledger has come. */
type Releases = {
  readonly ledgerId: string;
  readonly now: string;
  readonly number: number;
  /** Why it is not known what was spent; null where it is. */
  readonly doubt: string | null;
  /** The oldest first. */
  readonly charges: readonly Pick<DescriptionCharge, 'at' | 'dataset' | 'population' | 'rho'>[];
  readonly lost: readonly string[];
};

async function readReleases(read: Read, wanted: readonly WantedRelease[], now: string): Promise<Releases> {
  const populations = [...new Set(wanted.map(({ population }) => population))];
  const [place, charges, lost] = await Promise.all([
    readPlace(read),
    read<Releases['charges'][number]>(cypher`
      MATCH (charge:DescriptionCharge WHERE charge.describedOf IN ${populations})
      RETURN charge.at AS at, charge.dataset AS dataset, charge.describedOf AS population, charge.rho AS rho
      ORDER BY charge.number`),
    readLost(read),
  ]);
  return {
    ...{ ledgerId: place.ledgerId ?? randomUUID(), number: place.number, doubt: place.doubt },
    ...{ now: place.at > now ? place.at : now, charges, lost },
  };
}

function timesOf(
  wanted: readonly WantedRelease[],
  { charges, lost, now }: Releases,
  { budget }: ReleaseTerms,
): readonly ReleaseTimes[] {
  refuseDear(wanted, { budget });
  return wanted.map(({ dataset, population }) => {
    const own = charges.filter((charge) => charge.population === population);
    const last = own.findLast((charge) => charge.dataset === dataset)?.at ?? null;
    const waits = [
      ...(last === null ? [] : [daysAfter(last, betweenDays)]),
      ...lost.map((at) => daysAfter(at, describedDays)),
      renewal(own, budget.sub(costIn(population, wanted))),
    ].filter((time) => time > now);
    return { dataset, last, from: waits.sort().at(-1) ?? null };
  });
}

/** When what still counts is no more than `most`; empty where it never was more. */
function renewal(charges: Releases['charges'], most: Fraction): string {
  const before = charges.findLast((_, at) => {
    const counting = charges.slice(at).map(({ rho }) => parseRho(rho));
    return sumOf(counting).compare(most) > 0;
  });
  return before === undefined ? '' : daysAfter(before.at, describedDays);
}
