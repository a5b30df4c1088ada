import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { openStore } from '../../import/store/store.ts';
import { raiseTerminology } from '../../import/store/terminology-version.ts';
import { writeRelease } from '../../import/vocabulary/write.ts';
import { releaseOf } from '../import/vocabulary/releases.ts';
import { callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { aRecord, clearFixture, type Fixture, seedGraph } from '../support/graph-fixture.ts';

const graph = new Graph(testDatabase().address);
const ask = createAsk(graph, callerOf('fx-a'));

const [neoplasm, kidneyTumour, clearCell, lungTumour, oldTumour] = [100, 101, 102, 103, 104].map(
  (n) => `SNOMED:990000${n}`,
);
const release = releaseOf({
  source: 'fx-set',
  vocabulary: 'SNOMED',
  concepts: {
    'SNOMED:990000100': 'neoplasm',
    'SNOMED:990000101': 'tumour of kidney',
    'SNOMED:990000102': 'clear cell tumour of kidney',
    'SNOMED:990000103': 'tumour of lung',
    'SNOMED:990000104': 'old name for a tumour',
    'SNOMED:990000200': 'site',
    'SNOMED:990000201': 'kidney',
    'SNOMED:990000202': 'lung',
    'SNOMED:990000300': 'a reference set',
  },
  retired: ['SNOMED:990000104'],
  isA: [`${kidneyTumour} ${neoplasm}`, `${lungTumour} ${neoplasm}`, `${clearCell} ${kidneyTumour}`],
  mappings: { 'Maps to': [`ICD10:FX64 ${kidneyTumour}`, `ICD10:FX34 ${lungTumour}`] },
  members: [`${clearCell} SNOMED:990000300`, `${lungTumour} SNOMED:990000300`],
  attributes: [
    `${kidneyTumour} 1 SNOMED:990000200 SNOMED:990000201`,
    `${clearCell} 1 SNOMED:990000200 SNOMED:990000201`,
    `${lungTumour} 0 SNOMED:990000200 SNOMED:990000202`,
  ],
});

const condition = (patient: string, properties: object) =>
  aRecord('condition', patient, { id: `${patient}-c`, codeSource: 'x', ...properties });

/** Each patient has one condition: coded by ICD-10 and SNOMED CT, by one of them, or by no code at all. */
const fixture: Fixture = {
  patients: ['kidney', 'clear', 'icd-lung', 'text', 'lung', 'old'].map((name) => ({
    id: `fx-${name}`,
    population: 'fx',
    sourceId: name,
    datasets: ['fx-a'],
  })),
  records: [
    condition('fx-kidney', { codeSourceConcept: 'ICD10:FX64', codeStandardConcept: kidneyTumour }),
    condition('fx-clear', { codeStandardConcept: clearCell }),
    condition('fx-icd-lung', { codeSourceConcept: 'ICD10:FX34' }),
    condition('fx-text', { codeSource: 'Odd growth' }),
    condition('fx-lung', { codeStandardConcept: lungTumour }),
    condition('fx-old', { codeStandardConcept: oldTumour }),
  ],
  others: {
    Dataset: [{ id: 'fx-a', population: 'fx', title: 'A', accessRights: 'RESTRICTED' }],
    Load: [{ id: 'fx-load', finishedAt: '2026-01-02T03:04:05.000Z', files: ['fx.tsv'], licenses: ['CC0'] }],
    Population: [{ id: 'fx', version: 1 }],
  },
};

const removeRelease = () =>
  graph.write(async (run) => {
    await run(cypher`
      MATCH (concept:Concept WHERE concept.code IN ${release.codes})
      DETACH DELETE concept`);
    await raiseTerminology(run);
  });

beforeAll(async () => {
  await openStore(graph);
  await seedGraph(graph, fixture);
  await removeRelease();
  await writeRelease(graph, release);
  await graph.write(async (run) => {
    await run(cypher`MATCH (concept:Concept {code: ${clearCell}}) SET concept.conceptId = 2099000102`);
    await raiseTerminology(run);
  });
});
afterAll(async () => {
  await clearFixture(graph);
  await removeRelease();
  await graph.close();
});

const query = `query ($where: CriterionInput!) {
  cohort(where: $where) { patients(first: 10) { nodes { id } } }
}`;

/** Names of the patients whose condition is in the set. */
async function patientsIn(set: object): Promise<string> {
  const { data, errors } = await ask<{
    readonly cohort: { readonly patients: { readonly nodes: readonly { readonly id: string }[] } };
  }>(query, undefined, { where: { condition: { code: set } } });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.cohort.patients.nodes.map(({ id }) => id.replace('fx-', '')).join(' ');
}

const errorsOf = async (set: object) =>
  (await ask(query, undefined, { where: { condition: { code: set } } })).errors;

describe('ConceptSetInput', () => {
  it.each<readonly [what: string, set: object, patients: string]>([
    ['a code with everything below it', { codes: [kidneyTumour] }, 'clear kidney'],
    ['a code alone', { codes: [kidneyTumour], descendants: false }, 'kidney'],
    ['source codes that map into the set', { codes: [lungTumour] }, 'icd-lung lung'],
    ['no source codes that map into the set', { codes: [lungTumour], mapped: false }, 'lung'],
    ['what a source code maps to', { codes: ['ICD10:FX64'], mapped: false }, 'clear kidney'],
    ['what a source code maps to, alone', { codes: ['ICD10:FX64'], descendants: false }, 'kidney'],
    ['a code by its OMOP concept_id', { codes: ['OMOP:2099000102'] }, 'clear'],
    ['a retired code', { codes: [oldTumour] }, 'old'],
    ['several codes', { codes: [clearCell, lungTumour] }, 'clear icd-lung lung'],
    ['a text beside codes', { codes: [clearCell], source: ['ODD growth'] }, 'clear text'],
    ['a part of a text', { sourceContains: 'dd gr' }, 'text'],
  ])('takes %s', async (_, set, patients) => expect(await patientsIn(set)).toBe(patients));

  it.each<readonly [what: string, ecl: string, patients: string]>([
    ['a concept and everything below', '<< 990000101 |tumour of kidney|', 'clear kidney'],
    ['what lies below alone', '< 990000101', 'clear'],
    ['children', '<! 990000100', 'icd-lung kidney lung'],
    ['what lies above', '> 990000102', 'kidney'],
    ['an attribute', '<< 990000100 : 990000200 = 990000201', 'clear kidney'],
    ['an attribute in a group', '<< 990000100 : { 990000200 = 990000202 }', 'icd-lung lung'],
    ['how often an attribute occurs', '<< 990000100 : [0..0] 990000200 = *', ''],
    ['members of a reference set', '^ 990000300', 'clear icd-lung lung'],
    ['a difference', '<< 990000100 MINUS << 990000101', 'icd-lung lung'],
    ['an intersection', '<< 990000101 AND ^ 990000300', 'clear'],
  ])('takes the ecl of %s', async (_, ecl, patients) =>
    expect(await patientsIn({ ecl, descendants: false })).toBe(patients),
  );

  it('takes what lies below the concepts of an ecl, too', async () =>
    expect(await patientsIn({ ecl: '990000101' })).toBe('clear kidney'));
  it('takes codes and ecl together', async () =>
    expect(await patientsIn({ codes: [clearCell], ecl: '990000103', mapped: false })).toBe('clear lung'));

  it.each<readonly [what: string, except: object, patients: string]>([
    ['an ecl', { ecl: '<< 990000101' }, 'icd-lung lung'],
    ['a code alone', { codes: [kidneyTumour], descendants: false, mapped: false }, 'clear icd-lung lung'],
    ['a source code with what it maps to', { codes: ['ICD10:FX34'] }, 'clear kidney'],
    ['a text', { source: ['x'] }, ''],
    [
      'a set that has an exception',
      { codes: [kidneyTumour], except: { codes: [clearCell] } },
      'clear icd-lung lung',
    ],
  ])('leaves out %s', async (_, except, patients) =>
    expect(await patientsIn({ codes: [neoplasm], except })).toBe(patients),
  );

  it.each<readonly [fault: string, set: object, code: string, path: readonly (string | number)[]]>([
    ['an unknown OMOP concept_id', { codes: ['OMOP:2099000199'] }, 'UNKNOWN_CODE', ['codes', 0]],
    ['an unknown concept in an ecl', { ecl: '<< 990000999' }, 'UNKNOWN_CODE', ['ecl']],
    ['an ecl that is cut off', { ecl: '<< 990000100 AND' }, 'CRITERION_INVALID', ['ecl']],
    [
      'an ecl that mixes operators',
      { ecl: '< 990000100 AND < 990000101 OR *' },
      'CRITERION_INVALID',
      ['ecl'],
    ],
    ['an empty ecl', { ecl: ' ' }, 'CRITERION_INVALID', ['ecl']],
    ['a set of nothing', { descendants: true }, 'CRITERION_INVALID', []],
    [
      'an exception of nothing',
      { codes: [neoplasm], except: { mapped: true } },
      'CRITERION_INVALID',
      ['except'],
    ],
    [
      'an unknown code in an exception',
      { codes: [neoplasm], except: { codes: ['DOID:FX9'] } },
      'UNKNOWN_CODE',
      ['except', 'codes', 0],
    ],
  ])('refuses %s', async (_, set, code, path) =>
    expect(await errorsOf(set)).toEqual([{ code, path: ['where', 'condition', 'code', ...path] }]),
  );

  it('refuses all that is wrong at once', async () => {
    const faults = {
      codes: ['DOID:FX8', neoplasm, 'DOID:FX9'],
      ecl: '<< 990000999',
      except: { ecl: '<< 990000998' },
    };
    expect((await errorsOf(faults)).map(({ path }) => JSON.stringify(path)).sort()).toEqual(
      [['codes', 0], ['codes', 2], ['ecl'], ['except', 'ecl']].map((path) =>
        JSON.stringify(['where', 'condition', 'code', ...path]),
      ),
    );
  });
});
