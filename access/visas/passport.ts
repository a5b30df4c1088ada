import { inTurn, unhurried } from '../../graph/breathe.ts';
import { keyOf, type Person } from '../person.ts';
import { areMet } from './conditions.ts';
import { namesOf } from './linked.ts';
import { inWords, type VisaRules, verifyVisa } from './verify-visa.ts';
import { isDecided, type Visa, VisaError } from './visa.ts';

/** A visa by which somebody may use what is called `value`. */
export type HeldVisa = Pick<Visa, 'issuer' | 'source' | 'value' | 'asserted' | 'until'> & {
  readonly by: string;
};

/** What a passport is good for, and why visas of it were refused, in words. */
export type Passport = { readonly visas: readonly HeldVisa[]; readonly refused: readonly string[] };

/** More are none of one person, or take longer than a login may. */
const mostVisas = 100;

/**
 * Reads the claim `ga4gh_passport_v1` of a person. One visa is verified after the other, so that others may go on; of a passport that is no list
 * or has more than a hundred none is looked at. @throws LoginError unavailable where keys cannot be read
 */
export async function readPassport(claim: unknown, person: Person, rules: VisaRules): Promise<Passport> {
  if (claim === undefined) return { visas: [], refused: [] };
  if (!Array.isArray(claim)) return { visas: [], refused: ['The passport is no list of visas.'] };
  if (claim.length > mostVisas)
    return { visas: [], refused: [`The passport has more than ${mostVisas} visas: none was looked at.`] };
  const tried = await inTurn(claim, unhurried, (text: unknown) => verifyVisa(text, rules).catch(keepWhy));
  const verified = accepted(tried);
  const names = namesOf(person, verified);
  const own = verified.filter((visa) => names.has(keyOf(visa)));
  const judged = verified
    .filter(({ type }) => type === 'ControlledAccessGrants')
    .map((visa) => judge(visa, own));
  const whys = [...tried, ...judged].filter((one) => one instanceof VisaError);
  return { visas: accepted(judged), refused: inWords(whys.map(({ message }) => message)) };
}

function accepted<Good>(all: readonly (Good | VisaError)[]): readonly Good[] {
  return all.flatMap((one) => (one instanceof VisaError ? [] : [one]));
}

/** A visa that gives access, of which signature, issuer and times are known to be good. */
function judge(visa: Visa, own: readonly Visa[]): HeldVisa | VisaError {
  const { issuer, source, value, by, asserted, until, conditions } = visa;
  if (!own.includes(visa)) return new VisaError('of somebody else');
  if (by === null || !isDecided(visa)) return new VisaError('by nobody who decides');
  try {
    if (!isEmpty(conditions) && !areMet(conditions, own))
      return new VisaError('with conditions that are not met');
  } catch (error) {
    return keepWhy(error);
  }
  return { issuer, source, value, by, asserted, until };
}

function isEmpty(conditions: unknown): boolean {
  return conditions === undefined || (Array.isArray(conditions) && conditions.length === 0);
}

function keepWhy(error: unknown): VisaError {
  if (error instanceof VisaError) return error;
  throw error;
}
