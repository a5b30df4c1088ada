import { addressOf, type LinkPlace } from '../http/links.ts';
import { rdfFormats } from '../rdf/formats.ts';
import { type Profile, profiles } from '../rdf/profiles.ts';
import type { Figure, Missing } from '../rdf/resource.ts';
import { type Html, type HtmlPart, html } from './html.ts';

/** The numbers of a thing. */
export function figures(all: readonly Figure[]): HtmlPart {
  if (all.length === 0) return undefined;
  const shown = all.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`);
  return html`<dl class="figures">\n${shown}</dl>\n`;
}

/** What each profile asks for and the record has not. */
export function missing(all: readonly Missing[], place: LinkPlace): HtmlPart {
  if (all.length === 0) return undefined;
  const rows = all.map(({ profile, properties }) => {
    const title = html`<a href="${addressOf(place, '.html', profile)}">${profiles[profile].title}</a>`;
    const lacks = properties.length === 0 ? ['Nothing is missing.'] : properties;
    return html`<dt>${title}</dt>\n${lacks.map((one) => html`<dd>${one}</dd>\n`)}`;
  });
  return html`<h2>What the record does not say</h2>\n<dl>\n${rows}</dl>\n`;
}

/** Every profile in every format. */
export function forms(place: LinkPlace): Html {
  const { profiles: offered } = place.route;
  const rows =
    offered.length === 0
      ? formsIn(place, 'RDF')
      : offered.map((one) => formsIn(place, profiles[one].title, one));
  return html`<h2>For programs</h2>\n<dl>\n${rows}</dl>\n`;
}

function formsIn(place: LinkPlace, title: string, profile?: Profile): Html {
  const files = Object.values(rdfFormats).map((format) => {
    const address = addressOf(place, format.suffix, profile);
    return html`<li><a href="${address}" type="${format.types[0]}">${format.title}</a></li>\n`;
  });
  return html`<dt>${title}</dt>\n<dd><ul class="forms">\n${files}</ul></dd>\n`;
}
