import { type Cypher, cypher } from '../../graph/cypher.ts';

/** What somebody may do with a saved cohort: all of it, all but delete and share it, or ask for it. */
export type CohortRole = 'OWNER' | 'EDITOR' | 'READER';

/** With whom a cohort is shared: a person, whoever was granted a dataset, or whoever is logged in. */
export type CohortParty =
  | { readonly kind: 'PERSON'; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'DATASET'; readonly dataset: string }
  | { readonly kind: 'EVERYBODY' };

/** Who asks for saved cohorts. */
export type CohortViewer = {
  /** Issuer and subject as one text, or `anonymous`. */
  readonly subject: string;
  /** Datasets that were granted. */
  readonly counts: readonly string[];
  /** Whether all saved cohorts are everybody's. */
  readonly ownsAllCohorts?: boolean;
};

/** A party as one text, another one for each. */
export function nameOf(party: CohortParty): string {
  switch (party.kind) {
    case 'PERSON':
      return `person ${party.issuer} ${party.subject}`;
    case 'DATASET':
      return `dataset ${party.dataset}`;
    case 'EVERYBODY':
      return 'everybody';
  }
}

/** The party whose name this is; an issuer has no blank in it. */
export function partyNamed(name: string): CohortParty {
  const [kind, first = '', ...rest] = name.split(' ');
  if (kind === 'person') return { kind: 'PERSON', issuer: first, subject: rest.join(' ') };
  if (kind === 'dataset') return { kind: 'DATASET', dataset: [first, ...rest].join(' ') };
  return { kind: 'EVERYBODY' };
}

/** The names of all parties that somebody is of. */
function namesOf({ subject, counts }: CohortViewer): readonly string[] {
  if (subject === 'anonymous') return [];
  return [`person ${subject}`, ...counts.map((dataset) => nameOf({ kind: 'DATASET', dataset })), 'everybody'];
}

/** The role of somebody at `cohort`; null where the cohort is not to be known of. */
export function roleOf(viewer: CohortViewer): Cypher {
  if (viewer.ownsAllCohorts) return cypher`'OWNER'`;
  const names = namesOf(viewer);
  return cypher`CASE
    WHEN cohort.createdBy = ${viewer.subject} THEN 'OWNER'
    WHEN any(name IN coalesce(cohort.editors, []) WHERE name IN ${names}) THEN 'EDITOR'
    WHEN any(name IN coalesce(cohort.readers, []) WHERE name IN ${names}) THEN 'READER'
  END`;
}
