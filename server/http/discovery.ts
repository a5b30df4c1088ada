import { type Answer, contentType, httpDate, publicHeaders } from '../../fair/http/answer.ts';
import { toLinkHeader, toLinkset } from '../../fair/http/links.ts';
import type { Refusal } from '../../fair/http/refusal.ts';
import { caching } from '../../fair/http/render.ts';
import type { Iris } from '../../fair/rdf/iris.ts';
import type { Params, ResourceRoute } from '../../fair/rdf/resource.ts';
import {
  apiCatalogIri,
  toApiCatalog,
  toContext,
  toRobots,
  toSitemap,
  toSitemapPart,
} from '../../fair/site/discovery.ts';
import type { Site } from '../../fair/site/site.ts';

/** A file that stands for itself: `make` answers for the parameters of its path. */
export type PublicFile = {
  readonly path: string;
  readonly make: (params: Params) => Promise<Answer | Refusal>;
};

const linksetType = 'application/linkset+json';
/** RFC 9727, section 4. */
const apiCatalogType = `${linksetType}; profile="https://www.rfc-editor.org/info/rfc9727"`;

/** The files that lead to everything else. */
export function discoveryFiles({ iris, routes, sitemap, apis }: Site): readonly PublicFile[] {
  return [
    { path: '/robots.txt', make: async () => answer('text/plain', toRobots(iris)) },
    { path: '/sitemap.xml', make: async () => answer('application/xml', toSitemap(await sitemap(), iris)) },
    {
      path: '/sitemap/:part',
      make: async ({ part = '' }) => sitemapPart(toSitemapPart(await sitemap(), numberOf(part))),
    },
    {
      path: '/.well-known/api-catalog',
      make: async () => answer(apiCatalogType, toApiCatalog(apis(), iris), { link: apiCatalogLink(iris) }),
    },
    {
      path: '/.well-known/void',
      make: async () => ({
        status: 303,
        headers: { ...publicHeaders, location: `${iris.base}/void` },
        body: '',
      }),
    },
    {
      path: '/context/v1.jsonld',
      make: async () => answer('application/ld+json', toContext(iris), { 'cache-control': caching.forever }),
    },
    ...routes.flatMap((route) =>
      route.linkset === undefined
        ? []
        : [{ path: route.linkset, make: (params: Params) => linksetOf(route, params, iris) }],
    ),
  ];
}

/** RFC 9727, section 3: a client that asks for the headers alone is told what this is. */
function apiCatalogLink(iris: Iris): string {
  return toLinkHeader([{ rel: 'api-catalog', href: apiCatalogIri(iris), type: linksetType }]);
}

async function linksetOf(route: ResourceRoute, params: Params, { base }: Iris): Promise<Answer | Refusal> {
  const resource = await route.read(params, route.profiles[0] ?? 'dcat-ap');
  if (resource.kind === 'unknown' || resource.kind === 'malformed')
    return notThere('There are no links of such a thing. Look in /catalog for what there is.');
  const body = `${JSON.stringify(toLinkset(resource, { route, params, base }), null, 2)}\n`;
  const { modified } = resource;
  return answer(linksetType, body, modified === undefined ? {} : { 'last-modified': httpDate(modified) });
}

function answer(type: string, body: string, headers: Answer['headers'] = {}): Answer {
  return { status: 200, headers: { ...publicHeaders, 'content-type': contentType(type), ...headers }, body };
}

function sitemapPart(body: string | undefined): Answer | Refusal {
  return body === undefined
    ? notThere('The site map has no such part. It begins at /sitemap.xml.')
    : answer('application/xml', body);
}

/** Number of a part, from `1.xml`; 0, which there is none of, where it has another form. */
function numberOf(part: string): number {
  return /^[1-9]\d{0,5}\.xml$/.test(part) ? Number.parseInt(part, 10) : 0;
}

function notThere(message: string): Refusal {
  return { status: 404, code: 'NOT_FOUND', message, available: [] };
}
