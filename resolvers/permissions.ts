import { type GraphQLSchema, isObjectType } from 'graphql';
import { allow, deny, rule, shield } from 'graphql-shield';
import type { StoredPatient } from '../loaders/patients.ts';
import { KnownError } from '../ontology/errors.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import type { Context } from './context.ts';

/** Who may read records of any dataset at all, or all there are; the loaders give those of the right ones only. */
const mayRead = rule({ cache: 'no_cache' })(
  (_source, _args, { access, caller }: Context) => access === 'open' || caller.records.length > 0,
);

/** Who may count over any dataset at all, or all there are. */
const mayCount = rule({ cache: 'no_cache' })(
  (_source, _args, { access, caller }: Context) => access === 'open' || caller.counts.length > 0,
);

/** Who may read records of this patient. */
const mayReadPatient = rule({ cache: 'no_cache' })(
  ({ datasets }: StoredPatient, _args, { caller }: Context) =>
    datasets.some((dataset) => caller.records.includes(dataset)),
);

/** Types that only records and patients lead to, beside their own and the connections of those. */
const partsOfRecords = ['Coded', 'GenePanel', 'Provenance', 'RecordTime'];

const typesOfRecords = new Set([
  ...partsOfRecords,
  ...['Patient', ...recordTypes.map((type) => modelOf(type).type)].flatMap((type) => [
    type,
    `${type}Connection`,
    `${type}Edge`,
  ]),
]);

/** Rules of everything that is not a record. What is named neither here nor there is denied. */
const otherRules = {
  Query: {
    '*': deny,
    cohort: mayCount,
    concept: allow,
    concepts: allow,
    dataset: allow,
    datasets: allow,
    imagingStudy: mayRead,
    patient: mayRead,
    server: allow,
    vocabularies: allow,
  },
  Cohort: { '*': mayCount, patients: mayRead },
  AttritionStep: mayCount,
  CoverageGap: mayCount,
  Explanation: mayCount,
  Facet: mayCount,
  FacetValue: mayCount,
  ImagingSummary: mayCount,
  NotEvaluable: mayCount,
  Concept: allow,
  ConceptConnection: allow,
  ConceptEdge: allow,
  Count: allow,
  Dataset: allow,
  DatasetConnection: allow,
  DatasetEdge: allow,
  Holding: allow,
  Mapping: allow,
  MappingQuality: allow,
  PageInfo: allow,
  Server: allow,
  UnmappedValue: mayRead,
  Vocabulary: allow,
};

/** The second lock, on every field of `schema`: the first is that loaders take the caller's datasets. */
export function createPermissions(schema: GraphQLSchema) {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const recordRules = types.filter(({ name }) => typesOfRecords.has(name)).map(({ name }) => [name, mayRead]);
  return shield(
    {
      ...Object.fromEntries(recordRules),
      ...otherRules,
      Patient: { '*': mayRead, sourceId: mayReadPatient },
    },
    {
      allowExternalErrors: true,
      fallbackRule: deny,
      fallbackError: new KnownError('FORBIDDEN', 'The caller may not read this.'),
    },
  );
}
