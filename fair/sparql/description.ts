import { type Document, entity, inLanguage, iri, named } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';

/** Where queries are sent to. */
export function sparqlIri({ base }: Iris): string {
  return `${base}/sparql`;
}

const w3c = 'http://www.w3.org/ns/formats/';

/** Forms of answers by their IRIs at W3C. */
const resultFormats = [
  'SPARQL_Results_JSON',
  'SPARQL_Results_XML',
  'SPARQL_Results_CSV',
  'SPARQL_Results_TSV',
  'Turtle',
  'N-Triples',
  'JSON-LD',
  'RDF_XML',
];

/** What a service answers who asks it nothing (SPARQL 1.1 Service Description). */
export function serviceDescription(iris: Iris): Document {
  const place = sparqlIri(iris);
  return [
    entity(place, ['sd:Service'], {
      'dct:title': [inLanguage('SPARQL over the public graph', 'en')],
      'dct:description': [
        inLanguage(
          'The catalogue, the terminology that records of public datasets use with its mappings, and the ontology of records, in one graph. It holds no record.',
          'en',
        ),
      ],
      'sd:endpoint': [iri(place)],
      'sd:supportedLanguage': [named('sd:SPARQL11Query')],
      'sd:resultFormat': resultFormats.map((format) => iri(`${w3c}${format}`)),
      'sd:defaultDataset': [
        entity(`${place}#dataset`, ['sd:Dataset'], {
          'sd:defaultGraph': [entity(`${place}#graph`, ['sd:Graph'], {})],
        }),
      ],
    }),
  ];
}
