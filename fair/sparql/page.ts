import { type Html, type HtmlPart, html } from '../html/html.ts';
import { toPage } from '../html/shell.ts';
import type { Iris } from '../rdf/iris.ts';
import { sparqlIri } from './description.ts';

/** What came of a query, for people. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'table'; readonly results: string }
  | { readonly kind: 'text'; readonly text: string };

const prefixes = `PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX health: <http://healthdataportal.eu/ns/health#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;

/** Questions to begin with, by what they ask. */
export const examples: Readonly<Record<string, string>> = {
  'Datasets, largest first': `${prefixes}
SELECT ?dataset ?title ?patients ?studies WHERE {
  ?dataset a dcat:Dataset ;
    dct:title ?title ;
    health:numberOfUniqueIndividuals ?patients ;
    health:numberOfRecords ?studies .
}
ORDER BY DESC(?patients)`,
  'What codes are mapped to': `${prefixes}PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?code ?match ?other ?source WHERE {
  ?mapping owl:annotatedSource/skos:notation ?code ;
    owl:annotatedProperty ?match ;
    owl:annotatedTarget ?other ;
    rdfs:comment ?source .
}
ORDER BY ?code
LIMIT 100`,
  'Vocabularies in use and their concepts': `${prefixes}
SELECT ?vocabulary ?release (COUNT(?concept) AS ?concepts) WHERE {
  ?scheme a skos:ConceptScheme ; dct:title ?vocabulary .
  OPTIONAL { ?scheme dct:hasVersion ?release }
  ?concept skos:inScheme ?scheme .
}
GROUP BY ?vocabulary ?release
ORDER BY DESC(?concepts)`,
};

/** The page of the service: a form, examples, and what came of a query. It works without scripts. */
export function toSparqlPage(iris: Iris, query: string | undefined, shown: Shown): string {
  return toPage({
    title: 'SPARQL',
    path: '/sparql',
    body: [
      html`<nav><a href="./">oncograph</a></nav>\n<h1>SPARQL</h1>\n`,
      html`<p>
The catalogue, the terminology that records of public datasets use with its mappings, and the ontology of records, as
one graph. It holds no record.
</p>\n`,
      html`<form action="sparql" method="get">
<p><textarea name="query" rows="16" spellcheck="false" aria-label="Query">${query ?? Object.values(examples)[0]}</textarea></p>
<p><button type="submit">Ask</button></p>
</form>\n`,
      resultOf(shown, iris),
      html`<h2>Examples</h2>\n<ul>\n${Object.entries(examples).map(([title, text]) => exampleLink(title, text))}</ul>\n`,
      html`<h2>For programs</h2>\n<p>SPARQL 1.1 Protocol at <code>${sparqlIri(iris)}</code>, by GET or POST.</p>\n`,
    ],
  });
}

function exampleLink(title: string, text: string): Html {
  return html`<li><a href="sparql?query=${encodeURIComponent(text)}">${title}</a></li>\n`;
}

function resultOf(shown: Shown, iris: Iris): HtmlPart {
  switch (shown.kind) {
    case 'nothing':
      return undefined;
    case 'fault':
      return html`<p class="note">${shown.message}</p>\n`;
    case 'text':
      return html`<h2>Answer</h2>\n<pre>${shown.text}</pre>\n`;
    case 'table':
      return html`<h2>Answer</h2>\n${tableOf(JSON.parse(shown.results), iris)}`;
  }
}

type Term = { readonly type: string; readonly value: string };

/** SPARQL 1.1 Query Results JSON Format. */
type Results = {
  readonly boolean?: boolean;
  readonly head: { readonly vars?: readonly string[] };
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Term>>[] };
};

/** People look at so many rows at most; programs get all. */
const mostRows = 1_000;

function tableOf({ boolean, head: { vars = [] }, results }: Results, iris: Iris): Html {
  if (results === undefined) return html`<p>${boolean ? 'Yes.' : 'No.'}</p>\n`;
  const rows = results.bindings
    .slice(0, mostRows)
    .map((row) => html`<tr>${vars.map((name) => html`<td>${cellOf(row[name], iris)}</td>`)}</tr>\n`);
  const all = results.bindings.length;
  const told =
    all > mostRows ? `The first ${mostRows} of ${all} rows.` : `${all} ${all === 1 ? 'row' : 'rows'}.`;
  return html`<p>${told}</p>
<table>
<thead><tr>${vars.map((name) => html`<th>${name}</th>`)}</tr></thead>
<tbody>
${rows}</tbody>
</table>\n`;
}

/** Only addresses of the web are links. */
function cellOf(term: Term | undefined, { base }: Iris): HtmlPart {
  if (term === undefined || term.type !== 'uri' || !/^https?:/i.test(term.value)) return term?.value;
  const text = term.value.startsWith(`${base}/`) ? term.value.slice(base.length) : term.value;
  return html`<a href="${term.value}">${text}</a>`;
}
