/** What an answer under protection cost in one population, and who paid for it. It names no value. */
export type AnswerCharge = {
  readonly kind: 'ANSWER';
  /** Place in the ledger, from 1; each stands for one charge, and none is left out. */
  readonly number: number;
  /** Number of the first charge of the answer: whoever pays for it later names it, too. */
  readonly draw: number;
  /** UTC. */
  readonly at: string;
  /** Digest of what was asked. */
  readonly key: string;
  readonly population: string;
  /** In zero-concentrated differential privacy, exactly: numerator and denominator with `/` between them. */
  readonly rho: string;
  /** Whether the population paid: the answer was drawn, and not remembered. */
  readonly drawn: boolean;
  /** Keys of the organisation and of the person whose shares paid; null of one that had paid before. */
  readonly organisation: string | null;
  readonly person: string | null;
};

/** Charges that are not known any more were given up: every window that has this time in it is spent, of everybody. */
export type LostCharges = {
  readonly kind: 'LOST';
  readonly number: number;
  readonly at: string;
  readonly reason: string;
};

/** What the released description of a dataset cost its population: a budget of its own. It names no value. */
export type DescriptionCharge = {
  readonly kind: 'DESCRIPTION';
  readonly number: number;
  /** UTC. */
  readonly at: string;
  readonly dataset: string;
  readonly population: string;
  /** As of an answer. */
  readonly rho: string;
};

/** One entry of the ledger of what protected numbers cost. */
export type Charge = AnswerCharge | DescriptionCharge | LostCharges;
