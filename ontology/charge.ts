/** Where a charge stands. */
type Entered = {
  /** Id of the ledger; charges from before ledgers had one lack it. */
  readonly ledgerId?: string;
  /** Place in the ledger, from 1; each stands for one charge, and none is left out. */
  readonly number: number;
  /** UTC. */
  readonly at: string;
};

/** What an answer under protection cost in one population, and who paid for it. It names no value. */
export type AnswerCharge = Entered & {
  readonly kind: 'ANSWER';
  /** Number of the first charge of the answer: whoever pays for it later names it, too. */
  readonly draw: number;
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
export type LostCharges = Entered & {
  readonly kind: 'LOST';
  readonly reason: string;
};

/** What the released description of a dataset cost its population: a budget of its own. It names no value. */
export type DescriptionCharge = Entered & {
  readonly kind: 'DESCRIPTION';
  readonly dataset: string;
  readonly population: string;
  /** As of an answer. */
  readonly rho: string;
};

/** One entry of the ledger of what protected numbers cost. */
export type Charge = AnswerCharge | DescriptionCharge | LostCharges;

/** A part of a copy of charges that proves nothing, as it was changed, or what stands there is no charge. */
export type BrokenPart = {
  /** Where it begins, for people. */
  readonly where: string;
  /** When what stands before it was kept. */
  readonly after: string;
  /** What it says of charges. */
  readonly charges: readonly Charge[];
  /** Whether everything in it can be read. */
  readonly isReadable: boolean;
};

type Fields = Readonly<Record<string, unknown>>;

/** The charge that something is, wherever it was read; undefined of what is none: each costs something, and says of whom it is. */
export function parseCharge(value: unknown): Charge | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: Fields = { ...value };
  const entered = parseEntered(fields);
  if (entered === undefined) return undefined;
  switch (fields.kind) {
    case 'ANSWER':
      return parseAnswer(fields, entered);
    case 'DESCRIPTION':
      return parseDescription(fields, entered);
    case 'LOST':
      return isText(fields.reason) ? { kind: 'LOST', ...entered, reason: fields.reason } : undefined;
    default: // whatever else may have been written
      return undefined;
  }
}

function parseEntered({ ledgerId, number, at }: Fields): Entered | undefined {
  if (!isPlace(number) || !isTime(at)) return undefined;
  if (ledgerId === undefined || ledgerId === null) return { number, at };
  return isText(ledgerId) ? { ledgerId, number, at } : undefined;
}

function parseAnswer(
  { draw, key, population, rho, drawn, organisation, person }: Fields,
  entered: Entered,
): AnswerCharge | undefined {
  if (!isPlace(draw) || !isText(key) || !isText(population) || !isCost(rho)) return undefined;
  if (typeof drawn !== 'boolean' || !isPayer(organisation) || !isPayer(person)) return undefined;
  return { kind: 'ANSWER', ...entered, draw, key, population, rho, drawn, organisation, person };
}

function parseDescription(
  { dataset, population, rho }: Fields,
  entered: Entered,
): DescriptionCharge | undefined {
  if (!isText(dataset) || !isText(population) || !isCost(rho)) return undefined;
  return { kind: 'DESCRIPTION', ...entered, dataset, population, rho };
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isTime(value: unknown): value is string {
  return isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Nothing is free, and nothing gives anything back. */
function isCost(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d*\/[1-9]\d*$/.test(value);
}

function isPayer(value: unknown): value is string | null {
  return value === null || isText(value);
}
