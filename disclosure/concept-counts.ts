import { countUsage, type Usage } from '../figures/usage.ts';
import { relatedConcepts } from '../terminology/hierarchy.ts';
import { conceptCode, conceptNumber, type Terminology } from '../terminology/terminology.ts';
import type { Caller, DisclosurePolicy } from './policy.ts';
import { type Count, release } from './release.ts';

/** How often a concept is used, as it may leave. */
export type ConceptNumbers = { readonly patients: Count; readonly records: Count };

/** A concept, alone or with everything below it. */
export type ConceptAsked = { readonly code: string; readonly descendants: boolean };

/** Where true numbers come from, and under what they leave. */
export type ConceptAsking = {
  readonly usage: () => Promise<Usage>;
  readonly terminology: () => Promise<Terminology>;
  readonly caller: Caller;
  readonly policy: DisclosurePolicy;
};

/** Patients and records with a concept in the datasets that `caller` may count; of no dataset, nothing is said. */
export async function conceptFigures(
  asked: ConceptAsked,
  { usage: readUsage, terminology, caller, policy }: ConceptAsking,
): Promise<ConceptNumbers> {
  const [usage, codes] = await Promise.all([readUsage(), terminology().then((now) => codesOf(asked, now))]);
  const own = usage.datasets.filter((dataset) => caller.counts.includes(dataset));
  const datasets = own.length > 0 ? own : usage.datasets;
  const { patients, records } = countUsage(usage, codes, datasets);
  const fingerprint = `concept:${asked.code}${asked.descendants ? ' and below' : ''}`;
  const count = (counted: string, n: number) =>
    release(n, { fingerprint, counted, datasets }, caller, policy);
  return { patients: count('patients', patients), records: count('records', records) };
}

function codesOf({ code, descendants }: ConceptAsked, terminology: Terminology): readonly string[] {
  const concept = descendants ? conceptNumber(terminology, code) : undefined;
  if (concept === undefined) return [code];
  const below = relatedConcepts(terminology, 'descendants', concept);
  return Array.from(below, (one) => conceptCode(terminology, one));
}
