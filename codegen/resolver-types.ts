import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { buildASTSchema, concatAST, lexicographicSortSchema, parse } from 'graphql';
import { modelOf, recordTypes } from '../ontology/records.ts';
import { modelFaults } from '../schema/model-faults.ts';

/** File of the types of resolvers. */
export const resolverTypesFile = 'resolvers/generated/resolver-types.ts';

/** Where a resolver of a GraphQL type gets something else than that type's own shape. */
const mappers = {
  ...Object.fromEntries(
    recordTypes.map((type) => [modelOf(type).type, '../../loaders/records.ts#StoredRecord']),
  ),
  Patient: '../../loaders/patients.ts#StoredPatient',
  Coded: '../values.ts#CodedValue',
  RecordTime: '../values.ts#RecordTimeValue',
  Provenance: '../../loaders/records.ts#StoredRecord',
  Concept: '../../loaders/concepts.ts#StoredConcept',
  ConceptConnection: '../concept.ts#ConceptPage',
  Mapping: '../../loaders/concepts.ts#StoredMapping',
  Dataset: '../../loaders/datasets.ts#StoredDataset',
  Grant: '../../access/grants/grant.ts#Standing',
  DatasetGrant: '../../access/grants/grant.ts#Grant as KeptGrant',
  AuditEntry: '../../audit/shown.ts#ShownEntry',
  Me: '../../disclosure/caller.ts#Caller',
  MappingQuality: '../../disclosure/mapping-quality.ts#FieldMappingCounts',
  ImagingSeriesConnection: '../imaging.ts#SeriesPage',
  Count: '../../disclosure/release.ts#Count as ReleasedCount',
  Cohort: '../../disclosure/question.ts#CohortQuestion',
  Federation: '../../federation/network.ts#Network',
  FederatedProgress: '../../federation/counted.ts#FederatedProgress as ProgressOfCount',
  FederatedCount: '../../federation/counted.ts#FederatedCount as CountOverSites',
  NetworkVocabulary: '../../federation/releases.ts#NetworkVocabulary as VocabularyOfNetwork',
  SitesRelease: '../../federation/releases.ts#SitesRelease as ReleaseOfSites',
  Site: '../../federation/network.ts#NetworkSite',
  HeldQuestion: '../../questions/held.ts#HeldQuestion as QuestionThatWaits',
  SiteCount: '../../federation/counted.ts#SiteCount as CountOfSite',
  SavedCohort: '../../loaders/saved-cohorts.ts#StoredCohort',
  CohortShare: '../../loaders/saved-cohorts.ts#CohortShare as StoredShare',
};

const config = {
  contextType: '../context.ts#Context',
  enumsAsTypes: true,
  immutableTypes: true,
  importExtension: '.ts',
  inputMaybeValue: 'T | null | undefined',
  mappers,
  maybeValue: 'T | null | undefined',
  scalars: { ID: 'string', Curie: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
  strictScalars: true,
  useTypeImports: true,
} as const;

/** The types of the resolvers of a schema in SDL. @throws Error that names each type that does not fit or is not there */
export async function toResolverTypes(typeDefs: readonly string[]): Promise<string> {
  const faults = modelFaults(typeDefs);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const document = concatAST(typeDefs.map((text) => parse(text)));
  const schema = lexicographicSortSchema(buildASTSchema(document));
  return codegen({
    documents: [],
    filename: resolverTypesFile,
    schema: document,
    schemaAst: schema,
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
}
