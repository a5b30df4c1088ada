import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { StoredRecord } from '../../loaders/records.ts';
import type { StoredPatient } from '../../loaders/patients.ts';
import type { CodedValue, RecordTimeValue } from '../values.ts';
import type { StoredConcept, StoredMapping } from '../../loaders/concepts.ts';
import type { ConceptPage } from '../concept.ts';
import type { StoredDataset } from '../../loaders/datasets.ts';
import type { Standing, Grant as KeptGrant } from '../../access/grants/grant.ts';
import type { ShownEntry } from '../../audit/shown.ts';
import type { Caller } from '../../disclosure/caller.ts';
import type { FieldMappingCounts } from '../../disclosure/mapping-quality.ts';
import type { SeriesPage } from '../imaging.ts';
import type { Count as ReleasedCount } from '../../disclosure/release.ts';
import type { CohortQuestion } from '../../disclosure/question.ts';
import type { Network, NetworkSite } from '../../federation/network.ts';
import type { FederatedProgress as ProgressOfCount, FederatedCount as CountOverSites, SiteCount as CountOfSite } from '../../federation/counted.ts';
import type { NetworkVocabulary as VocabularyOfNetwork, SitesRelease as ReleaseOfSites } from '../../federation/releases.ts';
import type { HeldQuestion as QuestionThatWaits } from '../../questions/held.ts';
import type { StoredCohort, CohortShare as StoredShare } from '../../loaders/saved-cohorts.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A code with its vocabulary, `PREFIX:code`, such as `ICD10:C64`. The prefixes are the ids of `vocabularies`. */
  Curie: { input: string; output: string; }
  /** ISO 8601 calendar date, `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** ISO 8601 date and time in UTC. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

export type Anchor =
  | 'END'
  | 'START';

/** What was examined: the denominator of variants and copy numbers. */
export type Assay = {
  readonly __typename?: 'Assay';
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: AssayKind;
  /** The genes that were examined; null where all or unknown ones were. */
  readonly panel?: Maybe<GenePanel>;
  readonly provenance: Provenance;
  /** Alterations that the assay can report at all; null where unknown. */
  readonly reports?: Maybe<ReadonlyArray<CopyNumberAlteration>>;
  readonly specimen?: Maybe<Specimen>;
};

/** What was examined. Several genes: the assay covers all of them. */
export type AssayInput = {
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** HGNC symbols, approved, previous or alias ones, without regard to case. */
  readonly gene?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly kind?: InputMaybe<ReadonlyArray<AssayKind>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type AssayKind =
  | 'COPY_NUMBER'
  | 'EXPRESSION'
  | 'IMMUNOHISTOCHEMISTRY'
  | 'MUTATION';

/** At least `count` of the criteria hold. */
export type AtLeastInput = {
  readonly count: Scalars['Int']['input'];
  readonly of: ReadonlyArray<CriterionInput>;
};

export type AttritionStep = {
  readonly __typename?: 'AttritionStep';
  readonly kept: Count;
  readonly label: Scalars['String']['output'];
  readonly removed: Count;
};

/** What is kept of one act, as far as it concerns datasets whose audit the caller may read. */
export type AuditEntry = {
  readonly __typename?: 'AuditEntry';
  readonly at: Scalars['DateTime']['output'];
  /** Why something was refused or failed. */
  readonly codes: ReadonlyArray<Scalars['String']['output']>;
  /** Those that the answer could be of, as far as the caller may read their audit. */
  readonly datasets: ReadonlyArray<Scalars['ID']['output']>;
  /** Fields of GraphQL that were asked for, with the id that a change named; or the name of a dump. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** Of `GRANT_ADDED` and `GRANT_ENDED`. */
  readonly grant?: Maybe<AuditGrant>;
  /** Whether there are others: then `released` and `patients` are null. */
  readonly hasOthers: Scalars['Boolean']['output'];
  /** The chain and the place in it, as `audit export` has them. */
  readonly id: Scalars['ID']['output'];
  readonly kind: AuditKind;
  readonly outcome: AuditOutcome;
  /** Of how many patients records were shown, or who were named in the question; null of a dump, which shows all, and for who is no steward of all of the datasets. */
  readonly patients?: Maybe<Scalars['Int']['output']>;
  /** What the person said in `X-Purpose`. */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly questions: ReadonlyArray<AuditQuestion>;
  /** Null where no number left. */
  readonly released?: Maybe<AuditReleased>;
  /** The same as in the log; null of a command. */
  readonly requestId?: Maybe<Scalars['ID']['output']>;
  /** Null of nobody who is logged in. */
  readonly who?: Maybe<AuditPerson>;
};

/** A page of entries. */
export type AuditEntryConnection = {
  readonly __typename?: 'AuditEntryConnection';
  readonly edges: ReadonlyArray<AuditEntryEdge>;
  readonly nodes: ReadonlyArray<AuditEntry>;
  readonly pageInfo: PageInfo;
};

/** An entry with its cursor. */
export type AuditEntryEdge = {
  readonly __typename?: 'AuditEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: AuditEntry;
};

/** A grant that was given or ended. */
export type AuditGrant = {
  readonly __typename?: 'AuditGrant';
  readonly endedWhy?: Maybe<Scalars['String']['output']>;
  readonly from: Scalars['String']['output'];
  readonly issuer: Scalars['String']['output'];
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly reason: Scalars['String']['output'];
  readonly role: Scalars['String']['output'];
  readonly subject: Scalars['String']['output'];
  readonly until?: Maybe<Scalars['String']['output']>;
};

export type AuditKind =
  /** Somebody read the audit of a dataset. */
  | 'AUDIT_READ'
  /** A process began. */
  | 'BEGIN'
  /** What protected numbers cost that no other entry has. */
  | 'CHARGES_COPIED'
  /** What protected numbers cost is not known any more: all that may be spent counts as spent. */
  | 'CHARGES_GIVEN_UP'
  | 'DATA_DESCRIBED'
  | 'DATA_FORGOTTEN'
  /** A command loaded, described or removed data, or erased a patient. */
  | 'DATA_LOADED'
  | 'DATA_PUBLISHED'
  | 'DATA_REMOVED'
  | 'DUMP'
  /** A process ended. */
  | 'END'
  | 'GRANT_ADDED'
  | 'GRANT_ENDED'
  | 'LOGIN'
  | 'LOGOUT'
  /** Of many refusals, how many. */
  | 'REFUSALS'
  /** An answer of GraphQL, or a change. */
  | 'REQUEST'
  /** Nothing could be kept for a time, and can again. */
  | 'RESUMED'
  /** Files that were kept long enough were removed. */
  | 'RETIRED'
  /** A person let a question of the hub be answered, or refused it. */
  | 'SITE_DECIDED'
  /** This server, as a hub, invited a site, or removed one. */
  | 'SITE_INVITED'
  | 'SITE_REMOVED'
  | 'TOKEN_CREATED'
  | 'TOKEN_REVOKED';

export type AuditOutcome =
  /** Of a change, before it is made; another entry says what came of it. */
  | 'BEGUN'
  | 'DONE'
  | 'FAILED'
  | 'REFUSED';

/** A person of an issuer; of a command the issuer is `machine`, and the subject the user of the operating system. */
export type AuditPerson = {
  readonly __typename?: 'AuditPerson';
  readonly issuer: Scalars['String']['output'];
  /** As the issuer said. */
  readonly organisation?: Maybe<Scalars['String']['output']>;
  readonly subject: Scalars['String']['output'];
};

/** A question in its canonical form. For ids of patients, texts that may stand in data, and ids of other datasets stands `…` or their number. */
export type AuditQuestion = {
  readonly __typename?: 'AuditQuestion';
  /** Equal for equal questions; null where something is left out of `where`. */
  readonly fingerprint?: Maybe<Scalars['String']['output']>;
  readonly where: Scalars['JSON']['output'];
};

/** Numbers that left. */
export type AuditReleased = {
  readonly __typename?: 'AuditReleased';
  readonly counts: Scalars['Int']['output'];
  /** The first thousand of them, as they left: a number, or its least and most. Null for who is no steward of all of the datasets. */
  readonly values?: Maybe<ReadonlyArray<Scalars['JSON']['output']>>;
};

export type Basis =
  | 'CLINICAL'
  | 'PATHOLOGIC';

/** ICD-O-3 behaviour: /0 /1 /2 /3 /6 /9. */
export type Behaviour =
  | 'BENIGN'
  | 'BORDERLINE'
  | 'IN_SITU'
  | 'MALIGNANT'
  | 'METASTATIC'
  | 'UNKNOWN';

/** Numbers from `from` to below `to`; the last bin has `to` as well. */
export type Bin = {
  readonly __typename?: 'Bin';
  /** Records, or patients where there is one number for each. */
  readonly count: Count;
  readonly from: Scalars['Float']['output'];
  readonly to: Scalars['Float']['output'];
};

/** Units that may be spent of one population in any so many days: by all together, one organisation, one person. */
export type Budget = {
  readonly __typename?: 'Budget';
  readonly all: Scalars['Int']['output'];
  readonly days: Scalars['Int']['output'];
  readonly organisation: Scalars['Int']['output'];
  readonly person: Scalars['Int']['output'];
};

/** What may still be spent within the next days, of the people of some datasets. See `Query.cohort`. */
export type BudgetLeft = {
  readonly __typename?: 'BudgetLeft';
  readonly allQuarters: Scalars['Int']['output'];
  readonly datasets: ReadonlyArray<Scalars['ID']['output']>;
  /** Length of the window. */
  readonly days: Scalars['Int']['output'];
  /** Whole quarters of the share of the organisation, and of what all may spend together. */
  readonly organisationQuarters: Scalars['Int']['output'];
  /**
   * Of the caller's own share: that of a person, or of an organisation where a network asks. They buy nothing new while the organisation, or all
   * together, have used up what they may spend: see the quarters.
   */
  readonly units: Scalars['Int']['output'];
};

/** A value of a source as it came, its own code, and the standard concept that the code maps to. */
export type Coded = {
  readonly __typename?: 'Coded';
  /** The cell or code as the source has it. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** The source's own code. */
  readonly sourceConcept?: Maybe<Concept>;
  /** OMOP standard concept; null where nothing certain is known. */
  readonly standardConcept?: Maybe<Concept>;
};

/** A selection of patients among the datasets that the caller may count over. */
export type Cohort = {
  readonly __typename?: 'Cohort';
  /** After each member of the top-level `all`. */
  readonly attrition: ReadonlyArray<AttritionStep>;
  /** Distinct patients. */
  readonly count: Count;
  /**
   * Datasets in scope that hold nothing of what a part of the criterion asks, so that `not` and zero mean little there, with their
   * patients of whom that part would decide: nothing else that is asked does.
   */
  readonly coverage: ReadonlyArray<CoverageGap>;
  /** Two facets against each other, over the cohort as it was asked: nothing of the criterion is ignored. 10,000 cells at most. */
  readonly crosstab: Crosstab;
  readonly explain: Explanation;
  /**
   * Order of values: count, then value; `top` (1 to 1,000) values of each. A field that is named twice is answered once; 100 names at most.
   * `values` says for some of the fields which values are asked (1 to 20 where numbers are protected; `missing`: also patients without any).
   * Where numbers are protected, fields of which a patient has one value (SEX, AGE_AT_DIAGNOSIS, VITAL_STATUS) cost two units together, all others a unit a value.
   */
  readonly facets: ReadonlyArray<Facet>;
  /** Of the canonical criterion and the graph version. */
  readonly fingerprint: Scalars['String']['output'];
  /**
   * Numbers of the cohort's patients in at most `bins` (1 to 200) bins of one width: 1, 2, 2.5 or 5 times a power of ten.
   * `test` says which measurements, and is for MEASUREMENT alone. `unit` (UCUM) converts; without it all values must share
   * one unit. `per`: all records, or one number a patient.
   */
  readonly histogram: Histogram;
  /** Series of the cohort's patients, all or those that satisfy `where`. */
  readonly imaging: ImagingSummary;
  /**
   * Where the images are: for who may read records. The series that satisfy any `imaging` member of the top-level `all` which
   * asks for their presence, so that the manifest holds what was asked for; where there is no such member, all series of the
   * patients. Order: dataset, patient, study uid, series uid. 200,000 series at most.
   */
  readonly manifest: Manifest;
  /**
   * Patients for whom a window, unit, age or year, and with it the whole criterion, could not be decided in three-valued logic.
   * They do not match that part; under `not` they are in the cohort.
   */
  readonly notEvaluable: ReadonlyArray<NotEvaluable>;
  /** Order: dataset, id. The cursor is the last key: page 1000 costs what page 1 costs. */
  readonly patients: PatientConnection;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortCrosstabArgs = {
  columns: FacetField;
  rows: FacetField;
  top?: InputMaybe<Scalars['Int']['input']>;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortFacetsArgs = {
  of: ReadonlyArray<FacetField>;
  top?: InputMaybe<Scalars['Int']['input']>;
  values?: InputMaybe<ReadonlyArray<FacetValueInput>>;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortHistogramArgs = {
  bins?: InputMaybe<Scalars['Int']['input']>;
  of: NumericField;
  per?: InputMaybe<PerPatient>;
  test?: InputMaybe<ConceptSetInput>;
  unit?: InputMaybe<Scalars['String']['input']>;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortImagingArgs = {
  where?: InputMaybe<ImagingInput>;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortManifestArgs = {
  format: ManifestFormat;
};


/** A selection of patients among the datasets that the caller may count over. */
export type CohortPatientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Every patient of any of the cohorts is in exactly one part. */
export type CohortComparison = {
  readonly __typename?: 'CohortComparison';
  readonly parts: ReadonlyArray<CohortPart>;
};

/** The person who saved a cohort. */
export type CohortOwner = {
  readonly __typename?: 'CohortOwner';
  readonly issuer: Scalars['String']['output'];
  readonly subject: Scalars['String']['output'];
};

/** Patients who are in all cohorts of `in` and in none of `notIn`. */
export type CohortPart = {
  readonly __typename?: 'CohortPart';
  readonly count: Count;
  /** Of the patients of the part, in the order asked; none where none are asked. */
  readonly facets: ReadonlyArray<Facet>;
  readonly in: ReadonlyArray<Scalars['ID']['output']>;
  readonly notIn: ReadonlyArray<Scalars['ID']['output']>;
};

/** With whom a cohort is shared: exactly one of these. */
export type CohortPartyInput =
  /** Whoever was granted this dataset, which the caller may use, too. */
  { readonly dataset: Scalars['ID']['input']; readonly everybody?: never; readonly person?: never; }
  |  /** `true`: whoever is logged in, and may count over any dataset. */
  { readonly dataset?: never; readonly everybody: Scalars['Boolean']['input']; readonly person?: never; }
  |  { readonly dataset?: never; readonly everybody?: never; readonly person: PersonInput; };

/** What a cohort can be shared with. */
export type CohortPartyKind =
  /** Whoever was granted a dataset. */
  | 'DATASET'
  /** Whoever is logged in. */
  | 'EVERYBODY'
  | 'PERSON';

/** What somebody may do with a saved cohort. */
export type CohortRole =
  /** May change its name and its definition. */
  | 'EDITOR'
  /** May share and delete it, too. */
  | 'OWNER'
  | 'READER';

/** A party that a cohort is shared with. */
export type CohortShare = {
  readonly __typename?: 'CohortShare';
  /** Of a dataset. */
  readonly datasetId?: Maybe<Scalars['ID']['output']>;
  /** Of a person. */
  readonly issuer?: Maybe<Scalars['String']['output']>;
  readonly kind: CohortPartyKind;
  readonly mayEdit: Scalars['Boolean']['output'];
  readonly subject?: Maybe<Scalars['String']['output']>;
};

/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type Concept = {
  readonly __typename?: 'Concept';
  /** All broader concepts without this one, in order of their code. */
  readonly ancestors: ConceptConnection;
  /** Directly narrower concepts, in order of their code. */
  readonly children: ConceptConnection;
  /** OMOP concept class. */
  readonly class?: Maybe<Scalars['String']['output']>;
  readonly code: Scalars['Curie']['output'];
  /** All narrower concepts and this one, in order of their code. */
  readonly descendants: ConceptConnection;
  /** OMOP domain. */
  readonly domain?: Maybe<Scalars['String']['output']>;
  /**
   * The vocabulary whose hierarchy is used, if not its own: a concept that lies in no hierarchy has the place of the
   * concepts that it maps to.
   */
  readonly hierarchySource?: Maybe<Scalars['String']['output']>;
  /** Concepts that are mapped to this one. */
  readonly mappedFrom: ReadonlyArray<Mapping>;
  /** Concepts that this one is mapped to. */
  readonly mappings: ReadonlyArray<Mapping>;
  /** The code itself where the licence of the vocabulary keeps its names out. */
  readonly name: Scalars['String']['output'];
  /** Directly broader concepts. */
  readonly parents: ReadonlyArray<Concept>;
  /**
   * Distinct patients with a record that has the concept, or with `descendants` one of these, as source or standard concept
   * of any field, in the datasets that you may count.
   */
  readonly patientCount: Count;
  /** Such records, each once. */
  readonly recordCount: Count;
  /** Release of the vocabulary. */
  readonly release?: Maybe<Scalars['String']['output']>;
  readonly replacedBy: ReadonlyArray<Concept>;
  /** Whether records are standardised to it. */
  readonly standard: Scalars['Boolean']['output'];
  readonly synonyms: ReadonlyArray<Scalars['String']['output']>;
  /** False where it is retired. */
  readonly valid: Scalars['Boolean']['output'];
  /** Id of a vocabulary: the prefix of `code`. */
  readonly vocabulary: Scalars['String']['output'];
};


/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type ConceptAncestorsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type ConceptChildrenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type ConceptDescendantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type ConceptPatientCountArgs = {
  descendants?: InputMaybe<Scalars['Boolean']['input']>;
};


/** An entry of a vocabulary, as in the OMOP vocabularies. */
export type ConceptRecordCountArgs = {
  descendants?: InputMaybe<Scalars['Boolean']['input']>;
};

export type ConceptConnection = {
  readonly __typename?: 'ConceptConnection';
  readonly edges: ReadonlyArray<ConceptEdge>;
  readonly nodes: ReadonlyArray<Concept>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type ConceptEdge = {
  readonly __typename?: 'ConceptEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Concept;
};

/**
 * Codes: the union of `codes` (any vocabulary; a non-standard code also brings its own `Maps to` targets), `ecl` and
 * `source`; then everything below them (`descendants`); then source codes that map into that set (`mapped`, one step);
 * without `except`. A record matches if its source or its standard concept is in the set, or its source value is in `source`.
 */
export type ConceptSetInput = {
  readonly codes?: InputMaybe<ReadonlyArray<Scalars['Curie']['input']>>;
  readonly descendants?: InputMaybe<Scalars['Boolean']['input']>;
  /** SNOMED CT Expression Constraint Language. */
  readonly ecl?: InputMaybe<Scalars['String']['input']>;
  readonly except?: InputMaybe<ConceptSetInput>;
  readonly mapped?: InputMaybe<Scalars['Boolean']['input']>;
  /** Source values, exact and without regard to case; never expanded. */
  readonly source?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Part of the source value, without regard to case; never expanded. */
  readonly sourceContains?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A diagnosis, OMOP condition_occurrence. Morphology and topography (ICD-O-3) are two axes of it and never climb into the
 * hierarchy of diseases.
 */
export type Condition = {
  readonly __typename?: 'Condition';
  /** Completed years at diagnosis, as the source has it. */
  readonly ageAtDiagnosis?: Maybe<Scalars['Int']['output']>;
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** Whether the source gives all higher ages as `ageAtDiagnosis`. */
  readonly ageTopCoded?: Maybe<Scalars['Boolean']['output']>;
  /** Fifth digit of the ICD-O-3 morphology. */
  readonly behaviour?: Maybe<Behaviour>;
  /** The source's own diagnosis code. */
  readonly code: Coded;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** Whether this is the patient's index condition. */
  readonly index: Scalars['Boolean']['output'];
  readonly laterality?: Maybe<Laterality>;
  /** Stage, grade, TNM and others of this condition, in order of `start`. */
  readonly measurements: ReadonlyArray<Measurement>;
  /** ICD-O-3 morphology. */
  readonly morphology?: Maybe<Coded>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of its status, such as an admission diagnosis. */
  readonly statusConcept?: Maybe<Scalars['ID']['output']>;
  /** Why it ended, as the source words it. */
  readonly stopReason?: Maybe<Scalars['String']['output']>;
  /** ICD-O-3 topography. */
  readonly topography?: Maybe<Coded>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
  readonly yearOfDiagnosis?: Maybe<Scalars['Int']['output']>;
};

/** A span of time that diagnoses of one disease were joined to; OMOP condition_era. */
export type ConditionEra = {
  readonly __typename?: 'ConditionEra';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  readonly condition: Coded;
  /** Diagnoses that were joined. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type ConditionEraConnection = {
  readonly __typename?: 'ConditionEraConnection';
  readonly nodes: ReadonlyArray<ConditionEra>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same era. */
export type ConditionEraInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly condition?: InputMaybe<ConceptSetInput>;
  /** Diagnoses that were joined. */
  readonly count?: InputMaybe<IntRangeInput>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** All tests hold for the same condition. */
export type ConditionInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly behaviour?: InputMaybe<ReadonlyArray<Behaviour>>;
  readonly code?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly index?: InputMaybe<Scalars['Boolean']['input']>;
  readonly laterality?: InputMaybe<ReadonlyArray<Laterality>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly morphology?: InputMaybe<ConceptSetInput>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of its status, by id. */
  readonly statusConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** As the source words it. */
  readonly stopReason?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly topography?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** A copy-number alteration that was found; OMOP measurement, OMOP Genomic. */
export type CopyNumber = {
  readonly __typename?: 'CopyNumber';
  readonly alteration: CopyNumberAlteration;
  readonly assay?: Maybe<Assay>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Approved HGNC symbol; what the source said where HGNC does not know it. */
  readonly gene: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly provenance: Provenance;
};

export type CopyNumberAlteration =
  | 'AMPLIFICATION'
  | 'DEEP_DELETION'
  | 'GAIN'
  | 'LOSS';

export type CopyNumberConnection = {
  readonly __typename?: 'CopyNumberConnection';
  readonly nodes: ReadonlyArray<CopyNumber>;
  readonly pageInfo: PageInfo;
};

/** Asked for an alteration that no assay in scope reports it is refused. */
export type CopyNumberInput = {
  readonly alteration?: InputMaybe<ReadonlyArray<CopyNumberAlteration>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** HGNC symbols, approved, previous or alias ones, without regard to case. */
  readonly gene?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * A number that left through the disclosure gate: `value` is null when it is suppressed. `low` and `high` bound the true number: of EXACT
 * and ROUNDED ones for certain; of NOISY ones with the `confidence`, clipped at 0, rounding included; of SUPPRESSED ones they are 0 and
 * one constant of the site, the same whether the number is 0 or 9, or null where nothing is told; of REPORTED ones they are null.
 */
export type Count = {
  readonly __typename?: 'Count';
  /** When a protected number was drawn: it stays what it is for a time, also over newer loads. Null of a number that is counted now. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** How probable it is at least that `low` and `high` hold the true number; null where that is certain, or nothing is told. */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  readonly high?: Maybe<Scalars['Int']['output']>;
  readonly low?: Maybe<Scalars['Int']['output']>;
  readonly precision: Precision;
  readonly suppressed: Scalars['Boolean']['output'];
  readonly value?: Maybe<Scalars['Int']['output']>;
};

export type CoverageGap = {
  readonly __typename?: 'CoverageGap';
  readonly dataset: Scalars['ID']['output'];
  /** Of the part of the criterion, from `where` inwards. */
  readonly path: Scalars['String']['output'];
  /** Patients of the dataset for whom this part, and with it the whole criterion, is unknown. */
  readonly patients: Count;
  readonly reason: Scalars['String']['output'];
};

/** A personal token that was just made. */
export type CreatedToken = {
  readonly __typename?: 'CreatedToken';
  /** What programs send as `Authorization: Bearer`. It is told this once: what is kept is its hash. */
  readonly text: Scalars['String']['output'];
  readonly token: PersonalToken;
};

/**
 * Exactly one key. Here and in what stands in it a list has at most 1,000 texts, ids or codes, 100 values of an enum, or 200 criteria, records
 * or windows.
 */
export type CriterionInput =
  { readonly all: ReadonlyArray<CriterionInput>; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any: ReadonlyArray<CriterionInput>; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay: AssayInput; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast: AtLeastInput; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  /** Persons of an OHDSI Circe cohort expression. */
  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe: Scalars['JSON']['input']; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  /** A saved cohort. */
  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort: Scalars['ID']['input']; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition: ConditionInput; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra: ConditionEraInput; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber: CopyNumberInput; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  /** The patient has a record or registration in one of these datasets. */
  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset: ReadonlyArray<Scalars['ID']['input']>; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death: DeathInput; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure: DeviceExposureInput; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra: DoseEraInput; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra: DrugEraInput; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode: EpisodeInput; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  /** A value of a facet, as shown by `facets`; the only member that a facet of the same field ignores. */
  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet: FacetValueInput; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging: ImagingInput; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement: MeasurementInput; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  /** No such record is known. It is not a statement that the fact is absent: see Cohort.coverage. */
  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not: CriterionInput; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note: NoteInput; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation: ObservationInput; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod: ObservationPeriodInput; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome: OutcomeInput; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient: PatientInput; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod: PayerPlanPeriodInput; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure: ProcedureInput; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide: SlideInput; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen: SpecimenInput; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment: TreatmentInput; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant: VariantInput; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit: VisitInput; readonly visitDetail?: never; }
  |  { readonly all?: never; readonly any?: never; readonly assay?: never; readonly atLeast?: never; readonly circe?: never; readonly cohort?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly dataset?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly facet?: never; readonly imaging?: never; readonly measurement?: never; readonly not?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly patient?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail: VisitDetailInput; };

/**
 * Patients of the cohort by two facets; a patient with several values stands in several cells. Where numbers are protected: of two facets of
 * which a patient has one value each, all values in the order of the model, whatever `top` says, and no number beside the cells.
 */
export type Crosstab = {
  readonly __typename?: 'Crosstab';
  /** By row, then column: distinct patients with both values. */
  readonly cells: ReadonlyArray<ReadonlyArray<Count>>;
  readonly columns: ReadonlyArray<FacetValue>;
  /** Order: count, then value; the count is of all patients with the value. */
  readonly rows: ReadonlyArray<FacetValue>;
};

/** Numbers at which values of one test may be asked: `min` and `below` of a band are two of them. */
export type CutPoints = {
  readonly __typename?: 'CutPoints';
  readonly cuts: ReadonlyArray<Scalars['Float']['output']>;
  readonly tests: ReadonlyArray<Scalars['Curie']['output']>;
  /** UCUM code. */
  readonly unit: Scalars['String']['output'];
};

/** What the catalogue describes (DCAT Dataset, OMOP cdm_source). */
export type Dataset = {
  readonly __typename?: 'Dataset';
  /** PUBLIC, RESTRICTED or NON_PUBLIC, as in the EU vocabulary of access rights. */
  readonly accessRights: Scalars['String']['output'];
  /** As the series say it, commonest first. */
  readonly bodyParts: ReadonlyArray<Scalars['String']['output']>;
  /** Prefixes of the codes that its records have. */
  readonly codingSystems: ReadonlyArray<Scalars['String']['output']>;
  /** Whom to ask for the data, as its description says. */
  readonly contact?: Maybe<Scalars['String']['output']>;
  readonly description: Scalars['String']['output'];
  /** What is known at all. */
  readonly holds: ReadonlyArray<Holding>;
  /** As it was given; not opaque. */
  readonly id: Scalars['ID']['output'];
  /** All licences of its files and series. */
  readonly license: ReadonlyArray<Scalars['String']['output']>;
  /** As the series say it, commonest first; of spellings that differ only in case the commonest. */
  readonly manufacturers: ReadonlyArray<Scalars['String']['output']>;
  /** Of every coded field of its records that is known at all: how much of it has a standard concept, and who says so. */
  readonly mapping: ReadonlyArray<MappingQuality>;
  /** DICOM modalities of its series. */
  readonly modalities: ReadonlyArray<Scalars['String']['output']>;
  /** Segmentations of slides. */
  readonly pathologySegmentations: Count;
  /** With a registration or a record in this dataset. */
  readonly patients: Count;
  readonly publisher?: Maybe<Scalars['String']['output']>;
  /** Segmentations of CT, MR and other radiology; by the series they segment, else by what else is in their study. */
  readonly radiologySegmentations: Count;
  readonly releasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Series of modality SEG or RTSTRUCT. */
  readonly segmentations: Count;
  readonly series: Count;
  /** FEMALE, MALE, OTHER, UNKNOWN: of its patients, commonest first. */
  readonly sexes: ReadonlyArray<Scalars['String']['output']>;
  /** What the source calls the version. */
  readonly sourceVersion?: Maybe<Scalars['String']['output']>;
  /** Distinct StudyInstanceUID. */
  readonly studies: Count;
  readonly title: Scalars['String']['output'];
  /** Of the catalogue: the day on which its records or its description last changed; of one day the second, third … */
  readonly version: Scalars['String']['output'];
  /** Newest first. */
  readonly versions: ReadonlyArray<DatasetVersion>;
};

export type DatasetConnection = {
  readonly __typename?: 'DatasetConnection';
  readonly edges: ReadonlyArray<DatasetEdge>;
  readonly nodes: ReadonlyArray<Dataset>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DatasetEdge = {
  readonly __typename?: 'DatasetEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Dataset;
};

/** A grant of a dataset, for its stewards. It is ended, and never deleted. */
export type DatasetGrant = {
  readonly __typename?: 'DatasetGrant';
  readonly at: Scalars['DateTime']['output'];
  /** The steward who gave it, or the user of the operating system who ran the command. */
  readonly by: Scalars['String']['output'];
  readonly datasetId: Scalars['ID']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly endedBy?: Maybe<Scalars['String']['output']>;
  readonly endedWhy?: Maybe<Scalars['String']['output']>;
  readonly from: Scalars['DateTime']['output'];
  /** Whether it holds now. */
  readonly holds: Scalars['Boolean']['output'];
  readonly id: Scalars['ID']['output'];
  /** URL of who names the subject; `local` of somebody who is known by personal tokens alone. */
  readonly issuer: Scalars['String']['output'];
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** Why, such as the reference of the permit. */
  readonly reason: Scalars['String']['output'];
  readonly role: GrantRole;
  readonly subject: Scalars['String']['output'];
  /** When it holds no more; null: when it is ended. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of grants. */
export type DatasetGrantConnection = {
  readonly __typename?: 'DatasetGrantConnection';
  readonly edges: ReadonlyArray<DatasetGrantEdge>;
  readonly nodes: ReadonlyArray<DatasetGrant>;
  readonly pageInfo: PageInfo;
};

/** A grant with its cursor. */
export type DatasetGrantEdge = {
  readonly __typename?: 'DatasetGrantEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: DatasetGrant;
};

/** What a dataset was, from one change to the next. */
export type DatasetVersion = {
  readonly __typename?: 'DatasetVersion';
  readonly issuedAt: Scalars['DateTime']['output'];
  /** What changed with it. */
  readonly notes: Scalars['String']['output'];
  readonly version: Scalars['String']['output'];
};

/** That the patient died, as one source says it: there may be several, of different days or causes; OMOP death. */
export type Death = {
  readonly __typename?: 'Death';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** What the patient died of; `concept` and `sourceConcept` are its ids in OMOP. */
  readonly cause?: Maybe<Coded>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  /** The day of death. */
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type DeathConnection = {
  readonly __typename?: 'DeathConnection';
  readonly nodes: ReadonlyArray<Death>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same record of a death. */
export type DeathInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly cause?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** A device that was used on or in the patient, such as an implant; OMOP device_exposure. */
export type DeviceExposure = {
  readonly __typename?: 'DeviceExposure';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly device: Coded;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** Production part of the UDI. */
  readonly productionId?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UDI, or what the source has for it. */
  readonly uniqueDeviceId?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the unit of `quantity`. */
  readonly unitConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type DeviceExposureConnection = {
  readonly __typename?: 'DeviceExposureConnection';
  readonly nodes: ReadonlyArray<DeviceExposure>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same exposure. */
export type DeviceExposureInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly device?: InputMaybe<ConceptSetInput>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly productionId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly quantity?: InputMaybe<IntRangeInput>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly uniqueDeviceId?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the unit, by id. */
  readonly unitConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** How numbers leave: what a site sets of it, and the guarantee in words, computed from what is set. */
export type Disclosure = {
  readonly __typename?: 'Disclosure';
  /** `exact` where nothing protects; `protected` where who was not granted a dataset, and may ask over it, is told protected numbers. */
  readonly policy: Scalars['String']['output'];
  /** Null where nothing protects. */
  readonly protection?: Maybe<Protection>;
  readonly statement: Scalars['String']['output'];
};

/** What `occurrences` counts. */
export type Distinct =
  | 'CONCEPT'
  | 'DAY'
  | 'RECORD'
  | 'STUDY'
  | 'VISIT';

/** A span of time in which the patient took one ingredient in one daily dose; OMOP dose_era. */
export type DoseEra = {
  readonly __typename?: 'DoseEra';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** A day, in `unit`. */
  readonly doseValue?: Maybe<Scalars['Float']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** The ingredient. */
  readonly substance: Coded;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `doseValue`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the unit. */
  readonly unitConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type DoseEraConnection = {
  readonly __typename?: 'DoseEraConnection';
  readonly nodes: ReadonlyArray<DoseEra>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same era. */
export type DoseEraInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** A day. */
  readonly doseValue?: InputMaybe<QuantityRangeInput>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly substance?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the unit, by id. */
  readonly unitConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** A span of time that exposures to one ingredient were joined to; OMOP drug_era. */
export type DrugEra = {
  readonly __typename?: 'DrugEra';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Exposures that were joined. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  /** Days without the drug in between. */
  readonly gapDays?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** The ingredient. */
  readonly substance: Coded;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type DrugEraConnection = {
  readonly __typename?: 'DrugEraConnection';
  readonly nodes: ReadonlyArray<DrugEra>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same era. */
export type DrugEraInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Exposures that were joined. */
  readonly count?: InputMaybe<IntRangeInput>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Days without the drug in between. */
  readonly gapDays?: InputMaybe<IntRangeInput>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly substance?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type Endpoint =
  /** Disease-free interval. */
  | 'DFI'
  /** Disease-specific survival. */
  | 'DSS'
  /** Overall survival. */
  | 'OS'
  /** Progression-free interval. */
  | 'PFI';

/** A stretch of a disease or of its treatment, such as a remission, a regimen or a cycle of one; OMOP episode. */
export type Episode = {
  readonly __typename?: 'Episode';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  /** OMOP episode_event: concept of the column and id of each row that the episode consists of, with a blank between them. */
  readonly events?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  readonly id: Scalars['ID']['output'];
  /** What it is, such as a remission or a cycle of treatment. */
  readonly kind: Coded;
  /** Place among those of the same parent. */
  readonly number?: Maybe<Scalars['Int']['output']>;
  /** The disease, or the regimen. */
  readonly object?: Maybe<Coded>;
  /** OMOP: concept of the disease or the regimen. */
  readonly objectConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** The episode that this one is a part of. */
  readonly parent?: Maybe<Episode>;
  /** OMOP: id of the episode that this one is a part of. */
  readonly parentNumber?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type EpisodeConnection = {
  readonly __typename?: 'EpisodeConnection';
  readonly nodes: ReadonlyArray<Episode>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same episode. */
export type EpisodeInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly kind?: InputMaybe<ConceptSetInput>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Place among those of the same parent. */
  readonly number?: InputMaybe<IntRangeInput>;
  /** The disease, or the regimen. */
  readonly object?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of the disease or the regimen, by id. */
  readonly objectConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type Explanation = {
  readonly __typename?: 'Explanation';
  /** The canonical criterion. */
  readonly criterion: Scalars['JSON']['output'];
  /** What a plain graph traversal would be. */
  readonly cypher?: Maybe<Scalars['String']['output']>;
  /** The criterion in words. */
  readonly text: Scalars['String']['output'];
};

/**
 * Patients of the cohort by a value that any of their records has, without regard to case, the commonest spelling shown: the
 * number beside a value is what choosing it gives. The facet ignores the `facet` members of the top-level
 * `all` that name its own field. `other` and `missing` are distinct patients; `of`: how many patients could have a value
 * (e.g. were profiled), where that is known.
 */
export type Facet = {
  readonly __typename?: 'Facet';
  readonly field: FacetField;
  /** Patients without any value. */
  readonly missing: Count;
  readonly of?: Maybe<Count>;
  /** Patients with a value beyond `top`. */
  readonly other: Count;
  readonly values: ReadonlyArray<FacetValue>;
};

export type FacetField =
  /** `0-9` to `80-89`, `90+`. */
  | 'AGE_AT_DIAGNOSIS'
  | 'ASSAY'
  | 'BODY_PART'
  | 'CONDITION'
  | 'COPY_NUMBER_GENE'
  | 'DATASET'
  | 'ETHNICITY'
  /** Results of `histologic_grade`. */
  | 'GRADE'
  | 'LICENSE'
  | 'MANUFACTURER'
  | 'MODALITY'
  | 'MORPHOLOGY'
  | 'MUTATED_GENE'
  | 'RACE'
  | 'SEX'
  | 'SPECIMEN_TYPE'
  /** Results of `pathologic_stage` and `clinical_stage`. */
  | 'STAGE'
  | 'TEST'
  | 'TOPOGRAPHY'
  | 'TREATMENT'
  | 'VITAL_STATUS';

export type FacetValue = {
  readonly __typename?: 'FacetValue';
  readonly code?: Maybe<Scalars['Curie']['output']>;
  readonly count: Count;
  readonly label: Scalars['String']['output'];
  /** As `FacetValueInput.values` takes it. */
  readonly value: Scalars['String']['output'];
};

export type FacetValueInput = {
  readonly field: FacetField;
  /** Patients without any value of the field. */
  readonly missing?: InputMaybe<Scalars['Boolean']['input']>;
  readonly values?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Persons as each site knows them: one person in two hospitals is counted twice. */
export type FederatedCount = {
  readonly __typename?: 'FederatedCount';
  /** Every site that was asked is OK or SUPPRESSED, and none says that it left out some of its data. */
  readonly complete: Scalars['Boolean']['output'];
  /**
   * The facets that were asked, in their order: each number is a sum as `total` is, a value that several sites have is one. A site lists the commonest of its values, 1,000 of all facets
   * together: what it may have of another is in `high`. `other` is told where no site has values that it did not list, and none is beyond `top`.
   */
  readonly facets: ReadonlyArray<Facet>;
  /** How far the true sum may lie from `total`; null where some site does not say what it did to its number. */
  readonly margin?: Maybe<Margin>;
  /** In the order in which `Federation.sites` has them. */
  readonly sites: ReadonlyArray<SiteCount>;
  /** The sum of the numbers that sites told; SUPPRESSED where none told one. A site whose number is not in it (`inTotal`) adds 0: see `complete`, and the status of each. */
  readonly total: Count;
};

/** What came of a question to sites since the event before. */
export type FederatedProgress = {
  readonly __typename?: 'FederatedProgress';
  /** What all of them told; null before the end. There is no total of some: two of them would differ by the number of one site. */
  readonly count?: Maybe<FederatedCount>;
  /** What one site told just now; null at the end. */
  readonly heard?: Maybe<SiteCount>;
};

export type Federation = {
  readonly __typename?: 'Federation';
  /**
   * How many patients satisfy `where` at each site (of these `sites`, else at all), by its own data, terminology and rules. It is refused for all sites where it
   * is malformed; a site that cannot be asked all of it is not asked a part. What has not answered after `deadlineMs` (500 to 25,000) is
   * TIMEOUT. Every question may cost sites something of the budget that they have for this server. One that was asked before, by whomever, for the same purpose, is free:
   * what a site told in the last `maxAgeHours` (0 to 336) is told again without asking it. With 0 every site is asked; this software remembers there what it told, too.
   *
   * `facets`, `top` and `values` are as `of`, `top` and `values` of `Cohort.facets`: a site that cannot be asked for one of them is UNSUPPORTED as a whole, so that the facets are of the
   * patients of `total`. DATASET means something at one site alone.
   */
  readonly count: FederatedCount;
  /** In the order of the file that names them, then those that were invited. One of the file is asked what it holds at most once a minute; others say it by themselves. */
  readonly sites: ReadonlyArray<Site>;
  /** Vocabularies of these sites, by the releases that they say they have: where there are two of one, the same code may mean other records. */
  readonly vocabularies: ReadonlyArray<NetworkVocabulary>;
};


export type FederationCountArgs = {
  deadlineMs?: InputMaybe<Scalars['Int']['input']>;
  facets?: InputMaybe<ReadonlyArray<FacetField>>;
  maxAgeHours?: InputMaybe<Scalars['Int']['input']>;
  sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  top?: InputMaybe<Scalars['Int']['input']>;
  values?: InputMaybe<ReadonlyArray<FacetValueInput>>;
  where: CriterionInput;
};

/** A named list of genes. */
export type GenePanel = {
  readonly __typename?: 'GenePanel';
  /** HGNC symbols. */
  readonly genes: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** What a person may of a dataset, by `role`. */
export type Grant = {
  readonly __typename?: 'Grant';
  /** Null where it was removed. */
  readonly dataset?: Maybe<Dataset>;
  readonly datasetId: Scalars['ID']['output'];
  readonly from: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Whether it can be used now; if not, `problem` says why. */
  readonly isUsable: Scalars['Boolean']['output'];
  readonly problem?: Maybe<Scalars['String']['output']>;
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** Why, such as the reference of the permit; of a visa who says so and who signed it, of an entitlement what it is. */
  readonly reason: Scalars['String']['output'];
  readonly role: GrantRole;
  readonly source: GrantSource;
  /** When it holds no more; null: when it is ended. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

export type GrantRole =
  /** May read the audit of the dataset, and nothing of its data. */
  | 'AUDITOR'
  /** May count over the dataset and read its records. */
  | 'READER'
  /** Speaks for the dataset: gives and ends its grants, and may all that a reader and an auditor may. */
  | 'STEWARD';

/** Where a grant comes from. */
export type GrantSource =
  /** An entitlement or a role at the issuer of the login. */
  | 'ENTITLEMENT'
  /** It is kept here, and can be ended here. */
  | 'GRANT'
  /** A GA4GH visa says so that the login brings. */
  | 'VISA';

/** A question of a hub that waits for a person, or was decided by one. The answer is the hub's: it is the same for whoever asks it there for the same purpose. */
export type HeldQuestion = {
  readonly __typename?: 'HeldQuestion';
  /** Because of which it waits. */
  readonly datasets: ReadonlyArray<Scalars['ID']['output']>;
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly decidedBy?: Maybe<Scalars['String']['output']>;
  /** From then on it is not known any more. */
  readonly endsAt: Scalars['DateTime']['output'];
  readonly heldAt: Scalars['DateTime']['output'];
  /** Id of the hub. */
  readonly hub: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** Null while it waits. */
  readonly isAnswered?: Maybe<Scalars['Boolean']['output']>;
  readonly organisation?: Maybe<Scalars['String']['output']>;
  readonly purpose?: Maybe<Scalars['String']['output']>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who asked it first, as the hub says. */
  readonly subject: Scalars['String']['output'];
  /** In words. */
  readonly text: Scalars['String']['output'];
  /** As `CriterionInput`. */
  readonly where: Scalars['JSON']['output'];
};

export type Histogram = {
  readonly __typename?: 'Histogram';
  /** Ascending, without gaps; none where there is no number. */
  readonly bins: ReadonlyArray<Bin>;
  /** Patients of the cohort without a number that could be used. */
  readonly missing: Count;
  /** UCUM code; null where the numbers have none. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

export type Holding = {
  readonly __typename?: 'Holding';
  /** Fields that any of the records has. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** With such a record. */
  readonly patients: Count;
  /** GraphQL type of the records. */
  readonly record: Scalars['String']['output'];
  /** How many there are. */
  readonly records: Count;
};

/** A number measured in the images of a series; OMOP MI-CDM image_feature. */
export type ImageFeature = {
  readonly __typename?: 'ImageFeature';
  /** Name and version of what computed it. */
  readonly algorithm?: Maybe<Scalars['String']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** OMOP: concept of the column that `eventNumber` is an id of. */
  readonly eventFieldConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row that it is a feature of, in the table that `eventFieldConcept` names. */
  readonly eventNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of what was found. */
  readonly findingConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row with what was found. */
  readonly findingNumber?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: the row of measurement that has its value, see `eventNumber`. */
  readonly measurement?: Maybe<Measurement>;
  readonly name: Coded;
  /** OMOP: id of the row of image_occurrence. */
  readonly occurrenceNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** Null where the row that it names is not there, see `occurrenceNumber`. */
  readonly series?: Maybe<ImagingSeries>;
  /** OMOP: concept of the anatomic site. */
  readonly siteConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `value`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** Tests one series of any modality: `{}` includes SM, SEG, SR, ANN, OT. Radiology is asked as CT MR PT MG US CR DX NM XA RF. */
export type ImagingInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly analysisResult?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly bodyPart?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly descriptionContains?: InputMaybe<Scalars['String']['input']>;
  readonly instances?: InputMaybe<IntRangeInput>;
  readonly license?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly manufacturer?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** DICOM codes. */
  readonly modality?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly model?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Another series of the same study. */
  readonly sameStudy?: InputMaybe<ImagingInput>;
  /** The series that this one segments. */
  readonly segmentationOf?: InputMaybe<ImagingInput>;
  /** OMOP: concepts of the anatomic site, by id. */
  readonly siteConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** DICOM series, of radiology, slide microscopy, segmentation or other; OMOP MI-CDM image_occurrence. */
export type ImagingSeries = {
  readonly __typename?: 'ImagingSeries';
  /** Completed years, from the DICOM age. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** The published analysis that made the series, where it is not an original one. */
  readonly analysisResult?: Maybe<Scalars['ID']['output']>;
  /** DICOM BodyPartExamined (0018,0015). */
  readonly bodyPart?: Maybe<Coded>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** DICOM SeriesDescription (0008,103E). */
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly features: ReadonlyArray<ImageFeature>;
  readonly id: Scalars['ID']['output'];
  /** Number of instances. */
  readonly instances?: Maybe<Scalars['Int']['output']>;
  readonly license?: Maybe<Scalars['String']['output']>;
  /** Bucket and key prefix of the files, as an `s3://` address. */
  readonly location?: Maybe<Scalars['String']['output']>;
  /** DICOM Manufacturer (0008,0070). */
  readonly manufacturer?: Maybe<Scalars['String']['output']>;
  /** DICOM Modality (0008,0060). */
  readonly modality: Coded;
  /** DICOM ManufacturerModelName (0008,1090). */
  readonly model?: Maybe<Scalars['String']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** DICOM PatientAge (0010,1010) in completed years. */
  readonly patientAge?: Maybe<Scalars['Int']['output']>;
  /** OMOP: id of the row of procedure_occurrence. */
  readonly procedureNumber?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** The series that this one segments, where the source says which. */
  readonly segmentationOf?: Maybe<ImagingSeries>;
  /** Segmentations of this series. */
  readonly segments: ReadonlyArray<ImagingSeries>;
  /** DICOM SeriesInstanceUID (0020,000E). */
  readonly seriesInstanceUid: Scalars['ID']['output'];
  /** OMOP: concept of the anatomic site. */
  readonly siteConcept?: Maybe<Scalars['ID']['output']>;
  /** Size of all instances; a Float, as whole-slide series exceed the 32 bits of Int. */
  readonly sizeBytes?: Maybe<Scalars['Float']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  readonly study: ImagingStudy;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type ImagingSeriesConnection = {
  readonly __typename?: 'ImagingSeriesConnection';
  readonly nodes: ReadonlyArray<ImagingSeries>;
  readonly pageInfo: PageInfo;
  /** Series of this study. */
  readonly totalCount: Scalars['Int']['output'];
};

/** DICOM study of one patient; OMOP procedure_occurrence. */
export type ImagingStudy = {
  readonly __typename?: 'ImagingStudy';
  /** Completed years, from the DICOM age. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** DICOM StudyDescription (0008,1030). */
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** DICOM PatientAge (0010,1010) in completed years. */
  readonly patientAge?: Maybe<Scalars['Int']['output']>;
  readonly provenance: Provenance;
  readonly series: ImagingSeriesConnection;
  /** Earliest date of its radiology series; null where it has none. */
  readonly start?: Maybe<RecordTime>;
  /** DICOM StudyInstanceUID (0020,000D). */
  readonly studyInstanceUid: Scalars['ID']['output'];
  /** Page of a public viewer with the study's images; null where they are in no public bucket. */
  readonly viewerUrl?: Maybe<Scalars['String']['output']>;
};


/** DICOM study of one patient; OMOP procedure_occurrence. */
export type ImagingStudySeriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ImagingSummary = {
  readonly __typename?: 'ImagingSummary';
  readonly instances: Count;
  readonly patients: Count;
  readonly series: Count;
  /** Null where the caller's policy is not exact. */
  readonly sizeBytes?: Maybe<Scalars['Float']['output']>;
  /** Distinct StudyInstanceUID. */
  readonly studies: Count;
};

/** Inclusive. */
export type IntRangeInput = {
  readonly max?: InputMaybe<Scalars['Int']['input']>;
  readonly min?: InputMaybe<Scalars['Int']['input']>;
};

export type Interpretation =
  | 'EQUIVOCAL'
  | 'HIGH'
  | 'INDETERMINATE'
  | 'LOW'
  | 'NEGATIVE'
  | 'NORMAL'
  | 'POSITIVE';

export type Laterality =
  | 'BILATERAL'
  | 'LEFT'
  | 'RIGHT'
  | 'UNKNOWN'
  | 'UNPAIRED';

export type Manifest = {
  readonly __typename?: 'Manifest';
  readonly content: Scalars['String']['output'];
  readonly format: ManifestFormat;
  /** Series that cannot be said in this format, e.g. without a bucket. */
  readonly left: Count;
  /** Distinct licences of the images in `content`, with what they ask for and where they stand, where that is known. */
  readonly licenses: ReadonlyArray<Scalars['String']['output']>;
  /** Series in `content`. */
  readonly series: Count;
};

export type ManifestFormat =
  /** A header and one line a series; texts that a spreadsheet would take for formulas begin with an apostrophe. */
  | 'CSV'
  /** URLs of series in the public DICOMweb service of the NCI Imaging Data Commons, which is for viewers and limits downloads. */
  | 'DICOMWEB'
  /** `cp s3://bucket/prefix/* .` for `s5cmd run` and the client of the NCI Imaging Data Commons, comments above. */
  | 'S5CMD';

export type Mapping = {
  readonly __typename?: 'Mapping';
  readonly from: Concept;
  /** OMOP relationship, such as `Maps to`. */
  readonly relationship: Scalars['String']['output'];
  /** Who says so. */
  readonly source: Scalars['String']['output'];
  readonly to: Concept;
};

/** How well the values of one coded field of a dataset are mapped to standard concepts. */
export type MappingQuality = {
  readonly __typename?: 'MappingQuality';
  /**
   * Records with a standard concept by who says so: the file of a value map (its name alone where it lies elsewhere than its
   * mapping), the source of a mapping between concepts,
   * `stated by the source`, or `not known`; null where a number is suppressed.
   */
  readonly bySource: Scalars['JSON']['output'];
  /** Without regard to case; the source's code where it gives no value. */
  readonly distinctValues: Count;
  readonly field: Scalars['String']['output'];
  /** Share of `rows` with a standard concept, 0 to 1; null where one of the two numbers is suppressed. */
  readonly mappedShare?: Maybe<Scalars['Float']['output']>;
  /** Records whose standard concept is not, or no longer, a standard one. */
  readonly nonStandard: Count;
  /** GraphQL type of the records. */
  readonly record: Scalars['String']['output'];
  /** Records whose standard concept is not valid any more. */
  readonly retired: Count;
  /** Records in which the field is known: a value, a code of the source or a standard concept. */
  readonly rows: Count;
  /**
   * The `top` (1 to 100) most frequent values without a standard concept. Values are what records say: the list is empty
   * for who may not read the records of the dataset.
   */
  readonly unmapped: ReadonlyArray<UnmappedValue>;
};


/** How well the values of one coded field of a dataset are mapped to standard concepts. */
export type MappingQualityUnmappedArgs = {
  top?: InputMaybe<Scalars['Int']['input']>;
};

/** Persons by which a sum may miss, with a probability of 95 % that it is no more: `random` either way, and beyond it `below` and `above`. */
export type Margin = {
  readonly __typename?: 'Margin';
  /** By rounding, and by what sites have that show nothing. */
  readonly above: Scalars['Float']['output'];
  /** By rounding, which adds up. */
  readonly below: Scalars['Float']['output'];
  /** By the noise of all sites together: it grows as the root of their number. */
  readonly random: Scalars['Float']['output'];
};

/** Who asks. `issuer` and `subject` together are the person; they are null where nobody is logged in. */
export type Me = {
  readonly __typename?: 'Me';
  /** What is left of the budget for these, by the people whom datasets share and by window. */
  readonly budget: ReadonlyArray<BudgetLeft>;
  /** Those that hold now, in the order in which they were given; then those that the login brings. */
  readonly grants: ReadonlyArray<Grant>;
  readonly isLoggedIn: Scalars['Boolean']['output'];
  /** URL of who names the subject; `local` of somebody who is known by personal tokens alone. */
  readonly issuer?: Maybe<Scalars['String']['output']>;
  /** When the token or the session of this request is no longer accepted. */
  readonly loginUntil?: Maybe<Scalars['DateTime']['output']>;
  /** As the issuer calls the person; nothing is decided by it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Domain of the organisation that the issuer says the person is of: its share of protected numbers is spent with the person's own. */
  readonly organisation?: Maybe<Scalars['String']['output']>;
  /** Ids of the datasets that whoever is logged in may ask for protected numbers over, but for those that were granted. */
  readonly registeredDatasets: ReadonlyArray<Scalars['ID']['output']>;
  readonly subject?: Maybe<Scalars['String']['output']>;
  /** The person's own that are accepted now, in the order in which they were made. */
  readonly tokens: ReadonlyArray<PersonalToken>;
  /**
   * Why visas of this login are not accepted, such as `2 visas over`, or why nothing that it brought holds any more. Visas for
   * datasets of other sites are not told of.
   */
  readonly visaProblems: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * Laboratory tests, biomarkers, stage, grade, TNM, scores: one store, OMOP measurement (LOINC, UCUM, Cancer Modifier);
 * `category` tells them apart.
 */
export type Measurement = {
  readonly __typename?: 'Measurement';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** Clinical (c) or pathologic (p) stage. */
  readonly basis?: Maybe<Basis>;
  /** Null where the source has no categories, as OMOP. */
  readonly category?: Maybe<MeasurementCategory>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  readonly condition?: Maybe<Condition>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Edition of `system`. */
  readonly edition?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the column that `eventNumber` is an id of. */
  readonly eventFieldConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row that it is a measurement of, in the table that `eventFieldConcept` names. */
  readonly eventNumber?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  /** From a word of the source only; never from a number. */
  readonly interpretation?: Maybe<Interpretation>;
  readonly method?: Maybe<Scalars['String']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of what stands before `value`, such as `>=`. */
  readonly operatorConcept?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** `value` against the row's own reference range; null without a number or without a range. */
  readonly reference?: Maybe<ReferencePosition>;
  /** Upper end of the row's own reference range, in `unit`; inclusive. */
  readonly referenceHigh?: Maybe<Scalars['Float']['output']>;
  /** Lower end of the row's own reference range, in `unit`; inclusive. */
  readonly referenceLow?: Maybe<Scalars['Float']['output']>;
  /** Categorical result, as it came. */
  readonly result?: Maybe<Coded>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly specimen?: Maybe<Specimen>;
  readonly start?: Maybe<RecordTime>;
  /** Staging or grading system. */
  readonly system?: Maybe<Scalars['String']['output']>;
  readonly test: Coded;
  /** When in the course of the disease, as the source words it, such as `preoperative`. */
  readonly timing?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `value`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the unit. */
  readonly unitConcept?: Maybe<Scalars['ID']['output']>;
  /** Numeric result in `unit`; null when the result is categorical. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** OMOP: concept of the result. */
  readonly valueConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type MeasurementCategory =
  | 'BIOMARKER'
  | 'IMAGING'
  | 'LABORATORY'
  | 'PATHOLOGY'
  | 'PERFORMANCE'
  | 'STAGING'
  | 'VITAL_SIGN';

export type MeasurementConnection = {
  readonly __typename?: 'MeasurementConnection';
  readonly nodes: ReadonlyArray<Measurement>;
  readonly pageInfo: PageInfo;
};

/** Laboratory tests, biomarkers, stage, grade, TNM, scores: one store, as in OMOP. All tests hold for the same measurement. */
export type MeasurementInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly basis?: InputMaybe<ReadonlyArray<Basis>>;
  readonly category?: InputMaybe<ReadonlyArray<MeasurementCategory>>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly edition?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the column that names the row which it is a measurement of, by id. */
  readonly eventFieldConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly interpretation?: InputMaybe<ReadonlyArray<Interpretation>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly method?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of what stands before the value, by id. */
  readonly operatorConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly reference?: InputMaybe<ReadonlyArray<ReferencePosition>>;
  readonly result?: InputMaybe<ConceptSetInput>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly system?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly test?: InputMaybe<ConceptSetInput>;
  readonly timing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the unit, by id. */
  readonly unitConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly value?: InputMaybe<QuantityRangeInput>;
  /** OMOP: concepts of the result, by id. */
  readonly valueConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Gives a person a grant of each of the datasets, all of them or none: by who is steward of them all. `issuer` is the URL of who
   * names the subject, letter by letter as in OIDC_ISSUER, or `local` for somebody who is known by personal tokens alone. It holds
   * `from` now and without an end, if nothing else is said. Nobody gives grants to themselves, nor makes a steward for longer than
   * they are one. CONFLICT where the person would have only a part of datasets that share records. Not by a personal token.
   */
  readonly addGrant: ReadonlyArray<DatasetGrant>;
  /** Gives it another definition, refused as by `saveCohort`. CONFLICT of a frozen one: it keeps its patients. */
  readonly changeCohort: SavedCohort;
  /**
   * Makes a personal token of who is logged in, for programs to log in with. `name` says what it is for: 1 to 200 characters.
   * `until` lies within a year; that is how long it is accepted if nothing is said. By a login in the browser or a token of an
   * issuer: a personal token makes no other one. CONFLICT where there are 20.
   */
  readonly createToken: CreatedToken;
  /**
   * Lets a question be answered by the rules of the site when the hub asks it again, or refuses it: the hub is told the `reason`, which a refusal has to
   * have. It holds for 14 days, and may be decided anew. Not by a personal token.
   */
  readonly decideQuestion: HeldQuestion;
  /** For its owner. False where there is none. Saved cohorts that name it then have a problem. */
  readonly deleteCohort: Scalars['Boolean']['output'];
  /**
   * Ends a grant of a dataset of whose stewards one asks, with the next request. CONFLICT where nobody would be its steward then. Not
   * by a personal token.
   */
  readonly endGrant: DatasetGrant;
  /** For its owner, and for whom it is shared with to edit; in open access for everybody. So is `changeCohort`. */
  readonly renameCohort: SavedCohort;
  /** Revokes a personal token of who is logged in: it is not accepted with the next request. False where there is none. */
  readonly revokeToken: Scalars['Boolean']['output'];
  /**
   * Refuses what `cohort` refuses. `freeze` keeps the patients of now; else the definition is asked anew each time.
   * A name has 1 to 200 characters and need not be the only one of its kind. Patients that `where` names are kept by
   * opaque id; an id that is nobody's is NOT_FOUND.
   */
  readonly saveCohort: SavedCohort;
  /**
   * Shares a cohort of one's own: whoever knows its id may ask for it, over the data that they may count themselves, and with
   * `mayEdit` change its name and definition. Again it changes what they may. With 100 parties at most; CONFLICT in open access.
   */
  readonly shareCohort: SavedCohort;
  /** Shares it no longer with a party; somebody who is of another one may still use it. */
  readonly unshareCohort: SavedCohort;
};


export type MutationAddGrantArgs = {
  datasets: ReadonlyArray<Scalars['ID']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  issuer: Scalars['String']['input'];
  purpose?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  role: GrantRole;
  subject: Scalars['String']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type MutationChangeCohortArgs = {
  id: Scalars['ID']['input'];
  where: CriterionInput;
};


export type MutationCreateTokenArgs = {
  name: Scalars['String']['input'];
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type MutationDecideQuestionArgs = {
  id: Scalars['ID']['input'];
  isAnswered: Scalars['Boolean']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDeleteCohortArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEndGrantArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationRenameCohortArgs = {
  id: Scalars['ID']['input'];
  name: Scalars['String']['input'];
};


export type MutationRevokeTokenArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSaveCohortArgs = {
  freeze?: InputMaybe<Scalars['Boolean']['input']>;
  name: Scalars['String']['input'];
  where: CriterionInput;
};


export type MutationShareCohortArgs = {
  id: Scalars['ID']['input'];
  mayEdit?: InputMaybe<Scalars['Boolean']['input']>;
  with: CohortPartyInput;
};


export type MutationUnshareCohortArgs = {
  id: Scalars['ID']['input'];
  with: CohortPartyInput;
};

/** A vocabulary that sites of the network have, by name. */
export type NetworkVocabulary = {
  readonly __typename?: 'NetworkVocabulary';
  readonly releases: ReadonlyArray<SitesRelease>;
  readonly vocabulary: Scalars['String']['output'];
};

export type NotEvaluable = {
  readonly __typename?: 'NotEvaluable';
  /** Of the part of the criterion, from `where` inwards. */
  readonly path: Scalars['String']['output'];
  readonly patients: Count;
  readonly reason: Scalars['String']['output'];
};

/** A text that was written about the patient: what it is and, where it was loaded with them, its words; OMOP note. */
export type Note = {
  readonly __typename?: 'Note';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** What it is, such as a discharge summary. */
  readonly class: Coded;
  /** OMOP: concept of the class. */
  readonly classConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** OMOP: concept of the encoding of the text. */
  readonly encodingConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the column that `eventNumber` is an id of. */
  readonly eventFieldConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row that it is a note on, in the table that `eventFieldConcept` names. */
  readonly eventNumber?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: concept of the language. */
  readonly languageConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** Null where texts were not loaded. */
  readonly text?: Maybe<Scalars['String']['output']>;
  readonly title?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type NoteConnection = {
  readonly __typename?: 'NoteConnection';
  readonly nodes: ReadonlyArray<Note>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same note. Its words are not asked. */
export type NoteInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly class?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of the class, by id. */
  readonly classConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the encoding, by id. */
  readonly encodingConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the column that names the row which it is a note on, by id. */
  readonly eventFieldConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the language, by id. */
  readonly languageConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly title?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type NumericField =
  /** Completed years at the index condition. */
  | 'AGE_AT_DIAGNOSIS'
  | 'INSTANCES_PER_SERIES'
  /** Values of the measurements that `test` says. */
  | 'MEASUREMENT'
  /** Days of the outcomes with endpoint OS, of deaths and of those still observed; redacted ones left out. */
  | 'OVERALL_SURVIVAL_DAYS'
  | 'YEAR_OF_DIAGNOSIS';

/** What is neither a diagnosis nor a measurement, such as history and habits; OMOP observation. */
export type Observation = {
  readonly __typename?: 'Observation';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  readonly code: Coded;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** OMOP: concept of the column that `eventNumber` is an id of. */
  readonly eventFieldConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row that it is an observation of, in the table that `eventFieldConcept` names. */
  readonly eventNumber?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of what qualifies the observation. */
  readonly qualifierConcept?: Maybe<Scalars['ID']['output']>;
  readonly result?: Maybe<Coded>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `value`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the unit. */
  readonly unitConcept?: Maybe<Scalars['ID']['output']>;
  /** In `unit`; null when the result is categorical. */
  readonly value?: Maybe<Scalars['Float']['output']>;
  /** OMOP: concept of the result. */
  readonly valueConcept?: Maybe<Scalars['ID']['output']>;
  /** What was observed, in words of the source. */
  readonly valueText?: Maybe<Scalars['String']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type ObservationConnection = {
  readonly __typename?: 'ObservationConnection';
  readonly nodes: ReadonlyArray<Observation>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same observation. */
export type ObservationInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly code?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the column that names the row which it is an observation of, by id. */
  readonly eventFieldConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of what qualifies the observation, by id. */
  readonly qualifierConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly result?: InputMaybe<ConceptSetInput>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the unit, by id. */
  readonly unitConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly value?: InputMaybe<QuantityRangeInput>;
  /** OMOP: concepts of the result, by id. */
  readonly valueConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** As the source words it. */
  readonly valueText?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** A span of time in which what happened to the patient would be known; OMOP observation_period. */
export type ObservationPeriod = {
  readonly __typename?: 'ObservationPeriod';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type ObservationPeriodConnection = {
  readonly __typename?: 'ObservationPeriodConnection';
  readonly nodes: ReadonlyArray<ObservationPeriod>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same period. */
export type ObservationPeriodInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/**
 * How many matching records. `min` defaults to 1; `max` without `min` includes zero. Without `distinct`: records; in
 * ImagingInput studies (distinct studyInstanceUid among the matching series); in SpecimenInput specimens without a parent.
 * STUDY elsewhere is CRITERION_INVALID. Records without the day, visit or concept that is counted do not count.
 */
export type OccurrencesInput = {
  readonly distinct?: InputMaybe<Distinct>;
  readonly max?: InputMaybe<Scalars['Int']['input']>;
  readonly min?: InputMaybe<Scalars['Int']['input']>;
};

/** A time-to-event outcome: one per patient, endpoint and source. */
export type Outcome = {
  readonly __typename?: 'Outcome';
  /** Days from the index event to the event or to the last contact. */
  readonly days?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly endpoint: Endpoint;
  /** True: the event was observed; false: censored. */
  readonly event?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly provenance: Provenance;
  /** Withdrawn by the source; kept, and matched only when asked for. */
  readonly redacted: Scalars['Boolean']['output'];
  readonly source: Scalars['String']['output'];
};

/** Redacted outcomes are kept and never match unless asked. */
export type OutcomeInput = {
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly days?: InputMaybe<IntRangeInput>;
  readonly endpoint?: InputMaybe<ReadonlyArray<Endpoint>>;
  readonly event?: InputMaybe<Scalars['Boolean']['input']>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly redacted?: InputMaybe<Scalars['Boolean']['input']>;
  readonly source?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Relay cursor connections: https://relay.dev/graphql/connections.htm */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Opaque; give it as `after` for the next page. Null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
};

/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type Patient = {
  readonly __typename?: 'Patient';
  /** Completed years at the index condition's diagnosis: as stated, else from the day of birth and the day it starts. */
  readonly ageAtDiagnosis?: Maybe<Scalars['Int']['output']>;
  readonly assays: ReadonlyArray<Assay>;
  /** In order of `start`, undated last. */
  readonly conditionEras: ConditionEraConnection;
  readonly conditions: ReadonlyArray<Condition>;
  /**
   * Fields where sources disagree, with every value and its provenance:
   * `[{ field, answer, values: [{ value, source, dataset, file, row }] }]`.
   */
  readonly conflicts: Scalars['JSON']['output'];
  /** `gene`: HGNC symbols, approved, previous or alias ones, without regard to case, 1,000 at most. */
  readonly copyNumbers: CopyNumberConnection;
  /** Datasets with a registration or any record of the patient. */
  readonly datasets: ReadonlyArray<Dataset>;
  /** In order of `start`, undated last. */
  readonly deaths: DeathConnection;
  /** In order of `start`, undated last. */
  readonly deviceExposures: DeviceExposureConnection;
  /** In order of `start`, undated last. */
  readonly doseEras: DoseEraConnection;
  /** In order of `start`, undated last. */
  readonly drugEras: DrugEraConnection;
  /** In order of `start`, undated last. */
  readonly episodes: EpisodeConnection;
  readonly ethnicity?: Maybe<Coded>;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** In order of `start`, undated last. */
  readonly imagingStudies: ReadonlyArray<ImagingStudy>;
  /** What days on FROM_INDEX timelines are counted from, such as the initial diagnosis. */
  readonly indexEvent?: Maybe<Scalars['String']['output']>;
  /** In order of `start`, undated last. `category`: 100 at most. */
  readonly measurements: MeasurementConnection;
  /** In order of `start`, undated last. */
  readonly notes: NoteConnection;
  /** In order of `start`, undated last. */
  readonly observationPeriods: ObservationPeriodConnection;
  /** In order of `start`, undated last. */
  readonly observations: ObservationConnection;
  readonly outcomes: ReadonlyArray<Outcome>;
  /** In order of `start`, undated last. */
  readonly payerPlanPeriods: PayerPlanPeriodConnection;
  /** In order of `start`, undated last. */
  readonly procedures: ProcedureConnection;
  readonly race?: Maybe<Coded>;
  /** What each source says of the person. */
  readonly registrations: ReadonlyArray<Registration>;
  readonly sex: Sex;
  readonly slides: ReadonlyArray<Slide>;
  /** The source's own pseudonym; for who may read records. */
  readonly sourceId?: Maybe<Scalars['String']['output']>;
  readonly specimens: ReadonlyArray<Specimen>;
  /** In order of `start`, undated last. */
  readonly treatments: TreatmentConnection;
  /** `gene`: HGNC symbols, approved, previous or alias ones, without regard to case, 1,000 at most. */
  readonly variants: VariantConnection;
  /** In order of `start`, undated last. */
  readonly visitDetails: VisitDetailConnection;
  /** In order of `start`, undated last. */
  readonly visits: VisitConnection;
  readonly vitalStatus: VitalStatus;
  /** As stated, else that in which the index condition starts, where its date is as it was (CALENDAR). */
  readonly yearOfDiagnosis?: Maybe<Scalars['Int']['output']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientConditionErasArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientCopyNumbersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  gene?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientDeathsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientDeviceExposuresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientDoseErasArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientDrugErasArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientEpisodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientMeasurementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<ReadonlyArray<MeasurementCategory>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientObservationPeriodsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientObservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientPayerPlanPeriodsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientProceduresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientTreatmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientVariantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  gene?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientVisitDetailsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A pseudonymous person of one population. Facts of the person are decided from `registrations` by the precedence that
 * the mapping declares; UNKNOWN where no source says.
 */
export type PatientVisitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type PatientConnection = {
  readonly __typename?: 'PatientConnection';
  readonly edges: ReadonlyArray<PatientEdge>;
  readonly nodes: ReadonlyArray<Patient>;
  readonly pageInfo: PageInfo;
};

export type PatientEdge = {
  readonly __typename?: 'PatientEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Patient;
};

/** `{}` is every patient in scope. */
export type PatientInput = {
  /** Completed years. Patients for whom it is not known are counted in Cohort.notEvaluable, as for `yearOfDiagnosis`. */
  readonly ageAtDiagnosis?: InputMaybe<IntRangeInput>;
  /** Sources disagree on a field of the patient. */
  readonly conflict?: InputMaybe<Scalars['Boolean']['input']>;
  readonly ethnicity?: InputMaybe<ConceptSetInput>;
  /** Opaque ids, or source ids for who may read records. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Fields of Patient of which nothing is known. */
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Fields of Patient of which something is known. */
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly race?: InputMaybe<ConceptSetInput>;
  readonly sex?: InputMaybe<ReadonlyArray<Sex>>;
  readonly vitalStatus?: InputMaybe<ReadonlyArray<VitalStatus>>;
  readonly yearOfDiagnosis?: InputMaybe<IntRangeInput>;
};

/** A span of time in which the patient was insured by one plan of one payer; OMOP payer_plan_period. */
export type PayerPlanPeriod = {
  readonly __typename?: 'PayerPlanPeriod';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  /** The family that the plan is of, as the source has it. */
  readonly family?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** Who pays, such as an insurance. */
  readonly payer?: Maybe<Coded>;
  /** OMOP: standard concept of the payer. */
  readonly payerConcept?: Maybe<Scalars['ID']['output']>;
  readonly plan?: Maybe<Coded>;
  /** OMOP: standard concept of the plan. */
  readonly planConcept?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of the payer. */
  readonly sourcePayerConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of the plan. */
  readonly sourcePlanConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of the sponsor. */
  readonly sourceSponsorConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of the reason why it ended. */
  readonly sourceStopReasonConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  /** Who finances the plan, such as an employer. */
  readonly sponsor?: Maybe<Coded>;
  /** OMOP: standard concept of the sponsor. */
  readonly sponsorConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** Why the patient left the plan. */
  readonly stopReason?: Maybe<Coded>;
  /** OMOP: standard concept of the reason why it ended. */
  readonly stopReasonConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type PayerPlanPeriodConnection = {
  readonly __typename?: 'PayerPlanPeriodConnection';
  readonly nodes: ReadonlyArray<PayerPlanPeriod>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same period. */
export type PayerPlanPeriodInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly family?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly payer?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of the payer, by id. */
  readonly payerConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly plan?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of the plan, by id. */
  readonly planConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of the payer, by id. */
  readonly sourcePayerConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of the plan, by id. */
  readonly sourcePlanConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of the sponsor, by id. */
  readonly sourceSponsorConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of the reason why it ended, by id. */
  readonly sourceStopReasonConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sponsor?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of the sponsor, by id. */
  readonly sponsorConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly stopReason?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of the reason why it ended, by id. */
  readonly stopReasonConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type PerPatient =
  /**
   * The number of the patient's earliest record. Of several, those that are dated to the day must stand on one timeline, else
   * the patient is in `missing`.
   */
  | 'PATIENT_FIRST'
  /** As PATIENT_FIRST, of the latest record. */
  | 'PATIENT_LAST'
  /** Every record; a patient counts as often as there are records. */
  | 'RECORD';

/** A person: a subject means one together with the issuer that names it. */
export type PersonInput = {
  /** Of the subject; the caller's own if nothing is said. `local` of people who are known by personal tokens alone. */
  readonly issuer?: InputMaybe<Scalars['String']['input']>;
  readonly subject: Scalars['String']['input'];
};

/** A personal token, without what is secret of it. */
export type PersonalToken = {
  readonly __typename?: 'PersonalToken';
  readonly from: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** When it is no longer accepted. */
  readonly until?: Maybe<Scalars['DateTime']['output']>;
};

/** What the disclosure gate did to a number. */
export type Precision =
  | 'EXACT'
  /** A protected number: noise was added to the true one. See `Query.cohort`. */
  | 'NOISY'
  /** A number as another site reports it, which does not say what it did to it. */
  | 'REPORTED'
  | 'ROUNDED'
  | 'SUPPRESSED';

/** OMOP procedure_occurrence. */
export type Procedure = {
  readonly __typename?: 'Procedure';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  readonly code: Coded;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: concept of what modifies the procedure. */
  readonly modifierConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** Anatomic site. */
  readonly site?: Maybe<Coded>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type ProcedureConnection = {
  readonly __typename?: 'ProcedureConnection';
  readonly nodes: ReadonlyArray<Procedure>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same procedure. */
export type ProcedureInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  readonly code?: InputMaybe<ConceptSetInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of what modifies the procedure, by id. */
  readonly modifierConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly quantity?: InputMaybe<IntRangeInput>;
  readonly site?: InputMaybe<ConceptSetInput>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** What a site sets of protected numbers. */
export type Protection = {
  readonly __typename?: 'Protection';
  readonly alpha: Scalars['Float']['output'];
  /** Days for which an answer stays what it is. */
  readonly answerDays: Scalars['Int']['output'];
  /** None where any number of questions may be asked: then nothing bounds what is learnt of a patient. */
  readonly budgets: ReadonlyArray<Budget>;
  /** Of the bounds of shown numbers. */
  readonly confidence: Scalars['Float']['output'];
  /** Bands in which values of measurements may be asked, beside where they lie to their reference range. */
  readonly cutPoints: ReadonlyArray<CutPoints>;
  /** Whether a number that is not shown takes part, with its noise, in totals of a network: of at least three sites that say so. */
  readonly inTotals: Scalars['Boolean']['output'];
  /** What shown numbers are multiples of. */
  readonly rounding: Scalars['Int']['output'];
  /** The least number that is shown, before it is rounded. */
  readonly shownFrom: Scalars['Int']['output'];
  /** Standard deviation of the noise of a number, in patients. A unit of a budget is 1 / (2 sigma²), in zero-concentrated differential privacy. */
  readonly sigma: Scalars['Float']['output'];
  /** Numbers of fewer patients are shown with a probability of `alpha` at most. */
  readonly threshold: Scalars['Int']['output'];
};

/** Where a record came from. */
export type Provenance = {
  readonly __typename?: 'Provenance';
  /** The record's own dataset. */
  readonly dataset: Scalars['ID']['output'];
  readonly file: Scalars['String']['output'];
  /** Licence of the file, where it is known. */
  readonly license?: Maybe<Scalars['String']['output']>;
  /** The load that wrote the record. */
  readonly load: Scalars['ID']['output'];
  /** When that load ended, or began if it has not ended yet. */
  readonly loadedAt: Scalars['DateTime']['output'];
  /** Line of the file where the row ends; the header is line 1. A row of Parquet counts as if there were one. */
  readonly row: Scalars['Int']['output'];
};

/**
 * Inclusive; `above` and `below` exclude the bound. Without `unit` all values of the test must share one unit; a record
 * without unit does not match a bound with one.
 */
export type QuantityRangeInput = {
  readonly above?: InputMaybe<Scalars['Float']['input']>;
  readonly below?: InputMaybe<Scalars['Float']['input']>;
  readonly max?: InputMaybe<Scalars['Float']['input']>;
  readonly min?: InputMaybe<Scalars['Float']['input']>;
  /** UCUM code of the bounds. */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * The entries of the audit that concern a dataset, newest first: `from` a time on, `until` just before another one, of what a
   * `subject` did, or with records of the `patient` of this opaque id. For its stewards and auditors. A request reads so much of the
   * audit, and is then QUERY_TOO_EXPENSIVE: name a shorter time. That it was read is kept, too.
   */
  readonly audit: AuditEntryConnection;
  /**
   * The patients that satisfy `where`. What is unknown, malformed or empty is refused, never dropped. `datasets`: over these alone; else over
   * all that the caller was granted, and where there are none over `Me.registeredDatasets`.
   *
   * Over any dataset that was not granted numbers are protected: noise is added to them, they are paid for from a budget, and an answer is
   * remembered. Such a request asks one `cohort` and nothing else. Of it `count`, `facets`, `crosstab` and `attrition` are told, a unit of the
   * budget each number, two units a table or a whole facet; what costs more than `maxCost` units is refused with what it would cost, before anything is charged. A repetition
   * is free: `maxCost: 0` tells whether it is one.
   */
  readonly cohort: Cohort;
  /**
   * Two or three saved cohorts put side by side: one part for every combination of them that a patient can be in.
   * An id that is none is NOT_FOUND; a definition with problems is refused with them. A facet that is named twice is answered
   * once; 100 names at most.
   */
  readonly compareCohorts: CohortComparison;
  /** Null where the graph does not hold the code. */
  readonly concept?: Maybe<Concept>;
  /**
   * Concepts by words. All words must occur in a name or synonym, without regard to case and accents; the last one may be a
   * prefix, unless a blank follows it. A code, with or without its vocabulary, also finds its concept.
   * Order: the code, names that are the text, synonyms that are, names that begin with it (with its first two words), the
   * rest; in each those that records of yours use, then standard ones, then the shorter names, then by code.
   */
  readonly concepts: ConceptConnection;
  /** Null where there is none. */
  readonly dataset?: Maybe<Dataset>;
  /** In order of their id. */
  readonly datasets: DatasetConnection;
  /**
   * Other sites: whoever is logged in may ask them, or everybody where access is open. What they answer they decide themselves: to their budgets this
   * server is the one who asks. Sites that were invited are told for whom and for what.
   */
  readonly federation: Federation;
  /**
   * The grants of a dataset that hold or will hold, in the order in which they were given; with `includeEnded` those that are over or
   * were ended, too. For its stewards: FORBIDDEN says whom else to ask.
   */
  readonly grants: DatasetGrantConnection;
  /**
   * Questions of the hub of this site that wait for a person because of datasets which are all the caller's, as their steward; with `includeDecided`
   * those that were decided, too. The oldest first.
   */
  readonly heldQuestions: ReadonlyArray<HeldQuestion>;
  /**
   * By StudyInstanceUID; null where there is none. A uid that stands for studies of several patients is CONFLICT unless
   * `patient` (opaque id or source id) is given.
   */
  readonly imagingStudy?: Maybe<ImagingStudy>;
  /** Who asks, and what is granted. Under open access nobody is logged in, and everybody may use everything that is shown. */
  readonly me: Me;
  /** By opaque id, or by source id for who may read the patient's records; null where there is none. */
  readonly patient?: Maybe<Patient>;
  /** The caller's own, one that is shared with the caller, in open access any. Null where there is none. */
  readonly savedCohort?: Maybe<SavedCohort>;
  /** The caller's own and those that are shared with the caller, in open access all; newest first. */
  readonly savedCohorts: SavedCohortConnection;
  readonly server: Server;
  /** Vocabularies whose codes the graph holds. */
  readonly vocabularies: ReadonlyArray<Vocabulary>;
};


export type QueryAuditArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dataset: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  patient?: InputMaybe<Scalars['ID']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryCohortArgs = {
  datasets?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  maxCost?: InputMaybe<Scalars['Int']['input']>;
  where: CriterionInput;
};


export type QueryCompareCohortsArgs = {
  facets?: InputMaybe<ReadonlyArray<FacetField>>;
  ids: ReadonlyArray<Scalars['ID']['input']>;
  top?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryConceptArgs = {
  code: Scalars['Curie']['input'];
};


export type QueryConceptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  domains?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inUse?: InputMaybe<Scalars['Boolean']['input']>;
  search: Scalars['String']['input'];
  standard?: InputMaybe<Scalars['Boolean']['input']>;
  vocabularies?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


export type QueryDatasetArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dataset: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnded?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryHeldQuestionsArgs = {
  includeDecided?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryImagingStudyArgs = {
  patient?: InputMaybe<Scalars['ID']['input']>;
  uid: Scalars['ID']['input'];
};


export type QueryPatientArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySavedCohortArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySavedCohortsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** One kind of record. */
export type RecordInput =
  { readonly assay: AssayInput; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition: ConditionInput; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra: ConditionEraInput; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber: CopyNumberInput; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death: DeathInput; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure: DeviceExposureInput; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra: DoseEraInput; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra: DrugEraInput; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode: EpisodeInput; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging: ImagingInput; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement: MeasurementInput; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note: NoteInput; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation: ObservationInput; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod: ObservationPeriodInput; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome: OutcomeInput; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod: PayerPlanPeriodInput; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure: ProcedureInput; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide: SlideInput; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen: SpecimenInput; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment: TreatmentInput; readonly variant?: never; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant: VariantInput; readonly visit?: never; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit: VisitInput; readonly visitDetail?: never; }
  |  { readonly assay?: never; readonly condition?: never; readonly conditionEra?: never; readonly copyNumber?: never; readonly death?: never; readonly deviceExposure?: never; readonly doseEra?: never; readonly drugEra?: never; readonly episode?: never; readonly imaging?: never; readonly measurement?: never; readonly note?: never; readonly observation?: never; readonly observationPeriod?: never; readonly outcome?: never; readonly payerPlanPeriod?: never; readonly procedure?: never; readonly slide?: never; readonly specimen?: never; readonly treatment?: never; readonly variant?: never; readonly visit?: never; readonly visitDetail: VisitDetailInput; };

/**
 * A date on a named timeline. Only dates on one timeline (`timelineName`) of one patient can be compared: `date` is
 * null on FROM_INDEX, `daysFromIndex` on the other two.
 */
export type RecordTime = {
  readonly __typename?: 'RecordTime';
  /** With a precision of MONTH or YEAR its first day. */
  readonly date?: Maybe<Scalars['Date']['output']>;
  /** Days from the index event of the patient, see `Patient.indexEvent`. */
  readonly daysFromIndex?: Maybe<Scalars['Int']['output']>;
  readonly precision: TimePrecision;
  readonly timeline: Timeline;
  readonly timelineName: Scalars['String']['output'];
};

/** Where a value lies against the reference range of its own row. */
export type ReferencePosition =
  | 'ABOVE'
  | 'BELOW'
  | 'WITHIN';

/** What one source says of a patient. The facts of Patient are decided from these. */
export type Registration = {
  readonly __typename?: 'Registration';
  /** Completed years. */
  readonly ageAtDiagnosis?: Maybe<Scalars['Int']['output']>;
  /** Date of birth. */
  readonly birth?: Maybe<RecordTime>;
  /** OMOP: id of the row of care_site. */
  readonly careSiteNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly ethnicity?: Maybe<Coded>;
  /** OMOP: concept of the ethnicity. */
  readonly ethnicityConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the gender. */
  readonly genderConcept?: Maybe<Scalars['ID']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly indexEvent?: Maybe<Scalars['String']['output']>;
  /** OMOP: id of the row of location. */
  readonly locationNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  readonly race?: Maybe<Coded>;
  /** OMOP: concept of the race. */
  readonly raceConcept?: Maybe<Scalars['ID']['output']>;
  readonly sex: Sex;
  /** Name of the source, as the mapping gives it. */
  readonly source: Scalars['String']['output'];
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
  readonly vitalStatus: VitalStatus;
  /** As the source has it. */
  readonly yearOfBirth?: Maybe<Scalars['Int']['output']>;
  readonly yearOfDiagnosis?: Maybe<Scalars['Int']['output']>;
};

/** A cohort under a name: a definition, or the patients who satisfied it when it was frozen. */
export type SavedCohort = {
  readonly __typename?: 'SavedCohort';
  /** Over the data that the caller may count now; null where there are problems. */
  readonly cohort?: Maybe<Cohort>;
  readonly createdAt: Scalars['DateTime']['output'];
  readonly frozen: Scalars['Boolean']['output'];
  /** Patients whom the caller may count and it was frozen to, who are none any more: their data were removed, or they were forgotten. */
  readonly gone: Count;
  /** By it the owner, and whom it is shared with, ask for the cohort. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** Who saved it; null in open access. */
  readonly owner?: Maybe<CohortOwner>;
  /**
   * What the definition names and the graph no longer has, and what else keeps it from being answered: the code of an
   * error of `cohort(where:)` and its message, which begins with the path. A frozen cohort has none.
   */
  readonly problems: ReadonlyArray<Scalars['String']['output']>;
  /** What the caller may do with it. */
  readonly role: CohortRole;
  /** With whom it is shared; its owner is told. */
  readonly shares: ReadonlyArray<CohortShare>;
  /** The definition in its canonical form, as `cohort(where:)` takes it. */
  readonly where: Scalars['JSON']['output'];
};

export type SavedCohortConnection = {
  readonly __typename?: 'SavedCohortConnection';
  readonly nodes: ReadonlyArray<SavedCohort>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type Server = {
  readonly __typename?: 'Server';
  /** `open` or `tiered`. */
  readonly access: Scalars['String']['output'];
  /** How numbers leave, and what that guarantees. */
  readonly disclosure: Disclosure;
  /** Changes whenever the data or the terminology change. */
  readonly graphVersion: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** What is known at all, in all datasets together. */
  readonly records: ReadonlyArray<Holding>;
  readonly version: Scalars['String']['output'];
};

export type Sex =
  | 'FEMALE'
  | 'MALE'
  | 'OTHER'
  | 'UNKNOWN';

/** A data provider that can be asked for numbers. */
export type Site = {
  readonly __typename?: 'Site';
  /** Half of its last hundred answers took no longer, since this server started; null before the first. Milliseconds. */
  readonly answerMs?: Maybe<Scalars['Int']['output']>;
  /** ISO 3166-1 alpha-2. */
  readonly country?: Maybe<Scalars['String']['output']>;
  /** How many it shows, when it was last heard; 0 of one that never was. */
  readonly datasets: Scalars['Int']['output'];
  /** When it last said what it holds, since this server started. */
  readonly heardAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly kind: SiteKind;
  readonly name: Scalars['String']['output'];
  /** Why it is not online; null where it is. */
  readonly offlineReason?: Maybe<Scalars['String']['output']>;
  /** Whether it answered when it was last asked what it holds. */
  readonly online: Scalars['Boolean']['output'];
  /** All patients in these, as it says. */
  readonly patients: Count;
  /** Types of records that it has of these; null where it does not say. */
  readonly records?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What answers there, as it says. */
  readonly software?: Maybe<Scalars['String']['output']>;
  /** Releases of vocabularies by name, as far as it says. */
  readonly vocabularies: Scalars['JSON']['output'];
};

export type SiteCount = {
  readonly __typename?: 'SiteCount';
  /** Digest of the codes that the concept sets of the question mean there: sites with the same understand it alike. Null where it has none, or the site does not say. */
  readonly codesHash?: Maybe<Scalars['String']['output']>;
  /** Null where the site told nothing. */
  readonly count?: Maybe<Count>;
  /** When it told this, or was not waited for any longer. */
  readonly heardAt: Scalars['DateTime']['output'];
  /**
   * Whether its number is in `total`; null before all sites were heard. One that is not shown is where all sites are asked and at least three let theirs take part, with
   * its noise.
   */
  readonly inTotal?: Maybe<Scalars['Boolean']['output']>;
  /** Why there is no number, or what is left out of it, in words; null where there is nothing to say. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly site: Site;
  readonly status: SiteStatus;
  /** Milliseconds until it was heard, or was not waited for any longer; 0 of what it told before. */
  readonly tookMs?: Maybe<Scalars['Int']['output']>;
  /** Releases of vocabularies by which it understood the question, as far as it says. */
  readonly vocabularies?: Maybe<Scalars['JSON']['output']>;
};

export type SiteKind =
  /** A provider of tier 2 of the European Cancer Imaging initiative (EUCAIM): one value each of sex, diagnosis, modality, body part and manufacturer can be asked. */
  | 'EUCAIM'
  /** A site that a hub invited: it is asked whatever can be asked here, by signed questions, and answers sealed. */
  | 'ONCOGRAPH';

export type SiteStatus =
  /** It told a number. */
  | 'OK'
  /** A person there decides whether it answers: ask it again, until when `reason` says. */
  | 'PENDING'
  /** It does not answer this server, or not now: it lets it not ask, or its budget is spent. */
  | 'REFUSED'
  /** It shows none: nobody, or too few to be shown. */
  | 'SUPPRESSED'
  /** It did not answer in time. */
  | 'TIMEOUT'
  /** Nothing came from it that could be understood: no connection, no answer, or something that is no answer. */
  | 'UNREACHABLE'
  /** It cannot be asked this: `reason` says which part. */
  | 'UNSUPPORTED';

/** A release of a vocabulary, and who has it. */
export type SitesRelease = {
  readonly __typename?: 'SitesRelease';
  readonly release: Scalars['String']['output'];
  readonly sites: ReadonlyArray<Site>;
};

/** A slide cut from a specimen. Shares are percent (UCUM `%`) as a pathologist read them. */
export type Slide = {
  readonly __typename?: 'Slide';
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /** % */
  readonly percentLymphocyteInfiltration?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentMonocyteInfiltration?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentNecrosis?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentNeutrophilInfiltration?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentNormalCells?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentStromalCells?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentTumourCells?: Maybe<Scalars['Float']['output']>;
  /** % */
  readonly percentTumourNuclei?: Maybe<Scalars['Float']['output']>;
  /** Such as `frozen` or `ffpe`. */
  readonly preparation?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** Where in the specimen the section lies, as the source words it. */
  readonly sectionLocation?: Maybe<Scalars['String']['output']>;
  readonly specimen?: Maybe<Specimen>;
  /** DICOM series of modality SM; null where the link would be a guess. */
  readonly wholeSlideImage?: Maybe<ImagingSeries>;
};

/** All tests hold for the same slide. */
export type SlideInput = {
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  readonly percentNecrosis?: InputMaybe<QuantityRangeInput>;
  readonly percentTumourCells?: InputMaybe<QuantityRangeInput>;
  readonly preparation?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Tissue or fluid, OMOP specimen. A specimen has parts: the vials of a sample. */
export type Specimen = {
  readonly __typename?: 'Specimen';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  readonly assays: ReadonlyArray<Assay>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Formalin-fixed and paraffin-embedded. */
  readonly ffpe?: Maybe<Scalars['Boolean']['output']>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly parent?: Maybe<Specimen>;
  readonly parts: ReadonlyArray<Specimen>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** How much there is, in `unit`. */
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** Anatomic site. */
  readonly site?: Maybe<Coded>;
  /** OMOP: concept of the anatomic site. */
  readonly siteConcept?: Maybe<Scalars['ID']['output']>;
  readonly slides: ReadonlyArray<Slide>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** The source's own id of it. */
  readonly sourceNumber?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  /** When it was taken. */
  readonly start?: Maybe<RecordTime>;
  /** OMOP: concept of the status of the disease. */
  readonly statusConcept?: Maybe<Scalars['ID']['output']>;
  /** Whether it was taken from tumour; null where the source does not say. */
  readonly tumour?: Maybe<Scalars['Boolean']['output']>;
  readonly type: Coded;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `quantity`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the unit. */
  readonly unitConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** All tests hold for the same specimen. */
export type SpecimenInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly ffpe?: InputMaybe<Scalars['Boolean']['input']>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly quantity?: InputMaybe<QuantityRangeInput>;
  readonly site?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of the anatomic site, by id. */
  readonly siteConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The source's own ids. */
  readonly sourceNumber?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the status of the disease, by id. */
  readonly statusConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly tumour?: InputMaybe<Scalars['Boolean']['input']>;
  readonly type?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: concepts of the unit, by id. */
  readonly unitConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** What is answered event by event: to POST with `Accept: text/event-stream`, by the protocol GraphQL over SSE, distinct connections mode. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** As `Federation.count`, which it costs: what each site told as soon as it is heard, an event each, and at the end all of it in one. */
  readonly federatedCount: FederatedProgress;
};


/** What is answered event by event: to POST with `Accept: text/event-stream`, by the protocol GraphQL over SSE, distinct connections mode. */
export type SubscriptionFederatedCountArgs = {
  deadlineMs?: InputMaybe<Scalars['Int']['input']>;
  facets?: InputMaybe<ReadonlyArray<FacetField>>;
  maxAgeHours?: InputMaybe<Scalars['Int']['input']>;
  sites?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  top?: InputMaybe<Scalars['Int']['input']>;
  values?: InputMaybe<ReadonlyArray<FacetValueInput>>;
  where: CriterionInput;
};

export type TimePrecision =
  | 'DAY'
  | 'MONTH'
  | 'YEAR';

export type Timeline =
  /** Dates as they were. */
  | 'CALENDAR'
  /** Days from the patient's index event. */
  | 'FROM_INDEX'
  /** Dates that the source shifted by a secret offset, the same for all records of a patient. */
  | 'SHIFTED';

/** A drug, radiation or other treatment; OMOP drug_exposure. */
export type Treatment = {
  readonly __typename?: 'Treatment';
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Days that the supply was for. */
  readonly daysSupply?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** In `unit`. */
  readonly dose?: Maybe<Scalars['Float']['output']>;
  readonly end?: Maybe<RecordTime>;
  /** Number of radiation fractions. */
  readonly fractions?: Maybe<Scalars['Int']['output']>;
  readonly id: Scalars['ID']['output'];
  /** As the source words it. */
  readonly intent?: Maybe<Scalars['String']['output']>;
  readonly kind: TreatmentKind;
  /** Of the batch, as the source has it. */
  readonly lotNumber?: Maybe<Scalars['String']['output']>;
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** How much was prescribed, dispensed or given, in units of its form. */
  readonly quantity?: Maybe<Scalars['Float']['output']>;
  /** Refills after the first dispensing. */
  readonly refills?: Maybe<Scalars['Int']['output']>;
  /** As the source words it. */
  readonly response?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the route. */
  readonly routeConcept?: Maybe<Scalars['ID']['output']>;
  /** Directions as they were written. */
  readonly sig?: Maybe<Scalars['String']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  /** Why it ended, as the source words it. */
  readonly stopReason?: Maybe<Scalars['String']['output']>;
  /** The drug, RxNorm where it is certain. */
  readonly substance?: Maybe<Coded>;
  /** Kind of therapy, as the source words it. */
  readonly therapy?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** UCUM code of `dose`. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** End as the source has it; `end` may have been worked out. */
  readonly verbatimEnd?: Maybe<RecordTime>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type TreatmentConnection = {
  readonly __typename?: 'TreatmentConnection';
  readonly nodes: ReadonlyArray<Treatment>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same treatment. */
export type TreatmentInput = {
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly daysSupply?: InputMaybe<IntRangeInput>;
  readonly intent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly kind?: InputMaybe<ReadonlyArray<TreatmentKind>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly lotNumber?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly quantity?: InputMaybe<IntRangeInput>;
  readonly refills?: InputMaybe<IntRangeInput>;
  /** OMOP: concepts of the route, by id. */
  readonly routeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** As the source words it. */
  readonly stopReason?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly substance?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type TreatmentKind =
  | 'DRUG'
  | 'OTHER'
  | 'RADIATION'
  | 'SURGERY';

/** A value without a standard concept. */
export type UnmappedValue = {
  readonly __typename?: 'UnmappedValue';
  /** Why it has none, as the value maps of the load say; null where nobody has reviewed it. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly rows: Count;
  /** In lower case; the source's code where it gives no value. */
  readonly value: Scalars['String']['output'];
};

/** A variant that was found; OMOP measurement, OMOP Genomic. */
export type Variant = {
  readonly __typename?: 'Variant';
  /** Alternate allele. */
  readonly alternate?: Maybe<Scalars['String']['output']>;
  readonly assay?: Maybe<Assay>;
  /** Genome build of `position`. */
  readonly assembly?: Maybe<Scalars['String']['output']>;
  readonly chromosome?: Maybe<Scalars['String']['output']>;
  readonly consequence?: Maybe<Coded>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** Approved HGNC symbol; what the source said where HGNC does not know it. */
  readonly gene: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** OMOP: the row of measurement that says it. */
  readonly measurement?: Maybe<Measurement>;
  /** 1-based. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** HGVS protein change without `p.`, as the source has it. */
  readonly proteinChange?: Maybe<Scalars['String']['output']>;
  readonly provenance: Provenance;
  /** Reference allele. */
  readonly reference?: Maybe<Scalars['String']['output']>;
};

export type VariantConnection = {
  readonly __typename?: 'VariantConnection';
  readonly nodes: ReadonlyArray<Variant>;
  readonly pageInfo: PageInfo;
};

/**
 * Without `status`: MUTATED. WILD_TYPE: an assay covered the gene and found no variant of it; needs `gene`. Several genes:
 * any of them, decided per patient. Genes without regard to case, proteinChange with or without `p.`.
 */
export type VariantInput = {
  readonly consequence?: InputMaybe<ConceptSetInput>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly gene?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly proteinChange?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly status?: InputMaybe<ReadonlyArray<VariantStatus>>;
};

export type VariantStatus =
  /** A variant of the gene was found. */
  | 'MUTATED'
  /** An assay covered the gene and found no variant of it. */
  | 'WILD_TYPE';

/** A contact with the health system; OMOP visit_occurrence. */
export type Visit = {
  readonly __typename?: 'Visit';
  /** OMOP: concept of where the patient came from. */
  readonly admittedFromConcept?: Maybe<Scalars['ID']['output']>;
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: id of the row of care_site. */
  readonly careSiteNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Days from `start` to `end`. */
  readonly days?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** OMOP: concept of where the patient went. */
  readonly dischargedToConcept?: Maybe<Scalars['ID']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** OMOP: concept of the place of service of the care site that `careSiteNumber` names. */
  readonly placeOfServiceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the visit before it. */
  readonly precedingNumber?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  readonly type: Coded;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

export type VisitConnection = {
  readonly __typename?: 'VisitConnection';
  readonly nodes: ReadonlyArray<Visit>;
  readonly pageInfo: PageInfo;
};

/** A part of a visit, such as the days on one ward; OMOP visit_detail. */
export type VisitDetail = {
  readonly __typename?: 'VisitDetail';
  /** OMOP: concept of where the patient came from. */
  readonly admittedFromConcept?: Maybe<Scalars['ID']['output']>;
  /** Completed years at `start`; null where day of birth and `start` cannot be compared. */
  readonly ageAtEvent?: Maybe<Scalars['Int']['output']>;
  /** OMOP: id of the row of care_site. */
  readonly careSiteNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: standard concept of what the record is about, as the row has it; 0 where no concept matches. */
  readonly concept?: Maybe<Scalars['ID']['output']>;
  /** Days from `start` to `end`. */
  readonly days?: Maybe<Scalars['Int']['output']>;
  /** Fields that were computed, not read. */
  readonly derivedFields: ReadonlyArray<Scalars['String']['output']>;
  /** OMOP: concept of where the patient went. */
  readonly dischargedToConcept?: Maybe<Scalars['ID']['output']>;
  readonly end?: Maybe<RecordTime>;
  readonly id: Scalars['ID']['output'];
  /** OMOP: primary key of the row, as the source has it. */
  readonly omopKey?: Maybe<Scalars['ID']['output']>;
  /** OMOP: the cells of the row that no other field gives back, by column, as JSON. */
  readonly omopRest?: Maybe<Scalars['String']['output']>;
  /** OMOP: table of the row, in lower case, such as `condition_occurrence`. */
  readonly omopTable?: Maybe<Scalars['String']['output']>;
  /** The part that this one is a part of. */
  readonly parent?: Maybe<VisitDetail>;
  /** OMOP: id of the part that this one is a part of. */
  readonly parentNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the place of service of the care site that `careSiteNumber` names. */
  readonly placeOfServiceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the part of a visit before it. */
  readonly precedingNumber?: Maybe<Scalars['ID']['output']>;
  readonly provenance: Provenance;
  /** OMOP: id of the row of provider. */
  readonly providerNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: source concept of what the record is about, as the row has it. */
  readonly sourceConcept?: Maybe<Scalars['ID']['output']>;
  /** OMOP: concept of the specialty of the provider that `providerNumber` names. */
  readonly specialtyConcept?: Maybe<Scalars['ID']['output']>;
  readonly start?: Maybe<RecordTime>;
  readonly type: Coded;
  /** OMOP: concept of where the row comes from, such as an EHR or a claim. */
  readonly typeConcept?: Maybe<Scalars['ID']['output']>;
  readonly visit?: Maybe<Visit>;
  /** OMOP: id of the row of visit_detail, whether or not there is one. */
  readonly visitDetailNumber?: Maybe<Scalars['ID']['output']>;
  /** OMOP: id of the row of visit_occurrence, whether or not there is one. */
  readonly visitNumber?: Maybe<Scalars['ID']['output']>;
};

/** A page of them. */
export type VisitDetailConnection = {
  readonly __typename?: 'VisitDetailConnection';
  readonly nodes: ReadonlyArray<VisitDetail>;
  readonly pageInfo: PageInfo;
};

/** All tests hold for the same part of a visit. */
export type VisitDetailInput = {
  /** OMOP: concepts of where the patient came from, by id. */
  readonly admittedFromConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Length in days. */
  readonly days?: InputMaybe<IntRangeInput>;
  /** OMOP: concepts of where the patient went, by id. */
  readonly dischargedToConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the place of service, by id. */
  readonly placeOfServiceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly type?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

/** All tests hold for the same visit. */
export type VisitInput = {
  /** OMOP: concepts of where the patient came from, by id. */
  readonly admittedFromConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Completed years. */
  readonly ageAtEvent?: InputMaybe<IntRangeInput>;
  /** OMOP: standard concepts of what the record is about, by id, as the row has them; 0 is that no concept matches. */
  readonly concept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly dataset?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Length in days. */
  readonly days?: InputMaybe<IntRangeInput>;
  /** OMOP: concepts of where the patient went, by id. */
  readonly dischargedToConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly linked?: InputMaybe<ReadonlyArray<RecordInput>>;
  readonly missing?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly occurrences?: InputMaybe<OccurrencesInput>;
  /** OMOP: tables of the row, such as `condition_occurrence`. */
  readonly omopTable?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the place of service, by id. */
  readonly placeOfServiceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly present?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: source concepts of what the record is about, by id, as the row has them. */
  readonly sourceConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly sourceFile?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** OMOP: concepts of the specialty of the provider, by id. */
  readonly specialtyConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly type?: InputMaybe<ConceptSetInput>;
  /** OMOP: concepts of where the row comes from, by id. */
  readonly typeConcept?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly within?: InputMaybe<ReadonlyArray<WindowInput>>;
};

export type VitalStatus =
  | 'ALIVE'
  | 'DEAD'
  | 'UNKNOWN';

export type Vocabulary = {
  readonly __typename?: 'Vocabulary';
  /** Prefix of its CURIEs. */
  readonly id: Scalars['ID']['output'];
  readonly license: Scalars['String']['output'];
  readonly name: Scalars['String']['output'];
  /** To be shown wherever names of the vocabulary are. */
  readonly notice?: Maybe<Scalars['String']['output']>;
  readonly release?: Maybe<Scalars['String']['output']>;
};

/**
 * The record's own date against another record of the same patient (`of`) or the patient's index event (`index: true`).
 * Only dates on one timeline are compared; see Cohort.notEvaluable.
 */
export type WindowInput = {
  /** The end of the other record that counts. */
  readonly anchor?: InputMaybe<Anchor>;
  /** The end of the own record that counts. */
  readonly event?: InputMaybe<Anchor>;
  /** Days after the anchor, negative for before; inclusive. */
  readonly fromDays?: InputMaybe<Scalars['Int']['input']>;
  readonly index?: InputMaybe<Scalars['Boolean']['input']>;
  readonly of?: InputMaybe<RecordInput>;
  readonly toDays?: InputMaybe<Scalars['Int']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Anchor: Anchor;
  Assay: ResolverTypeWrapper<StoredRecord>;
  AssayInput: AssayInput;
  AssayKind: AssayKind;
  AtLeastInput: AtLeastInput;
  AttritionStep: ResolverTypeWrapper<Omit<AttritionStep, 'kept' | 'removed'> & { kept: ResolversTypes['Count'], removed: ResolversTypes['Count'] }>;
  AuditEntry: ResolverTypeWrapper<ShownEntry>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditGrant: ResolverTypeWrapper<AuditGrant>;
  AuditKind: AuditKind;
  AuditOutcome: AuditOutcome;
  AuditPerson: ResolverTypeWrapper<AuditPerson>;
  AuditQuestion: ResolverTypeWrapper<AuditQuestion>;
  AuditReleased: ResolverTypeWrapper<AuditReleased>;
  Basis: Basis;
  Behaviour: Behaviour;
  Bin: ResolverTypeWrapper<Omit<Bin, 'count'> & { count: ResolversTypes['Count'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Budget: ResolverTypeWrapper<Budget>;
  BudgetLeft: ResolverTypeWrapper<BudgetLeft>;
  Coded: ResolverTypeWrapper<CodedValue>;
  Cohort: ResolverTypeWrapper<CohortQuestion>;
  CohortComparison: ResolverTypeWrapper<Omit<CohortComparison, 'parts'> & { parts: ReadonlyArray<ResolversTypes['CohortPart']> }>;
  CohortOwner: ResolverTypeWrapper<CohortOwner>;
  CohortPart: ResolverTypeWrapper<Omit<CohortPart, 'count' | 'facets'> & { count: ResolversTypes['Count'], facets: ReadonlyArray<ResolversTypes['Facet']> }>;
  CohortPartyInput: CohortPartyInput;
  CohortPartyKind: CohortPartyKind;
  CohortRole: CohortRole;
  CohortShare: ResolverTypeWrapper<StoredShare>;
  Concept: ResolverTypeWrapper<StoredConcept>;
  ConceptConnection: ResolverTypeWrapper<ConceptPage>;
  ConceptEdge: ResolverTypeWrapper<Omit<ConceptEdge, 'node'> & { node: ResolversTypes['Concept'] }>;
  ConceptSetInput: ConceptSetInput;
  Condition: ResolverTypeWrapper<StoredRecord>;
  ConditionEra: ResolverTypeWrapper<StoredRecord>;
  ConditionEraConnection: ResolverTypeWrapper<Omit<ConditionEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['ConditionEra']> }>;
  ConditionEraInput: ConditionEraInput;
  ConditionInput: ConditionInput;
  CopyNumber: ResolverTypeWrapper<StoredRecord>;
  CopyNumberAlteration: CopyNumberAlteration;
  CopyNumberConnection: ResolverTypeWrapper<Omit<CopyNumberConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['CopyNumber']> }>;
  CopyNumberInput: CopyNumberInput;
  Count: ResolverTypeWrapper<ReleasedCount>;
  CoverageGap: ResolverTypeWrapper<Omit<CoverageGap, 'patients'> & { patients: ResolversTypes['Count'] }>;
  CreatedToken: ResolverTypeWrapper<CreatedToken>;
  CriterionInput: CriterionInput;
  Crosstab: ResolverTypeWrapper<Omit<Crosstab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ReadonlyArray<ResolversTypes['Count']>>, columns: ReadonlyArray<ResolversTypes['FacetValue']>, rows: ReadonlyArray<ResolversTypes['FacetValue']> }>;
  Curie: ResolverTypeWrapper<Scalars['Curie']['output']>;
  CutPoints: ResolverTypeWrapper<CutPoints>;
  Dataset: ResolverTypeWrapper<StoredDataset>;
  DatasetConnection: ResolverTypeWrapper<Omit<DatasetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DatasetEdge']>, nodes: ReadonlyArray<ResolversTypes['Dataset']> }>;
  DatasetEdge: ResolverTypeWrapper<Omit<DatasetEdge, 'node'> & { node: ResolversTypes['Dataset'] }>;
  DatasetGrant: ResolverTypeWrapper<KeptGrant>;
  DatasetGrantConnection: ResolverTypeWrapper<Omit<DatasetGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DatasetGrantEdge']>, nodes: ReadonlyArray<ResolversTypes['DatasetGrant']> }>;
  DatasetGrantEdge: ResolverTypeWrapper<Omit<DatasetGrantEdge, 'node'> & { node: ResolversTypes['DatasetGrant'] }>;
  DatasetVersion: ResolverTypeWrapper<DatasetVersion>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Death: ResolverTypeWrapper<StoredRecord>;
  DeathConnection: ResolverTypeWrapper<Omit<DeathConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Death']> }>;
  DeathInput: DeathInput;
  DeviceExposure: ResolverTypeWrapper<StoredRecord>;
  DeviceExposureConnection: ResolverTypeWrapper<Omit<DeviceExposureConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DeviceExposure']> }>;
  DeviceExposureInput: DeviceExposureInput;
  Disclosure: ResolverTypeWrapper<Disclosure>;
  Distinct: Distinct;
  DoseEra: ResolverTypeWrapper<StoredRecord>;
  DoseEraConnection: ResolverTypeWrapper<Omit<DoseEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DoseEra']> }>;
  DoseEraInput: DoseEraInput;
  DrugEra: ResolverTypeWrapper<StoredRecord>;
  DrugEraConnection: ResolverTypeWrapper<Omit<DrugEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['DrugEra']> }>;
  DrugEraInput: DrugEraInput;
  Endpoint: Endpoint;
  Episode: ResolverTypeWrapper<StoredRecord>;
  EpisodeConnection: ResolverTypeWrapper<Omit<EpisodeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Episode']> }>;
  EpisodeInput: EpisodeInput;
  Explanation: ResolverTypeWrapper<Explanation>;
  Facet: ResolverTypeWrapper<Omit<Facet, 'missing' | 'of' | 'other' | 'values'> & { missing: ResolversTypes['Count'], of?: Maybe<ResolversTypes['Count']>, other: ResolversTypes['Count'], values: ReadonlyArray<ResolversTypes['FacetValue']> }>;
  FacetField: FacetField;
  FacetValue: ResolverTypeWrapper<Omit<FacetValue, 'count'> & { count: ResolversTypes['Count'] }>;
  FacetValueInput: FacetValueInput;
  FederatedCount: ResolverTypeWrapper<CountOverSites>;
  FederatedProgress: ResolverTypeWrapper<ProgressOfCount>;
  Federation: ResolverTypeWrapper<Network>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GenePanel: ResolverTypeWrapper<GenePanel>;
  Grant: ResolverTypeWrapper<Standing>;
  GrantRole: GrantRole;
  GrantSource: GrantSource;
  HeldQuestion: ResolverTypeWrapper<QuestionThatWaits>;
  Histogram: ResolverTypeWrapper<Omit<Histogram, 'bins' | 'missing'> & { bins: ReadonlyArray<ResolversTypes['Bin']>, missing: ResolversTypes['Count'] }>;
  Holding: ResolverTypeWrapper<Omit<Holding, 'patients' | 'records'> & { patients: ResolversTypes['Count'], records: ResolversTypes['Count'] }>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImageFeature: ResolverTypeWrapper<StoredRecord>;
  ImagingInput: ImagingInput;
  ImagingSeries: ResolverTypeWrapper<StoredRecord>;
  ImagingSeriesConnection: ResolverTypeWrapper<SeriesPage>;
  ImagingStudy: ResolverTypeWrapper<StoredRecord>;
  ImagingSummary: ResolverTypeWrapper<Omit<ImagingSummary, 'instances' | 'patients' | 'series' | 'studies'> & { instances: ResolversTypes['Count'], patients: ResolversTypes['Count'], series: ResolversTypes['Count'], studies: ResolversTypes['Count'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntRangeInput: IntRangeInput;
  Interpretation: Interpretation;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Laterality: Laterality;
  Manifest: ResolverTypeWrapper<Omit<Manifest, 'left' | 'series'> & { left: ResolversTypes['Count'], series: ResolversTypes['Count'] }>;
  ManifestFormat: ManifestFormat;
  Mapping: ResolverTypeWrapper<StoredMapping>;
  MappingQuality: ResolverTypeWrapper<FieldMappingCounts>;
  Margin: ResolverTypeWrapper<Margin>;
  Me: ResolverTypeWrapper<Caller>;
  Measurement: ResolverTypeWrapper<StoredRecord>;
  MeasurementCategory: MeasurementCategory;
  MeasurementConnection: ResolverTypeWrapper<Omit<MeasurementConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Measurement']> }>;
  MeasurementInput: MeasurementInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NetworkVocabulary: ResolverTypeWrapper<VocabularyOfNetwork>;
  NotEvaluable: ResolverTypeWrapper<Omit<NotEvaluable, 'patients'> & { patients: ResolversTypes['Count'] }>;
  Note: ResolverTypeWrapper<StoredRecord>;
  NoteConnection: ResolverTypeWrapper<Omit<NoteConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Note']> }>;
  NoteInput: NoteInput;
  NumericField: NumericField;
  Observation: ResolverTypeWrapper<StoredRecord>;
  ObservationConnection: ResolverTypeWrapper<Omit<ObservationConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Observation']> }>;
  ObservationInput: ObservationInput;
  ObservationPeriod: ResolverTypeWrapper<StoredRecord>;
  ObservationPeriodConnection: ResolverTypeWrapper<Omit<ObservationPeriodConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['ObservationPeriod']> }>;
  ObservationPeriodInput: ObservationPeriodInput;
  OccurrencesInput: OccurrencesInput;
  Outcome: ResolverTypeWrapper<StoredRecord>;
  OutcomeInput: OutcomeInput;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Patient: ResolverTypeWrapper<StoredPatient>;
  PatientConnection: ResolverTypeWrapper<Omit<PatientConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PatientEdge']>, nodes: ReadonlyArray<ResolversTypes['Patient']> }>;
  PatientEdge: ResolverTypeWrapper<Omit<PatientEdge, 'node'> & { node: ResolversTypes['Patient'] }>;
  PatientInput: PatientInput;
  PayerPlanPeriod: ResolverTypeWrapper<StoredRecord>;
  PayerPlanPeriodConnection: ResolverTypeWrapper<Omit<PayerPlanPeriodConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['PayerPlanPeriod']> }>;
  PayerPlanPeriodInput: PayerPlanPeriodInput;
  PerPatient: PerPatient;
  PersonInput: PersonInput;
  PersonalToken: ResolverTypeWrapper<PersonalToken>;
  Precision: Precision;
  Procedure: ResolverTypeWrapper<StoredRecord>;
  ProcedureConnection: ResolverTypeWrapper<Omit<ProcedureConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Procedure']> }>;
  ProcedureInput: ProcedureInput;
  Protection: ResolverTypeWrapper<Protection>;
  Provenance: ResolverTypeWrapper<StoredRecord>;
  QuantityRangeInput: QuantityRangeInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordInput: RecordInput;
  RecordTime: ResolverTypeWrapper<RecordTimeValue>;
  ReferencePosition: ReferencePosition;
  Registration: ResolverTypeWrapper<StoredRecord>;
  SavedCohort: ResolverTypeWrapper<StoredCohort>;
  SavedCohortConnection: ResolverTypeWrapper<Omit<SavedCohortConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['SavedCohort']> }>;
  Server: ResolverTypeWrapper<Omit<Server, 'records'> & { records: ReadonlyArray<ResolversTypes['Holding']> }>;
  Sex: Sex;
  Site: ResolverTypeWrapper<NetworkSite>;
  SiteCount: ResolverTypeWrapper<CountOfSite>;
  SiteKind: SiteKind;
  SiteStatus: SiteStatus;
  SitesRelease: ResolverTypeWrapper<ReleaseOfSites>;
  Slide: ResolverTypeWrapper<StoredRecord>;
  SlideInput: SlideInput;
  Specimen: ResolverTypeWrapper<StoredRecord>;
  SpecimenInput: SpecimenInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TimePrecision: TimePrecision;
  Timeline: Timeline;
  Treatment: ResolverTypeWrapper<StoredRecord>;
  TreatmentConnection: ResolverTypeWrapper<Omit<TreatmentConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Treatment']> }>;
  TreatmentInput: TreatmentInput;
  TreatmentKind: TreatmentKind;
  UnmappedValue: ResolverTypeWrapper<Omit<UnmappedValue, 'rows'> & { rows: ResolversTypes['Count'] }>;
  Variant: ResolverTypeWrapper<StoredRecord>;
  VariantConnection: ResolverTypeWrapper<Omit<VariantConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Variant']> }>;
  VariantInput: VariantInput;
  VariantStatus: VariantStatus;
  Visit: ResolverTypeWrapper<StoredRecord>;
  VisitConnection: ResolverTypeWrapper<Omit<VisitConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['Visit']> }>;
  VisitDetail: ResolverTypeWrapper<StoredRecord>;
  VisitDetailConnection: ResolverTypeWrapper<Omit<VisitDetailConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['VisitDetail']> }>;
  VisitDetailInput: VisitDetailInput;
  VisitInput: VisitInput;
  VitalStatus: VitalStatus;
  Vocabulary: ResolverTypeWrapper<Vocabulary>;
  WindowInput: WindowInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Assay: StoredRecord;
  AssayInput: AssayInput;
  AtLeastInput: AtLeastInput;
  AttritionStep: Omit<AttritionStep, 'kept' | 'removed'> & { kept: ResolversParentTypes['Count'], removed: ResolversParentTypes['Count'] };
  AuditEntry: ShownEntry;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AuditEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditGrant: AuditGrant;
  AuditPerson: AuditPerson;
  AuditQuestion: AuditQuestion;
  AuditReleased: AuditReleased;
  Bin: Omit<Bin, 'count'> & { count: ResolversParentTypes['Count'] };
  Boolean: Scalars['Boolean']['output'];
  Budget: Budget;
  BudgetLeft: BudgetLeft;
  Coded: CodedValue;
  Cohort: CohortQuestion;
  CohortComparison: Omit<CohortComparison, 'parts'> & { parts: ReadonlyArray<ResolversParentTypes['CohortPart']> };
  CohortOwner: CohortOwner;
  CohortPart: Omit<CohortPart, 'count' | 'facets'> & { count: ResolversParentTypes['Count'], facets: ReadonlyArray<ResolversParentTypes['Facet']> };
  CohortPartyInput: CohortPartyInput;
  CohortShare: StoredShare;
  Concept: StoredConcept;
  ConceptConnection: ConceptPage;
  ConceptEdge: Omit<ConceptEdge, 'node'> & { node: ResolversParentTypes['Concept'] };
  ConceptSetInput: ConceptSetInput;
  Condition: StoredRecord;
  ConditionEra: StoredRecord;
  ConditionEraConnection: Omit<ConditionEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['ConditionEra']> };
  ConditionEraInput: ConditionEraInput;
  ConditionInput: ConditionInput;
  CopyNumber: StoredRecord;
  CopyNumberConnection: Omit<CopyNumberConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['CopyNumber']> };
  CopyNumberInput: CopyNumberInput;
  Count: ReleasedCount;
  CoverageGap: Omit<CoverageGap, 'patients'> & { patients: ResolversParentTypes['Count'] };
  CreatedToken: CreatedToken;
  CriterionInput: CriterionInput;
  Crosstab: Omit<Crosstab, 'cells' | 'columns' | 'rows'> & { cells: ReadonlyArray<ReadonlyArray<ResolversParentTypes['Count']>>, columns: ReadonlyArray<ResolversParentTypes['FacetValue']>, rows: ReadonlyArray<ResolversParentTypes['FacetValue']> };
  Curie: Scalars['Curie']['output'];
  CutPoints: CutPoints;
  Dataset: StoredDataset;
  DatasetConnection: Omit<DatasetConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DatasetEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Dataset']> };
  DatasetEdge: Omit<DatasetEdge, 'node'> & { node: ResolversParentTypes['Dataset'] };
  DatasetGrant: KeptGrant;
  DatasetGrantConnection: Omit<DatasetGrantConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DatasetGrantEdge']>, nodes: ReadonlyArray<ResolversParentTypes['DatasetGrant']> };
  DatasetGrantEdge: Omit<DatasetGrantEdge, 'node'> & { node: ResolversParentTypes['DatasetGrant'] };
  DatasetVersion: DatasetVersion;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Death: StoredRecord;
  DeathConnection: Omit<DeathConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Death']> };
  DeathInput: DeathInput;
  DeviceExposure: StoredRecord;
  DeviceExposureConnection: Omit<DeviceExposureConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DeviceExposure']> };
  DeviceExposureInput: DeviceExposureInput;
  Disclosure: Disclosure;
  DoseEra: StoredRecord;
  DoseEraConnection: Omit<DoseEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DoseEra']> };
  DoseEraInput: DoseEraInput;
  DrugEra: StoredRecord;
  DrugEraConnection: Omit<DrugEraConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['DrugEra']> };
  DrugEraInput: DrugEraInput;
  Episode: StoredRecord;
  EpisodeConnection: Omit<EpisodeConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Episode']> };
  EpisodeInput: EpisodeInput;
  Explanation: Explanation;
  Facet: Omit<Facet, 'missing' | 'of' | 'other' | 'values'> & { missing: ResolversParentTypes['Count'], of?: Maybe<ResolversParentTypes['Count']>, other: ResolversParentTypes['Count'], values: ReadonlyArray<ResolversParentTypes['FacetValue']> };
  FacetValue: Omit<FacetValue, 'count'> & { count: ResolversParentTypes['Count'] };
  FacetValueInput: FacetValueInput;
  FederatedCount: CountOverSites;
  FederatedProgress: ProgressOfCount;
  Federation: Network;
  Float: Scalars['Float']['output'];
  GenePanel: GenePanel;
  Grant: Standing;
  HeldQuestion: QuestionThatWaits;
  Histogram: Omit<Histogram, 'bins' | 'missing'> & { bins: ReadonlyArray<ResolversParentTypes['Bin']>, missing: ResolversParentTypes['Count'] };
  Holding: Omit<Holding, 'patients' | 'records'> & { patients: ResolversParentTypes['Count'], records: ResolversParentTypes['Count'] };
  ID: Scalars['ID']['output'];
  ImageFeature: StoredRecord;
  ImagingInput: ImagingInput;
  ImagingSeries: StoredRecord;
  ImagingSeriesConnection: SeriesPage;
  ImagingStudy: StoredRecord;
  ImagingSummary: Omit<ImagingSummary, 'instances' | 'patients' | 'series' | 'studies'> & { instances: ResolversParentTypes['Count'], patients: ResolversParentTypes['Count'], series: ResolversParentTypes['Count'], studies: ResolversParentTypes['Count'] };
  Int: Scalars['Int']['output'];
  IntRangeInput: IntRangeInput;
  JSON: Scalars['JSON']['output'];
  Manifest: Omit<Manifest, 'left' | 'series'> & { left: ResolversParentTypes['Count'], series: ResolversParentTypes['Count'] };
  Mapping: StoredMapping;
  MappingQuality: FieldMappingCounts;
  Margin: Margin;
  Me: Caller;
  Measurement: StoredRecord;
  MeasurementConnection: Omit<MeasurementConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Measurement']> };
  MeasurementInput: MeasurementInput;
  Mutation: Record<PropertyKey, never>;
  NetworkVocabulary: VocabularyOfNetwork;
  NotEvaluable: Omit<NotEvaluable, 'patients'> & { patients: ResolversParentTypes['Count'] };
  Note: StoredRecord;
  NoteConnection: Omit<NoteConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Note']> };
  NoteInput: NoteInput;
  Observation: StoredRecord;
  ObservationConnection: Omit<ObservationConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Observation']> };
  ObservationInput: ObservationInput;
  ObservationPeriod: StoredRecord;
  ObservationPeriodConnection: Omit<ObservationPeriodConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['ObservationPeriod']> };
  ObservationPeriodInput: ObservationPeriodInput;
  OccurrencesInput: OccurrencesInput;
  Outcome: StoredRecord;
  OutcomeInput: OutcomeInput;
  PageInfo: PageInfo;
  Patient: StoredPatient;
  PatientConnection: Omit<PatientConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PatientEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Patient']> };
  PatientEdge: Omit<PatientEdge, 'node'> & { node: ResolversParentTypes['Patient'] };
  PatientInput: PatientInput;
  PayerPlanPeriod: StoredRecord;
  PayerPlanPeriodConnection: Omit<PayerPlanPeriodConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['PayerPlanPeriod']> };
  PayerPlanPeriodInput: PayerPlanPeriodInput;
  PersonInput: PersonInput;
  PersonalToken: PersonalToken;
  Procedure: StoredRecord;
  ProcedureConnection: Omit<ProcedureConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Procedure']> };
  ProcedureInput: ProcedureInput;
  Protection: Protection;
  Provenance: StoredRecord;
  QuantityRangeInput: QuantityRangeInput;
  Query: Record<PropertyKey, never>;
  RecordInput: RecordInput;
  RecordTime: RecordTimeValue;
  Registration: StoredRecord;
  SavedCohort: StoredCohort;
  SavedCohortConnection: Omit<SavedCohortConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['SavedCohort']> };
  Server: Omit<Server, 'records'> & { records: ReadonlyArray<ResolversParentTypes['Holding']> };
  Site: NetworkSite;
  SiteCount: CountOfSite;
  SitesRelease: ReleaseOfSites;
  Slide: StoredRecord;
  SlideInput: SlideInput;
  Specimen: StoredRecord;
  SpecimenInput: SpecimenInput;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  Treatment: StoredRecord;
  TreatmentConnection: Omit<TreatmentConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Treatment']> };
  TreatmentInput: TreatmentInput;
  UnmappedValue: Omit<UnmappedValue, 'rows'> & { rows: ResolversParentTypes['Count'] };
  Variant: StoredRecord;
  VariantConnection: Omit<VariantConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Variant']> };
  VariantInput: VariantInput;
  Visit: StoredRecord;
  VisitConnection: Omit<VisitConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['Visit']> };
  VisitDetail: StoredRecord;
  VisitDetailConnection: Omit<VisitDetailConnection, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['VisitDetail']> };
  VisitDetailInput: VisitDetailInput;
  VisitInput: VisitInput;
  Vocabulary: Vocabulary;
  WindowInput: WindowInput;
};

export type AssayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Assay'] = ResolversParentTypes['Assay']> = {
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AssayKind'], ParentType, ContextType>;
  panel?: Resolver<Maybe<ResolversTypes['GenePanel']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CopyNumberAlteration']>>, ParentType, ContextType>;
  specimen?: Resolver<Maybe<ResolversTypes['Specimen']>, ParentType, ContextType>;
};

export type AttritionStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AttritionStep'] = ResolversParentTypes['AttritionStep']> = {
  kept?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  grant?: Resolver<Maybe<ResolversTypes['AuditGrant']>, ParentType, ContextType>;
  hasOthers?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditKind'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  questions?: Resolver<ReadonlyArray<ResolversTypes['AuditQuestion']>, ParentType, ContextType>;
  released?: Resolver<Maybe<ResolversTypes['AuditReleased']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  who?: Resolver<Maybe<ResolversTypes['AuditPerson']>, ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditGrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditGrant'] = ResolversParentTypes['AuditGrant']> = {
  endedWhy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditPersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditPerson'] = ResolversParentTypes['AuditPerson']> = {
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditQuestion'] = ResolversParentTypes['AuditQuestion']> = {
  fingerprint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  where?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type AuditReleasedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditReleased'] = ResolversParentTypes['AuditReleased']> = {
  counts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JSON']>>, ParentType, ContextType>;
};

export type BinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bin'] = ResolversParentTypes['Bin']> = {
  count?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BudgetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  all?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  person?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BudgetLeftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BudgetLeft'] = ResolversParentTypes['BudgetLeft']> = {
  allQuarters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  organisationQuarters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CodedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coded'] = ResolversParentTypes['Coded']> = {
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
  standardConcept?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType>;
};

export type CohortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cohort'] = ResolversParentTypes['Cohort']> = {
  attrition?: Resolver<ReadonlyArray<ResolversTypes['AttritionStep']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  coverage?: Resolver<ReadonlyArray<ResolversTypes['CoverageGap']>, ParentType, ContextType>;
  crosstab?: Resolver<ResolversTypes['Crosstab'], ParentType, ContextType, RequireFields<CohortCrosstabArgs, 'columns' | 'rows' | 'top'>>;
  explain?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<CohortFacetsArgs, 'of' | 'top'>>;
  fingerprint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  histogram?: Resolver<ResolversTypes['Histogram'], ParentType, ContextType, RequireFields<CohortHistogramArgs, 'bins' | 'of' | 'per'>>;
  imaging?: Resolver<ResolversTypes['ImagingSummary'], ParentType, ContextType, Partial<CohortImagingArgs>>;
  manifest?: Resolver<ResolversTypes['Manifest'], ParentType, ContextType, RequireFields<CohortManifestArgs, 'format'>>;
  notEvaluable?: Resolver<ReadonlyArray<ResolversTypes['NotEvaluable']>, ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['PatientConnection'], ParentType, ContextType, RequireFields<CohortPatientsArgs, 'first'>>;
};

export type CohortComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortComparison'] = ResolversParentTypes['CohortComparison']> = {
  parts?: Resolver<ReadonlyArray<ResolversTypes['CohortPart']>, ParentType, ContextType>;
};

export type CohortOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortOwner'] = ResolversParentTypes['CohortOwner']> = {
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CohortPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortPart'] = ResolversParentTypes['CohortPart']> = {
  count?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  in?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  notIn?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CohortShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CohortShare'] = ResolversParentTypes['CohortShare']> = {
  datasetId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CohortPartyKind'], ParentType, ContextType>;
  mayEdit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConceptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Concept'] = ResolversParentTypes['Concept']> = {
  ancestors?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<ConceptAncestorsArgs, 'first'>>;
  children?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<ConceptChildrenArgs, 'first'>>;
  class?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['Curie'], ParentType, ContextType>;
  descendants?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<ConceptDescendantsArgs, 'first'>>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hierarchySource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mappedFrom?: Resolver<ReadonlyArray<ResolversTypes['Mapping']>, ParentType, ContextType>;
  mappings?: Resolver<ReadonlyArray<ResolversTypes['Mapping']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parents?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  patientCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType, RequireFields<ConceptPatientCountArgs, 'descendants'>>;
  recordCount?: Resolver<ResolversTypes['Count'], ParentType, ContextType, RequireFields<ConceptRecordCountArgs, 'descendants'>>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replacedBy?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  standard?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  synonyms?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  vocabulary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConceptConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConceptConnection'] = ResolversParentTypes['ConceptConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ConceptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Concept']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConceptEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConceptEdge'] = ResolversParentTypes['ConceptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
};

export type ConditionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Condition'] = ResolversParentTypes['Condition']> = {
  ageAtDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ageTopCoded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  behaviour?: Resolver<Maybe<ResolversTypes['Behaviour']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  laterality?: Resolver<Maybe<ResolversTypes['Laterality']>, ParentType, ContextType>;
  measurements?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType>;
  morphology?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  statusConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  stopReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  topography?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  yearOfDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ConditionEraResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConditionEra'] = ResolversParentTypes['ConditionEra']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  condition?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ConditionEraConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConditionEraConnection'] = ResolversParentTypes['ConditionEraConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ConditionEra']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CopyNumberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CopyNumber'] = ResolversParentTypes['CopyNumber']> = {
  alteration?: Resolver<ResolversTypes['CopyNumberAlteration'], ParentType, ContextType>;
  assay?: Resolver<Maybe<ResolversTypes['Assay']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  gene?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
};

export type CopyNumberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CopyNumberConnection'] = ResolversParentTypes['CopyNumberConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CopyNumber']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['Precision'], ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CoverageGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CoverageGap'] = ResolversParentTypes['CoverageGap']> = {
  dataset?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreatedTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatedToken'] = ResolversParentTypes['CreatedToken']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['PersonalToken'], ParentType, ContextType>;
};

export type CrosstabResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Crosstab'] = ResolversParentTypes['Crosstab']> = {
  cells?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['Count']>>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export interface CurieScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Curie'], any> {
  name: 'Curie';
}

export type CutPointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CutPoints'] = ResolversParentTypes['CutPoints']> = {
  cuts?: Resolver<ReadonlyArray<ResolversTypes['Float']>, ParentType, ContextType>;
  tests?: Resolver<ReadonlyArray<ResolversTypes['Curie']>, ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  accessRights?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bodyParts?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  codingSystems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<ReadonlyArray<ResolversTypes['Holding']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  license?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  manufacturers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  mapping?: Resolver<ReadonlyArray<ResolversTypes['MappingQuality']>, ParentType, ContextType>;
  modalities?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  pathologySegmentations?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  radiologySegmentations?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  segmentations?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  series?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  sexes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  sourceVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  studies?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<ReadonlyArray<ResolversTypes['DatasetVersion']>, ParentType, ContextType>;
};

export type DatasetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetConnection'] = ResolversParentTypes['DatasetConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatasetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetEdge'] = ResolversParentTypes['DatasetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
};

export type DatasetGrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetGrant'] = ResolversParentTypes['DatasetGrant']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  datasetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedWhy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['GrantRole'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DatasetGrantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetGrantConnection'] = ResolversParentTypes['DatasetGrantConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasetGrantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DatasetGrant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DatasetGrantEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetGrantEdge'] = ResolversParentTypes['DatasetGrantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DatasetGrant'], ParentType, ContextType>;
};

export type DatasetVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetVersion'] = ResolversParentTypes['DatasetVersion']> = {
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  notes?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Death'] = ResolversParentTypes['Death']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeathConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeathConnection'] = ResolversParentTypes['DeathConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Death']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeviceExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceExposure'] = ResolversParentTypes['DeviceExposure']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  device?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  productionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  uniqueDeviceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DeviceExposureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeviceExposureConnection'] = ResolversParentTypes['DeviceExposureConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DeviceExposure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DisclosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Disclosure'] = ResolversParentTypes['Disclosure']> = {
  policy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  protection?: Resolver<Maybe<ResolversTypes['Protection']>, ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DoseEraResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoseEra'] = ResolversParentTypes['DoseEra']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  doseValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  substance?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DoseEraConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoseEraConnection'] = ResolversParentTypes['DoseEraConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DoseEra']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DrugEraResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrugEra'] = ResolversParentTypes['DrugEra']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  gapDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  substance?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DrugEraConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrugEraConnection'] = ResolversParentTypes['DrugEraConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DrugEra']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EpisodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Episode'] = ResolversParentTypes['Episode']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  events?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  object?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  objectConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Episode']>, ParentType, ContextType>;
  parentNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type EpisodeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EpisodeConnection'] = ResolversParentTypes['EpisodeConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Episode']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  criterion?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  cypher?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  field?: Resolver<ResolversTypes['FacetField'], ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  of?: Resolver<Maybe<ResolversTypes['Count']>, ParentType, ContextType>;
  other?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['FacetValue']>, ParentType, ContextType>;
};

export type FacetValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetValue'] = ResolversParentTypes['FacetValue']> = {
  code?: Resolver<Maybe<ResolversTypes['Curie']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FederatedCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FederatedCount'] = ResolversParentTypes['FederatedCount']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType>;
  margin?: Resolver<Maybe<ResolversTypes['Margin']>, ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['SiteCount']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type FederatedProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FederatedProgress'] = ResolversParentTypes['FederatedProgress']> = {
  count?: Resolver<Maybe<ResolversTypes['FederatedCount']>, ParentType, ContextType>;
  heard?: Resolver<Maybe<ResolversTypes['SiteCount']>, ParentType, ContextType>;
};

export type FederationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Federation'] = ResolversParentTypes['Federation']> = {
  count?: Resolver<ResolversTypes['FederatedCount'], ParentType, ContextType, RequireFields<FederationCountArgs, 'deadlineMs' | 'maxAgeHours' | 'top' | 'where'>>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
  vocabularies?: Resolver<ReadonlyArray<ResolversTypes['NetworkVocabulary']>, ParentType, ContextType>;
};

export type GenePanelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GenePanel'] = ResolversParentTypes['GenePanel']> = {
  genes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GrantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Grant'] = ResolversParentTypes['Grant']> = {
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  datasetId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isUsable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['GrantRole'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['GrantSource'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type HeldQuestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldQuestion'] = ResolversParentTypes['HeldQuestion']> = {
  datasets?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  heldAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hub?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isAnswered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  where?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type HistogramResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Histogram'] = ResolversParentTypes['Histogram']> = {
  bins?: Resolver<ReadonlyArray<ResolversTypes['Bin']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HoldingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Holding'] = ResolversParentTypes['Holding']> = {
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type ImageFeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImageFeature'] = ResolversParentTypes['ImageFeature']> = {
  algorithm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  eventFieldConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  findingConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  findingNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  measurement?: Resolver<Maybe<ResolversTypes['Measurement']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  occurrenceNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  series?: Resolver<Maybe<ResolversTypes['ImagingSeries']>, ParentType, ContextType>;
  siteConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ImagingSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagingSeries'] = ResolversParentTypes['ImagingSeries']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  analysisResult?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  bodyPart?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  features?: Resolver<ReadonlyArray<ResolversTypes['ImageFeature']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instances?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  license?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  manufacturer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modality?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  patientAge?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  procedureNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  segmentationOf?: Resolver<Maybe<ResolversTypes['ImagingSeries']>, ParentType, ContextType>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['ImagingSeries']>, ParentType, ContextType>;
  seriesInstanceUid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  siteConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  study?: Resolver<ResolversTypes['ImagingStudy'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ImagingSeriesConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagingSeriesConnection'] = ResolversParentTypes['ImagingSeriesConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ImagingSeries']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImagingStudyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagingStudy'] = ResolversParentTypes['ImagingStudy']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  patientAge?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  series?: Resolver<ResolversTypes['ImagingSeriesConnection'], ParentType, ContextType, RequireFields<ImagingStudySeriesArgs, 'first'>>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  studyInstanceUid?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  viewerUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImagingSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImagingSummary'] = ResolversParentTypes['ImagingSummary']> = {
  instances?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  series?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  sizeBytes?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  studies?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type ManifestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Manifest'] = ResolversParentTypes['Manifest']> = {
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ManifestFormat'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  licenses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  series?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
};

export type MappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mapping'] = ResolversParentTypes['Mapping']> = {
  from?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
  relationship?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Concept'], ParentType, ContextType>;
};

export type MappingQualityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MappingQuality'] = ResolversParentTypes['MappingQuality']> = {
  bySource?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  distinctValues?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mappedShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nonStandard?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  unmapped?: Resolver<ReadonlyArray<ResolversTypes['UnmappedValue']>, ParentType, ContextType, RequireFields<MappingQualityUnmappedArgs, 'top'>>;
};

export type MarginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Margin'] = ResolversParentTypes['Margin']> = {
  above?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  below?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  random?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  budget?: Resolver<ReadonlyArray<ResolversTypes['BudgetLeft']>, ParentType, ContextType>;
  grants?: Resolver<ReadonlyArray<ResolversTypes['Grant']>, ParentType, ContextType>;
  isLoggedIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loginUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registeredDatasets?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tokens?: Resolver<ReadonlyArray<ResolversTypes['PersonalToken']>, ParentType, ContextType>;
  visaProblems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MeasurementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Measurement'] = ResolversParentTypes['Measurement']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  basis?: Resolver<Maybe<ResolversTypes['Basis']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['MeasurementCategory']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  condition?: Resolver<Maybe<ResolversTypes['Condition']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  edition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventFieldConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interpretation?: Resolver<Maybe<ResolversTypes['Interpretation']>, ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operatorConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['ReferencePosition']>, ParentType, ContextType>;
  referenceHigh?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  referenceLow?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specimen?: Resolver<Maybe<ResolversTypes['Specimen']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  test?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  timing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  valueConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MeasurementConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MeasurementConnection'] = ResolversParentTypes['MeasurementConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addGrant?: Resolver<ReadonlyArray<ResolversTypes['DatasetGrant']>, ParentType, ContextType, RequireFields<MutationAddGrantArgs, 'datasets' | 'issuer' | 'reason' | 'role' | 'subject'>>;
  changeCohort?: Resolver<ResolversTypes['SavedCohort'], ParentType, ContextType, RequireFields<MutationChangeCohortArgs, 'id' | 'where'>>;
  createToken?: Resolver<ResolversTypes['CreatedToken'], ParentType, ContextType, RequireFields<MutationCreateTokenArgs, 'name'>>;
  decideQuestion?: Resolver<ResolversTypes['HeldQuestion'], ParentType, ContextType, RequireFields<MutationDecideQuestionArgs, 'id' | 'isAnswered'>>;
  deleteCohort?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationDeleteCohortArgs, 'id'>>;
  endGrant?: Resolver<ResolversTypes['DatasetGrant'], ParentType, ContextType, RequireFields<MutationEndGrantArgs, 'id' | 'reason'>>;
  renameCohort?: Resolver<ResolversTypes['SavedCohort'], ParentType, ContextType, RequireFields<MutationRenameCohortArgs, 'id' | 'name'>>;
  revokeToken?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRevokeTokenArgs, 'id'>>;
  saveCohort?: Resolver<ResolversTypes['SavedCohort'], ParentType, ContextType, RequireFields<MutationSaveCohortArgs, 'freeze' | 'name' | 'where'>>;
  shareCohort?: Resolver<ResolversTypes['SavedCohort'], ParentType, ContextType, RequireFields<MutationShareCohortArgs, 'id' | 'mayEdit' | 'with'>>;
  unshareCohort?: Resolver<ResolversTypes['SavedCohort'], ParentType, ContextType, RequireFields<MutationUnshareCohortArgs, 'id' | 'with'>>;
};

export type NetworkVocabularyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NetworkVocabulary'] = ResolversParentTypes['NetworkVocabulary']> = {
  releases?: Resolver<ReadonlyArray<ResolversTypes['SitesRelease']>, ParentType, ContextType>;
  vocabulary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NotEvaluableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotEvaluable'] = ResolversParentTypes['NotEvaluable']> = {
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Note'] = ResolversParentTypes['Note']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  class?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  classConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  encodingConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventFieldConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  languageConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type NoteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NoteConnection'] = ResolversParentTypes['NoteConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Note']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Observation'] = ResolversParentTypes['Observation']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  eventFieldConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  eventNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  qualifierConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  valueConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  valueText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ObservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationConnection'] = ResolversParentTypes['ObservationConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Observation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ObservationPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationPeriod'] = ResolversParentTypes['ObservationPeriod']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ObservationPeriodConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationPeriodConnection'] = ResolversParentTypes['ObservationPeriodConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ObservationPeriod']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Outcome'] = ResolversParentTypes['Outcome']> = {
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['Endpoint'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  redacted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  ageAtDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  assays?: Resolver<ReadonlyArray<ResolversTypes['Assay']>, ParentType, ContextType>;
  conditionEras?: Resolver<ResolversTypes['ConditionEraConnection'], ParentType, ContextType, RequireFields<PatientConditionErasArgs, 'first'>>;
  conditions?: Resolver<ReadonlyArray<ResolversTypes['Condition']>, ParentType, ContextType>;
  conflicts?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  copyNumbers?: Resolver<ResolversTypes['CopyNumberConnection'], ParentType, ContextType, RequireFields<PatientCopyNumbersArgs, 'first'>>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType>;
  deaths?: Resolver<ResolversTypes['DeathConnection'], ParentType, ContextType, RequireFields<PatientDeathsArgs, 'first'>>;
  deviceExposures?: Resolver<ResolversTypes['DeviceExposureConnection'], ParentType, ContextType, RequireFields<PatientDeviceExposuresArgs, 'first'>>;
  doseEras?: Resolver<ResolversTypes['DoseEraConnection'], ParentType, ContextType, RequireFields<PatientDoseErasArgs, 'first'>>;
  drugEras?: Resolver<ResolversTypes['DrugEraConnection'], ParentType, ContextType, RequireFields<PatientDrugErasArgs, 'first'>>;
  episodes?: Resolver<ResolversTypes['EpisodeConnection'], ParentType, ContextType, RequireFields<PatientEpisodesArgs, 'first'>>;
  ethnicity?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imagingStudies?: Resolver<ReadonlyArray<ResolversTypes['ImagingStudy']>, ParentType, ContextType>;
  indexEvent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  measurements?: Resolver<ResolversTypes['MeasurementConnection'], ParentType, ContextType, RequireFields<PatientMeasurementsArgs, 'first'>>;
  notes?: Resolver<ResolversTypes['NoteConnection'], ParentType, ContextType, RequireFields<PatientNotesArgs, 'first'>>;
  observationPeriods?: Resolver<ResolversTypes['ObservationPeriodConnection'], ParentType, ContextType, RequireFields<PatientObservationPeriodsArgs, 'first'>>;
  observations?: Resolver<ResolversTypes['ObservationConnection'], ParentType, ContextType, RequireFields<PatientObservationsArgs, 'first'>>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['Outcome']>, ParentType, ContextType>;
  payerPlanPeriods?: Resolver<ResolversTypes['PayerPlanPeriodConnection'], ParentType, ContextType, RequireFields<PatientPayerPlanPeriodsArgs, 'first'>>;
  procedures?: Resolver<ResolversTypes['ProcedureConnection'], ParentType, ContextType, RequireFields<PatientProceduresArgs, 'first'>>;
  race?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  registrations?: Resolver<ReadonlyArray<ResolversTypes['Registration']>, ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['Sex'], ParentType, ContextType>;
  slides?: Resolver<ReadonlyArray<ResolversTypes['Slide']>, ParentType, ContextType>;
  sourceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specimens?: Resolver<ReadonlyArray<ResolversTypes['Specimen']>, ParentType, ContextType>;
  treatments?: Resolver<ResolversTypes['TreatmentConnection'], ParentType, ContextType, RequireFields<PatientTreatmentsArgs, 'first'>>;
  variants?: Resolver<ResolversTypes['VariantConnection'], ParentType, ContextType, RequireFields<PatientVariantsArgs, 'first'>>;
  visitDetails?: Resolver<ResolversTypes['VisitDetailConnection'], ParentType, ContextType, RequireFields<PatientVisitDetailsArgs, 'first'>>;
  visits?: Resolver<ResolversTypes['VisitConnection'], ParentType, ContextType, RequireFields<PatientVisitsArgs, 'first'>>;
  vitalStatus?: Resolver<ResolversTypes['VitalStatus'], ParentType, ContextType>;
  yearOfDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PatientConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientConnection'] = ResolversParentTypes['PatientConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PatientEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Patient']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PatientEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientEdge'] = ResolversParentTypes['PatientEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Patient'], ParentType, ContextType>;
};

export type PayerPlanPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayerPlanPeriod'] = ResolversParentTypes['PayerPlanPeriod']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  payerConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  plan?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  planConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourcePayerConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourcePlanConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceSponsorConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceStopReasonConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sponsor?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  sponsorConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  stopReason?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  stopReasonConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PayerPlanPeriodConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayerPlanPeriodConnection'] = ResolversParentTypes['PayerPlanPeriodConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PayerPlanPeriod']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PersonalTokenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalToken'] = ResolversParentTypes['PersonalToken']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProcedureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Procedure'] = ResolversParentTypes['Procedure']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  modifierConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ProcedureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProcedureConnection'] = ResolversParentTypes['ProcedureConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Procedure']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProtectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Protection'] = ResolversParentTypes['Protection']> = {
  alpha?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  answerDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  budgets?: Resolver<ReadonlyArray<ResolversTypes['Budget']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cutPoints?: Resolver<ReadonlyArray<ResolversTypes['CutPoints']>, ParentType, ContextType>;
  inTotals?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rounding?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shownFrom?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sigma?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProvenanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Provenance'] = ResolversParentTypes['Provenance']> = {
  dataset?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  license?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  load?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loadedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  audit?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditArgs, 'dataset' | 'first'>>;
  cohort?: Resolver<ResolversTypes['Cohort'], ParentType, ContextType, RequireFields<QueryCohortArgs, 'where'>>;
  compareCohorts?: Resolver<ResolversTypes['CohortComparison'], ParentType, ContextType, RequireFields<QueryCompareCohortsArgs, 'ids' | 'top'>>;
  concept?: Resolver<Maybe<ResolversTypes['Concept']>, ParentType, ContextType, RequireFields<QueryConceptArgs, 'code'>>;
  concepts?: Resolver<ResolversTypes['ConceptConnection'], ParentType, ContextType, RequireFields<QueryConceptsArgs, 'first' | 'search'>>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'id'>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<QueryDatasetsArgs, 'first'>>;
  federation?: Resolver<ResolversTypes['Federation'], ParentType, ContextType>;
  grants?: Resolver<ResolversTypes['DatasetGrantConnection'], ParentType, ContextType, RequireFields<QueryGrantsArgs, 'dataset' | 'first' | 'includeEnded'>>;
  heldQuestions?: Resolver<ReadonlyArray<ResolversTypes['HeldQuestion']>, ParentType, ContextType, RequireFields<QueryHeldQuestionsArgs, 'includeDecided'>>;
  imagingStudy?: Resolver<Maybe<ResolversTypes['ImagingStudy']>, ParentType, ContextType, RequireFields<QueryImagingStudyArgs, 'uid'>>;
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, RequireFields<QueryPatientArgs, 'id'>>;
  savedCohort?: Resolver<Maybe<ResolversTypes['SavedCohort']>, ParentType, ContextType, RequireFields<QuerySavedCohortArgs, 'id'>>;
  savedCohorts?: Resolver<ResolversTypes['SavedCohortConnection'], ParentType, ContextType, RequireFields<QuerySavedCohortsArgs, 'first'>>;
  server?: Resolver<ResolversTypes['Server'], ParentType, ContextType>;
  vocabularies?: Resolver<ReadonlyArray<ResolversTypes['Vocabulary']>, ParentType, ContextType>;
};

export type RecordTimeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordTime'] = ResolversParentTypes['RecordTime']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  daysFromIndex?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['TimePrecision'], ParentType, ContextType>;
  timeline?: Resolver<ResolversTypes['Timeline'], ParentType, ContextType>;
  timelineName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RegistrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Registration'] = ResolversParentTypes['Registration']> = {
  ageAtDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  birth?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  careSiteNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ethnicity?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  ethnicityConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  genderConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indexEvent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locationNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  race?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  raceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['Sex'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  vitalStatus?: Resolver<ResolversTypes['VitalStatus'], ParentType, ContextType>;
  yearOfBirth?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  yearOfDiagnosis?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SavedCohortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedCohort'] = ResolversParentTypes['SavedCohort']> = {
  cohort?: Resolver<Maybe<ResolversTypes['Cohort']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  frozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gone?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['CohortOwner']>, ParentType, ContextType>;
  problems?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['CohortRole'], ParentType, ContextType>;
  shares?: Resolver<ReadonlyArray<ResolversTypes['CohortShare']>, ParentType, ContextType>;
  where?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type SavedCohortConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavedCohortConnection'] = ResolversParentTypes['SavedCohortConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SavedCohort']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Server'] = ResolversParentTypes['Server']> = {
  access?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disclosure?: Resolver<ResolversTypes['Disclosure'], ParentType, ContextType>;
  graphVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  records?: Resolver<ReadonlyArray<ResolversTypes['Holding']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SiteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Site'] = ResolversParentTypes['Site']> = {
  answerMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  heardAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SiteKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offlineReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  online?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  patients?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  records?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  software?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vocabularies?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type SiteCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SiteCount'] = ResolversParentTypes['SiteCount']> = {
  codesHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Count']>, ParentType, ContextType>;
  heardAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  inTotal?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<ResolversTypes['Site'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SiteStatus'], ParentType, ContextType>;
  tookMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  vocabularies?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type SitesReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SitesRelease'] = ResolversParentTypes['SitesRelease']> = {
  release?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sites?: Resolver<ReadonlyArray<ResolversTypes['Site']>, ParentType, ContextType>;
};

export type SlideResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Slide'] = ResolversParentTypes['Slide']> = {
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  percentLymphocyteInfiltration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentMonocyteInfiltration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentNecrosis?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentNeutrophilInfiltration?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentNormalCells?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentStromalCells?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentTumourCells?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  percentTumourNuclei?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  preparation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  sectionLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specimen?: Resolver<Maybe<ResolversTypes['Specimen']>, ParentType, ContextType>;
  wholeSlideImage?: Resolver<Maybe<ResolversTypes['ImagingSeries']>, ParentType, ContextType>;
};

export type SpecimenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Specimen'] = ResolversParentTypes['Specimen']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  assays?: Resolver<ReadonlyArray<ResolversTypes['Assay']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ffpe?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Specimen']>, ParentType, ContextType>;
  parts?: Resolver<ReadonlyArray<ResolversTypes['Specimen']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  siteConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  slides?: Resolver<ReadonlyArray<ResolversTypes['Slide']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  statusConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  tumour?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  federatedCount?: SubscriptionResolver<ResolversTypes['FederatedProgress'], "federatedCount", ParentType, ContextType, RequireFields<SubscriptionFederatedCountArgs, 'deadlineMs' | 'maxAgeHours' | 'top' | 'where'>>;
};

export type TreatmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Treatment'] = ResolversParentTypes['Treatment']> = {
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  daysSupply?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dose?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  fractions?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  intent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TreatmentKind'], ParentType, ContextType>;
  lotNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  refills?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  routeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sig?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  stopReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  substance?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  therapy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verbatimEnd?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type TreatmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TreatmentConnection'] = ResolversParentTypes['TreatmentConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Treatment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UnmappedValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnmappedValue'] = ResolversParentTypes['UnmappedValue']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Count'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VariantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant']> = {
  alternate?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assay?: Resolver<Maybe<ResolversTypes['Assay']>, ParentType, ContextType>;
  assembly?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chromosome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consequence?: Resolver<Maybe<ResolversTypes['Coded']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  gene?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  measurement?: Resolver<Maybe<ResolversTypes['Measurement']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  proteinChange?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VariantConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VariantConnection'] = ResolversParentTypes['VariantConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Variant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VisitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Visit'] = ResolversParentTypes['Visit']> = {
  admittedFromConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  careSiteNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dischargedToConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placeOfServiceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  precedingNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type VisitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitConnection'] = ResolversParentTypes['VisitConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Visit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VisitDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitDetail'] = ResolversParentTypes['VisitDetail']> = {
  admittedFromConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ageAtEvent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  careSiteNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  concept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  derivedFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  dischargedToConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  end?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  omopKey?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  omopRest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  omopTable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['VisitDetail']>, ParentType, ContextType>;
  parentNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  placeOfServiceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  precedingNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['Provenance'], ParentType, ContextType>;
  providerNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  sourceConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  specialtyConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  start?: Resolver<Maybe<ResolversTypes['RecordTime']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['Coded'], ParentType, ContextType>;
  typeConcept?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
  visitDetailNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visitNumber?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type VisitDetailConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitDetailConnection'] = ResolversParentTypes['VisitDetailConnection']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VisitDetail']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VocabularyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Vocabulary'] = ResolversParentTypes['Vocabulary']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  license?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Assay?: AssayResolvers<ContextType>;
  AttritionStep?: AttritionStepResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AuditGrant?: AuditGrantResolvers<ContextType>;
  AuditPerson?: AuditPersonResolvers<ContextType>;
  AuditQuestion?: AuditQuestionResolvers<ContextType>;
  AuditReleased?: AuditReleasedResolvers<ContextType>;
  Bin?: BinResolvers<ContextType>;
  Budget?: BudgetResolvers<ContextType>;
  BudgetLeft?: BudgetLeftResolvers<ContextType>;
  Coded?: CodedResolvers<ContextType>;
  Cohort?: CohortResolvers<ContextType>;
  CohortComparison?: CohortComparisonResolvers<ContextType>;
  CohortOwner?: CohortOwnerResolvers<ContextType>;
  CohortPart?: CohortPartResolvers<ContextType>;
  CohortShare?: CohortShareResolvers<ContextType>;
  Concept?: ConceptResolvers<ContextType>;
  ConceptConnection?: ConceptConnectionResolvers<ContextType>;
  ConceptEdge?: ConceptEdgeResolvers<ContextType>;
  Condition?: ConditionResolvers<ContextType>;
  ConditionEra?: ConditionEraResolvers<ContextType>;
  ConditionEraConnection?: ConditionEraConnectionResolvers<ContextType>;
  CopyNumber?: CopyNumberResolvers<ContextType>;
  CopyNumberConnection?: CopyNumberConnectionResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  CoverageGap?: CoverageGapResolvers<ContextType>;
  CreatedToken?: CreatedTokenResolvers<ContextType>;
  Crosstab?: CrosstabResolvers<ContextType>;
  Curie?: GraphQLScalarType;
  CutPoints?: CutPointsResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DatasetConnection?: DatasetConnectionResolvers<ContextType>;
  DatasetEdge?: DatasetEdgeResolvers<ContextType>;
  DatasetGrant?: DatasetGrantResolvers<ContextType>;
  DatasetGrantConnection?: DatasetGrantConnectionResolvers<ContextType>;
  DatasetGrantEdge?: DatasetGrantEdgeResolvers<ContextType>;
  DatasetVersion?: DatasetVersionResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Death?: DeathResolvers<ContextType>;
  DeathConnection?: DeathConnectionResolvers<ContextType>;
  DeviceExposure?: DeviceExposureResolvers<ContextType>;
  DeviceExposureConnection?: DeviceExposureConnectionResolvers<ContextType>;
  Disclosure?: DisclosureResolvers<ContextType>;
  DoseEra?: DoseEraResolvers<ContextType>;
  DoseEraConnection?: DoseEraConnectionResolvers<ContextType>;
  DrugEra?: DrugEraResolvers<ContextType>;
  DrugEraConnection?: DrugEraConnectionResolvers<ContextType>;
  Episode?: EpisodeResolvers<ContextType>;
  EpisodeConnection?: EpisodeConnectionResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetValue?: FacetValueResolvers<ContextType>;
  FederatedCount?: FederatedCountResolvers<ContextType>;
  FederatedProgress?: FederatedProgressResolvers<ContextType>;
  Federation?: FederationResolvers<ContextType>;
  GenePanel?: GenePanelResolvers<ContextType>;
  Grant?: GrantResolvers<ContextType>;
  HeldQuestion?: HeldQuestionResolvers<ContextType>;
  Histogram?: HistogramResolvers<ContextType>;
  Holding?: HoldingResolvers<ContextType>;
  ImageFeature?: ImageFeatureResolvers<ContextType>;
  ImagingSeries?: ImagingSeriesResolvers<ContextType>;
  ImagingSeriesConnection?: ImagingSeriesConnectionResolvers<ContextType>;
  ImagingStudy?: ImagingStudyResolvers<ContextType>;
  ImagingSummary?: ImagingSummaryResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Manifest?: ManifestResolvers<ContextType>;
  Mapping?: MappingResolvers<ContextType>;
  MappingQuality?: MappingQualityResolvers<ContextType>;
  Margin?: MarginResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  Measurement?: MeasurementResolvers<ContextType>;
  MeasurementConnection?: MeasurementConnectionResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NetworkVocabulary?: NetworkVocabularyResolvers<ContextType>;
  NotEvaluable?: NotEvaluableResolvers<ContextType>;
  Note?: NoteResolvers<ContextType>;
  NoteConnection?: NoteConnectionResolvers<ContextType>;
  Observation?: ObservationResolvers<ContextType>;
  ObservationConnection?: ObservationConnectionResolvers<ContextType>;
  ObservationPeriod?: ObservationPeriodResolvers<ContextType>;
  ObservationPeriodConnection?: ObservationPeriodConnectionResolvers<ContextType>;
  Outcome?: OutcomeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  PatientConnection?: PatientConnectionResolvers<ContextType>;
  PatientEdge?: PatientEdgeResolvers<ContextType>;
  PayerPlanPeriod?: PayerPlanPeriodResolvers<ContextType>;
  PayerPlanPeriodConnection?: PayerPlanPeriodConnectionResolvers<ContextType>;
  PersonalToken?: PersonalTokenResolvers<ContextType>;
  Procedure?: ProcedureResolvers<ContextType>;
  ProcedureConnection?: ProcedureConnectionResolvers<ContextType>;
  Protection?: ProtectionResolvers<ContextType>;
  Provenance?: ProvenanceResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordTime?: RecordTimeResolvers<ContextType>;
  Registration?: RegistrationResolvers<ContextType>;
  SavedCohort?: SavedCohortResolvers<ContextType>;
  SavedCohortConnection?: SavedCohortConnectionResolvers<ContextType>;
  Server?: ServerResolvers<ContextType>;
  Site?: SiteResolvers<ContextType>;
  SiteCount?: SiteCountResolvers<ContextType>;
  SitesRelease?: SitesReleaseResolvers<ContextType>;
  Slide?: SlideResolvers<ContextType>;
  Specimen?: SpecimenResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Treatment?: TreatmentResolvers<ContextType>;
  TreatmentConnection?: TreatmentConnectionResolvers<ContextType>;
  UnmappedValue?: UnmappedValueResolvers<ContextType>;
  Variant?: VariantResolvers<ContextType>;
  VariantConnection?: VariantConnectionResolvers<ContextType>;
  Visit?: VisitResolvers<ContextType>;
  VisitConnection?: VisitConnectionResolvers<ContextType>;
  VisitDetail?: VisitDetailResolvers<ContextType>;
  VisitDetailConnection?: VisitDetailConnectionResolvers<ContextType>;
  Vocabulary?: VocabularyResolvers<ContextType>;
};

