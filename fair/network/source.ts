import type { Literal } from '../rdf/entity.ts';

/** What a catalogue says of a dataset of another site beside its record. */
export type Summary = {
  /** In English where it is. */
  readonly name: string;
  readonly title: readonly Literal[];
  readonly description: readonly Literal[];
  readonly version: readonly Literal[];
  readonly modified: readonly Literal[];
  readonly themes: readonly string[];
  /** Names of its distributions. */
  readonly parts: readonly string[];
};

/** A dataset that another site publishes here. */
export type NetworkEntry = {
  readonly dataset: string;
  /** Where IRIs of the site begin. */
  readonly base: string;
  readonly summary: Summary;
  /** When it was first heard, and when something else was heard last. UTC. */
  readonly firstAt: string;
  readonly changedAt: string;
  /** When the site took it back; null while it publishes it. */
  readonly withdrawnAt: string | null;
};

/** Another site, with what it publishes. */
export type NetworkSite = {
  readonly id: string;
  readonly name: string;
  /** The day on which it was last heard. UTC. */
  readonly heardOn: string;
  /** In order of the datasets. */
  readonly entries: readonly NetworkEntry[];
  readonly withdrawn: readonly NetworkEntry[];
};

/** What other sites publish here. */
export type NetworkSource = {
  /** Those that publish something, or did, in order of their ids. */
  readonly sites: () => Promise<readonly NetworkSite[]>;
  /** The records of a dataset as they came, N-Triples by the names of profiles; undefined where there are none. */
  readonly records: (site: string, dataset: string) => Promise<Readonly<Record<string, string>> | undefined>;
};

/** When what a site publishes last changed. */
export function changeAt({ entries, withdrawn }: NetworkSite): string {
  return latestOf([
    ...entries.map(({ changedAt }) => changedAt),
    ...withdrawn.map(({ withdrawnAt }) => withdrawnAt ?? ''),
  ]);
}

/** The latest of some times. */
export function latestOf(times: readonly string[]): string {
  return times.toSorted().at(-1) ?? '';
}
