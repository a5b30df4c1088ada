import { type GraphQLSchema, isObjectType } from 'graphql';
import { allow, deny, rule, shield } from 'graphql-shield';
import type { StoredPatient } from '../loaders/patients.ts';
import { KnownError } from '../ontology/errors.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import type { Context } from './context.ts';
import { isSomebody, ownerOf } from './owner.ts';

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

/** Who may save cohorts: who may count, and can be told from others. */
const maySave = rule({ cache: 'no_cache' })((_source, _args, context: Context) =>
  isSomebody(context) ? context.access === 'open' || context.caller.counts.length > 0 : notLoggedIn(),
);

/** Who may change this saved cohort; of one that is not there the resolver says so. */
const mayChange = rule({ cache: 'no_cache' })(
  async (_source, { id }: { readonly id: string }, context: Context) => {
    if (!isSomebody(context)) return notLoggedIn();
    const owner = ownerOf(context);
    if (owner === undefined) return true;
    const stored = await context.loaders.savedCohortById.load(id);
    return stored === null || stored.createdBy === owner;
  },
);

function notLoggedIn(): KnownError {
  return new KnownError('UNAUTHENTICATED', 'Log in to save and change cohorts.');
}

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
    compareCohorts: mayCount,
    concept: allow,
    concepts: allow,
    dataset: allow,
    datasets: allow,
    imagingStudy: mayRead,
    patient: mayRead,
    savedCohort: mayCount,
    savedCohorts: mayCount,
    server: allow,
    vocabularies: allow,
  },
  Mutation: {
    '*': deny,
    deleteCohort: mayChange,
    renameCohort: mayChange,
    saveCohort: maySave,
  },
  Cohort: { '*': mayCount, manifest: mayRead, patients: mayRead },
  AttritionStep: mayCount,
  Bin: mayCount,
  CohortComparison: mayCount,
  CohortPart: mayCount,
  CoverageGap: mayCount,
  Crosstab: mayCount,
  Explanation: mayCount,
  Facet: mayCount,
  FacetValue: mayCount,
  Histogram: mayCount,
  ImagingSummary: mayCount,
  Manifest: mayRead,
  NotEvaluable: mayCount,
  SavedCohort: mayCount,
  SavedCohortConnection: mayCount,
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
