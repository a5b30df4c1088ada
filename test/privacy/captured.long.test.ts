import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toAsker } from '../../disclosure/asker.ts';
import { countCohort } from '../../disclosure/cohort.ts';
import { askCohort } from '../../disclosure/question.ts';
import type { SiteAnswer } from '../../federation/site-answer.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { CriterionErrors } from '../../ontology/errors.ts';
import { holdQuestion } from '../../questions/held.ts';
import { join as joinHub } from '../../server/federation/join.ts';
import { createLog } from '../../server/log.ts';
import { createServices, discloseFrom, followGraph } from '../../server/services.ts';
import { callerOf } from '../support/ask.ts';
import { leavesOf, type Opened, openSaid } from '../support/captured.ts';
import { testDatabase } from '../support/database.ts';
import { startNetwork, type TestNetwork } from '../support/dishonest-hub.ts';
import { clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';
import { aWindow, clearLedger } from '../support/ledger-graph.ts';
import { protectionOf } from '../support/protection.ts';
import { publishIn } from '../support/publishing.ts';
import { category, codeOfTwin, withCategory, withTwin } from '../support/twin-graph.ts';
import { breastCancer, hemoglobinTest, together, wardOf } from '../support/ward-graph.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const log = createLog('silent');

/** A site that was granted exact numbers, one that protects them, and one that answers by hand, over these datasets. */
const sites = { alpha: ['cp-own'], bravo: ['cp-a', 'cp-b'], delta: ['cp-c'] } as const;
type Id = keyof typeof sites;
const ids = ['alpha', 'bravo', 'delta'] as const satisfies readonly Id[];

const before = withReleases(
  withCategory(
    together([wardOf('cp-own', 40), wardOf('cp-a', 617), wardOf('cp-b', 145), wardOf('cp-c', 80)]),
  ),
);
const after = withTwin(before, 'cp-a');

function withReleases({ others = {}, ...rest }: Fixture): Fixture {
  const vocabulary = { name: 'DOID', release: '2026-01-01', license: 'CC0-1.0', notice: null };
  return { ...rest, others: { ...others, Vocabulary: [{ id: 'FX', ...vocabulary }] } };
}

const women = { patient: { sex: ['FEMALE'] } };
const young = { patient: { ageAtDiagnosis: { min: 20, max: 24 } } };

/** What is asked of every site, one after the other: the last ones are more than the hub may ask where numbers are protected. */
const asked: readonly unknown[] = [
  ...[women, young, { not: women }, { condition: { code: { codes: [breastCancer] } } }],
  ...[{ all: [women, young] }, { imaging: { modality: ['MR'] } }, { variant: {} }],
  ...[{ variant: { gene: ['FXALONE'], status: ['WILD_TYPE'] } }, { patient: { sex: ['OTHER'] } }],
  { patient: { yearOfDiagnosis: { min: 1901, max: 1901 } } },
  { measurement: { test: { codes: [hemoglobinTest] }, value: { min: 1, unit: 'pg/mL' } } },
  ...[{ patient: { ids: ['cp-a-9999'] } }, { condition: { code: { source: ['of one alone'] } } }],
  ...[category, codeOfTwin].map((code) => ({ condition: { code: { codes: [code] } } })),
  ...[
    { dataset: ['cp-a'] },
    { condition: { code: { codes: ['DOID:FXNOWHERE'] } } },
    { patients: {} },
    'text',
  ],
  ...[1, 2, 3, 4].map((n) => ({
    all: [women, { not: { patient: { yearOfDiagnosis: { min: n, max: n } } } }],
  })),
];

/** The noise is one number, and hides nothing: what differs beyond noisy numbers would show. */
const noise = -40n;
let network: TestNetwork;
const isFailing = new Set<Id>();

function begin(id: Id) {
  const limits = { windows: [aWindow(365, 40, 14, 5)] };
  const protection = protectionOf(graph, { limits, draw: () => noise, inTotals: true });
  return joinHub({
    ...{ ...network.of(id), log, audit: undefined, purpose: 'registered' },
    published: async () => [],
    byHand: {
      atOnce: id === 'delta' ? [] : 'all',
      hold: (one) => holdQuestion(graph, one, new Date()),
    },
    services: createServices(followed, { access: 'tiered', version: '1.2.3', protection }),
    callerFor: async (login) => {
      if (isFailing.has(id)) throw new Error('the database at cp-a-0001 is away');
      return {
        ...{ subject: 'local hub', records: [], counts: [] },
        ...{ [id === 'alpha' ? 'counts' : 'registered']: sites[id] },
        ...(login && { login: { ...login, grants: [] } }),
      };
    },
  });
}

/** How many there are, whatever is told of it; null of what cannot be asked. */
async function exactly(where: unknown, datasets: readonly string[]): Promise<number | null> {
  try {
    const asker = toAsker(discloseFrom(followed), callerOf(...datasets));
    return (await countCohort(await askCohort(where, asker, { datasets }))).value;
  } catch (error) {
    if (error instanceof CriterionErrors) return null;
    throw error;
  }
}

/** What a site that protects its numbers told, and what it did not. */
type Hidden = { readonly answer: SiteAnswer; readonly exact: number | null };
const hidden: Hidden[] = [];

/** Everything that is said while a hub asks everything of every site, as whoever has its keys reads it. */
async function capture(fixture: Fixture): Promise<readonly Opened[]> {
  await seedGraph(graph, fixture);
  await clearLedger(graph);
  await forgetHeld();
  await publishIn(graph, ['cp-a', 'cp-c'], { draw: () => noise });
  network.said.length = 0;
  const joined = ids.map(begin);
  const hub = await network.openHub();
  for (const id of ids)
    await hub.ask(id, young, { facets: [{ field: 'SEX' }, { field: 'AGE_AT_DIAGNOSIS' }] });
  for (const where of asked) {
    const [, answer] = await Promise.all(ids.map((id) => hub.ask(id, where)));
    // A code that the hub is not told of counts for it nowhere: exactly there is one more.
    if (answer === undefined || JSON.stringify(where).includes(category)) continue;
    hidden.push({ answer, exact: await exactly(where, sites.bravo) });
  }
  for (const id of ids) await hub.ask(id, young, { purpose: null });
  for (const id of ids) isFailing.add(id);
  for (const id of ids) expect(await hub.ask(id, young)).toMatchObject({ status: 'FAILED' });
  isFailing.clear();
  for (const id of ids) hub.bus.publish(`oncograph.v1.question.${id}`, 'eyJhbGciOiJub25lIn0.e30.');
  const greeted = () => new Set(network.said.filter(isHello).map(({ subject }) => subject)).size;
  await vi.waitUntil(() => greeted() === ids.length, { timeout: 60_000, interval: 50 });
  await Promise.all([...joined, hub].map((one) => one.close()));
  return openSaid(network.said, network);
}

const isHello = ({ subject }: { readonly subject: string }) => subject.startsWith('oncograph.v1.hello.');
const forgetHeld = () => graph.write((run) => run(cypher`MATCH (held:HeldQuestion) DELETE held`));

let first: readonly Opened[];
let second: readonly Opened[];

beforeAll(async () => {
  network = await startNetwork(ids);
  first = await capture(before);
  second = await capture(after);
});
afterAll(async () => {
  await network.stop();
  await forgetHeld();
  await clearLedger(graph);
  await clearFixture(graph);
  await graph.close();
});

const answersIn = (opened: readonly Opened[]) => opened.filter(({ kind }) => kind === 'answer');
const all = () => [...first, ...second];

/** Where numbers stand that were released, and what stands in no other place of a message. */
const released = /(?:^|\.)(?:count|patients|other|of)\.(?:value|low|high)$|(?:^|\.)share\.number$/;

describe('what sites say to their hub', () => {
  it('is of all kinds that there are', () => {
    const kinds = ids.map((id) => {
      const answers = answersIn(first).filter(({ site }) => site === id);
      return new Set(
        answers
          .flatMap(({ message }) => leavesOf(message).filter(([path]) => path === 'status'))
          .map(([, status]) => status),
      );
    });
    expect(kinds).toEqual([
      new Set(['OK', 'UNSUPPORTED', 'FAILED']), // what was granted has no budget
      new Set(['OK', 'SUPPRESSED', 'UNSUPPORTED', 'REFUSED', 'FAILED']),
      new Set(['PENDING', 'UNSUPPORTED', 'REFUSED', 'FAILED']),
    ]);
  });

  it('has places for released numbers, reasons, capabilities and releases, and for nothing else', () => {
    const places = (kind: Opened['kind']) =>
      new Set(
        all()
          .filter((one) => one.kind === kind)
          .flatMap(({ message }) =>
            leavesOf(message).map(([path]) => path.replace(/^vocabularies\..*/, 'vocabularies')),
          ),
      );
    const shares = ['share', 'share.number', 'share.key'];
    const numbers = ['value', 'low', 'high', 'precision', 'confidence', 'asOf'];
    expect([...places('answer')].toSorted()).toEqual(
      [
        ...['status', 'reason', 'count', ...numbers.map((one) => `count.${one}`)],
        ...['noise', 'noise.sigma', 'noise.rounding', 'renewsAt', 'vocabularies', 'codesHash'],
        ...['share', 'share.number', 'share.key', 'facets.*.field'],
        ...['value', 'code', 'label'].map((one) => `facets.*.values.*.${one}`),
        ...['values.*', 'missing'].flatMap((of) =>
          [...numbers.map((one) => `count.${one}`), ...shares].map((one) => `facets.*.${of}.${one}`),
        ),
        ...[...numbers.map((one) => `other.${one}`), 'of'].map((one) => `facets.*.${one}`),
        ...['dataset', 'path', 'reason'].map((one) => `uncovered.*.${one}`),
      ].toSorted(),
    );
    expect([...places('hello')].toSorted()).toEqual(
      [
        ...['software', 'datasets.*.id', 'datasets.*.title', 'datasets.*.records.*', 'vocabularies'],
        ...numbers.map((one) => `datasets.*.patients.${one}`),
      ].toSorted(),
    );
  });

  it('has no id of a patient or a record, no word of a source and nothing of the machine', () => {
    const marks =
      /cp-\w+-\d{4}|of one alone|\bbreast\b|hemoglobin|fx\.tsv|fx-load|fx-diagnosis|p\.V1A|pg\/mL|\b1901\b|is away|\/tmp|bolt:/i;
    const found = all().flatMap(({ message }) => marks.exec(JSON.stringify(message)) ?? []);
    expect(found).toEqual([]);
  });

  it('has no number of people but released ones: what is protected has its noise, whatever it says', () => {
    const told = hidden.filter(({ answer }) => answer.count !== null);
    expect(told.length).toBeGreaterThan(10);
    for (const { answer, exact } of told) {
      const numbers = leavesOf(answer).filter(([path, value]) => released.test(path) && value !== 0);
      expect(numbers.map(([, value]) => value)).not.toContain(exact);
      const drawn = (exact ?? Number.NaN) + Number(noise);
      expect(answer.share?.number ?? answer.count?.value).toBe(
        answer.share === null ? roundedToFive(drawn) : drawn,
      );
    }
    const texts = all()
      .flatMap(({ message }) => leavesOf(message))
      .filter(
        ([path, value]) =>
          typeof value === 'string' &&
          !/^(?:vocabularies\.|codesHash$|facets\.\*\.values\.\*\.(?:value|label)$)|share\.key$/.test(path),
      );
    const digits = texts.flatMap(
      ([, value]) =>
        String(value)
          .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|where(?:\.\w+)+|oncograph [\d.]+|ICD10:C50(?:\.9)?/g, '')
          .match(/\d+/g) ?? [],
    );
    expect([...new Set(digits)]).toEqual([]);
  });

  it('is as long as all the rest, but for steps of the padding', () => {
    const lengths = answersIn(all()).map(({ length }) => length);
    const least = Math.min(...lengths);
    const step = 2_048 * (4 / 3) ** 2; // what is signed is written in Base64, and so is what is sealed
    const off = lengths.map(
      (length) => Math.abs((length - least) / step - Math.round((length - least) / step)) * step,
    );
    expect(Math.max(...off)).toBeLessThan(8);
    process.stdout.write(`lengths of ${lengths.length} answers: ${[...new Set(lengths)].join(', ')}\n`);
  });

  it('differs in released numbers and times alone where the data differ in one patient', () => {
    const seen = (opened: readonly Opened[]) =>
      ids.map((id) => {
        const own = opened.filter(({ site }) => site === id);
        const answers = answersIn(own).map(({ length, message }) => `${length} ${masked(message)}`);
        const hellos = own.filter(({ kind }) => kind === 'hello').map(({ message }) => masked(message));
        return { answers, hellos: [...new Set(hellos)] };
      });
    expect(seen(second)).toEqual(seen(first));
    expect(JSON.stringify(answersIn(second).map(({ message }) => releasedIn(message)))).not.toEqual(
      JSON.stringify(answersIn(first).map(({ message }) => releasedIn(message))),
    ); // the patient counts
  });
});

const roundedToFive = (value: number) => 5 * Math.round(value / 5);
const releasedIn = (message: unknown) => leavesOf(message).filter(([path]) => released.test(path));

function masked(message: unknown): string {
  const leaves = leavesOf(message).map(([path, value]) => {
    if (released.test(path) && typeof value === 'number') return [path, 0];
    return [path, typeof value === 'string' ? value.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then') : value];
  });
  return JSON.stringify(leaves);
}
