import type { JsonObject } from '../rdf/context.ts';
import { rdfFormats } from '../rdf/formats.ts';
import { toSegment } from '../rdf/iris.ts';
import { type Profile, profiles } from '../rdf/profiles.ts';
import type { Found, Gone, Params, ResourceRoute } from '../rdf/resource.ts';
import { toIri } from '../rdf/text.ts';

/** A link with its target attributes (RFC 8288, section 3.4). */
export type WebLink = {
  readonly rel: string;
  readonly href: string;
  readonly type?: string | undefined;
  readonly profile?: string | undefined;
};

/** Where a thing is: its route, the parameters of its path, and the address of the site. */
export type LinkPlace = { readonly route: ResourceRoute; readonly params: Params; readonly base: string };

/** More members than this stand only in the set of links: headers are limited, to 16 kB by most clients. */
const mostItems = 20;

/** Address of one form of a thing: its path, the suffix of the format, and the profile unless it is the usual one. */
export function addressOf({ route, params, base }: LinkPlace, suffix: string, profile?: Profile): string {
  const path = fill(fileOf(route.path), params);
  const isUsual = profile === undefined || route.profiles.length === 0 || profile === route.profiles[0];
  return `${base}${path}${suffix}${toQuery({ ...queryOf(route, params), ...(isUsual ? {} : { _profile: profile }) })}`;
}

/** A path to which the suffix of a format can be added. */
export function fileOf(path: string): string {
  return path.endsWith('/') ? `${path}index` : path;
}

/** Those of the parameters that a route reads from the query, in its order. */
export function queryOf({ query = [] }: ResourceRoute, params: Params): Params {
  return Object.fromEntries(
    query.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );
}

/** Parameters as the query of an address: with its question mark, empty where there are none. */
export function toQuery(params: Params): string {
  const query = new URLSearchParams(params).toString();
  return query === '' ? '' : `?${query}`;
}

/** All links of signposting from a thing to what belongs to it. */
function allLinks(resource: Found | Gone, place: LinkPlace): readonly WebLink[] {
  const [usual, ...others] = place.route.profiles;
  const facts = [usual, ...others].flatMap((profile) =>
    Object.values(rdfFormats).map(({ suffix, types: [type] }) => ({
      rel: 'describedby',
      href: addressOf(place, suffix, profile),
      type,
      profile: profile === undefined ? undefined : profiles[profile].iri,
    })),
  );
  return [...resource.links, ...facts, ...linksetLink(place)];
}

/** Those that a header holds: of each profile but the usual one only Turtle, and members only if they are few. */
export function headerLinks(resource: Found | Gone, place: LinkPlace): readonly WebLink[] {
  const usual = place.route.profiles[0];
  const usualIri = usual === undefined ? undefined : profiles[usual].iri;
  const all = allLinks(resource, place);
  const tooMany =
    place.route.linkset !== undefined && all.filter(({ rel }) => rel === 'item').length > mostItems;
  return all.filter(
    ({ rel, type, profile }) =>
      (rel !== 'describedby' || profile === usualIri || type === 'text/turtle') &&
      !(rel === 'item' && tooMany),
  );
}

/** The value of a Link header (RFC 8288, section 3). */
export function toLinkHeader(links: readonly WebLink[]): string {
  return links
    .map(({ rel, href, type, profile }) => {
      const attributes = Object.entries({ rel, type, profile }).flatMap(([name, value]) =>
        value === undefined ? [] : [`; ${name}="${value.replace(/[^\x21\x23-\x5b\x5d-\x7e]/g, '')}"`],
      );
      return `<${toUri(href)}>${attributes.join('')}`;
    })
    .join(', ');
}

/** A set of links (RFC 9264): those of the thing, and back from what describes it and from its members. */
export function toLinkset(resource: Found | Gone, place: LinkPlace): JsonObject {
  const links = allLinks(resource, place);
  const thing = toUri(resource.iri);
  const back = links.flatMap(({ rel, href }): readonly JsonObject[] => {
    if (rel === 'describedby') return [{ anchor: toUri(href), describes: [{ href: thing }] }];
    return rel === 'item' ? [{ anchor: toUri(href), collection: [{ href: thing }] }] : [];
  });
  return { linkset: [{ anchor: thing, ...byRelation(links) }, ...back] };
}

/** Links as members of a link set, by relation; `profile` is a text, as readers of signposting take it. */
export function byRelation(links: readonly WebLink[]): JsonObject {
  const targetsOf = (relation: string) =>
    links
      .filter(({ rel }) => rel === relation)
      .map(({ href, type, profile }) => ({
        href: toUri(href),
        ...(type !== undefined && { type }),
        ...(profile !== undefined && { profile }),
      }));
  return Object.fromEntries([...new Set(links.map(({ rel }) => rel))].map((rel) => [rel, targetsOf(rel)]));
}

/** A path with the values of its parameters. */
export function fill(path: string, params: Params): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => toSegment(params[name] ?? ''));
}

/** RFC 3987, section 3.1: headers hold URIs, of ASCII alone. */
function toUri(iri: string): string {
  return toIri(iri).replace(/[^\x21-\x7e]+/g, encodeURIComponent);
}

function linksetLink({ route, params, base }: LinkPlace): readonly WebLink[] {
  return route.linkset === undefined
    ? []
    : [{ rel: 'linkset', href: `${base}${fill(route.linkset, params)}`, type: 'application/linkset+json' }];
}
