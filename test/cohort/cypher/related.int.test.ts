import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchPatients } from '../../../cohort/cypher/plan.ts';
import type { Plan, PlanLink, RecordPlan, Related, Test, WindowTest } from '../../../cohort/plan.ts';
import { cypher } from '../../../graph/cypher.ts';
import { Graph } from '../../../graph/graph.ts';
import type { RecordType } from '../../../ontology/records.ts';
import { testDatabase } from '../../support/database.ts';
import { clearFixture, seedGraph } from '../../support/graph-fixture.ts';
import { everyName, relatedGraph } from '../../support/related-graph.ts';

const graph = new Graph(testDatabase().address, 60_000);
const [a, both] = [['fx-a'], ['fx-a', 'fx-b']];

beforeAll(() => seedGraph(graph, relatedGraph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

/** Names of the patients that satisfy a plan. */
async function namesOf(plan: Plan, datasets: readonly string[]): Promise<readonly string[]> {
  const rows = await graph.read<{ id: string }>(cypher`
    ${matchPatients(plan, { datasets, records: datasets })}
    RETURN patient.id AS id ORDER BY id`);
  return rows.map(({ id }) => id.replace('fx-', ''));
}

const has = (record: RecordType, ...tests: readonly Test[]): RecordPlan => ({
  kind: 'has',
  path: [],
  record,
  tests,
  min: 1,
  distinct: 'RECORD',
});

const related = (record: RecordType, ...tests: readonly Test[]): Related => ({ record, tests });
const undecided = (window: WindowTest): readonly Test[] => [
  { kind: 'incomparable', window },
  { kind: 'not', of: window },
];
const linked = (links: readonly PlanLink[], of: Related): Test => ({ kind: 'linked', links, of });

/** From `from` to `to` days after the start of `of`, unless `rest` says otherwise. */
const within = (of: Related, from: number, to: number, rest: Partial<WindowTest> = {}): WindowTest => ({
  kind: 'window',
  of,
  event: 'start',
  anchor: 'start',
  from,
  to,
  zero: false,
  ...rest,
});

const modality = (text: string): Test => ({ kind: 'text', property: 'modalitySource', values: [text] });
const tumour: Test = { kind: 'flag', property: 'tumour', value: true };
const index = related('condition', { kind: 'flag', property: 'index', value: true });
const condition = related('condition');
const zero = { zero: true };
const [never, ever] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

const mr = (...tests: readonly Test[]) => has('imagingSeries', modality('mr'), ...tests);
const toSpecimen: PlanLink = { kind: 'to', field: 'specimen' };
const toParent: PlanLink = { kind: 'to', field: 'parent' };
const sameStudy: PlanLink = { kind: 'beside', own: 'study', other: 'study' };
const segments: PlanLink = { kind: 'to', field: 'segmentationOf' };

const treatedEarly = related('treatment', within(condition, 0, 10));
const treatedLate = related('treatment', within(condition, 6, 10));

/** A measurement so many days from another one, which is as many days back from another one, and so on. */
const swing = (levels: number): WindowTest =>
  Array.from({ length: levels - 1 }).reduce<WindowTest>(
    (inner) => within(related('measurement', inner), -inner.to, -inner.to),
    within(related('measurement'), 30, 30),
  );

type Case = readonly [fact: string, plan: Plan, names: readonly string[], datasets?: readonly string[]];

const windows: readonly Case[] = [
  ['days before', mr(within(condition, -60, 0)), ['ann', 'ben', 'fay', 'mia']],
  ['no record out of scope', mr(within(condition, -60, 0)), ['ann', 'ben', 'mia'], a],
  ['both bounds', mr(within(condition, -40, -30)), ['ann', 'ben']],
  ['a lower bound alone', mr(within(condition, -10, ever)), ['fay']],
  ['an upper bound alone', mr(within(condition, never, -31)), ['ben', 'mia']],
  ['what is not decided', mr(...undecided(within(condition, -60, 0))), ['cat', 'dan', 'eve', 'hal', 'nic']],
  [
    'what is not decided, whatever the bounds',
    mr(...undecided(within(condition, 5, 5))),
    ['cat', 'dan', 'eve', 'hal', 'nic'],
  ],
  [
    'the tests of the other record',
    mr(within(related('condition', { ...tumour, property: 'index', value: false }), -60, 0)),
    [],
  ],
  ['the end of the record', has('treatment', within(condition, 20, 20, { event: 'end' })), ['ann']],
  [
    'the end of the other',
    has('measurement', within(related('treatment'), 1, 20, { anchor: 'end' })),
    ['ann'],
  ],
  [
    'an end that is not known to the day as not decided',
    has('treatment', ...undecided(within(condition, 20, 20, { event: 'end' }))),
    ['ben', 'cat'],
  ],
  [
    'an end of the other that is not known as not decided',
    has('measurement', ...undecided(within(related('treatment'), 1, 20, { anchor: 'end' }))),
    ['ben'],
  ],
  ['another record of the same type', has('measurement', within(related('measurement'), 30, 30)), ['ann']],
  [
    'two records of one day, but never a record with itself',
    has('measurement', within(related('measurement'), 0, 0)),
    ['kim'],
  ],
  [
    'no record that is alone as not decided',
    has('measurement', ...undecided(within(related('measurement'), 0, 0))),
    [],
  ],
  ['windows inside windows', has('measurement', within(treatedEarly, 1, ever, { anchor: 'end' })), ['ann']],
  [
    'windows inside windows that do not hold',
    has('measurement', within(treatedLate, 1, ever, { anchor: 'end' })),
    [],
  ],
  ['the record itself two steps away', has('measurement', swing(2)), ['ann']],
  ['windows five deep', has('measurement', swing(5)), ['ann']],
  [
    'each of two windows by itself',
    {
      kind: 'all',
      of: [
        has('measurement', within(condition, 5, 15)),
        has('measurement', within(related('treatment'), 1, ever, { anchor: 'end' })),
      ],
    },
    ['ann'],
  ],
  [
    'two windows of one record',
    has('measurement', within(condition, 5, 15), within(related('treatment'), 1, ever, { anchor: 'end' })),
    [],
  ],
];

const indexWindows: readonly Case[] = [
  [
    'day 0 where days count from it, else the index condition',
    mr(within(index, -60, -1, zero)),
    ['ann', 'ben', 'fay', 'leo'],
  ],
  ['day 0 whatever day the index condition has', mr(within(index, 50, 50, zero)), ['mia']],
  ['no index condition out of scope', mr(within(index, -60, -1, zero)), ['ann', 'ben', 'leo'], a],
  [
    'what is not decided',
    mr(...undecided(within(index, -60, -1, zero))),
    ['cat', 'dan', 'eve', 'gus', 'hal', 'nic'],
  ],
  [
    'what is not decided without the index condition',
    mr(...undecided(within(index, -60, -1, zero))),
    ['cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'nic'],
    a,
  ],
  ['the end', has('treatment', within(index, 20, 20, { event: 'end', zero: true })), ['ann']],
];

const links: readonly Case[] = [
  ['what a reference leads to', has('slide', linked([toSpecimen], related('specimen'))), ['ann', 'ben']],
  ['no record out of scope', has('slide', linked([toSpecimen], related('specimen'))), ['ann'], a],
  [
    'the tests of the linked record',
    has('slide', linked([toSpecimen], related('specimen', tumour))),
    ['ben'],
  ],
  [
    'what refers to the record',
    has('specimen', linked([{ kind: 'from', field: 'specimen' }], related('slide'))),
    ['ann', 'ben'],
  ],
  [
    'what refers to the record itself, not to a part of it',
    has('specimen', tumour, linked([{ kind: 'from', field: 'specimen' }], related('slide'))),
    ['ben'],
  ],
  ['a record of the same type', has('specimen', linked([toParent], related('specimen', tumour))), ['ann']],
  [
    'links inside links',
    has('slide', linked([toSpecimen], related('specimen', linked([toParent], related('specimen', tumour))))),
    ['ann'],
  ],
  [
    'three links',
    has(
      'variant',
      linked(
        [{ kind: 'to', field: 'assay' }],
        related('assay', linked([toSpecimen], related('specimen', linked([toParent], related('specimen'))))),
      ),
    ),
    ['ann'],
  ],
  ['another series of the study', mr(linked([sameStudy], related('imagingSeries', modality('ct')))), ['ann']],
  [
    'no series as another of its own study',
    mr(linked([sameStudy], related('imagingSeries', modality('mr')))),
    [],
  ],
  [
    'what is segmented',
    has('imagingSeries', modality('seg'), linked([segments], related('imagingSeries', modality('mr')))),
    ['ann'],
  ],
  [
    'not what is beside the segmented',
    has('imagingSeries', modality('seg'), linked([segments], related('imagingSeries', modality('ct')))),
    [],
  ],
  [
    'any of several links',
    mr(
      linked(
        [segments, { kind: 'from', field: 'segmentationOf' }, sameStudy],
        related('imagingSeries', modality('seg')),
      ),
    ),
    ['ann'],
  ],
  [
    'a window of the linked record',
    has(
      'imagingSeries',
      modality('seg'),
      linked([segments], related('imagingSeries', within(condition, -30, -30))),
    ),
    ['ann'],
  ],
  [
    'a link of the record of a window',
    has(
      'treatment',
      within(related('imagingSeries', linked([sameStudy], related('imagingSeries', modality('ct')))), 35, 35),
    ),
    ['ann'],
  ],
  ['nothing by no link', has('slide', linked([], related('specimen'))), []],
];

const sets: readonly Case[] = [
  ['named patients', { kind: 'patients', ids: ['fx-ann', 'fx-zoe', 'fx-gus'] }, ['ann', 'gus']],
  ['named patients in scope', { kind: 'patients', ids: ['fx-ann', 'fx-fay'] }, ['fay'], ['fx-b']],
  ['nobody', { kind: 'patients', ids: [] }, []],
];

const cases = [...windows, ...indexWindows, ...links, ...sets].map(
  ([fact, plan, names, datasets = both]) => ({ fact, plan, names, datasets }),
);

describe('matchPatients', () => {
  it.each(cases)('finds $fact', async ({ plan, names, datasets }) => {
    expect(await namesOf(plan, datasets)).toEqual(names);
  });

  it('finds everybody once, by a plan or by its opposite', async () => {
    const plans = cases.map(({ plan }) => plan);
    const found = await Promise.all(
      plans.map(async (plan) =>
        [...(await namesOf(plan, both)), ...(await namesOf({ kind: 'not', of: plan }, both))].sort(),
      ),
    );
    expect(found).toEqual(plans.map(() => everyName));
  });
});
