import type { GraphQLFieldResolver } from 'graphql';
import type { StoredPatient } from '../loaders/patients.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import {
  forbidden,
  isReader,
  isReaderOf,
  mayAskSites,
  mayChange,
  mayCount,
  mayHaveTokens,
  mayMakeTokens,
  mayRead,
  maySave,
  refusalOf,
} from './caller-rules.ts';
import type { Context } from './context.ts';
import { allow, deny, shield } from './shield.ts';
import {
  mayDecideQuestions,
  mayEndGrants,
  mayGiveGrants,
  mayListGrants,
  mayListQuestions,
  mayReadAudit,
} from './steward-rules.ts';

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
    audit: mayReadAudit,
    cohort: mayCount,
    compareCohorts: mayCount,
    concept: allow,
    concepts: allow,
    dataset: allow,
    datasets: allow,
    federation: mayAskSites,
    grants: mayListGrants,
    heldQuestions: mayListQuestions,
    imagingStudy: mayRead,
    me: allow,
    patient: mayRead,
    savedCohort: mayCount,
    savedCohorts: mayCount,
    server: allow,
    vocabularies: allow,
  },
  Mutation: {
    '*': deny,
    addGrant: mayGiveGrants,
    createToken: mayMakeTokens,
    decideQuestion: mayDecideQuestions,
    changeCohort: mayChange('OWNER', 'EDITOR'),
    deleteCohort: mayChange('OWNER'),
    endGrant: mayEndGrants,
    renameCohort: mayChange('OWNER', 'EDITOR'),
    revokeToken: mayHaveTokens,
    saveCohort: maySave,
    shareCohort: mayChange('OWNER'),
    unshareCohort: mayChange('OWNER'),
  },
  Subscription: {
    '*': deny,
    federatedCount: mayAskSites,
  },
  AuditEntry: allow,
  AuditEntryConnection: allow,
  AuditEntryEdge: allow,
  AuditGrant: allow,
  AuditPerson: allow,
  AuditQuestion: allow,
  AuditReleased: allow,
  Cohort: { '*': mayCount, manifest: mayRead, patients: mayRead },
  AttritionStep: mayCount,
  Bin: mayCount,
  CohortComparison: mayCount,
  CohortPart: mayCount,
  CoverageGap: mayCount,
  Crosstab: mayCount,
  Explanation: mayCount,
  Facet: mayCount,
  FederatedCount: mayAskSites,
  FederatedProgress: mayAskSites,
  Federation: mayAskSites,
  FacetValue: mayCount,
  Histogram: mayCount,
  ImagingSummary: mayCount,
  Manifest: mayRead,
  NotEvaluable: mayCount,
  SavedCohort: mayCount,
  SavedCohortConnection: mayCount,
  CohortOwner: allow,
  CohortShare: allow,
  Budget: allow,
  BudgetLeft: allow,
  Concept: allow,
  ConceptConnection: allow,
  ConceptEdge: allow,
  Count: allow,
  CreatedToken: allow,
  CutPoints: allow,
  Dataset: allow,
  Disclosure: allow,
  Protection: allow,
  DatasetConnection: allow,
  DatasetEdge: allow,
  DatasetGrant: allow,
  DatasetGrantConnection: allow,
  DatasetGrantEdge: allow,
  Grant: allow,
  HeldQuestion: allow,
  Holding: allow,
  Mapping: allow,
  MappingQuality: allow,
  Me: allow,
  PageInfo: allow,
  PersonalToken: allow,
  Server: allow,
  NetworkVocabulary: mayAskSites,
  Site: mayAskSites,
  SiteCount: mayAskSites,
  SitesRelease: mayAskSites,
  UnmappedValue: mayRead,
  Vocabulary: allow,
};

/**
 * The second lock, on every field of `schema` that does not belong to a record: the first is that loaders take the
 * caller's datasets.
 */
export const permissions = shield(otherRules, {
  allowExternalErrors: true,
  fallbackRule: deny,
  fallbackError: forbidden,
});

type Fields = Readonly<Record<string, GraphQLFieldResolver<unknown, Context>>>;

/** Whether the fields of a type are those of a record or of a part of one. */
export function isOfRecords(type: string): boolean {
  return typesOfRecords.has(type);
}

/**
 * The same lock on the fields of record types. It answers at once: a rule of shield makes a promise of every field, and a
 * page of patients with their records has 40,000.
 */
export function guardRecords(type: string, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, resolve]) => {
      const isOfPatient = type === 'Patient' && name === 'sourceId';
      const guarded: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
        const isOpen = isReader(context) && (!isOfPatient || isReaderOf(source as StoredPatient, context)); // of a patient
        return isOpen ? resolve(source, args, context, info) : refusalOf(context);
      };
      return [name, guarded];
    }),
  );
}
