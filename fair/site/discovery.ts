import { html } from '../html/html.ts';
import { byRelation, type WebLink } from '../http/links.ts';
import { prefixesOf } from '../rdf/context.ts';
import type { Iris } from '../rdf/iris.ts';
import { namespaces } from '../rdf/prefixes.ts';
import type { SitemapEntry } from '../rdf/resource.ts';

/** An interface for programs, by its address, with links to what describes it (RFC 8631). */
export type Api = {
  readonly anchor: string;
  readonly links: readonly (WebLink & {
    readonly rel: 'service-desc' | 'service-doc' | 'service-meta' | 'status';
  })[];
};

/** The protocol of sitemaps allows this many in a file. */
const mostEntries = 50_000;

/** What crawlers are told: everything public is theirs; questions and records are not for them. */
export function toRobots({ base }: Iris): string {
  const path = new URL(`${base}/`).pathname;
  const closed = ['graphql', 'sparql', 'eucaim/', 'record/', 'dump/records', 'metrics', 'health/'];
  const rules = closed.map((end) => `Disallow: ${path}${end}\n`).join('');
  return `User-agent: *\n${rules}\nSitemap: ${base}/sitemap.xml\n`;
}

/** The site map; where it is too long for a file, the list of its parts. */
export function toSitemap(entries: readonly SitemapEntry[], iris: Iris): string {
  if (entries.length <= mostEntries) return toUrlSet(entries);
  const parts = Array.from({ length: Math.ceil(entries.length / mostEntries) }, (_, at) => at + 1);
  return xml(
    'sitemapindex',
    parts.map((part) => html`<sitemap><loc>${iris.base}/sitemap/${part}.xml</loc></sitemap>\n`),
  );
}

/** A part of the site map, counted from 1; undefined where there is no such part. */
export function toSitemapPart(entries: readonly SitemapEntry[], part: number): string | undefined {
  const some = entries.slice((part - 1) * mostEntries, part * mostEntries);
  return some.length === 0 ? undefined : toUrlSet(some);
}

/** The interfaces of a site (RFC 9727) as a set of links. */
export function toApiCatalog(apis: readonly Api[], iris: Iris): string {
  const members = apis.map(({ anchor }) => ({ rel: 'item', href: anchor }));
  const linkset = [
    { anchor: apiCatalogIri(iris), ...byRelation(members) },
    ...apis.map(({ anchor, links }) => ({ anchor, ...byRelation(links) })),
  ];
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}

export function apiCatalogIri({ base }: Iris): string {
  return `${base}/.well-known/api-catalog`;
}

/** The context that documents of this site may refer to: every prefix, for good. */
export function toContext({ ontology }: Iris): string {
  return `${JSON.stringify({ '@context': prefixesOf({ ...namespaces, kg: ontology }) }, null, 2)}\n`;
}

function toUrlSet(entries: readonly SitemapEntry[]): string {
  return xml(
    'urlset',
    entries.map(({ iri, modified }) => html`<url><loc>${iri}</loc><lastmod>${modified}</lastmod></url>\n`),
  );
}

function xml(element: 'urlset' | 'sitemapindex', members: Parameters<typeof html>[1]): string {
  const { text } = html`${members}`;
  const start = `<${element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${start}\n${text}</${element}>\n`;
}
