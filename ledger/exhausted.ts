import { KnownError } from '../ontology/errors.ts';
import { endOfWeek } from './clock.ts';
import type { Share } from './limits.ts';

/** Which share has too little left, and whether it is the caller's own. */
export type Exceeded = { readonly share: Share; readonly isOwn: boolean };

/** Somebody asks for more protected numbers than are left; nothing was charged. */
export class ExhaustedError extends KnownError {
  readonly share: Share;
  /** When enough is left again: of the caller's own share to the moment, of others the end of that week; null: never. */
  readonly renewsAt: string | null;

  constructor({ share, isOwn }: Exceeded, renewsAt: string | null) {
    super('BUDGET_EXHAUSTED', `${whose[isOwn ? 'person' : share]} ${whenIn(renewsAt)}`);
    this.name = 'ExhaustedError';
    this.share = share;
    this.renewsAt = renewsAt;
  }

  override get extensions() {
    return { code: this.code, share: this.share, renewsAt: this.renewsAt };
  }
}

/** What is told of a share that renews then. */
export function exhausted(exceeded: Exceeded, renewsAt: string | null): ExhaustedError {
  const told = renewsAt === null || exceeded.isOwn ? renewsAt : endOfWeek(renewsAt);
  return new ExhaustedError(exceeded, told);
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
