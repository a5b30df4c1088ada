import { type Document, type Entity, type Literal, statementsOf, type Value } from '../rdf/entity.ts';
import { flatten } from '../rdf/flatten.ts';
import { expand, type Iris } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';
import { type Html, type HtmlPart, html } from './html.ts';
import { iriOf, labelWords, titleOf } from './label.ts';

/** Things that are not yet shown, by IRI, and the address at which pages of this site begin. */
type Showing = {
  readonly things: ReadonlyMap<string, Entity>;
  readonly shown: Set<string>;
  readonly iris: Iris;
};

/** Deeper than this, things within things are links. */
const deepest = 3;

/** What a document says of its first thing, as a list; things that belong to it are lists in it. */
export function toRecord(document: Document, iris: Iris): HtmlPart {
  const things = flatten(document);
  const [subject] = things;
  if (subject === undefined) return undefined;
  const showing = {
    things: new Map(things.map((thing) => [thing.iri, thing])),
    shown: new Set([subject.iri]),
    iris,
  };
  return listOf(subject, showing, 0);
}

function listOf({ types, properties }: Entity, showing: Showing, depth: number): Html {
  const kinds =
    types.length === 0
      ? undefined
      : rowOf(
          'Type',
          types.map((type) => link(expand(type, showing.iris), labelWords(type))),
        );
  const rows = statementsOf(properties).map(([predicate, values]) =>
    rowOf(
      termLink(predicate, showing.iris),
      values.map((value) => shownOf(value, showing, depth)),
    ),
  );
  return html`<dl class="record">\n${kinds}${rows}</dl>\n`;
}

function rowOf(label: HtmlPart, values: readonly Html[]): Html {
  return html`<div><dt>${label}</dt>${values.map((value) => html`<dd>${value}</dd>`)}</div>\n`;
}

function shownOf(value: Value, showing: Showing, depth: number): Html {
  if (value.kind === 'literal') return textOf(value);
  const iri = iriOf(value, showing.iris);
  const thing = showing.things.get(iri);
  if (thing === undefined) return link(iri, value.kind === 'name' ? labelWords(value.name) : iri);
  const title = titleOf(thing);
  const named = link(iri, title?.text ?? iri, title?.language);
  const isOwnPage = iri.startsWith(`${showing.iris.base}/`) && !iri.includes('#');
  if (isOwnPage || showing.shown.has(iri) || depth === deepest || statementsOf(thing.properties).length < 2)
    return named;
  showing.shown.add(iri);
  return html`${named}${listOf(thing, showing, depth + 1)}`;
}

function textOf({ text, language, datatype }: Literal): Html {
  if (language !== undefined) return html`<span lang="${language}">${text}</span>`;
  if (datatype === 'xsd:anyURI' && /^https?:/.test(text)) return link(text, text);
  return html`${isCount(datatype, text) ? grouped(text) : text}`;
}

/** Counts are read with their thousands apart; years and codes are not counts. */
function isCount(datatype: Name | undefined, text: string): boolean {
  return datatype === 'xsd:nonNegativeInteger' && /^\d+$/.test(text);
}

export function grouped(digits: string): string {
  const first = digits.length % 3;
  const groups = digits.slice(first).match(/\d{3}/g) ?? [];
  return [...(first > 0 ? [digits.slice(0, first)] : []), ...groups].join(',');
}

function termLink(predicate: Name, iris: Iris): Html {
  return html`<a href="${expand(predicate, iris)}" title="${predicate}">${labelWords(predicate)}</a>`;
}

/** Only addresses of the web and of mail are links: a `javascript:` in a record is text. */
function link(iri: string, text: string, language?: string): Html {
  const shown = language === undefined ? html`${text}` : html`<span lang="${language}">${text}</span>`;
  return /^(?:https?|mailto):/i.test(iri)
    ? html`<a href="${iri}">${shown}</a>`
    : html`${shown}${text === iri ? '' : ` (${iri})`}`;
}
