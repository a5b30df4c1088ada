import { countUsage } from '../figures/usage.ts';
import { relatedConcepts } from '../terminology/hierarchy.ts';
import { conceptCode, conceptNumber, type Terminology } from '../terminology/terminology.ts';
import type { Asker } from './asker.ts';
import { cellsOf } from './cell.ts';
import { openGate } from './gate.ts';
import type { Count } from './release.ts';
import { Sealed } from './sealed.ts';

/** How often a concept is used, as it may leave. */
export type ConceptCounts = { readonly patients: Count; readonly records: Count };

/** A concept, alone or with everything below it. */
export type ConceptAsk = { readonly code: string; readonly descendants: boolean };

/** Patients and records with a concept in the datasets that the caller may count; of no dataset, nothing is said. */
export async function conceptCounts(ask: ConceptAsk, asker: Asker): Promise<ConceptCounts> {
  const asking = Sealed.open(asker);
  await asking.breathe();
  const [usage, codes] = await Promise.all([
    asking.usage(),
    asking.terminology().then((now) => codesOf(ask, now)),
  ]);
  const own = usage.datasets.filter((dataset) => asking.caller.counts.includes(dataset));
  const datasets = own.length > 0 ? own : usage.datasets;
  const { patients, records } = countUsage(usage, codes, datasets);
  const of = `concept:${ask.code}${ask.descendants ? ' and below' : ''}`;
  const cell = cellsOf({ fingerprint: of, datasets });
  return openGate(asking, {
    patients: cell({ unit: 'patients', of }, patients),
    records: cell({ unit: 'records', of }, records),
  });
}

function codesOf({ code, descendants }: ConceptAsk, terminology: Terminology): readonly string[] {
  const concept = descendants ? conceptNumber(terminology, code) : undefined;
  if (concept === undefined) return [code];
  const below = relatedConcepts(terminology, 'descendants', concept);
  return Array.from(below, (one) => conceptCode(terminology, one));
}
