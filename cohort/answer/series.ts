import { type Breathe, eachInSteps, type Steps } from '../../graph/breathe.ts';
import { type Bits, countBits, emptyBits, hasBit, setBit } from '../../index/columns/bits.ts';
import { textAt } from '../../index/columns/texts.ts';
import { tableOf, type View } from '../../index/view.ts';
import type { RecordType } from '../../ontology/records.ts';
import { matchingRecords } from '../match/match.ts';
import type { Plan, Related } from '../plan.ts';
import { eachBitInSteps } from './each-in-steps.ts';
import type { SelectedPatients } from './facets.ts';

const record: RecordType = 'imagingSeries';

/** How many series, and the opaque ids of their patients. */
export type FoundSeries = { readonly count: number; readonly patients: readonly string[] };

/**
 * What series a question means: those that satisfy any of its top-level members which ask that there are such series;
 * where it has no such member, all.
 */
export function seriesMeant(plan: Plan): readonly Related[] {
  const members = plan.kind === 'all' ? plan.of : [plan];
  const asked = members.flatMap((member) =>
    member.kind === 'has' && member.record === record && member.min > 0 ? [member] : [],
  );
  return asked.length === 0 ? [{ record, tests: [] }] : asked;
}

/** The series of the patients of a question that satisfy any of `meant`. */
export async function findSeries(
  selections: readonly SelectedPatients[],
  meant: readonly Related[],
  breathe: Breathe,
): Promise<FoundSeries> {
  const found = await eachInSteps(selections, breathe, (selection) => findIn(selection, meant));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    patients: found.flatMap(({ patients }) => patients),
  };
}

function* findIn({ view, patients }: SelectedPatients, meant: readonly Related[]): Steps<FoundSeries> {
  const { count, owners } = tableOf(view, record);
  const series = emptyBits(count);
  const imaged = emptyBits(view.size);
  for (const related of meant)
    yield* eachBitInSteps(yield* matchingRecords(view, related), (one) => {
      const owner = owners[one] ?? 0;
      if (!hasBit(patients, owner)) return;
      setBit(series, one);
      setBit(imaged, owner);
    });
  return { count: countBits(series), patients: yield* idsOf(imaged, view) };
}

function* idsOf(patients: Bits, { segment }: View): Steps<readonly string[]> {
  const ids: string[] = [];
  yield* eachBitInSteps(patients, (patient) => {
    ids.push(textAt(segment.patients, patient) ?? '');
  });
  return ids;
}
