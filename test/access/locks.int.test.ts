import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph, unhurriedMs } from '../../graph/graph.ts';
import { facets } from '../../ontology/facets.ts';
import { allow, shield } from '../../resolvers/shield.ts';
import { createSchema } from '../../schema/index.ts';
import { clearAccess, marksIn, seedAccess } from '../support/access-graph.ts';
import { type Ask, callerOf, createAsk } from '../support/ask.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf } from '../support/everything-of.ts';
import { otherSites } from '../support/other-sites.ts';
import { save } from '../support/saved-cohorts.ts';
import { clearWards, closedWard, leaksIn, loadWards, mark } from '../support/wards.ts';
import { type ArgumentsOf, askBelow } from '../support/whole-schema.ts';

const graph = new Graph(testDatabase().address, unhurriedMs); // everything at once
const everyDataset = callerOf('gr-a1', 'gr-b1', 'gr-b2', closedWard);
const nobody: Caller = { subject: 'anonymous', records: [], counts: [] };
const locked = createSchema();
const query = locked.getQueryType() as GraphQLObjectType; // there is one
const subscription = locked.getSubscriptionType() as GraphQLObjectType; // there is one
const given: Record<string, readonly string[]> = {};

/** Without what stands before the fields: what is read and counted is decided by the datasets of the caller alone. */
const unlocked = createAsk(graph, nobody, {
  network: otherSites,
  schema: createSchema({
    permissions: shield({}, { fallbackRule: allow, allowExternalErrors: true }),
    guard: (_type, fields) => fields,
  }),
});
/** With everything read and counted for everybody: what is told is decided by what stands before the fields alone. */
const unscoped = createAsk(graph, nobody, { read: everyDataset });
const whole = createAsk(graph, nobody);

beforeAll(async () => {
  await loadWards(graph);
  await seedAccess(graph);
  Object.assign(given, await argumentsOf(createAsk(graph, everyDataset)));
});
afterAll(async () => {
  await graph.write((run) =>
    run(cypher`MATCH (saved:SavedCohort {createdBy: 'tester'}) DETACH DELETE saved`),
  );
  await clearWards(graph);
  await clearAccess(graph);
  await graph.close();
});

/** Arguments that lead to records which were granted to nobody. */
async function argumentsOf(ask: Ask): Promise<ArgumentsOf> {
  const [ward] = await graph.read<{ id: string; uid: string }>(cypher`
    MATCH (patient:Patient)-[:HAS_IMAGING_STUDY]->(study {dataset: ${closedWard}})
    RETURN patient.id AS id, study.studyInstanceUid AS uid LIMIT 1`);
  const all = await save(ask, { patient: {} }, { freeze: true });
  const men = await save(ask, { patient: { sex: ['MALE'] } });
  const ids = ['gr-ada', 'gr-cid', ward?.id ?? ''];
  return {
    'Query.patient': ids.map((id) => `id: "${id}"`),
    'Query.imagingStudy': ['uid: "2.25.97.49"', `uid: "${ward?.uid}"`],
    'Query.cohort': ['where: { patient: {} }', 'where: { imaging: {} }'],
    'Query.dataset': [`id: "${closedWard}"`, 'id: "gr-a1"'],
    'Query.datasets': ['first: 100'],
    'Query.concept': ['code: "ICD10:C63.3"', 'code: "ICD10:Y97.3"'],
    'Query.concepts': [`search: "${mark}", first: 20`, 'search: "C63", first: 20'],
    'Query.savedCohort': [`id: "${all}"`],
    'Query.savedCohorts': ['first: 10'],
    'Query.grants': ['dataset: "gr-a1"'],
    'Query.audit': ['dataset: "gr-a1"'],
    'Query.compareCohorts': [`ids: ["${all}", "${men}"], facets: [SEX, MODALITY], top: 5`],
    'Federation.count': ['where: { patient: {} }'],
    'Subscription.federatedCount': ['where: { patient: {} }'],
    'Cohort.patients': ['first: 100'],
    'Cohort.facets': [`of: [${Object.keys(facets).join(', ')}], top: 5`],
    'Cohort.histogram': ['of: AGE_AT_DIAGNOSIS, bins: 5'],
    'Cohort.crosstab': ['rows: SEX, columns: MODALITY, top: 5'],
    'Cohort.manifest': ['format: S5CMD', 'format: CSV'],
    'ImagingStudy.series': ['first: 10'],
  };
}

const roots = [query, subscription].flatMap((type) => Object.keys(type.getFields()));
/** What is refused is no answer of use: a question that was none would say nothing either. */
const wrongIn = (errors: Awaited<ReturnType<Ask>>['errors']) =>
  errors.filter(({ code }) => !['UNAUTHENTICATED', 'NOT_FOUND'].includes(String(code)));
const questionOf = (root: string) => askBelow(root in query.getFields() ? query : subscription, root, given);

describe('without the locks before the fields', () => {
  it('all that can be asked finds records and numbers of datasets that are read', async () => {
    const told = [];
    for (const root of roots) told.push(await unlocked(questionOf(root), everyDataset));
    expect(told.flatMap(({ errors }) => errors)).toMatchObject([
      { code: 'UNAUTHENTICATED', path: undefined },
      { code: 'UNAUTHENTICATED', path: undefined },
    ]); // of grants and of questions that wait, which nobody here is steward of
    const text = JSON.stringify(told);
    expect([marksIn(text), new Set(leaksIn(text)).size > 20]).toEqual(['AB', true]);
  });

  it.each(roots)('%s tells who was granted nothing nothing of records', async (root) => {
    const { data, errors } = await unlocked(questionOf(root));
    const text = JSON.stringify(data);
    expect([wrongIn(errors), marksIn(text), leaksIn(text)]).toEqual([[], '', []]);
  });

  it.each(roots)('%s tells who was granted others nothing of those that were not', async (root) => {
    const { data, errors } = await unlocked(questionOf(root), callerOf('gr-b1'));
    const text = JSON.stringify(data);
    expect([wrongIn(errors), marksIn(text).replace('B', ''), leaksIn(text)]).toEqual([[], '', []]);
  });
});

/** Places in an answer, without numbers of lists and of aliases, with what stands there. */
function placesIn(value: unknown, place = ''): readonly (readonly [place: string, said: string])[] {
  if (typeof value !== 'object' || value === null) return [[place, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, part]) => {
    const name = /^\d+$/.test(key) ? '' : key.replace(/_\d+$/, '');
    return placesIn(part, [place, name].filter((one) => one !== '').join('.'));
  });
}

/** The fields of a root field under which an answer says more than another one. */
function saidBeyond(data: unknown, before: unknown): readonly string[] {
  const known = new Set(placesIn(before).map((one) => one.join(' ')));
  const more = placesIn(data).filter((one) => !known.has(one.join(' ')));
  return [...new Set(more.map(([place]) => place.split('.').slice(0, 2).join('.')))].sort();
}

describe('with the records of everybody read for anybody', () => {
  /** Nobody is logged in. */
  const refusalOf = (root: string) =>
    ['grants', 'heldQuestions', 'audit', 'federation', 'federatedCount'].includes(root)
      ? 'UNAUTHENTICATED'
      : 'FORBIDDEN';
  const open = ['me', 'concept', 'concepts', 'vocabularies', 'dataset', 'datasets', 'server'];

  it.each(roots.filter((root) => !open.includes(root)))('%s is refused', async (root) => {
    const { data, errors } = await unscoped<Record<string, unknown> | null>(questionOf(root));
    expect(Object.values(data ?? {}).filter((one) => one !== null)).toEqual([]);
    expect([...new Set(errors.map(({ code }) => code))]).toEqual([refusalOf(root)]);
  });

  it.each(['dataset', 'datasets'])('%s refuses the values that are mapped to nothing', async (root) => {
    const { data, errors } = await unscoped<Record<string, unknown> | null>(questionOf(root));
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['FORBIDDEN']));
    expect([marksIn(JSON.stringify(data)), leaksIn(JSON.stringify(data))]).toEqual(['', []]);
  });

  it('numbers of the catalogue and what the terminology says by use alone is left to the other lock', async () => {
    const figures = `{ dataset(id: "${closedWard}") ${everythingOf(locked, 'Dataset', 2)} }`;
    const questions = [figures, ...['me', 'concept', 'concepts', 'vocabularies', 'server'].map(questionOf)];
    const more: string[] = [];
    for (const question of questions) {
      const [plain, told] = [await whole(question), await unscoped(question)];
      expect([told.errors, marksIn(JSON.stringify(told.data))]).toEqual([[], '']);
      more.push(...saidBeyond(told.data, plain.data));
    }
    expect(more).toMatchInlineSnapshot(`
      [
        "dataset.bodyParts",
        "dataset.codingSystems",
        "dataset.holds",
        "dataset.license",
        "dataset.manufacturers",
        "dataset.mapping",
        "dataset.modalities",
        "dataset.pathologySegmentations",
        "dataset.patients",
        "dataset.radiologySegmentations",
        "dataset.segmentations",
        "dataset.series",
        "dataset.sexes",
        "dataset.studies",
        "concept.code",
        "concept.mappings",
        "concept.name",
        "concept.patientCount",
        "concept.recordCount",
        "concepts.edges",
        "concepts.nodes",
        "concepts.pageInfo",
        "vocabularies.id",
        "vocabularies.name",
        "server.graphVersion",
      ]
    `);
  });
});
