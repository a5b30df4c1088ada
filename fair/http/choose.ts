import { type Profile, profiles } from '../profiles.ts';
import type { Params, ResourceRoute } from '../resource.ts';
import { chooseFormat, mediaTypes, type Offer, offerOfSuffix } from './format.ts';
import { chooseProfile } from './profile.ts';
import type { Refusal } from './refusal.ts';

/** A request to a route, as far as it decides what is answered. */
export type Asked = {
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

const suffixAtEnd = /\.(?:ttl|jsonld|nt|nq|rdf|html)$/;

/** What a request asks for, or why it cannot be had. */
export function choose(
  route: ResourceRoute,
  asked: Asked,
): Choice | (Refusal & { readonly kind: 'refusal' }) {
  const suffix = suffixAtEnd.exec(asked.path)?.[0];
  const offer = suffix === undefined ? chooseFormat(asked.accept) : offerOfSuffix(suffix);
  if (offer === undefined) return noFormat(asked.accept);
  const wanted = { query: asked.profile, acceptProfile: asked.acceptProfile };
  const profile = route.profiles.length === 0 ? 'dcat-ap' : chooseProfile(wanted, route.profiles);
  if (profile === undefined) return noProfile(wanted, route.profiles);
  const params = suffix === undefined ? asked.params : withoutSuffix(asked.params, suffix);
  return { kind: 'choice', offer, params, profile, isFile: suffix !== undefined };
}

/** A suffix belongs to the last parameter of a path. */
function withoutSuffix(params: Params, suffix: string): Params {
  const last = Object.keys(params).at(-1);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === last ? value.slice(0, -suffix.length) : value,
    ]),
  );
}

function noFormat(accept = ''): Refusal & { readonly kind: 'refusal' } {
  return {
    kind: 'refusal',
    status: 406,
    code: 'UNSUPPORTED',
    message: `Nothing here is of a media type that the header Accept allows (${shortened(accept)}). Ask for one of these, or end the address in .ttl, .jsonld, .nt, .nq, .rdf or .html:`,
    available: mediaTypes,
  };
}

function noProfile(
  {
    query,
    acceptProfile = '',
  }: { readonly query: string | undefined; readonly acceptProfile: string | undefined },
  offered: readonly Profile[],
): Refusal & { readonly kind: 'refusal' } {
  const came =
    query === undefined
      ? `the header Accept-Profile allows (${shortened(acceptProfile)})`
      : `_profile names (${shortened(query)})`;
  return {
    kind: 'refusal',
    status: 406,
    code: 'UNSUPPORTED',
    message: `This record cannot be had in the profile that ${came}. Ask for one of these, by its name in the query _profile or by its IRI in angle brackets in the header Accept-Profile:`,
    available: offered.map((profile) => `${profile} <${profiles[profile].iri}>`),
  };
}

function shortened(text: string): string {
  const most = 200;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
