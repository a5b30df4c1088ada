import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetInCohorts } from '../../cohort/saved/forget.ts';
import { createSavedCohort } from '../../cohort/saved/store.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { type Cypher, cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { type Ask, callerOf, createAsk } from '../support/ask.ts';
import { cohortGraph } from '../support/cohort-graph.ts';
import { type CriterionInput, countOne } from '../support/count.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { clearSaved, save, savedOf, storeDefinition, trySave } from '../support/saved-cohorts.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a', 'fx-b'));

beforeAll(() => seedGraph(graph, cohortGraph));
afterEach(() => clearSaved(graph));
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const ct = { imaging: { modality: ['CT'] } };
const stageI = { facet: { field: 'STAGE', values: ['stage i'] } };
const everybody = { patient: {} };
const counted = 'cohort { count { value } } gone { value } problems';

/** How a saved cohort counts. */
const found = (count: number, gone = 0) => ({
  cohort: { count: { value: count } },
  gone: { value: gone },
  problems: [],
});
const refused = (...problems: readonly string[]) => ({ cohort: null, gone: { value: 0 }, problems });

/** Patients of a saved cohort, as they are listed. */
async function idsIn(asked: Ask, id: string, caller?: Caller): Promise<readonly string[] | undefined> {
  type Listed = { readonly cohort: { readonly patients: { readonly nodes: readonly { id: string }[] } } };
  const saved = await savedOf<Listed>(asked, id, 'cohort { patients { nodes { id } } }', caller);
  return saved?.cohort.patients.nodes.map((patient) => patient.id);
}

describe('saveCohort', () => {
  it('gives the cohort as it was saved', async () => {
    const { data, errors } = await ask(
      `mutation { saveCohort(name: "  CT  ", where: { imaging: { modality: ["MR", "CT", "CT"] } }) {
        name where frozen ${counted}
      } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      saveCohort: {
        name: 'CT',
        where: { imaging: { modality: ['CT', 'MR'] } },
        frozen: false,
        ...found(3),
      },
    });
  });

  it('gives an id of 128 bits', async () => {
    expect(await save(ask, ct)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('says when it was saved', async () => {
    const before = new Date().toISOString();
    const saved = await savedOf<{ createdAt: string }>(ask, await save(ask, ct), 'createdAt');
    expect(saved?.createdAt.localeCompare(before)).toBeGreaterThanOrEqual(0);
  });

  it('stores the input in its public form, with the version of that form', async () => {
    const id = await save(ask, ct);
    const [row] = await graph.read(cypher`
      MATCH (cohort:SavedCohort {id: ${id}})
      RETURN cohort.where AS where, cohort.inputVersion AS version, cohort.createdBy AS by`);
    expect(row).toEqual({ where: JSON.stringify(ct), version: 1, by: 'tester' });
  });

  it('takes the same name twice', async () => {
    await save(ask, ct, { name: 'same' });
    expect((await trySave(ask, ct, { name: 'same' })).errors).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n '],
    ['longer than 200 characters', 'x'.repeat(201)],
  ])('refuses a name that is %s', async (_fact, name) => {
    expect((await trySave(ask, ct, { name })).errors).toEqual([{ code: 'ARGUMENT_INVALID', path: ['name'] }]);
  });

  it('counts the characters of a name without the blanks around it', async () => {
    expect((await trySave(ask, ct, { name: ` ${'𝛼'.repeat(200)} ` })).errors).toEqual([]);
  });

  it.each<readonly [fault: string, where: CriterionInput]>([
    ['an empty list', { all: [ct, { imaging: { modality: [] } }] }],
    ['an unknown code', { condition: { code: { codes: ['DOID:FX1', 'DOID:FX9'] } } }],
    ['an unknown unit', { measurement: { value: { min: 1, unit: 'grams' } } }],
    ['a dataset out of reach', { dataset: ['fx-c'] }],
    ['what cannot be decided', { copyNumber: { alteration: ['LOSS'] } }],
    ['a saved cohort that is none', { not: { cohort: 'fx-none' } }],
    ['several faults', { all: [{ dataset: ['fx-c'] }, { condition: { code: { codes: ['DOID:FX9'] } } }] }],
  ])('refuses %s as `cohort` does', async (_fault, where) => {
    const query = 'query ($where: CriterionInput!) { cohort(where: $where) { fingerprint } }';
    const { errors } = await ask(query, undefined, { where });
    expect(errors).not.toEqual([]);
    expect((await trySave(ask, where)).errors).toEqual(errors);
  });

  it('keeps patients by opaque id', async () => {
    const id = await save(ask, { not: { patient: { ids: ['FX-BEN', 'fx-ann'] } } });
    expect(await savedOf(ask, id, `where ${counted}`)).toEqual({
      where: { not: { patient: { ids: ['fx-ann', 'fx-ben'] } } },
      ...found(3),
    });
  });

  it.each(['fx-none', 'FX-DAN'])(
    'refuses an id that is nobody’s whom the caller may name: %s',
    async (id) => {
      const { errors } = await trySave(
        ask,
        { patient: { ids: ['fx-ann', id] } },
        { caller: callerOf('fx-a') },
      );
      expect(errors).toEqual([{ code: 'NOT_FOUND', path: ['where', 'patient', 'ids', 1] }]);
    },
  );
});

describe('savedCohort', () => {
  it('is null where there is none', async () => {
    expect(await savedOf(ask, 'fx-none', 'id')).toBeNull();
  });

  it('refuses an id that is too long', async () => {
    const { errors } = await ask(`{ savedCohort(id: "${'x'.repeat(201)}") { id } }`);
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path: ['id'] }]);
  });

  it('is the question of its definition, facets and patients included', async () => {
    const fields = `cohort {
      facets(of: [STAGE]) { values { value count { value } } } patients { nodes { id } } explain { text } fingerprint
    }`;
    const where = { all: [stageI, ct] };
    const { data } = await ask<{ cohort: object }>(
      `query ($where: CriterionInput!) { cohort(where: $where) ${fields.replace('cohort ', '')} }`,
      undefined,
      { where },
    );
    expect(await savedOf(ask, await save(ask, where), fields)).toEqual(data);
  });

  it('answers over the data of who asks', async () => {
    const id = await save(ask, everybody);
    expect(await savedOf(ask, id, counted, callerOf('fx-b'))).toEqual(found(3));
  });

  it('says which code its definition names that the graph no longer has', async () => {
    await storeDefinition(graph, 'fx-old', { all: [ct, { condition: { code: { codes: ['DOID:FX9'] } } }] });
    expect(await savedOf(ask, 'fx-old', counted)).toEqual(
      refused('UNKNOWN_CODE where.all.1.condition.code.codes.0: DOID:FX9 is no code that this graph knows.'),
    );
  });

  it('says which dataset is out of reach', async () => {
    const id = await save(ask, { dataset: ['fx-b'] });
    expect(await savedOf(ask, id, counted, callerOf('fx-a'))).toEqual(
      refused('CRITERION_INVALID where.dataset.0: is no dataset that you may use.'),
    );
  });

  it('says that a patient whom it names is none any more', async () => {
    await storeDefinition(graph, 'fx-old', { not: { patient: { ids: ['fx-ann', 'fx-gone'] } } });
    expect(await savedOf(ask, 'fx-old', counted)).toEqual(
      refused('NOT_FOUND where.not.patient.ids.1: is no patient of this graph.'),
    );
  });

  it('says everything at once', async () => {
    await storeDefinition(graph, 'fx-old', {
      all: [{ dataset: ['fx-c'] }, { cohort: 'fx-none' }, { patient: { ids: ['fx-gone'] } }],
    });
    const saved = await savedOf<{ problems: readonly string[] }>(ask, 'fx-old', 'problems');
    expect(saved?.problems).toHaveLength(3);
  });

  it.each<readonly [fact: string, where: unknown]>([
    ['is no JSON', '{'],
    ['is no object', 'null'],
    ['is malformed', { all: [] }],
  ])('says that a stored definition %s', async (_fact, where) => {
    await storeDefinition(graph, 'fx-old', where);
    const saved = await savedOf<{ problems: readonly string[] }>(
      ask,
      'fx-old',
      'cohort { fingerprint } problems',
    );
    expect(saved).toMatchObject({
      cohort: null,
      problems: [expect.stringMatching(/^CRITERION_INVALID where/)],
    });
  });

  it('says that a definition is in a newer form', async () => {
    await storeDefinition(graph, 'fx-new', ct, { inputVersion: 2 });
    const form = 'is in form 2 of the input; this version knows up to 1.';
    expect(await savedOf(ask, 'fx-new', counted)).toEqual(refused(`UNSUPPORTED where: ${form}`));
  });
});

describe('a frozen cohort', () => {
  const frozen = (where: CriterionInput) => save(ask, where, { freeze: true });
  const idsOf = (id: string, caller?: Caller) => idsIn(ask, id, caller);

  it('says so, and keeps the definition', async () => {
    expect(await savedOf(ask, await frozen(ct), `frozen where ${counted}`)).toEqual({
      frozen: true,
      where: ct,
      ...found(2),
    });
  });

  it('has the facets of its patients', async () => {
    const id = await frozen(stageI);
    const fields = 'cohort { facets(of: [STAGE]) { values { value count { value } } } }';
    expect(await savedOf(ask, id, fields)).toEqual({
      cohort: {
        facets: [
          {
            values: [
              { value: 'stage i', count: { value: 2 } },
              { value: 'stage iii', count: { value: 1 } },
            ],
          },
        ],
      },
    });
  });

  it('is narrowed to the data of who asks', async () => {
    const id = await frozen(everybody);
    expect(await savedOf(ask, id, counted, callerOf('fx-b'))).toEqual(found(3));
    expect(await idsOf(id, callerOf('fx-b'))).toEqual(['fx-cat', 'fx-dan', 'fx-eli']);
  });

  it('holds nobody beyond the data of who saved it', async () => {
    const id = await save(ask, everybody, { freeze: true, caller: callerOf('fx-b') });
    expect(await idsOf(id)).toEqual(['fx-cat', 'fx-dan', 'fx-eli']);
  });

  it('does not list whom its saver could only count', async () => {
    const caller = { ...callerOf('fx-a', 'fx-b'), records: ['fx-a'] };
    const id = await save(ask, ct, { freeze: true, caller });
    expect(await savedOf(ask, id, counted, caller)).toEqual(found(2));
    expect(await idsOf(id, caller)).toEqual(['fx-ann']);
    expect(await idsOf(id)).toEqual(['fx-ann']);
  });

  it('may have nobody', async () => {
    const id = await frozen({ all: [ct, { not: ct }] });
    expect(await savedOf(ask, id, `frozen ${counted}`)).toEqual({ frozen: true, ...found(0) });
  });

  it('has no problem with codes that are gone: its patients stand', async () => {
    const id = await frozen({ condition: { code: { codes: ['DOID:FX2'] } } });
    await storeDefinition(graph, id, { condition: { code: { codes: ['DOID:FX9'] } } });
    expect(await savedOf(ask, id, counted)).toEqual(found(2));
  });
});

describe('createSavedCohort', () => {
  it('freezes to nobody who is no patient at that moment', async () => {
    const frozen = { patients: ['fx-ann', 'fx-gone'], listed: ['fx-gone'] };
    const { id } = await createSavedCohort(graph, { name: 'one', where: ct, createdBy: 'tester', frozen });
    const [row] = await graph.read(cypher`
      MATCH (cohort:SavedCohort {id: ${id}})
      RETURN cohort.patients AS patients, cohort.listed AS listed, cohort.size AS size`);
    expect(row).toEqual({ patients: ['fx-ann'], listed: [], size: 1 });
  });
});

describe('CriterionInput.cohort', () => {
  it('asks for the patients of a definition', async () => {
    const id = await save(ask, ct);
    expect(await countOne(ask, { all: [{ cohort: id }, { patient: { sex: ['FEMALE'] } }] })).toBe(2);
    expect(await countOne(ask, { not: { cohort: id } })).toBe(3);
  });

  it('asks for the patients of a frozen cohort', async () => {
    const id = await save(ask, ct, { freeze: true });
    expect(await countOne(ask, { not: { cohort: id } })).toBe(3);
  });

  it('is kept apart from the facets of the question', async () => {
    const id = await save(ask, stageI);
    const { data } = await ask<{ cohort: { facets: readonly { values: readonly object[] }[] } }>(
      `{ cohort(where: { cohort: "${id}" }) { facets(of: [STAGE]) { values { value } } attrition { label } } }`,
    );
    expect(data).toEqual({
      cohort: {
        facets: [{ values: [{ value: 'stage i' }, { value: 'stage iii' }] }],
        attrition: [{ label: `in the saved cohort ${id}` }],
      },
    });
  });

  it('is one step of attrition, whatever it consists of', async () => {
    const id = await save(ask, { all: [ct, stageI] });
    const { data } = await ask<{ cohort: { attrition: readonly object[] } }>(
      `{ cohort(where: { cohort: "${id}" }) { attrition { kept { value } removed { value } } } }`,
    );
    expect(data.cohort.attrition).toEqual([{ kept: { value: 2 }, removed: { value: 3 } }]);
  });

  it('may be saved as part of another definition', async () => {
    const inner = await save(ask, ct);
    const outer = await save(ask, { all: [{ cohort: inner }, { not: { variant: {} } }] });
    expect(await savedOf(ask, outer, counted)).toEqual(found(1));
  });

  it('is a problem of that one when it is deleted', async () => {
    const inner = await save(ask, ct);
    const outer = await save(ask, { all: [stageI, { cohort: inner }] });
    await ask(`mutation { deleteCohort(id: "${inner}") }`);
    const saved = await savedOf<{ where: { all: object[] } }>(ask, outer, `where ${counted}`);
    const place = saved?.where.all.findIndex((member) => 'cohort' in member);
    expect(saved).toMatchObject(refused(`NOT_FOUND where.all.${place}.cohort: ${inner} is no saved cohort.`));
  });

  it('leads to what is wrong inside it', async () => {
    await storeDefinition(graph, 'fx-old', { condition: { code: { codes: ['DOID:FX9'] } } });
    const { errors } = await ask('{ cohort(where: { not: { cohort: "fx-old" } }) { fingerprint } }');
    expect(errors).toEqual([
      { code: 'UNKNOWN_CODE', path: ['where', 'not', 'cohort', 'condition', 'code', 'codes', 0] },
    ]);
  });

  it.each<readonly [fact: string, definitions: Readonly<Record<string, object>>]>([
    ['itself', { 'fx-1': { cohort: 'fx-1' } }],
    ['itself among others', { 'fx-1': { any: [ct, { not: { cohort: 'fx-1' } }] } }],
    ['one that names it', { 'fx-1': { all: [{ cohort: 'fx-2' }, ct] }, 'fx-2': { cohort: 'fx-1' } }],
    [
      'it through two others',
      {
        'fx-1': { cohort: 'fx-2' },
        'fx-2': { atLeast: { count: 1, of: [{ cohort: 'fx-3' }, ct] } },
        'fx-3': { not: { cohort: 'fx-1' } },
      },
    ],
  ])('is refused where it names %s', async (_fact, definitions) => {
    for (const [id, where] of Object.entries(definitions)) await storeDefinition(graph, id, where);
    const { errors } = await ask('{ cohort(where: { all: [{ cohort: "fx-1" }] }) { count { value } } }');
    expect(errors).toEqual([{ code: 'CRITERION_INVALID', path: ['where', 'all', 0, 'cohort'] }]);
    const saved = await savedOf<{ problems: readonly string[] }>(
      ask,
      'fx-1',
      'cohort { fingerprint } problems',
    );
    expect(saved).toMatchObject({
      cohort: null,
      problems: [expect.stringMatching(/^CRITERION_INVALID where.*: refers to itself: fx-\d names/)],
    });
    expect((await trySave(ask, { cohort: 'fx-1' })).errors).toEqual([
      { code: 'CRITERION_INVALID', path: ['where', 'cohort'] },
    ]);
  });
});

describe('renameCohort', () => {
  it('gives another name, which the next query shows', async () => {
    const id = await save(ask, ct);
    const { data } = await ask(`mutation { renameCohort(id: "${id}", name: " two ") { id name } }`);
    expect(data).toEqual({ renameCohort: { id, name: 'two' } });
    expect(await savedOf(ask, id, 'name where')).toEqual({ name: 'two', where: ct });
  });

  it.each([
    ['an id that is none', 'id: "fx-none", name: "two"', { code: 'NOT_FOUND', path: undefined }],
    ['an empty name', 'id: "fx-none", name: " "', { code: 'ARGUMENT_INVALID', path: ['name'] }],
    ['an endless id', `id: "${'x'.repeat(201)}", name: "two"`, { code: 'ARGUMENT_INVALID', path: ['id'] }],
  ])('refuses %s', async (_fact, args, error) => {
    expect((await ask(`mutation { renameCohort(${args}) { id } }`)).errors).toEqual([error]);
  });
});

describe('deleteCohort', () => {
  it('takes the cohort away, which the next query shows', async () => {
    const id = await save(ask, ct);
    expect((await ask(`mutation { deleteCohort(id: "${id}") }`)).data).toEqual({ deleteCohort: true });
    expect(await savedOf(ask, id, 'id')).toBeNull();
  });

  it('says that there was none', async () => {
    expect((await ask('mutation { deleteCohort(id: "fx-none") }')).data).toEqual({ deleteCohort: false });
  });

  it('is seen by the mutations after it', async () => {
    const id = await save(ask, ct);
    const { errors } = await ask(`mutation {
      deleteCohort(id: "${id}")
      saveCohort(name: "two", where: { cohort: "${id}" }) { id }
    }`);
    expect(errors).toEqual([{ code: 'NOT_FOUND', path: ['where', 'cohort'] }]);
  });
});

describe('savedCohorts', () => {
  type Page = {
    readonly nodes: readonly { readonly name: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly totalCount: number;
  };
  const pageOf = async (args: string, fields = 'name') => {
    const { data } = await ask<{ savedCohorts: Page }>(
      `{ savedCohorts${args} { nodes { ${fields} } pageInfo { hasNextPage endCursor } totalCount } }`,
    );
    return data.savedCohorts;
  };

  it('lists each with its numbers, newest first', async () => {
    await save(ask, ct, { name: 'first' });
    await save(ask, everybody, { name: 'second', freeze: true });
    expect((await pageOf('', `name frozen ${counted}`)).nodes).toEqual([
      { name: 'second', frozen: true, ...found(5) },
      { name: 'first', frozen: false, ...found(2) },
    ]);
  });

  it('gives every one once over all pages', async () => {
    for (const id of ['fx-1', 'fx-2', 'fx-3']) await storeDefinition(graph, id, ct);
    const pages = [await pageOf('(first: 2)')];
    for (const { pageInfo } of pages)
      if (pageInfo.hasNextPage) pages.push(await pageOf(`(first: 2, after: "${pageInfo.endCursor}")`));
    expect(pages.map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([['fx-1', 'fx-2'], ['fx-3']]);
    expect(pages.map(({ totalCount }) => totalCount)).toEqual([3, 3]);
  });

  it('lists one with problems beside the others', async () => {
    await storeDefinition(graph, 'fx-1', { dataset: ['fx-c'] });
    await save(ask, ct, { name: 'good' });
    const { nodes } = await pageOf('', 'name cohort { count { value } }');
    expect(nodes).toEqual([
      { name: 'good', cohort: { count: { value: 2 } } },
      { name: 'fx-1', cohort: null },
    ]);
  });

  it.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['after: "nonsense"', 'after'],
  ])('refuses (%s)', async (args, argument) => {
    const { errors } = await ask(`{ savedCohorts(${args}) { totalCount } }`);
    expect(errors).toEqual([{ code: 'ARGUMENT_INVALID', path: [argument] }]);
  });

  it('reads the graph as often for many as for one', async () => {
    const statements = async () => {
      const before = graph.statements;
      await pageOf('', counted);
      return graph.statements - before;
    };
    await save(ask, ct, { freeze: true });
    await statements(); // the index
    const forOne = await statements();
    for (let n = 0; n < 5; n += 1) await save(ask, ct, { freeze: true });
    expect(await statements()).toBe(forOne);
  });
});

describe('after a change of the data, a frozen cohort', () => {
  beforeEach(() => seedGraph(graph, cohortGraph));

  /** Who asks after the statement; a server that ran before may answer by the version before for some seconds. */
  const changed = async (statement: Cypher) => {
    await graph.write(async (run) => {
      await run(statement);
      await run(cypher`MATCH (population:Population {id: 'fx'}) SET population.key = randomUUID()`);
    });
    return createAsk(graph, callerOf('fx-a', 'fx-b'));
  };
  const removeDan = cypher`MATCH (patient:Patient {id: 'fx-dan'}) DETACH DELETE patient`;
  const frozen = async (where: CriterionInput) =>
    save(createAsk(graph, callerOf('fx-a', 'fx-b')), where, { freeze: true });

  it('keeps its patients; a definition follows', async () => {
    const [fixed, asked] = [await frozen(ct), await save(ask, ct)];
    const now = await changed(
      cypher`MATCH (series:ImagingSeries {id: 'fx-s5'}) SET series.modalitySource = 'MR'`,
    );
    expect([await idsIn(now, fixed), await idsIn(now, asked)]).toEqual([['fx-ann', 'fx-cat'], ['fx-ann']]);
  });

  it('tells how many are patients no more', async () => {
    const id = await frozen(everybody);
    expect(await savedOf(await changed(removeDan), id, counted)).toEqual(found(4, 1));
  });

  it('tells that of those alone whom the asker may count', async () => {
    const id = await frozen(everybody);
    const now = await changed(removeDan);
    expect(await savedOf(now, id, counted, callerOf('fx-a'))).toEqual(found(3, 0));
    expect(await savedOf(now, id, counted, callerOf('fx-b'))).toEqual(found(2, 1));
  });

  it('that an older version froze tells it to nobody but who may count everybody', async () => {
    const id = await frozen(everybody);
    await graph.write((run) => run(cypher`MATCH (cohort:SavedCohort {id: ${id}}) REMOVE cohort.sizes`));
    const now = await changed(removeDan);
    const goneFor = (datasets: readonly string[]) =>
      savedOf(now, id, 'gone { value suppressed }', callerOf(...datasets));
    const rows = await graph.read<{ id: string }>(cypher`MATCH (dataset:Dataset) RETURN dataset.id AS id`);
    expect(await goneFor(['fx-a'])).toEqual({ gone: { value: null, suppressed: true } });
    expect(await goneFor(rows.map((row) => row.id))).toEqual({ gone: { value: 1, suppressed: false } });
  });

  it('tells it of somebody who was taken out of it, too', async () => {
    const id = await frozen(everybody);
    await graph.write((run) => forgetInCohorts(run, ['fx-dan']));
    expect(await savedOf(await changed(removeDan), id, counted)).toEqual(found(4, 1));
  });

  it('takes as many patients as there are', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `fx-many-${n}`);
    await changed(cypher`
      UNWIND ${many} AS id
      CREATE (:Patient:Fixture {id: id, sourceId: id, population: 'fx', datasets: ['fx-a']})`);
    const id = await frozen(everybody);
    const now = await changed(cypher`
      MATCH (patient:Patient:Fixture WHERE patient.id STARTS WITH 'fx-many-1')
      DETACH DELETE patient`);
    expect(await savedOf(now, id, counted)).toEqual(found(5_005 - 1_111, 1_111));
  });
});
