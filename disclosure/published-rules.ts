import { guaranteeSentence } from '../noise/guarantee-sentence.ts';
import type { CutPoints } from '../ontology/bands.ts';
import type { Asker } from './asker.ts';
import type { Protection, PublishedBudget } from './protection.ts';
import { Sealed } from './sealed.ts';

/** How numbers leave, as it is told to everybody. */
export type PublishedDisclosure = {
  readonly policy: 'exact' | 'protected';
  readonly statement: string;
  readonly protection: PublishedProtection | null;
};

type PublishedProtection = {
  readonly sigma: number;
  readonly threshold: number;
  readonly alpha: number;
  readonly rounding: number;
  readonly confidence: number;
  readonly shownFrom: number;
  readonly answerDays: number;
  readonly budgets: readonly PublishedBudget[];
  readonly cutPoints: readonly CutPoints[];
  readonly inTotals: boolean;
};

const exactly =
  'Numbers leave as they are: nothing is protected here. Whoever may count at all is told the true numbers.';

const takingPart =
  'A number that is not shown by itself is told to the hub of a network with its noise, for totals of at least three sites: the bound holds for it as for any other.';

const withheld = 'Numbers are withheld or changed by a rule of this site, which promises nothing.';

/** Standard deviation of the noise of protected numbers, and what they are multiples of, in persons. */
export type PublishedNoise = Pick<PublishedProtection, 'sigma' | 'rounding'>;

/** What is done to protected numbers; null where nothing protects. */
export function publishedNoise(asker: Asker): PublishedNoise | null {
  const { protection } = Sealed.open(asker);
  return protection === undefined ? null : noiseOf(protection);
}

function noiseOf({ rules, display }: Protection): PublishedNoise {
  return { sigma: rules.guarantee.sigma.valueOf(), rounding: display.rules.rounding };
}

/** How numbers leave, and what that guarantees. */
export function publishedDisclosure(asker: Asker): PublishedDisclosure {
  const { protection, policy } = Sealed.open(asker);
  if (protection === undefined)
    return { policy: policy.kind, statement: policy.kind === 'exact' ? exactly : withheld, protection: null };
  const { rules, display } = protection;
  const { k, alpha, confidence } = display.rules;
  return {
    policy: 'protected',
    statement: guaranteeSentence(rules.guarantee) + (rules.inTotals ? ` ${takingPart}` : ''),
    protection: {
      ...noiseOf(protection),
      ...{ threshold: k, alpha, confidence, shownFrom: display.shownFrom },
      ...{ answerDays: rules.answerDays, budgets: rules.budgets, cutPoints: rules.cutPoints },
      inTotals: rules.inTotals,
    },
  };
}
