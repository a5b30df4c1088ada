import type { GraphQLFieldResolver } from 'graphql';
import { mayAsk, purposeMissing } from '../disclosure/caller.ts';
import type { StoredPatient } from '../loaders/patients.ts';
import type { StoredCohort } from '../loaders/saved-cohorts.ts';
import { KnownError } from '../ontology/errors.ts';
import { modelOf, recordTypes } from '../ontology/records.ts';
import type { Context } from './context.ts';
import { allow, deny, ruleOf, shield } from './shield.ts';
import {
  mayDecideQuestions,
  mayEndGrants,
  mayGiveGrants,
  mayListGrants,
  mayListQuestions,
  mayReadAudit,
} from './steward-rules.ts';

const forbidden = new KnownError('FORBIDDEN', 'The caller may not read this.');

/** Why somebody may use nothing. */
function refusalOf({ caller }: Context): KnownError {
  return caller.lacksPurpose ? purposeMissing : forbidden;
}

/** Who may read records of any dataset at all, or all there are; the loaders give those of the right ones only. */
const mayRead = ruleOf((context) => isReader(context) || refusalOf(context));

function isReader({ access, caller }: Context): boolean {
  return access === 'open' || caller.records.length > 0;
}

/** Who may ask for numbers over any dataset at all, or all there are; the gate says which leave. */
const mayCount = ruleOf(
  (context) => context.access === 'open' || mayAsk(context.caller) || refusalOf(context),
);

/** Who may read records of this patient. */
function isReaderOf({ datasets }: StoredPatient, { caller }: Context): boolean {
  return datasets.some((dataset) => caller.records.includes(dataset));
}

/** Who may save cohorts: who may count, and can be told from others. */
const maySave = ruleOf((context) =>
  isSomebody(context)
    ? context.access === 'open' || mayAsk(context.caller) || refusalOf(context)
    : notLoggedIn(),
);

/** Whether somebody is logged in, where that matters. */
function isSomebody({ access, caller }: Context): boolean {
  return access === 'open' || caller.subject !== 'anonymous';
}

/** Who may change a saved cohort in some way: who may save some, by the role that they have at it; of one that is not there the resolver says so. */
const mayChange = (...roles: readonly StoredCohort['role'][]) =>
  ruleOf(async (context, { id }: { readonly id: string }) => {
    if (!isSomebody(context)) return notLoggedIn();
    if (context.access !== 'open' && !mayAsk(context.caller)) return refusalOf(context);
    const stored = await context.loaders.savedCohorts.byId(id);
    return stored === null || roles.includes(stored.role);
  });

/** Who may make personal tokens: who is logged in by something else. A token that gets lost is not the first of many. */
const mayMakeTokens = ruleOf(({ caller: { login } }) => {
  if (login === undefined) return notLoggedIn('have personal tokens');
  return (
    login.by !== 'personal token' ||
    new KnownError('FORBIDDEN', 'A personal token makes no other one: log in.')
  );
});

/** Who may have personal tokens. */
const mayHaveTokens = ruleOf(
  ({ caller: { login } }) => login !== undefined || notLoggedIn('have personal tokens'),
);

function notLoggedIn(what = 'save and change cohorts'): KnownError {
  return new KnownError('UNAUTHENTICATED', `Log in to ${what}.`);
}

/** Who may ask other sites: where access is not open, whoever is logged in. What these then answer they decide themselves. */
const mayAskSites = ruleOf(({ access, caller }) => {
  if (access === 'open') return true;
  if (caller.login === undefined) return notLoggedIn('ask other sites');
  return caller.lacksPurpose === true ? purposeMissing : true;
});

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
