import { allProfiles, type Profile, profileOf } from '../rdf/profiles.ts';
import { parsePreferences } from './preference.ts';

/** Which profile a request asks for: by the header of W3C's Content Negotiation by Profile, or by the query. */
export type ProfileRequest = {
  readonly acceptProfile?: string | undefined;
  readonly query?: string | undefined;
};

/**
 * The profile that is asked for, of those that are offered; the first of them where none is; undefined where only
 * others are. The query goes before the header: it is part of the address.
 */
export function chooseProfile(
  { acceptProfile, query }: ProfileRequest,
  offered: readonly Profile[] = allProfiles,
): Profile | undefined {
  const found = (name: string) => offered.find((profile) => profile === profileOf(name));
  if (query !== undefined) return found(query);
  if (acceptProfile === undefined || acceptProfile.trim() === '') return offered[0];
  return parsePreferences(acceptProfile)
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q || a.at - b.at)
    .map(({ value }) => (value === '*' ? offered[0] : found(value.replace(/^<(.*)>$/, '$1'))))
    .find((profile) => profile !== undefined);
}
