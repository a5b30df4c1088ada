import type { CodegenConfig } from '@graphql-codegen/cli';
import { modelOf, recordTypes } from './ontology/records.ts';
import { modelFaults } from './schema/model-faults.ts';
import { readTypeDefs } from './schema/type-defs.ts';

const typeDefs = readTypeDefs();
const faults = modelFaults(typeDefs);
if (faults.length > 0) throw new TypeError(`SDL and model differ:\n${faults.join('\n')}`);

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
  MappingQuality: '../../disclosure/mapping-quality.ts#FieldMapping',
  ImagingSeriesConnection: '../imaging.ts#SeriesPage',
  Count: '../../disclosure/release.ts#Count as ReleasedCount',
  Cohort: '../../disclosure/cohort.ts#CohortQuestion',
  SavedCohort: '../../cohort/saved/store.ts#SavedCohort as StoredCohort',
};

const config: CodegenConfig = {
  schema: typeDefs.join('\n'),
  generates: {
    'resolvers/generated/resolver-types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
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
      },
    },
  },
};

export default config;
