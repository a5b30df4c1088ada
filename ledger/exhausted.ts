import { KnownError } from '../ontology/errors.ts';
import { endOfWeek } from './clock.ts';
import type { Share } from './limits.ts';
import { shares } from './limits.ts';
import type { Excess } from './spending.ts';

/** Somebody asks for more protected numbers than are left; nothing was charged. */
export class ExhaustedError extends KnownError {
  readonly share: Share;
  /** When enough is left again: of the person's own share to the moment, of others the end of that week; null: never. */
  readonly renewsAt: string | null;

  constructor(share: Share, renewsAt: string | null) {
    super('BUDGET_EXHAUSTED', `${whose[share]} ${whenIn(renewsAt)}`);
    this.name = 'ExhaustedError';
    this.share = share;
    this.renewsAt = renewsAt;
  }

  override get extensions() {
    return { code: this.code, share: this.share, renewsAt: this.renewsAt };
  }
}

/** Undefined where nothing goes over its limit. What concerns the caller most is told, and nothing of the rest. */
export function exhaustedBy(excesses: readonly Excess[]): ExhaustedError | undefined {
  const share = shares.find((one) => excesses.some((excess) => excess.share === one));
  if (share === undefined) return undefined;
  const renewals = excesses.filter((excess) => excess.share === share).map(({ renewsAt }) => renewsAt);
  const latest = renewals.includes(null) ? null : (renewals.sort().at(-1) ?? null);
  return new ExhaustedError(share, latest === null || share === 'person' ? latest : endOfWeek(latest));
}

const whose: Readonly<Record<Share, string>> = {
  person: 'It costs more than your own share of protected numbers has left',
  organisation: 'It costs more than the share of your organisation in protected numbers has left',
  all: 'What may be told of these patients to all together is used up',
};

function whenIn(renewsAt: string | null): string {
  return renewsAt === null
    ? 'and more than it ever has: ask for fewer at once.'
    : `until ${renewsAt}: nothing was charged.`;
}
