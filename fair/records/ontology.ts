import type { FieldModel } from '../../ontology/model.ts';
import { type Document, type Entity, entity, inLanguage, iri, literal, named } from '../rdf/entity.ts';
import { expand, type Iris, ontologyIri } from '../rdf/iris.ts';
import { type Name, toName } from '../rdf/prefixes.ts';
import { rangeOf } from './names.ts';
import { isDatatype, predicatesOf, termInWords, typeTerms } from './terms.ts';
import { classes, type PropertyModel, properties } from './vocabulary.ts';

/** What the ontology says beside the catalogue. */
export type OntologyFacts = {
  /** Version of the software whose catalogue it is. */
  readonly version: string;
  /** Description of a GraphQL type or field in English; undefined where it has none. */
  readonly describe: (type: string, field?: string) => string | undefined;
};

/** Classes and properties of the records of a site, from the catalogue. */
export function ontologyDocument(iris: Iris, facts: OntologyFacts): Document {
  return [
    entity(ontologyIri(iris), ['owl:Ontology'], {
      'dct:title': [inLanguage('Records of oncograph', 'en')],
      'dct:description': [
        inLanguage(
          'Classes and properties of patients and their records, made from the record catalogue.',
          'en',
        ),
      ],
      'owl:versionInfo': [literal(facts.version)],
    }),
    ...Object.entries(classes).map(([name, { comment, broader = [] }]) =>
      entity(expand(`kg:${name}`, iris), ['owl:Class'], {
        ...labels(name, [comment]),
        'rdfs:subClassOf': broader.map(named),
      }),
    ),
    ...typeTerms.map(({ type, class: name, rdfClasses, rdfMatches }) =>
      entity(expand(name, iris), ['owl:Class'], {
        ...labels(type, [facts.describe(type) ?? '']),
        'rdfs:subClassOf': [
          ...(type === 'Patient' ? [] : [named('kg:Record')]),
          ...rdfClasses.map(toName).map(named),
        ],
        'skos:closeMatch': rdfMatches.map(toName).map(named),
      }),
    ),
    ...Object.entries(properties).map(([name, model]) => ownProperty(iris, name, model)),
    ...fieldProperties(iris, facts),
  ].map((one) => ({
    ...one,
    properties: { ...one.properties, 'rdfs:isDefinedBy': [iri(ontologyIri(iris))] },
  }));
}

function labels(name: string, comments: readonly string[]): Entity['properties'] {
  const known = [...new Set(comments.filter((comment) => comment !== ''))];
  return {
    'rdfs:label': [inLanguage(termInWords(name), 'en')],
    'rdfs:comment': known.map((comment) => inLanguage(comment.replaceAll(/\s+/g, ' '), 'en')),
  };
}

function ownProperty(
  iris: Iris,
  name: string,
  { comment, domain, range, broader = [] }: PropertyModel,
): Entity {
  return entity(expand(`kg:${name}`, iris), [kindOf(range)], {
    ...labels(name, [comment]),
    'rdfs:domain': domain === undefined ? [] : [named(domain)],
    'rdfs:range': [named(range)],
    'rdfs:subPropertyOf': broader.map(named),
  });
}

function kindOf(range: Name): Name {
  return isDatatype(range) ? 'owl:DatatypeProperty' : 'owl:ObjectProperty';
}

type Use = { readonly type: string; readonly class: Name; readonly name: string; readonly field: FieldModel };

/** One property for each predicate of the model, however many types have it. */
function fieldProperties(iris: Iris, { describe }: OntologyFacts): Document {
  const uses = new Map<Name, Use[]>();
  for (const terms of typeTerms)
    for (const [predicate, name, field] of predicatesOf(terms))
      uses.set(predicate, [
        ...(uses.get(predicate) ?? []),
        { type: terms.type, class: terms.class, name, field },
      ]);
  return [...uses].map(([predicate, of]) => {
    const ranges = unique(of.map(({ field }) => rangeOf(field)));
    const domains = unique(of.map((use) => use.class));
    const comments = of.map(({ type, name }) => describe(type, name) ?? '');
    return entity(expand(predicate, iris), [kindOf(ranges[0] ?? 'xsd:string')], {
      ...labels(predicate.slice(predicate.indexOf(':') + 1), comments),
      ...(domains.length === 1
        ? { 'rdfs:domain': domains.map(named) }
        : { 'schema:domainIncludes': domains.map(named) }),
      ...(ranges.length === 1
        ? { 'rdfs:range': ranges.map(named) }
        : { 'schema:rangeIncludes': ranges.map(named) }),
      'rdfs:subPropertyOf': termsOf(of, 'rdfBroader'),
      'skos:closeMatch': termsOf(of, 'rdfMatches'),
      'kg:fixedUnit': unique(of.flatMap(({ field }) => unitOf(field))).map((unit) =>
        literal(unit, 'cdt:ucumunit'),
      ),
      'kg:omopColumn': unique(of.flatMap(({ field }) => field.omop ?? [])).map((text) => literal(text)),
      'kg:dicomKeyword': unique(of.flatMap(({ field }) => field.dicom ?? [])).map((text) => literal(text)),
      'kg:fhirPath': unique(of.flatMap(({ field }) => field.fhir ?? [])).map((text) => literal(text)),
    });
  });
}

function termsOf(uses: readonly Use[], key: 'rdfBroader' | 'rdfMatches') {
  return unique(uses.flatMap(({ field }) => field[key] ?? [])).map((text) => named(toName(text)));
}

function unitOf(field: FieldModel): readonly string[] {
  return field.kind === 'quantity' && 'ucum' in field.unit ? [field.unit.ucum] : [];
}

function unique<Thing>(things: readonly Thing[]): readonly Thing[] {
  return [...new Set(things)];
}
