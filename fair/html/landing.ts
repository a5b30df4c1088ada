import { headerLinks, type LinkPlace } from '../http/links.ts';
import type { Entity } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import { toSchemaOrgTree } from '../rdf/jsonld.ts';
import { type Profile, profiles } from '../rdf/profiles.ts';
import type { Found, Gone, PageFacts } from '../rdf/resource.ts';
import { dataBlock, type Html, type HtmlPart, html } from './html.ts';
import { labelWords } from './label.ts';
import { toRecord } from './record.ts';
import { figures, forms, missing } from './sections.ts';
import { toPage, toRoot } from './shell.ts';

/** What a page is made of; `path` is that of the request, `profile` the one whose record it shows. */
export type Landing = {
  readonly resource: Found | Gone;
  readonly place: LinkPlace;
  readonly path: string;
  readonly iris: Iris;
  readonly profile: Profile;
  readonly facts?: PageFacts | undefined;
};

/** What stands above the record, and need not stand in it. */
const apart: ReadonlySet<string> = new Set(['dct:title', 'dct:description']);

/** The page of a thing: what it is, its numbers, its record, what the record lacks, and its forms for programs. */
export function toLandingPage({ resource, place, path, iris, profile, facts }: Landing): string {
  const shown = resource.kind === 'found' ? resource.shown : undefined;
  const [subject, ...others] = shown ?? resource.document;
  const terms = html`<p>In the terms of ${profiles[profile].title}.</p>\n`;
  return toPage({
    title: resource.title,
    path,
    head: [linksOf(resource, place), facts && embedded(facts, iris)],
    body: [
      navigation(resource, path),
      html`<h1>${resource.title}</h1>\n`,
      resource.kind === 'gone' ? tombstone : undefined,
      subject && introduction(subject),
      facts && figures(facts.figures),
      html`<h2>Record</h2>\n`,
      place.route.profiles.length > 0 ? terms : undefined,
      subject && toRecord([without(subject), ...others], iris),
      facts && missing(facts.missing, place),
      pager(resource),
      forms(place),
    ],
  });
}

const tombstone = html`<p class="note">
This was removed. What its record last said stays here; nothing else gets this address.
</p>
`;

/** The links of the header again: some programs read only the page. */
function linksOf(resource: Found | Gone, place: LinkPlace): readonly Html[] {
  return headerLinks(resource, place).map(({ rel, href, type, profile }) => {
    const typed = type === undefined ? undefined : html` type="${type}"`;
    const profiled = profile === undefined ? undefined : html` data-profile="${profile}"`;
    return html`    <link rel="${rel}" href="${href}"${typed}${profiled}>\n`;
  });
}

function embedded({ schemaOrg }: PageFacts, iris: Iris): Html {
  return html`    ${dataBlock('application/ld+json', toSchemaOrgTree(schemaOrg, iris))}\n`;
}

function navigation({ links }: Found | Gone, path: string): Html {
  const up = links
    .filter(({ rel }) => rel === 'collection')
    .map(({ href }) => html` › <a href="${href}">${lastPart(href)}</a>`);
  return html`<nav><a href="${toRoot(path) || './'}">oncograph</a>${up}</nav>\n`;
}

/** To the pages beside this one, where it is one of several. */
function pager({ links }: Found | Gone): HtmlPart {
  const labels = { prev: 'Previous page', next: 'Next page' } as const;
  const beside = links.flatMap(({ rel, href }) =>
    rel === 'prev' || rel === 'next' ? [html` <a href="${href}" rel="${rel}">${labels[rel]}</a>`] : [],
  );
  return beside.length === 0 ? undefined : html`<nav>${beside}</nav>\n`;
}

function lastPart(href: string): string {
  return labelWords(`kg:${href.slice(href.lastIndexOf('/') + 1)}`);
}

function introduction({ properties }: Entity): HtmlPart {
  const texts = (properties['dct:description'] ?? []).filter((value) => value.kind === 'literal');
  return texts.map(({ text, language }) =>
    text.split(/\n{2,}/).map((paragraph) => html`<p lang="${language ?? 'en'}">${paragraph}</p>\n`),
  );
}

function without({ properties, ...subject }: Entity): Entity {
  const rest = Object.entries(properties).filter(([predicate]) => !apart.has(predicate));
  return { ...subject, properties: Object.fromEntries(rest) };
}
