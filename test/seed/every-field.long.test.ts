import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Standing } from '../../access/grants/grant.ts';
import type { Caller } from '../../disclosure/caller.ts';
import { cypher } from '../../graph/cypher.ts';
import { Graph } from '../../graph/graph.ts';
import { facets } from '../../ontology/facets.ts';
import { modelOf, recordTypes } from '../../ontology/records.ts';
import { holdQuestion } from '../../questions/held.ts';
import { createSchema } from '../../schema/index.ts';
import { keepNow } from '../fair/hospital/load.ts';
import { createAsk } from '../support/ask.ts';
import { seedDatabase } from '../support/database.ts';
import { otherSites } from '../support/other-sites.ts';
import { aQuestionThatWaits } from '../support/questions.ts';
import { save } from '../support/saved-cohorts.ts';
import { loadSeed, seedCaller } from '../support/seed.ts';
import {
  type ArgumentsOf,
  askBelow,
  everyArgument,
  everyField,
  type Met,
  meet,
} from '../support/whole-schema.ts';

const graph = new Graph(seedDatabase().address, 120_000); // so much at once takes longer than a caller may wait
const granted: Omit<Standing, 'missing'> = {
  ...{ id: 'grant', dataset: 'tcga_kirc', role: 'STEWARD' as const, reason: 'permit 1', purpose: 'research' },
  ...{
    issuer: 'https://login.example.org',
    subject: 'somebody',
    by: 'operator',
    source: 'GRANT',
    isThere: true,
  },
  ...{ at: '2026-01-01T00:00:00.000Z', from: '2026-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z' },
  ...{ endedAt: null, endedBy: null, endedWhy: null },
};
/** Somebody with a grant that can be used, and one that cannot. */
const somebody: Caller = {
  ...seedCaller,
  subject: `${granted.issuer} ${granted.subject}`,
  login: {
    person: {
      issuer: granted.issuer,
      subject: granted.subject,
      name: 'Some Body',
      organisation: 'example.org',
    },
    until: granted.until,
    by: 'session',
    brought: { grants: [], refused: ['1 visa over'] },
    grants: [
      { ...granted, missing: [] },
      { ...granted, missing: ['another'] },
    ],
  },
};
const ask = createAsk(graph, somebody, { network: otherSites });
const schema = createSchema();
const query = rootOf(schema.getQueryType());
const mutation = rootOf(schema.getMutationType());
const subscription = rootOf(schema.getSubscriptionType());
const met: Met = { asked: new Set(), filled: new Set(), cursors: new Map() };
const errors: unknown[] = [];

const everyFacet = Object.keys(facets).join(', ');
/** The shipped data have none to page through: a cursor before the first of any list of records. */
const early = ['first: 2, after: "W251bGwsIngiXQ"'];
/** As paged, after `DOID:1`. */
const afterFirstCode = ['first: 2', 'first: 2, after: "IkRPSUQ6MSI"'];
const paged = ['first: 2', 'first: 2, after: "AFTER"'];

/** Types of which only OMOP has records. */
const ofOmop = [
  ...['VisitDetail', 'DeviceExposure', 'Death', 'ConditionEra', 'DrugEra', 'DoseEra', 'Episode', 'Note'],
  ...['ObservationPeriod', 'PayerPlanPeriod'],
];

/** What records keep of rows of OMOP. */
const ofRows = recordTypes.flatMap((type) => {
  const { type: label, fields } = modelOf(type);
  const kept = Object.entries(fields).filter(([name]) => /^omop|Concept$|^concept$|Number$/.test(name));
  return kept.map(([name]) => `${label}.${name}`);
});

/** Arguments of every field that takes some; `AFTER` is a cursor of the page before, ONE and TWO are saved cohorts. */
const given: ArgumentsOf = {
  'Query.patient': ['id: "TCGA-B0-4810"', 'id: "TCGA-49-4507"', 'id: "TCGA-BH-A0BW"'],
  'Query.cohort': [
    'where: { all: [{ dataset: ["tcga_kirc"] }, { imaging: { modality: ["CT"] } }, { variant: {} }, { treatment: {} }] }',
    'where: { all: [{ dataset: ["tcga_luad"] }, { patient: { conflict: true } }, { not: { condition: { index: false } } }] }',
    'where: { all: [{ imaging: { segmentationOf: {} } }, { measurement: { test: { source: ["hemoglobin"] } } }, { slide: {} }] }',
    'where: { all: [{ imaging: { modality: ["CT"] } }, { measurement: { within: [{ index: true, fromDays: 0, toDays: 9 }] } }] }',
    'where: { patient: {} }, datasets: ["tcga_kirc"], maxCost: 1',
  ],
  'Query.audit': [
    'dataset: "tcga_kirc", from: "2026-01-01", until: "2027-01-01", subject: "reader", patient: "PATIENT", first: 2, after: "WyI5OTk5IiwiYyIsMF0"',
  ],
  'Query.concept': [
    'code: "DOID:162"',
    'code: "DOID:4450"',
    'code: "ICD10:C64.9"',
    'code: "SNOMED:363518003"',
  ],
  'Query.concepts': [
    'search: "carcinoma", vocabularies: ["DOID"], standard: true, inUse: true, first: 2',
    'search: "carcinoma", vocabularies: ["DOID"], standard: true, inUse: true, first: 2, after: "AFTER"',
    'search: "kidney", domains: ["Condition"]',
  ],
  'Query.dataset': ['id: "tcga_kirc"'],
  'Query.datasets': paged,
  'Query.grants': [
    'dataset: "tcga_kirc", includeEnded: true, first: 1',
    'dataset: "tcga_kirc", first: 1, after: "AFTER"',
  ],
  'Query.heldQuestions': ['includeDecided: true'],
  'Query.imagingStudy': ['uid: "STUDY"', 'uid: "STUDY", patient: "PATIENT"'],
  'Query.savedCohort': ['id: "ONE"'],
  'Query.savedCohorts': paged,
  'Query.compareCohorts': ['ids: ["ONE", "TWO"], facets: [SEX, MODALITY], top: 2'],
  'Mutation.addGrant': [
    'subject: "reader", issuer: "local", datasets: ["tcga_kirc"], role: READER, reason: "permit 3", purpose: "research", from: "2026-01-01", until: "2098-01-01"',
  ],
  'Mutation.endGrant': ['id: "GRANT", reason: "left"'],
  'Mutation.decideQuestion': ['id: "QUESTION", isAnswered: false, reason: "not for that"'],
  'Mutation.createToken': [`name: "notebook", until: "${new Date(Date.now() + 86_400_000).toISOString()}"`],
  'Mutation.revokeToken': ['id: "TOKEN"'],
  'Mutation.saveCohort': ['name: "all", where: { patient: {} }, freeze: true'],
  'Mutation.renameCohort': ['id: "ONE", name: "renamed"'],
  'Mutation.changeCohort': ['id: "ONE", where: { patient: { sex: [FEMALE] } }'],
  'Mutation.shareCohort': ['id: "ONE", with: { everybody: true }, mayEdit: true'],
  'Mutation.unshareCohort': ['id: "ONE", with: { everybody: true }'],
  'Mutation.deleteCohort': ['id: "TWO"'],
  'Federation.count': [
    'where: { patient: {} }, sites: ["elsewhere", "away"], deadlineMs: 500, maxAgeHours: 0',
    'where: { patient: {} }, sites: ["elsewhere"], facets: [SEX], values: [{ field: SEX, values: ["FEMALE"] }], top: 2',
  ],
  // A subscription has one field at its root.
  'Subscription.federatedCount': [
    'where: { patient: {} }, sites: ["elsewhere", "away"], facets: [SEX], values: [{ field: SEX, values: ["FEMALE"] }], top: 2, deadlineMs: 500, maxAgeHours: 0',
  ],
  'Cohort.patients': ['first: 5', 'first: 5, after: "AFTER"'],
  'Cohort.imaging': ['', 'where: { modality: ["CT"] }'],
  'Cohort.facets': [
    `of: [${everyFacet}], top: 3`,
    'of: [MODALITY, SEX], values: [{ field: MODALITY, values: ["CT", "MR"] }]',
  ],
  'Cohort.histogram': [
    'of: AGE_AT_DIAGNOSIS, bins: 5, per: PATIENT_FIRST',
    'of: MEASUREMENT, test: { source: ["hemoglobin"] }, unit: "g/dL"',
  ],
  'Cohort.crosstab': ['rows: SEX, columns: MODALITY, top: 2'],
  'Cohort.manifest': ['format: S5CMD', 'format: CSV', 'format: DICOMWEB'],
  'Concept.children': paged,
  'Concept.ancestors': afterFirstCode,
  'Concept.descendants': afterFirstCode,
  'Concept.patientCount': ['descendants: false', 'descendants: true'],
  'Concept.recordCount': ['descendants: false', 'descendants: true'],
  'ImagingStudy.series': ['first: 100', 'first: 2, after: "AFTER"'],
  'MappingQuality.unmapped': ['top: 2'],
  'Patient.measurements': [...paged, 'category: [PATHOLOGY, STAGING]'],
  'Patient.variants': [...paged, 'gene: ["VHL", "TP53"]'],
  'Patient.copyNumbers': [...paged, 'gene: ["VHL"]'],
  ...Object.fromEntries(
    ofOmop.map((type) => [`Patient.${type.charAt(0).toLowerCase()}${type.slice(1)}s`, early]),
  ),
  'Patient.observations': early,
  'Patient.procedures': early,
  'Patient.treatments': paged,
  'Patient.visits': early,
};

/** Types of which the shipped data have no record. */
const absent = [
  ...['ImageFeature', 'Observation', 'Procedure', 'Visit', ...ofOmop],
  // nothing is protected of who was granted everything
  ...['Budget', 'BudgetLeft', 'CutPoints', 'Protection'],
  // no audit is kept of these questions
  ...['AuditEntry', 'AuditEntryEdge', 'AuditGrant', 'AuditPerson', 'AuditQuestion', 'AuditReleased'],
];

/** Fields that say nothing of the patients that are asked for. */
const unsaid = [
  ...ofRows,
  'Variant.measurement',
  'ImageFeature.measurement',
  ...ofOmop.map((type) => `${type}Connection.nodes`),
  'Assay.derivedFields',
  'AuditEntryConnection.edges',
  'AuditEntryConnection.nodes',
  'Coded.sourceConcept',
  'Concept.class',
  'Concept.replacedBy',
  'Condition.ageTopCoded',
  'Condition.end',
  'Condition.stopReason',
  'Condition.visit',
  'CopyNumber.derivedFields',
  'Count.asOf',
  'Count.confidence',
  'Dataset.contact',
  'Dataset.sourceVersion',
  'ImagingStudy.derivedFields',
  'ImagingSeries.bodyPart',
  'ImagingSeries.patientAge',
  'ImagingSeries.ageAtEvent',
  'ImagingSeries.segmentationOf',
  'ImagingSeries.segments',
  'ImagingSeries.features',
  'ImagingSeries.derivedFields',
  'Disclosure.protection',
  'FederatedProgress.heard', // null at the end, which alone is told to who takes no events
  'Me.budget',
  'Me.registeredDatasets',
  'Measurement.referenceLow',
  'Measurement.referenceHigh',
  'Measurement.reference',
  'Measurement.timing',
  'Measurement.start',
  'Measurement.ageAtEvent',
  'Measurement.specimen',
  'Measurement.visit',
  'Measurement.derivedFields',
  'ObservationConnection.nodes',
  'Outcome.derivedFields',
  'ProcedureConnection.nodes',
  'Registration.derivedFields',
  'Registration.yearOfBirth',
  'SavedCohort.problems',
  'Slide.derivedFields',
  'Specimen.site',
  'Specimen.quantity',
  'Specimen.unit',
  'Specimen.derivedFields',
  'Treatment.visit',
  'Treatment.verbatimEnd',
  'Treatment.stopReason',
  'Treatment.refills',
  'Treatment.quantity',
  'Treatment.daysSupply',
  'Treatment.sig',
  'Treatment.derivedFields',
  'Variant.assembly',
  'Variant.chromosome',
  'Variant.position',
  'Variant.reference',
  'Variant.alternate',
  'VisitConnection.nodes',
];

beforeAll(async () => {
  await loadSeed();
  await keepNow(graph, seedDatabase().indexFolder); // the versions of datasets
  const named = await namesOf();
  try {
    await askRoots(
      query,
      named,
      wanted((text) => !text.includes('AFTER')),
    );
    await askRoots(
      query,
      named,
      wanted((text) => text.includes('AFTER')),
    );
    await askRoots(
      subscription,
      named,
      wanted(() => true),
    );
    await askRoots(
      mutation,
      named,
      wanted(() => true),
    );
  } finally {
    for (const id of [named.ONE, named.TWO]) await ask(`mutation { deleteCohort(id: "${id}") }`);
    await graph.write((run) =>
      run(cypher`MATCH (token:AccessToken {subject: ${granted.subject}}) DELETE token`),
    );
    await graph.write((run) => run(cypher`MATCH (grant:Grant {subject: 'reader'}) DELETE grant`));
    await graph.write((run) => run(cypher`MATCH (question:HeldQuestion|AskedQuestion) DELETE question`));
  }
});
afterAll(() => graph.close());

type Named = Readonly<Record<'ONE' | 'TWO' | 'STUDY' | 'PATIENT' | 'TOKEN' | 'GRANT' | 'QUESTION', string>>;

/** What the questions name and only the data know. */
async function namesOf(): Promise<Named> {
  const [ONE, TWO] = [await save(ask, { patient: { sex: ['MALE'] } }), await save(ask, { slide: {} })];
  for (const party of ['person: { subject: "another" }', 'dataset: "tcga_kirc"'])
    await ask(`mutation { shareCohort(id: "${ONE}", with: { ${party} }) { id } }`);
  type Study = { studyInstanceUid: string; series: { nodes: { analysisResult: string | null }[] } };
  type Found = { cohort: { patients: { nodes: { id: string; imagingStudies: Study[] }[] } } };
  const { data } = await ask<Found>(`{
    cohort(where: { imaging: { modality: ["SEG"] } }) { patients(first: 5) { nodes {
      id imagingStudies { studyInstanceUid series(first: 100) { nodes { analysisResult } } }
    } } }
  }`);
  const [found] = data.cohort.patients.nodes.flatMap(({ id, imagingStudies }) =>
    imagingStudies
      .filter(({ series }) => series.nodes.some(({ analysisResult }) => analysisResult !== null))
      .map(({ studyInstanceUid }) => ({ STUDY: studyInstanceUid, PATIENT: id })),
  );
  if (found === undefined) throw new Error('no study has the result of an analysis');
  type Created = { readonly createToken: { readonly token: { readonly id: string } } };
  const created = await ask<Created>('mutation { createToken(name: "script") { token { id } } }');
  type Given = { readonly addGrant: readonly { readonly id: string }[] };
  const { data: grants } = await ask<Given>(`mutation {
    addGrant(subject: "reader", issuer: "local", datasets: ["tcga_kirc"], role: READER, reason: "permit 2", purpose: "research", until: "2098-01-01") { id }
  }`);
  const [{ id: GRANT = '' } = {}] = grants.addGrant;
  const held = await holdQuestion(graph, aQuestionThatWaits('tcga_kirc'), new Date());
  const token = created.data.createToken.token.id;
  return { ONE, TWO, TOKEN: token, GRANT, QUESTION: held?.id ?? '', ...found };
}

/** The arguments that are wanted, with cursors of pages that were met; one where a field has none that is. */
function wanted(isWanted: (text: string) => boolean): ArgumentsOf {
  const chosen = Object.entries(given).map(([name, texts]) => {
    const some = texts.filter(isWanted).map((text) => text.replace('AFTER', met.cursors.get(name) ?? 'none'));
    return [name, some.length > 0 ? some : texts.slice(0, 1)] as const;
  });
  return Object.fromEntries(chosen);
}

async function askRoots(root: GraphQLObjectType, named: Named, asked: ArgumentsOf): Promise<void> {
  for (const name of Object.keys(root.getFields())) {
    const text = askBelow(root, name, asked).replaceAll(
      /"(ONE|TWO|STUDY|PATIENT|TOKEN|GRANT|QUESTION)"/g,
      (_, one: keyof Named) => `"${named[one]}"`,
    );
    const answer = await ask<unknown>(text);
    errors.push(...answer.errors.map((error) => ({ name, ...error })));
    meet(answer.data, root, met);
  }
}

function rootOf(type: GraphQLObjectType | null | undefined): GraphQLObjectType {
  if (!type) throw new TypeError('a schema without queries, mutations or subscriptions');
  return type;
}

describe('createSchema', () => {
  it('has no argument that these questions do not give', () => {
    const texts = Object.entries(given).flatMap(([name, variants]) =>
      variants.flatMap((text) => [...text.matchAll(/(\w+):/g)].map(([, word]) => `${name}(${word}:`)),
    );
    expect(everyArgument(schema).filter((one) => !texts.includes(one))).toEqual([]);
  });

  it('answers every field of every type over the shipped data without an error', () => {
    expect(errors).toEqual([]);
    const never = everyField(schema).filter((one) => !met.asked.has(one));
    expect(never.filter((one) => !absent.includes(one.split('.', 1)[0] ?? ''))).toEqual([]);
  });

  it('says something in every field that is not listed as empty', () => {
    const empty = everyField(schema).filter((one) => !met.filled.has(one));
    expect(
      empty.filter((one) => !absent.includes(one.split('.', 1)[0] ?? '') && !unsaid.includes(one)),
    ).toEqual([]);
  });
});
