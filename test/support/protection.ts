import { Fraction } from 'fraction.js';
import type { Protection } from '../../disclosure/protection.ts';
import type { Graph } from '../../graph/graph.ts';
import { createLedger } from '../../ledger/ledger.ts';
import type { Limits } from '../../ledger/limits.ts';
import { toDisplay } from '../../noise/display.ts';
import { drawDiscreteGaussian } from '../../noise/gaussian.ts';
import { createUniform } from '../../noise/uniform.ts';
import type { CutPoints } from '../../ontology/bands.ts';
import { aWindow, ledgerAfterClearing, unit } from './ledger-graph.ts';
import { seededBytes } from './seeded-bytes.ts';

/** What differs between sites. */
type Site = {
  readonly limits?: Limits;
  readonly clock?: () => number;
  readonly draw?: () => bigint;
  readonly cutPoints?: readonly CutPoints[];
  readonly rounding?: number;
  readonly inTotals?: boolean;
};

/** Much for all together, for an organisation and for a person. */
const rich: Limits = { windows: [aWindow(365, 100_000, 100_000, 100_000)] };

/** What a site has that sets nothing. */
export const usual: Limits = { windows: [aWindow(365, 240, 120, 60), aWindow(30, 40, 20, 10)] };

const variance = new Fraction(100);

/** The protection of a site with the usual noise, and as much budget as anybody could want where it says nothing of it. */
export function protectionOf(
  graph: Graph,
  { limits = rich, clock = Date.now, draw, cutPoints = [], rounding = 5, inTotals = false }: Site = {},
): Protection {
  return {
    ledger: ledgerAfterClearing((copy) => createLedger(graph, { limits, answerDays: 90, clock, copy })),
    display: toDisplay({ variance, k: 10, alpha: 0.01, rounding, confidence: 0.95 }),
    draw: draw ?? (() => drawDiscreteGaussian(variance)),
    rhoOfUnit: unit,
    rules: {
      guarantee: {
        ...{ sigma: new Fraction(10), days: 365, units: null, description: { rho: new Fraction(0) } },
        ...{ k: 10, alpha: 0.01, rounding },
      },
      ...{ budgets: [], answerDays: 90, cutPoints, inTotals },
    },
  };
}

/** The usual noise, which is the same each time for the same seed. */
export function seededNoise(seed: string): () => bigint {
  const uniform = createUniform(seededBytes(seed));
  return () => drawDiscreteGaussian(variance, uniform);
}
