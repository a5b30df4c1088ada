import { type Profile, profiles } from '../rdf/profiles.ts';
import type { Params, ResourceRoute } from '../rdf/resource.ts';
import { suffixes, suffixOf } from '../rdf/suffix.ts';
import { chooseFormat, mediaTypes, type Offer, offerOfSuffix } from './format.ts';
import { chooseProfile, type ProfileRequest } from './profile.ts';
import type { Refusal } from './refusal.ts';

/** A request to a route, as far as it decides what is answered. */
export type AskedForm = {
  /** As it came, percent-encoded, without the query. */
  readonly path: string;
  readonly params: Params;
  readonly accept: string | undefined;
  readonly acceptProfile: string | undefined;
  readonly profile: string | undefined;
};

/** What is answered: of which thing, in which format and profile. */
export type Choice = {
  readonly kind: 'choice';
  readonly offer: Offer;
  readonly params: Params;
  /** The usual one where the route has none: its reader takes no notice. */
  readonly profile: Profile;
  /** Whether the address itself names the format. */
  readonly isFile: boolean;
};

type Refused = Refusal & { readonly kind: 'refusal' };

/** What a request asks for, or why it cannot be had. */
export function choose(route: ResourceRoute, asked: AskedForm): Choice | Refused {
  const suffix = suffixOf(asked.path);
  const offer = suffix === undefined ? chooseFormat(asked.accept) : offerOfSuffix(suffix);
  if (offer === undefined) return noFormat(asked.accept);
  const wanted = { query: asked.profile, acceptProfile: asked.acceptProfile };
  const profile = route.profiles.length === 0 ? 'dcat-ap' : chooseProfile(wanted, route.profiles);
  if (profile === undefined) return noProfile(wanted, route.profiles);
  const params = suffix === undefined ? asked.params : withoutSuffix(asked.params, suffix, route);
  return { kind: 'choice', offer, params, profile, isFile: suffix !== undefined };
}

/** A suffix belongs to the parameter that a path ends in; a path that ends in none has it after itself. */
function withoutSuffix(params: Params, suffix: string, { path }: ResourceRoute): Params {
  const last = /:(\w+)$/.exec(path)?.[1];
  const value = last === undefined ? undefined : params[last];
  return last === undefined || value === undefined
    ? params
    : { ...params, [last]: value.slice(0, -suffix.length) };
}

function noFormat(accept = ''): Refused {
  const came = `Nothing here is of a media type that the header Accept allows (${shortened(accept)}).`;
  const ask = `Ask for one of these, or end the address in one of ${suffixes.join(', ')}:`;
  return refused(`${came} ${ask}`, mediaTypes);
}

function noProfile({ query, acceptProfile = '' }: ProfileRequest, offered: readonly Profile[]): Refused {
  const came =
    query === undefined
      ? `the header Accept-Profile allows (${shortened(acceptProfile)})`
      : `_profile names (${shortened(query)})`;
  const ask =
    'Ask for one of these, by its name in the query _profile or by its IRI in the header Accept-Profile:';
  const available = offered.map((profile) => `${profile} <${profiles[profile].iri}>`);
  return refused(`This record cannot be had in the profile that ${came}. ${ask}`, available);
}

function refused(message: string, available: readonly string[]): Refused {
  return { kind: 'refusal', status: 406, code: 'UNSUPPORTED', message, available };
}

function shortened(text: string): string {
  const most = 200;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
