import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { keyOf } from '../../ontology/facets.ts';
import { type PackedPublication, type Publication, unpackRecords } from '../publication.ts';
import type {
  Noise,
  Share,
  SharedNumber,
  SiteAnswer,
  SiteHolding,
  ToldCount,
  ToldFacet,
} from '../site-answer.ts';
import schema from './site-message.schema.json' with { type: 'json' };

/** What came from a site makes no sense; the message says why, and quotes nothing of it. */
export class MessageError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'MessageError';
  }
}

const ajv = new Ajv2020({ strict: false }).addSchema(schema);
const compile = <Message>(of: string) => ajv.compile<Message>({ $ref: `${schema.$id}#/$defs/${of}` });
const [isAnswer, isHolding] = [compile<SiteAnswer>('answer'), compile<SiteHolding>('holding')];
const isPublication = compile<PackedPublication>('publication');
const areRecords = compile<Publication['records']>('records');

/** The answer that something is which a site signed; whatever it is, it is looked at as that of a stranger. @throws MessageError */
export function parseAnswer(value: unknown): SiteAnswer {
  const answer = require(value, isAnswer);
  const { count, noise, share, facets = [] } = answer;
  const inFacets = facets.flatMap(numbersIn);
  for (const one of count === null ? inFacets : [{ count, share }, ...inFacets]) requireNumber(one, noise);
  facets.forEach(requireOnce);
  return answer;
}

function numbersIn({ values, missing, other, of }: ToldFacet): readonly SharedNumber[] {
  const alone = [other, ...(of === null ? [] : [of])].map((count) => ({ count, share: null }));
  return [...values, missing, ...alone];
}

/** A value of a facet that stands twice is counted twice. */
function requireOnce({ values }: ToldFacet): void {
  if (new Set(values.map(({ value }) => keyOf(value))).size < values.length)
    throw new MessageError('a value of a facet stands there twice');
}

function requireNumber({ count, share }: SharedNumber, noise: Noise | null): void {
  requireOrder(count);
  requireNoise(count, noise);
  if (share !== null) requireShare(share, count, noise);
}

/** The same of what a site says that it holds. @throws MessageError */
export function parseHolding(value: unknown): SiteHolding {
  const holding = require(value, isHolding);
  for (const { patients } of holding.datasets) requireOrder(patients);
  return holding;
}

/** The same of what it publishes of a dataset. @throws MessageError */
export function parsePublication(value: unknown): PackedPublication {
  return require(value, isPublication);
}

/** The records in it, by the names of profiles; what they say is not looked at here. @throws MessageError, EnvelopeError */
export function recordsIn({ packed }: Pick<PackedPublication, 'packed'>): Publication['records'] {
  return require(unpackRecords(packed), areRecords);
}

function require<Message>(value: unknown, is: ValidateFunction<Message>): Message {
  if (is(value)) return value;
  const [fault] = is.errors ?? [];
  throw new MessageError(`${fault?.instancePath.slice(1) || 'all of it'} ${fault?.message}`);
}

/** What is said of the noise of a number fits to the number. */
function requireNoise({ value, high, precision, confidence }: ToldCount, noise: Noise | null): void {
  if ((precision === 'NOISY') !== (noise !== null) && precision !== 'SUPPRESSED')
    throw new MessageError('a number does not say what its noise is, or has some that is exact');
  if (precision !== 'NOISY' || noise === null) return;
  if ((value ?? 0) % noise.rounding !== 0) throw new MessageError('a number is no multiple of its rounding');
  if ((confidence ?? 0) < 0.5 || (high ?? 0) - (value ?? 0) < noise.sigma)
    throw new MessageError('the bounds of a number are narrower than its noise');
}

/** So many standard deviations beyond the bounds of a number nobody sees its noise. */
const mostDeviations = 20;

/** What takes part in a total is the number that is not shown, and has noise. */
function requireShare({ number }: Share, { value, low, high }: ToldCount, noise: Noise | null): void {
  if (value !== null || noise === null || low === null || high === null)
    throw new MessageError('a number takes part in totals that is shown, or has no noise');
  const beyond = mostDeviations * noise.sigma;
  if (number < low - beyond || number > high + beyond)
    throw new MessageError('a number takes part in totals that cannot be the one that is not shown');
}

function requireOrder({ value, low, high, precision }: ToldCount): void {
  const [least, most] = [low ?? 0, high ?? Number.POSITIVE_INFINITY];
  if (least > most || (value !== null && (value < least || value > most)))
    throw new MessageError('a number lies outside its own bounds');
  if (precision === 'EXACT' && least !== most) throw new MessageError('a number is exact, and has bounds');
}
