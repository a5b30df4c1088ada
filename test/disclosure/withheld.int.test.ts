import {
  type FieldNode,
  getNamedType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../disclosure/caller.ts';
import { type DisclosurePolicy, exactPolicy } from '../../disclosure/policy.ts';
import { draftCatalogue } from '../../fair/catalogue/drafts.ts';
import { allProfiles } from '../../fair/rdf/profiles.ts';
import { Graph } from '../../graph/graph.ts';
import { markUsed } from '../../import/store/usage.ts';
import { readDescribedDatasets } from '../../loaders/described-datasets.ts';
import { facets } from '../../ontology/facets.ts';
import { createSchema } from '../../schema/index.ts';
import { discloseFrom, followGraph } from '../../server/services.ts';
import { type Ask, callerOf, createAsk } from '../support/ask.ts';
import { type CatalogueSite, createCatalogueSite, inOrder } from '../support/catalogue-site.ts';
import { testDatabase } from '../support/database.ts';
import { clearFixture, seedGraph } from '../support/graph-fixture.ts';
import { rare, rareDatasets, rareGraph } from '../support/rare-graph.ts';
import { save } from '../support/saved-cohorts.ts';
import { least, withholdSmall } from '../support/withholding.ts';

const graph = new Graph(testDatabase().address);
const followed = followGraph(graph, { dataDir: testDatabase().indexFolder });
const reader = callerOf(...rareDatasets);
/** Who counts, and reads no record. */
const counter: Caller = { ...reader, records: [] };
const policies = { withheld: withholdSmall, exact: exactPolicy } as const;
type Name = keyof typeof policies;

const asks: Readonly<Record<Name, Ask>> = {
  withheld: createAsk(graph, counter, { policy: policies.withheld }),
  exact: createAsk(graph, counter, { policy: policies.exact }),
};

beforeAll(async () => {
  await seedGraph(graph, rareGraph);
  await markUsed(graph);
});
afterAll(async () => {
  await clearFixture(graph);
  await graph.close();
});

const count = 'value low high suppressed precision';
const facetFields = Object.keys(facets).join(', ');
const facet = `{ field values { value code label count { ${count} } } missing { ${count} } other { ${count} } of { ${count} } }`;
const holding = `{ record patients { ${count} } records { ${count} } fields }`;

/** Everything of a cohort that is told to who may count. */
const cohort = `{
  count { ${count} }
  attrition { label kept { ${count} } removed { ${count} } }
  facets(of: [${facetFields}], top: 3) ${facet}
  histogram(of: MEASUREMENT, test: { source: ["hemoglobin"] }) { unit bins { count { ${count} } } missing { ${count} } }
  ages: histogram(of: AGE_AT_DIAGNOSIS, per: PATIENT_FIRST) { bins { count { ${count} } } missing { ${count} } }
  crosstab(rows: SEX, columns: MODALITY) {
    rows { value count { ${count} } } columns { value count { ${count} } } cells { ${count} }
  }
  imaging { patients { ${count} } studies { ${count} } series { ${count} } instances { ${count} } sizeBytes }
  fewImages: imaging(where: { instances: { max: 1 } }) {
    patients { ${count} } studies { ${count} } series { ${count} } instances { ${count} } sizeBytes
  }
  coverage { dataset path reason patients { ${count} } }
  notEvaluable { path reason patients { ${count} } }
}`;

/** Questions of nobody, of one, of six, of nine, and of some who cannot be decided. */
const criteria = [
  '{ patient: {} }',
  '{ patient: { sex: MALE } }',
  '{ condition: { code: { codes: ["DOID:FXW1"] } } }',
  '{ all: [{ patient: {} }, { patient: { sex: MALE } }, { specimen: {} }] }',
  '{ all: [{ variant: { gene: ["TP53"] } }, { not: { dataset: ["fx-w2"] } }] }',
  '{ measurement: { test: { source: ["hemoglobin"] }, value: { min: 90, unit: "g/dL" } } }',
];

const concepts = `{
  frequent: concept(code: "DOID:FXW1") { patientCount { ${count} } recordCount { ${count} } }
  seldom: concept(code: "MONDO:FXW2") { patientCount { ${count} } recordCount(descendants: false) { ${count} } }
}`;

const datasets = `{ ${rareDatasets
  .map(
    (id, at) => `d${at}: dataset(id: "${id}") {
      patients { ${count} } studies { ${count} } series { ${count} } segmentations { ${count} }
      radiologySegmentations { ${count} } pathologySegmentations { ${count} }
      modalities manufacturers bodyParts sexes codingSystems holds ${holding}
      mapping {
        record field rows { ${count} } distinctValues { ${count} } mappedShare nonStandard { ${count} }
        retired { ${count} } bySource
      }
    }`,
  )
  .join('\n')}
  server { disclosure { policy statement } records ${holding} }
}`;

/** Fields that were asked, as `Type.field`. */
const asked = new Set<string>();
const schema = createSchema();

function note(query: string): void {
  const types = new TypeInfo(schema);
  const enter = ({ name }: FieldNode) => void asked.add(`${types.getParentType()?.name}.${name.value}`);
  visit(parse(query), visitWithTypeInfo(types, { Field: { enter } }));
}

/** Types whose numbers other sites tell, which withhold what they will. */
const ofOtherSites = ['FederatedCount', 'Site', 'SiteCount'];

/** Fields of the schema that hold numbers which passed the gate. */
function countFields(): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !ofOtherSites.includes(type.name)
      ? Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === 'Count')
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  );
}

async function answer(ask: Ask, query: string, who = counter): Promise<unknown> {
  note(query);
  const { data, errors } = await ask(query, who);
  expect({ query, errors }).toEqual({ query, errors: [] });
  return data;
}

/** Numbers in an answer, wherever they stand, but for shares of numbers that left. */
function numbersIn(said: unknown): readonly number[] {
  if (typeof said === 'number') return [said];
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([name, part]) => (name === 'mappedShare' ? [] : numbersIn(part)));
}

const smallIn = (said: unknown) => numbersIn(said).filter((n) => n < least);
const namesRare = (said: unknown) => JSON.stringify(said).toLowerCase().includes(rare);

/** Everything that GraphQL tells of the fixture to who may count. */
async function allAnswers(name: Name): Promise<Readonly<Record<string, unknown>>> {
  const ask = asks[name];
  const ids = [
    await save(ask, { patient: { sex: 'FEMALE' } }, { caller: counter }),
    await save(ask, { specimen: {} }, { caller: counter, freeze: true }),
  ];
  const listed = JSON.stringify(ids);
  const cohorts = await Promise.all(
    criteria.map(
      async (where) => [where, await answer(ask, `{ cohort(where: ${where}) ${cohort} }`)] as const,
    ),
  );
  return {
    ...Object.fromEntries(cohorts),
    concepts: await answer(ask, concepts),
    datasets: await answer(ask, datasets),
    saved: await answer(ask, `{ s: savedCohort(id: "${ids[1]}") { gone { ${count} } cohort ${cohort} } }`),
    comparison: await answer(
      ask,
      `{ compareCohorts(ids: ${listed}, facets: [SEX, MODALITY]) { parts { count { ${count} } facets ${facet} } } }`,
    ),
    unmapped: await answer(
      ask,
      `{ dataset(id: "fx-w1") { mapping { unmapped(top: 100) { value rows { ${count} } reason } } } }`,
      reader,
    ),
    manifest: await answer(
      ask,
      `{ cohort(where: { patient: {} }) { manifest(format: CSV) { series { ${count} } left { ${count} } } } }`,
      reader,
    ),
  };
}

/** The public site, with what the catalogue says under a policy. */
async function siteUnder(policy: DisclosurePolicy): Promise<CatalogueSite> {
  const described = await readDescribedDatasets(graph, followed.terminology);
  const drafts = await draftCatalogue(described, discloseFrom(followed, { policy }));
  const own = drafts.filter(({ dataset }) => rareDatasets.some((id) => id === dataset));
  const versions = own.map(({ dataset, record }) => ({
    dataset,
    record,
    version: '2026.01.01',
    number: 1,
    issuedAt: '2026-01-01T00:00:00.000Z',
    notes: 'First version.',
  }));
  return createCatalogueSite({ version: '1', versions: inOrder(versions), removed: [] }, 'closed');
}

/** Addresses of everything that the public documents say of datasets. */
async function documentsOf(site: CatalogueSite): Promise<readonly string[]> {
  const places = ['/catalog', ...rareDatasets.map((id) => `/dataset/${id}`)].flatMap((path) =>
    allProfiles.map((profile) => `${path}?_profile=${profile}`),
  );
  const stream = await triplesOf(site, '/ldes');
  const pages = stream
    .filter(({ predicate }) => predicate.value === 'https://w3id.org/tree#node')
    .map(({ object }) => object.value);
  return [...places, '/void', '/ldes', ...new Set(pages)];
}

async function triplesOf(site: CatalogueSite, place: string) {
  const { statusCode, body } = await site.get(place, { accept: 'application/n-triples' });
  expect([place, statusCode]).toEqual([place, 200]);
  return new Parser({ format: 'N-Triples' }).parse(body);
}

/** Numbers that are of datasets, and shares of numbers that left. */
const harmless = ['http://www.w3.org/ns/hydra/core#totalItems', 'http://www.w3.org/ns/dqv#value'];

/** Numbers of a document: integers, and those that stand in its words. */
async function said(site: CatalogueSite) {
  const places = await documentsOf(site);
  const all = (await Promise.all(places.map((place) => triplesOf(site, place)))).flat();
  const numbers = all.flatMap(({ predicate, object }) => {
    const words = object.termType === 'Literal' ? object.value : '';
    const counted = /^(\d+)$|(\d+) DICOM series/.exec(words);
    return counted === null || harmless.includes(predicate.value)
      ? []
      : [{ of: predicate.value, n: Number(counted[1] ?? counted[2]) }];
  });
  return { numbers, text: all.map(({ subject, object }) => `${subject.value} ${object.value}`).join('\n') };
}

describe('where numbers under 5 are withheld', () => {
  it('GraphQL tells none of them, nor what only so few have', async () => {
    for (const [name, said] of Object.entries(await allAnswers('withheld')))
      expect({ name, small: smallIn(said), rare: namesRare(said) }).toEqual({ name, small: [], rare: false });
  });

  it('every field of GraphQL that holds a number was asked', () =>
    expect(countFields().filter((field) => !asked.has(field))).toEqual([]));

  it('GraphQL tells the others', async () => {
    const found = await answer(
      asks.withheld,
      '{ cohort(where: { patient: {} }) { count { value precision } facets(of: [SEX]) { values { value count { value } } } } }',
    );
    expect(found).toEqual({
      cohort: {
        count: { value: 9, precision: 'ROUNDED' },
        facets: [{ values: [{ value: 'FEMALE', count: { value: 6 } }] }],
      },
    });
  });

  it('says by which kind of policy', async () => {
    expect(await answer(asks.withheld, '{ server { disclosure { policy protection { sigma } } } }')).toEqual({
      server: { disclosure: { policy: 'protected', protection: null } },
    });
  });

  it('searches concepts without what records use', async () => {
    const found = await answer(asks.withheld, '{ concepts(search: "disease", inUse: true) { totalCount } }');
    expect(found).toEqual({ concepts: { totalCount: 0 } });
  });

  it('public documents tell none of them, nor what only so few have', async () => {
    const { numbers, text } = await said(await siteUnder(withholdSmall));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter(({ n }) => n < least)).toEqual([]);
    expect(text.toLowerCase()).not.toContain(rare);
  });

  it('public documents tell ages and years of many alone', async () => {
    const { text } = await said(await siteUnder(withholdSmall));
    const told = (value: string) => text.split('\n').some((line) => line.endsWith(` ${value}`));
    expect(['54', '2011', '17', '1972'].map(told)).toEqual([true, true, false, false]);
  });
});

describe('the same fixture, where numbers leave as they are,', () => {
  it('has such numbers and such values in every answer', async () => {
    for (const [name, said] of Object.entries(await allAnswers('exact')))
      expect({ name, small: smallIn(said).length > 0 }).toEqual({ name, small: true });
  });

  it('has them in public documents', async () => {
    const { numbers, text } = await said(await siteUnder(exactPolicy));
    expect(numbers.filter(({ n }) => n < least).length).toBeGreaterThan(5);
    expect(text.toLowerCase()).toContain(rare);
  });
});
