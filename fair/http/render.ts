import { toLandingPage } from '../html/landing.ts';
import { rdfFormats } from '../rdf/formats.ts';
import type { Iris } from '../rdf/iris.ts';
import { profiles } from '../rdf/profiles.ts';
import type { Found, Gone, ResourceRoute } from '../rdf/resource.ts';
import { type Answer, contentType, httpDate, publicHeaders } from './answer.ts';
import type { Choice } from './choose.ts';
import { addressOf, headerLinks, type LinkPlace, toLinkHeader, type WebLink } from './links.ts';
import type { Refusal } from './refusal.ts';

/** What is needed to answer for a route. */
export type Rendering = { readonly route: ResourceRoute; readonly iris: Iris; readonly path: string };

/** The answer for a choice: the document in its format, or that there is none. @throws KnownError of the reader */
export async function render(choice: Choice, { route, iris, path }: Rendering): Promise<Answer | Refusal> {
  const resource = await route.read(choice.params, choice.profile);
  if (resource.kind === 'unknown') return unknown(choice, resource.message);
  if (resource.kind === 'malformed') return malformed(resource.message);
  const place: LinkPlace = { route, params: choice.params, base: iris.base };
  return {
    status: resource.kind === 'gone' ? 410 : 200,
    headers: headersOf(resource, choice, place),
    body: await bodyOf(resource, choice, { place, iris, path }),
  };
}

function headersOf(resource: Found | Gone, choice: Choice, place: LinkPlace): Answer['headers'] {
  const { offer, profile } = choice;
  return {
    ...publicHeaders,
    ...(resource.stays !== undefined && { 'cache-control': caching[resource.stays] }),
    'content-type': contentType(offer.type),
    'content-location': addressOf(place, offer.suffix, profile),
    link: toLinkHeader([...thingLinks(resource, choice, place), ...formLinks(resource, choice, place)]),
    ...(resource.modified !== undefined && { 'last-modified': httpDate(resource.modified) }),
  };
}

/** How long what stays may be used without asking again. */
export const caching = {
  forever: 'public, max-age=31536000, immutable',
  briefly: 'public, max-age=10',
} as const;

/** Relations that belong to the document itself: the licence, and the pages beside it. */
const ofDocument: ReadonlySet<string> = new Set(['linkset', 'license', 'first', 'prev', 'next', 'last']);

/** Links from the thing stand where its own address or its page was asked for: they are not those of a file of facts. */
function thingLinks(resource: Found | Gone, { offer, isFile }: Choice, place: LinkPlace): readonly WebLink[] {
  const all = headerLinks(resource, place);
  return isFile && offer.format !== 'html' ? all.filter(({ rel }) => ofDocument.has(rel)) : all;
}

/** What a document of facts is about, and the profile that it keeps to. */
function formLinks(
  { iri }: Found | Gone,
  { offer, profile }: Choice,
  { route }: LinkPlace,
): readonly WebLink[] {
  const about = offer.format === 'html' ? [] : [{ rel: 'describes', href: iri }];
  return route.profiles.length === 0 ? about : [...about, { rel: 'profile', href: profiles[profile].iri }];
}

async function bodyOf(
  resource: Found | Gone,
  { offer, profile }: Choice,
  { place, iris, path }: { readonly place: LinkPlace; readonly iris: Iris; readonly path: string },
): Promise<string> {
  if (offer.format !== 'html') return rdfFormats[offer.format].write(resource.document, iris);
  if (place.route.html !== undefined) return place.route.html;
  const facts = resource.kind === 'found' ? await resource.page?.() : undefined;
  return toLandingPage({ resource, place, path, iris, profile, facts });
}

function malformed(message: string): Refusal {
  return { status: 400, code: 'ARGUMENT_INVALID', message, available: [] };
}

function unknown({ params }: Choice, message?: string): Refusal {
  if (message !== undefined) return { status: 404, code: 'NOT_FOUND', message, available: [] };
  const names = Object.values(params).map((value) =>
    value.length > 100 ? `${value.slice(0, 100)}…` : value,
  );
  const what =
    names.length === 0 ? 'There is nothing at this address' : `Nothing here is called ${names.join(' / ')}`;
  const advice = `${what}. Look in /catalog for what there is.`;
  return { status: 404, code: 'NOT_FOUND', message: advice, available: [] };
}
