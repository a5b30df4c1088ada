import type { BrokenPart, Charge } from '../ontology/charge.ts';
import { type ByNumber, isSame } from './second-copy.ts';

/** What is known of charges, by number, and what there was. */
export type KnownCharges = {
  /** Those that the ledger or its copy has, in the order of their numbers. */
  readonly all: readonly Pick<Charge, 'kind' | 'number' | 'at'>[];
  /** Numbers of those of the ledger that are older than all that the copy has, and that it should have. */
  readonly uncovered: readonly number[];
  /** Numbers that several charges have. */
  readonly twice: readonly number[];
  /** The highest number that there ever was, as far as the ledger and this process know. */
  readonly highest: number;
  /** Those that the copy has of another ledger. */
  readonly foreign: readonly Pick<Charge, 'at'>[];
  /** What the copy does not prove, and what the ledger has itself. */
  readonly broken: readonly BrokenPart[];
  readonly kept: ByNumber;
};

/**
 * Why it is not known what was spent. What is amiss with the graph holds for everybody who uses it; what is amiss with a copy, for who
 * has that copy.
 */
export type Doubts = { readonly ofGraph: string | undefined; readonly ofCopy: string | undefined };

/** Why it is not known what was spent in windows that begin at a time. What was given up before is over. */
export function doubtsOf(known: KnownCharges, begin: string): Doubts {
  const lost = known.all.findLast(({ kind }) => kind === 'LOST') ?? { number: 0, at: '' };
  return { ofGraph: doubtOfGraph(known, begin, lost.number), ofCopy: doubtOfCopy(known, lost) };
}

/** Both; empty where nothing is amiss. */
export function inWords({ ofGraph, ofCopy }: Doubts): string {
  return [ofGraph, ofCopy].filter((one) => one !== undefined).join('; ');
}

function doubtOfGraph(
  { all, twice, highest }: KnownCharges,
  begin: string,
  over: number,
): string | undefined {
  const newest = all.at(-1)?.number ?? 0;
  const again = twice.filter((number) => number > over);
  if (again.length > 0) return `several charges have the number ${again[0]}`;
  const gap = newest < highest ? `${newest + 1} to ${highest}` : gapAfter(over, all, begin);
  return gap && `charges ${gap} are neither in the graph nor in the audit`;
}

function doubtOfCopy(
  { uncovered, foreign, broken, kept }: KnownCharges,
  lost: Pick<Charge, 'number' | 'at'>,
): string | undefined {
  if (foreign.some(({ at }) => at > lost.at)) return 'the audit has charges of another graph';
  const part = broken.find((one) => !isHarmless(one, kept, lost.at));
  if (part !== undefined)
    return `the audit proves nothing from ${part.where} on, where it was changed, and the graph lacks what it says there`;
  if (uncovered.some((number) => number > lost.number))
    return 'the audit begins after charges that the graph has';
  return undefined;
}

/** Whether nothing is lost by a part: what it says stands in the ledger itself, or was given up since. */
function isHarmless({ after, charges, isReadable }: BrokenPart, kept: ByNumber, lostAt: string): boolean {
  const isKnown = (charge: Charge) => {
    const own = kept.get(charge.number);
    return charge.at <= lostAt || (own !== undefined && isSame(own, charge));
  };
  return (isReadable || (lostAt !== '' && after <= lostAt)) && charges.every(isKnown);
}

/** Numbers that are left out before a charge that still counts. */
function gapAfter(over: number, all: KnownCharges['all'], begin: string): string | undefined {
  let last = over;
  for (const { number, at } of all) {
    if (number <= over) continue;
    if (number > last + 1 && at > begin) return `${last + 1} to ${number - 1}`;
    last = number;
  }
  return undefined;
}
