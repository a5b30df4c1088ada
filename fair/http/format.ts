import { type FormatFacts, type RdfFormat, rdfFormats } from '../rdf/formats.ts';
import type { Suffix } from '../rdf/suffix.ts';
import { mediaRangeOf, type Preference, parsePreferences, precision } from './preference.ts';

export type Format = RdfFormat | 'html';

/** A format, the media type that the answer says, and the suffix of its address. */
export type Offer = { readonly format: Format; readonly type: string; readonly suffix: Suffix };

type Wanted = { readonly offer: Offer; readonly range: Preference };

const turtle: Offer = { format: 'turtle', type: 'text/turtle', suffix: '.ttl' };
const page: Offer = { format: 'html', type: 'text/html', suffix: '.html' };

/** What is offered at every address, in the order in which it is chosen where a client has no wish. */
export const offers: readonly Offer[] = [...Object.entries(rdfFormats).flatMap(offersOf), page].sort(
  (a, b) => Number(isAlias(a)) - Number(isAlias(b)),
);

/** Media types that can be asked for. */
export const mediaTypes: readonly string[] = offers.map(({ type }) => type);

/** The offer that the suffix of an address names. */
export function offerOfSuffix(suffix: Suffix): Offer | undefined {
  return offers.find((offer) => offer.suffix === suffix);
}

/**
 * The offer that an Accept header asks for (RFC 9110, section 12.5.1), Turtle where there is none; undefined where
 * nothing offered is acceptable. Of those that are as welcome, one that is named goes before one that a wildcard
 * allows, and the page before data only if it is named first: programs put it last or not at all.
 */
export function chooseFormat(accept: string | undefined): Offer | undefined {
  if (accept === undefined || accept.trim() === '') return turtle;
  const ranges = parsePreferences(accept);
  const wanted = offers.flatMap((offer) => {
    const range = mediaRangeOf(offer.type, ranges);
    return range === undefined || range.q === 0 ? [] : [{ offer, range }];
  });
  const [best] = wanted.toSorted(byWelcome);
  const equal = wanted.filter((one) => best !== undefined && byWelcome(one, best) === 0);
  const firstNamed = equal.toSorted((a, b) => a.range.at - b.range.at)[0];
  return firstNamed?.range.value === page.type ? page : equal[0]?.offer;
}

function byWelcome(a: Wanted, b: Wanted): number {
  return b.range.q - a.range.q || precision(b.range) - precision(a.range);
}

function offersOf([format, { types, suffix }]: [string, FormatFacts]): readonly Offer[] {
  return isRdfFormat(format) ? types.map((type) => ({ format, type, suffix })) : [];
}

function isRdfFormat(format: string): format is RdfFormat {
  return Object.hasOwn(rdfFormats, format);
}

function isAlias({ format, type }: Offer): boolean {
  return format !== 'html' && rdfFormats[format].types[0] !== type;
}
