import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { Graph } from '../../graph/graph.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { clearSaved, save, savedOf } from '../support/saved-cohorts.ts';

const graph = new Graph(testDatabase().address);
const issuer = 'https://login.example.org';
const login = (subject: string) => ({
  login: { person: { issuer, subject }, until: null, by: 'session' as const, grants: [] },
});
const aPerson = (subject: string, ...datasets: readonly string[]): Caller => ({
  ...callerOf(...datasets),
  subject: `${issuer} ${subject}`,
  ...login(subject),
});
const ann = aPerson('ann', 'fx-a', 'fx-b');
const bea = aPerson('bea', 'fx-b');
const cec = aPerson('cec', 'fx-a');
/** Somebody who is called like Bea by those who know people by tokens alone. */
const other: Caller = { ...callerOf('fx-c'), subject: 'local bea' };
const people = { ann, bea, cec, other };
const ask = createAsk(graph, ann);
const ct = { imaging: { modality: ['CT'] } };

beforeAll(() => seedGraph(graph, cohortGraph));
afterEach(() => clearSaved(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const share = (id: string, party: string, rest = '') =>
  `mutation { shareCohort(id: "${id}", with: { ${party} }${rest}) { shares { kind issuer subject datasetId mayEdit } } }`;
const unshare = (id: string, party: string) =>
  `mutation { unshareCohort(id: "${id}", with: { ${party} }) { shares { kind } } }`;
const codes = async (query: string, caller?: Caller) =>
  (await ask(query, caller)).errors.map(({ code }) => code);

/** Who finds a cohort: by its id, in their list and in a criterion. */
async function findersOf(id: string): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(people).map(async ([name, caller]) => {
      const one = await savedOf(ask, id, 'id', caller);
      const { data } = await ask<{ savedCohorts: { nodes: { id: string }[]; totalCount: number } }>(
        '{ savedCohorts { nodes { id } totalCount } }',
        caller,
      );
      const isListed = data.savedCohorts.nodes.some((node) => node.id === id);
      const isNamed =
        (await codes(`{ cohort(where: { cohort: "${id}" }) { count { value } } }`, caller)).length === 0;
      expect([isListed, isNamed, data.savedCohorts.totalCount]).toEqual([
        one !== null,
        one !== null,
        one ? 1 : 0,
      ]);
      return one === null ? [] : [name];
    }),
  );
  return found.flat();
}

describe('a cohort that is shared', () => {
  it.each([
    ['with nobody', [], ['ann']],
    ['with a person of the same issuer', ['person: { subject: "bea" }'], ['ann', 'bea']],
    ['with a person of another issuer', ['person: { subject: "bea", issuer: "local" }'], ['ann', 'other']],
    ['with whoever was granted a dataset', ['dataset: "fx-a"'], ['ann', 'cec']],
    ['with everybody', ['everybody: true'], ['ann', 'bea', 'cec', 'other']],
    ['with two', ['person: { subject: "bea" }', 'dataset: "fx-a"'], ['ann', 'bea', 'cec']],
  ] as const)('%s is found by these alone', async (_what, parties, finders) => {
    const id = await save(ask, ct, { caller: ann });
    for (const party of parties) expect(await codes(share(id, party))).toEqual([]);
    expect(await findersOf(id)).toEqual(finders);
    for (const party of parties) expect(await codes(unshare(id, party))).toEqual([]);
    expect(await findersOf(id)).toEqual(['ann']);
  });

  it('is counted over the data of who reads it', async () => {
    const id = await save(ask, { patient: {} }, { caller: ann, freeze: true });
    await ask(share(id, 'everybody: true'));
    const fields = 'role owner { issuer subject } shares { kind } cohort { count { value } }';
    const told = { owner: { issuer, subject: 'ann' }, role: 'READER', shares: [] };
    expect(await savedOf(ask, id, fields, bea)).toEqual({ ...told, cohort: { count: { value: 3 } } });
    expect(await savedOf(ask, id, fields, cec)).toEqual({ ...told, cohort: { count: { value: 3 } } });
    expect(await savedOf(ask, id, fields)).toMatchObject({ role: 'OWNER', cohort: { count: { value: 5 } } });
  });

  it('to read is changed by nobody else, and to edit in its name and definition alone', async () => {
    const id = await save(ask, ct, { caller: ann });
    const changes = [
      `mutation { renameCohort(id: "${id}", name: "two") { name } }`,
      `mutation { changeCohort(id: "${id}", where: { patient: { sex: [MALE] } }) { where } }`,
    ];
    const others = [
      share(id, 'everybody: true'),
      unshare(id, 'everybody: true'),
      `mutation { deleteCohort(id: "${id}") }`,
    ];
    await ask(share(id, 'person: { subject: "bea" }'));
    for (const change of [...changes, ...others]) expect(await codes(change, bea)).toEqual(['FORBIDDEN']);
    await ask(share(id, 'person: { subject: "bea" }', ', mayEdit: true'));
    for (const change of others) expect(await codes(change, bea)).toEqual(['FORBIDDEN']);
    for (const change of changes) expect(await codes(change, bea)).toEqual([]);
    expect(await savedOf(ask, id, 'name where cohort { count { value } }')).toEqual({
      ...{ name: 'two', where: { patient: { sex: ['MALE'] } }, cohort: { count: { value: 2 } } },
    });
  });

  it('tells its owner with whom, each party once and as it may now', async () => {
    const id = await save(ask, ct, { caller: ann });
    await ask(share(id, 'person: { subject: "bea" }'));
    await ask(share(id, 'dataset: "fx-a"'));
    const { data } = await ask<object>(share(id, 'person: { subject: "bea" }', ', mayEdit: true'));
    expect(data).toEqual({
      shareCohort: {
        shares: [
          { kind: 'PERSON', issuer, subject: 'bea', datasetId: null, mayEdit: true },
          { kind: 'DATASET', issuer: null, subject: null, datasetId: 'fx-a', mayEdit: false },
        ],
      },
    });
  });

  it('names none to whom it is not shared itself', async () => {
    const inner = await save(ask, ct, { caller: ann });
    const outer = await save(ask, { not: { cohort: inner } }, { caller: ann });
    await ask(share(outer, 'everybody: true'));
    expect(await savedOf(ask, outer, 'cohort { fingerprint } problems', bea)).toEqual({
      ...{ cohort: null, problems: [`NOT_FOUND where.not.cohort: ${inner} is no saved cohort.`] },
    });
  });

  it('keeps its patients where it is frozen, and leads not back to itself', async () => {
    const frozen = await save(ask, ct, { caller: ann, freeze: true });
    const [one, two] = [await save(ask, ct, { caller: ann }), await save(ask, ct, { caller: ann })];
    const change = (id: string, where: string) =>
      codes(`mutation { changeCohort(id: "${id}", where: ${where}) { id } }`);
    expect(await change(frozen, '{ patient: {} }')).toEqual(['CONFLICT']);
    expect(await change(one, `{ cohort: "${two}" }`)).toEqual([]);
    expect(await change(two, `{ not: { cohort: "${one}" } }`)).toEqual(['CRITERION_INVALID']);
    expect(await change(one, `{ cohort: "${one}" }`)).toEqual(['CRITERION_INVALID']);
    expect(await change(one, '{ condition: { code: { codes: ["DOID:0"] } } }')).toEqual(['UNKNOWN_CODE']);
  });

  it.each([
    ['person: { subject: "" }'],
    ['person: { subject: "bea", issuer: "login.example.org" }'],
    ['person: { subject: "bea", issuer: "http://login.example.org" }'],
    ['dataset: "fx-elsewhere"'],
    ['everybody: false'],
  ])('with { %s } is refused', async (party) => {
    const id = await save(ask, ct, { caller: ann });
    expect(await codes(share(id, party))).toEqual(['ARGUMENT_INVALID']);
  });

  it('is shared with a hundred at most', async () => {
    const id = await save(ask, ct, { caller: ann });
    const all = Array.from({ length: 100 }, (_, at) => share(id, `person: { subject: "p${at}" }`));
    for (const one of all) expect(await codes(one)).toEqual([]);
    expect(await codes(share(id, 'everybody: true'))).toEqual(['CONFLICT']);
    expect(await codes(share(id, 'person: { subject: "p7" }', ', mayEdit: true'))).toEqual([]);
  });

  it('is what it was to everybody in open access', async () => {
    const open = createAsk(
      graph,
      { ...callerOf('fx-a'), subject: 'anonymous', ownsAllCohorts: true },
      { access: 'open' },
    );
    const id = await save(open, ct);
    expect(await savedOf(open, id, 'role owner { subject } shares { kind }')).toEqual({
      role: 'OWNER',
      owner: null,
      shares: [],
    });
    expect((await open(share(id, 'everybody: true'))).errors.map(({ code }) => code)).toEqual(['CONFLICT']);
  });
});
