import { addressOf, headerLinks, type Place } from '../http/links.ts';
import type { Iris } from '../iris.ts';
import { type Profile, profiles } from '../profiles.ts';
import type { Entity } from '../rdf/entity.ts';
import { rdfFormats } from '../rdf/formats.ts';
import { toSchemaOrgTree } from '../rdf/jsonld.ts';
import type { Figure, Found, Gone, Missing, PageFacts } from '../resource.ts';
import { dataBlock, type Html, html, type Part } from './html.ts';
import { wordsOf } from './label.ts';
import { toRecord } from './record.ts';
import { toPage, toRoot } from './shell.ts';

/** What a page is made of; `path` is that of the request, `profile` the one whose record it shows. */
export type Landing = {
  readonly resource: Found | Gone;
  readonly place: Place;
  readonly path: string;
  readonly iris: Iris;
  readonly profile: Profile;
  readonly facts?: PageFacts | undefined;
};

const apart = ['dct:title', 'dct:description'] as const;

/** The page of a thing: what it is, its numbers, its record, what the record lacks, and its forms for programs. */
export function toLandingPage({ resource, place, path, iris, profile, facts }: Landing): string {
  const [subject, ...others] = resource.document;
  const hasProfiles = place.route.profiles.length > 0;
  return toPage({
    title: resource.title,
    path,
    head: headOf(resource, place, facts === undefined ? undefined : toSchemaOrgTree(facts.schemaOrg, iris)),
    body: html`${navigation(resource, path)}<h1>${resource.title}</h1>
${resource.kind === 'gone' ? html`<p class="note">This was removed. What its record last said stays here; nothing else gets this address.</p>\n` : undefined}${subject && introduction(subject)}${facts && figures(facts.figures)}<h2>Record</h2>
${hasProfiles ? html`<p>In the terms of ${profiles[profile].title}.</p>\n` : undefined}${subject && toRecord([without(subject), ...others], iris)}${facts && missing(facts.missing, place)}${forms(place)}`,
  });
}

function headOf(resource: Found | Gone, place: Place, schemaOrg: unknown): Html {
  const links = headerLinks(resource, place).map(
    ({ rel, href, type, profile }) =>
      html`    <link rel="${rel}" href="${href}"${type === undefined ? '' : html` type="${type}"`}${profile === undefined ? '' : html` data-profile="${profile}"`}>\n`,
  );
  return html`${links}${schemaOrg === undefined ? undefined : html`    ${dataBlock('application/ld+json', schemaOrg)}\n`}`;
}

function navigation({ links }: Found | Gone, path: string): Html {
  const up = links.filter(({ rel }) => rel === 'collection');
  const root = toRoot(path);
  return html`<nav><a href="${root === '' ? './' : root}">oncograph</a>${up.map(({ href }) => html` › <a href="${href}">${lastPart(href)}</a>`)}</nav>\n`;
}

function lastPart(href: string): string {
  return wordsOf(`kg:${href.slice(href.lastIndexOf('/') + 1)}`);
}

function introduction({ properties }: Entity): Part {
  const texts = (properties['dct:description'] ?? []).filter((value) => value.kind === 'literal');
  return texts.map(({ text, language }) =>
    text.split(/\n{2,}/).map((paragraph) => html`<p lang="${language ?? 'en'}">${paragraph}</p>\n`),
  );
}

/** The thing without what stands above its record. */
function without({ properties, ...subject }: Entity): Entity {
  const rest = Object.fromEntries(
    Object.entries(properties).filter(([predicate]) => !apart.some((one) => one === predicate)),
  );
  return { ...subject, properties: rest };
}

function figures(all: readonly Figure[]): Part {
  if (all.length === 0) return undefined;
  const shown = all.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${shown}</dl>\n`;
}

function missing(all: readonly Missing[], place: Place): Part {
  if (all.length === 0) return undefined;
  const rows = all.map(
    ({
      profile,
      properties,
    }) => html`<dt><a href="${addressOf(place, '.html', profile)}">${profiles[profile].title}</a></dt>
${properties.length === 0 ? html`<dd>Nothing is missing.</dd>\n` : properties.map((property) => html`<dd>${property}</dd>\n`)}`,
  );
  return html`<h2>What the record does not say</h2>\n<dl>\n${rows}</dl>\n`;
}

function forms(place: Place): Html {
  const offered: readonly (Profile | undefined)[] =
    place.route.profiles.length > 0 ? place.route.profiles : [undefined];
  const rows = offered.map((profile) => {
    const cells = Object.values(rdfFormats).map(
      ({ title, suffix, types: [type] }) =>
        html`<li><a href="${addressOf(place, suffix, profile)}" type="${type}">${title}</a></li>\n`,
    );
    const name = profile === undefined ? 'RDF' : profiles[profile].title;
    return html`<dt>${name}</dt>\n<dd><ul class="forms">\n${cells}</ul></dd>\n`;
  });
  return html`<h2>For programs</h2>\n<dl>\n${rows}</dl>\n`;
}
