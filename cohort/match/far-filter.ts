import type { Steps } from '../../graph/breathe.ts';
import type { Test } from '../plan.ts';
import { eitherFilter, oppositeFilter } from './compound-filter.ts';
import type { Filter, Tested } from './filter.ts';
import { linkedFilter } from './linked-filter.ts';
import { testFilter } from './test-filter.ts';
import { windowFilter } from './window-filter.ts';

/** Whether a test looks at other records. */
export function looksElsewhere(test: Test): boolean {
  if (test.kind === 'any') return test.of.some(looksElsewhere);
  if (test.kind === 'not') return looksElsewhere(test.of);
  return ['window', 'incomparable', 'linked'].includes(test.kind);
}

/** The filter of a test that may look at other records: what these must pass is worked out in steps. */
export function* farFilter(test: Test, tested: Tested): Steps<Filter> {
  switch (test.kind) {
    case 'window':
    case 'incomparable':
      return yield* windowFilter(tested, test);
    case 'linked':
      return yield* linkedFilter(tested, test);
    case 'any': {
      const filters: Filter[] = [];
      for (const one of test.of) filters.push(yield* farFilter(one, tested));
      return eitherFilter(filters);
    }
    case 'not':
      return oppositeFilter(yield* farFilter(test.of, tested));
    default:
      return testFilter(test, tested);
  }
}
