import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toAsker } from '../../disclosure/asker.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { countCohort } from '../../disclosure/cohort.ts';
import { coverageOf } from '../../disclosure/coverage.ts';
import { facetsOfCohort } from '../../disclosure/facet.ts';
import { askCohort } from '../../disclosure/question.ts';
import { countOver } from '../../federation/count.ts';
import { createKeys } from '../../federation/envelope/keys.ts';
import { openLine } from '../../federation/hub/line.ts';
import { createNatsSite } from '../../federation/hub/nats-site.ts';
import { createNetwork } from '../../federation/network.ts';
import { serveSite } from '../../federation/site/serve-site.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import { type FacetField, facets } from '../../ontology/facets.ts';
import { createAnswer } from '../../server/federation/answer.ts';
import { createLog } from '../../server/log.ts';
import { createServices, discloseFrom, followGraph } from '../../server/services.ts';
import { callerOf } from '../support/ask.ts';
import { localPlaces, overAll, readAskedCohorts } from '../support/asked-cohorts.ts';
import { seedDatabase } from '../support/database.ts';
import { createMemoryBus } from '../support/memory-bus.ts';
import { loadSeed, seedDatasets } from '../support/seed.ts';
import { toldInMemory } from '../support/told-before.ts';
import { aNetworkQuestion } from '../support/told-sites.ts';

const graph = new Graph(seedDatabase().address, unhurriedMs);
const followed = followGraph(graph, { dataDir: seedDatabase().indexFolder });
const services = createServices(followed, { access: 'open', version: '1.2.3' });
const silent = createLog('silent');

/** Who has which collections: nobody is in two. Of `east` no laboratory test was loaded. */
const split = {
  north: ['tcga_brca', 'tcga_cesc', 'tcga_prad'],
  south: ['tcga_coad', 'tcga_kich', 'tcga_kirc', 'tcga_kirp'],
  east: ['tcga_blca', 'tcga_luad', 'tcga_ov'],
} as const;
const ids = Object.keys(split);

/** A hub and the three sites on a bus of their own; nobody waits for a person, and nothing is protected. */
async function openNetwork() {
  const bus = createMemoryBus();
  const keys = await createKeys();
  const hub = { id: 'the-hub', name: 'The hub', signing: keys.signing, sealing: keys.sealing };
  const signing = new Map<string, typeof keys.signing>();
  for (const [id, datasets] of Object.entries(split)) {
    const own = await createKeys();
    signing.set(id, own.signing);
    serveSite(bus, {
      ...{ hub, site: { id, name: id, country: null }, keys: own, log: silent, refuse: async () => {} },
      answer: createAnswer({
        ...{ hub, servers: ['nats://nats.example.org:4222'], services, audit: undefined },
        ...{ purpose: 'optional', callerFor: async () => callerOf(...datasets) },
        byHand: { atOnce: 'all', hold: async () => undefined },
      }),
    });
  }
  const pins = { of: (id: string) => signing.get(id), pin: async () => {} };
  const line = openLine(bus, { hub: { id: hub.id, keys }, pins, log: silent, onReturn: () => {} });
  const sites = ids.map((id) => createNatsSite({ id, origin: id, name: id, country: null }, line));
  return createNetwork(() => sites, silent);
}

const network = await openNetwork();

function askSites(where: unknown, facets: readonly FacetField[] = [], top = 20) {
  const asker = { caller: { subject: 'ada' }, signal: new AbortController().signal, before: toldInMemory() };
  const more = { facets: facets.map((field) => ({ field })), top };
  return countOver(network, aNetworkQuestion(where, more), asker);
}

/** Why the hub asks nobody, and of which parts of a question. */
async function refusalsOf(where: unknown): Promise<readonly string[]> {
  try {
    await askSites(where);
    return [];
  } catch (error) {
    if (!(error instanceof CriterionErrors)) throw error;
    return error.errors.map(({ code, argument }) => `${code} ${argument.join('.')}`);
  }
}

/** What is known at home over some datasets. */
type Home = {
  readonly value: number | null;
  /** What in all of them, and in some, was not looked for. */
  readonly blind: 'all' | 'some' | 'none';
};

/** What is known at home; undefined where the question is refused there. */
async function atHome(where: unknown, datasets: readonly string[]): Promise<Home | undefined> {
  const caller: Caller = callerOf(...datasets);
  try {
    const question = await askCohort(where, toAsker(discloseFrom(followed), caller), { datasets });
    const [{ value }, gaps] = await Promise.all([countCohort(question), coverageOf(question)]);
    const blind = gaps.filter(({ isBlind }) => isBlind);
    const isSilent = (path: string) =>
      datasets.every((id) => blind.some((gap) => gap.dataset === id && gap.path === path));
    const isAll = blind.some(({ path }) => isSilent(path));
    return { value, blind: isAll ? 'all' : blind.length > 0 ? 'some' : 'none' };
  } catch (error) {
    if (error instanceof CriterionErrors) return undefined;
    throw error;
  }
}

/** What a site has to say that knows so much. */
function expectedOf(home: Home | undefined) {
  if (home === undefined || home.blind === 'all')
    return { status: 'UNSUPPORTED', value: undefined, reason: expect.stringMatching(/^where\./) };
  const reason =
    home.blind === 'none'
      ? null
      : expect.stringMatching(/^There may be more patients: it says nothing of where\./);
  return { status: 'OK', value: home.value, reason };
}

const asked = readAskedCohorts();
const isLocal = (where: unknown) => localPlaces(where).length > 0;
const everywhere = asked
  .map(({ name, where }) => ({ name, where: overAll(where) }))
  .filter(({ where }) => !isLocal(where));

beforeAll(async () => {
  await loadSeed();
  await followed.index(); // else the first question waits for it
});
afterAll(() => graph.close());

describe('the twenty questions, asked over sites that split the shipped data', () => {
  it('are all asked, or refused', () => {
    const questions = asked.map(({ name }) => Number.parseInt(name, 10));
    expect([...new Set(questions)]).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect(everywhere.length).toBeGreaterThan(50);
  });

  it('are over everybody once', async () => {
    const { total } = await askSites({ patient: {} });
    expect(total).toMatchObject({ value: (await atHome({ patient: {} }, seedDatasets))?.value });
    expect(total.value).toBe(4_883);
  });

  it.each(asked.filter(({ where }) => isLocal(where)))(
    'are not asked where they mean something at one site alone: $name',
    async ({ where }) => {
      const places = localPlaces(where).map((place) => `UNSUPPORTED ${place}`);
      expect((await refusalsOf(where)).toSorted()).toEqual(places);
    },
  );

  it.each(everywhere)('are told as at home by each site, and added up: $name', async ({ where }) => {
    const { total, complete, sites } = await askSites(where);
    const home = await atHome(where, seedDatasets);
    const alone = await Promise.all(Object.values(split).map((datasets) => atHome(where, datasets)));
    expect(sites.map(({ status, count, reason }) => ({ status, value: count?.value, reason }))).toEqual(
      alone.map(expectedOf),
    );
    const isCovered = home !== undefined && home.blind === 'none';
    expect(complete).toBe(isCovered);
    if (isCovered) expect(total).toMatchObject({ value: home.value, precision: 'EXACT' });
    else expect(sites.some(({ status, reason }) => status === 'UNSUPPORTED' || reason !== null)).toBe(true);
  });
});

/** A facet at home, with as many values as may be asked. */
async function facetAtHome(where: unknown, field: FacetField) {
  const asker = toAsker(discloseFrom(followed), callerOf(...seedDatasets));
  const question = await askCohort(where, asker, { datasets: seedDatasets });
  const [facet] = await facetsOfCohort(question, [{ field }], 1_000);
  if (facet === undefined) throw new TypeError(field);
  return facet;
}

/** A value, and how many patients have it, in one spelling: which is the commonest is not the same at each site. */
const inOrder = (
  values: readonly { readonly value: string; readonly count: { readonly value: number | null } }[],
) => values.map(({ value, count }) => `${count.value} ${value.toLowerCase()}`).toSorted();

const fields = (Object.keys(facets) as FacetField[]).filter((field) => field !== 'DATASET');

describe.each([
  ['everybody', { patient: {} }],
  ['women with MR', { all: [{ patient: { sex: ['FEMALE'] } }, { imaging: { modality: ['MR'] } }] }],
])('facets of %s over the same sites', (_who, where) => {
  it.each(fields)('are what they are at home, or within bounds of it: %s', async (field) => {
    const { facets: told, total } = await askSites(where, [field], 1_000);
    const home = await facetAtHome(where, field);
    const [facet] = told;
    expect([told.length, facet?.missing.value]).toEqual([1, home.missing.value]);
    const known = new Map(home.values.map(({ value, count }) => [value.toLowerCase(), count.value ?? 0]));
    for (const { value, count } of facet?.values ?? []) {
      const n = known.get(value.toLowerCase()) ?? home.values.at(-1)?.count.value ?? 0;
      expect(count.high, value).toBeGreaterThanOrEqual(known.get(value.toLowerCase()) ?? 0);
      if (known.has(value.toLowerCase())) expect(count.low, value).toBeLessThanOrEqual(n);
    }
    expect(total.precision).toBe('EXACT');
    if (facet?.other.value !== 0) return expect(field).toMatch(/_GENE$/); // of which a site has more than it lists
    expect(inOrder(facet.values)).toEqual(inOrder(home.values));
    expect(home.other.value).toBe(0);
  });
});

it('a gene that one site does not list among its commonest has as bound what that site has of others', async () => {
  const { facets: told } = await askSites({ patient: {} }, fields, 1_000);
  const genes = told.find(({ field }) => field === 'MUTATED_GENE')?.values ?? [];
  const wide = genes.filter(({ count }) => count.low !== count.high);
  expect(wide.length).toBeGreaterThan(0);
  const home = await facetAtHome({ patient: {} }, 'MUTATED_GENE');
  for (const { value, count } of wide.slice(0, 20)) {
    const n = home.values.find((one) => one.value === value)?.count.value ?? 0;
    expect([value, (count.low ?? 0) <= n, n <= (count.high ?? 0)]).toEqual([value, true, true]);
  }
});

it('the dataset means something at one site alone', async () => {
  await expect(askSites({ patient: {} }, ['DATASET'])).rejects.toThrow(/facets/);
  await expect(askSites({ facet: { field: 'DATASET', values: ['tcga_brca'] } })).rejects.toThrow(/facet/);
});
