import type { Holding } from '../../disclosure/holdings.ts';
import type { Count } from '../../disclosure/release.ts';
import { inEnglish } from '../../ontology/description.ts';
import { licenseIri } from '../../ontology/licenses.ts';
import { modelOf } from '../../ontology/records.ts';
import { agent } from '../catalogue/agents.ts';
import { accessRight, stub } from '../catalogue/authorities.ts';
import { known } from '../catalogue/counts.ts';
import type { CatalogueFacts } from '../catalogue/facts.ts';
import { inLanguages } from '../catalogue/texts.ts';
import type { VersionedRecord } from '../catalogue/versioned.ts';
import { count, type Document, type Entity, entity, inLanguage, iri, literal, named } from '../rdf/entity.ts';
import { catalogueIri, datasetIri, dumpIri, type Iris, ontologyIri, recordsIri } from '../rdf/iris.ts';
import { namespaces, type Prefix } from '../rdf/prefixes.ts';
import { classOf, predicateOf } from '../records/names.ts';
import { sparqlIri } from '../sparql/description.ts';

/** What a site is described from: its datasets as they are now, and how many statements its catalogue has. */
export type VoidFacts = {
  readonly records: readonly VersionedRecord[];
  readonly facts: CatalogueFacts;
  readonly triples: number;
  readonly modified: string;
};

/** Serialisations of every public address, as W3C names them. */
const formats = ['Turtle', 'JSON-LD', 'N-Triples', 'N-Quads', 'RDF_XML'];

/** Vocabularies that the catalogue is told in. */
const vocabularies: readonly Exclude<Prefix, 'kg'>[] = [
  'adms',
  'csvw',
  'dcat',
  'dcatap',
  'dct',
  'dqv',
  'foaf',
  'healthdcatap',
  'prov',
  'skos',
  'vcard',
];

/** What is published as linked data, in VoID: the catalogue, the terminology, and the records of each dataset. */
export function voidDocument(site: VoidFacts, iris: Iris): Document {
  const { facts, records, modified } = site;
  const place = `${iris.base}/void`;
  const all = `${place}#site`;
  return [
    entity(place, ['void:DatasetDescription'], {
      'dct:title': [inLanguage('Linked data of this site', 'en')],
      'dct:modified': [literal(modified, 'xsd:dateTime')],
      'foaf:primaryTopic': [iri(all)],
    }),
    entity(all, ['void:Dataset'], {
      'dct:title': inLanguages(facts.title),
      'dct:description': inLanguages(facts.description),
      'dct:publisher': [agent(facts.publisher, `${all}-publisher`, 'dcat-ap')],
      'foaf:homepage': [stub(`${iris.base}/`, 'foaf:Document')],
      'void:uriSpace': [literal(`${iris.base}/`)],
      'void:feature': formats.map((format) => iri(`http://www.w3.org/ns/formats/${format}`)),
      'void:vocabulary': vocabularies.map((prefix) => iri(namespaces[prefix])),
      'void:rootResource': [iri(catalogueIri(iris))],
      'void:exampleResource': records.slice(0, 1).map(({ record }) => iri(datasetIri(iris, record.id))),
      'void:subset': [
        catalogueOf(site, iris),
        terminologyOf(iris),
        ...records.map((one) => recordsOf(one, facts, iris)),
      ],
    }),
  ];
}

function catalogueOf({ triples }: VoidFacts, iris: Iris): Entity {
  return entity(`${iris.base}/void#catalogue`, ['void:Dataset'], {
    'dct:title': [inLanguage('Catalogue of datasets', 'en')],
    'void:rootResource': [iri(catalogueIri(iris))],
    'void:triples': [count(triples)],
    'void:dataDump': [iri(dumpIri(iris, 'catalog'))],
    'void:sparqlEndpoint': [iri(sparqlIri(iris))],
  });
}

function terminologyOf(iris: Iris): Entity {
  return entity(`${iris.base}/void#terminology`, ['void:Dataset'], {
    'dct:title': [inLanguage('Terminology in use, with its mappings', 'en')],
    'void:uriSpace': [literal(`${iris.base}/concept/`)],
    'void:vocabulary': [iri(namespaces.skos)],
    'void:dataDump': [iri(dumpIri(iris, 'terminology'))],
    'void:sparqlEndpoint': [iri(sparqlIri(iris))],
  });
}

/** The records of a dataset: of whom and what, in numbers that may be known; a dump only where everybody may have it. */
function recordsOf({ record, version }: VersionedRecord, facts: CatalogueFacts, iris: Iris): Entity {
  const { id, title, numbers, parts } = record;
  const place = recordsIri(iris, id);
  const licenses = new Set(parts.flatMap(({ license }) => (license && licenseIri(license)) ?? []));
  return entity(place, ['void:Dataset'], {
    'dct:title': [inLanguage(`Records of ${inEnglish(title)}`, 'en')],
    'dct:isFormatOf': [iri(datasetIri(iris, id))],
    'dct:accessRights': [accessRight(record.accessRights)],
    'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
    'dct:license': [...licenses].map(iri),
    'dcat:version': [literal(version.version)],
    'void:uriSpace': [literal(`${iris.base}/record/`)],
    'void:vocabulary': [iri(ontologyIri(iris))],
    'void:dataDump': facts.records === 'open' ? [iri(dumpIri(iris, 'records', id))] : [],
    'void:classPartition': [
      entity(`${place}-Patient`, [], {
        'void:class': [named(classOf('patient'))],
        'void:entities': known(numbers.patients),
      }),
      ...numbers.holds.map((holding) => partitionOf(holding, place)),
    ].filter(hasNumber),
  });
}

/** The records of one type, and of each of their properties how many have it. */
function partitionOf({ type, records, variables }: Holding, place: string): Entity {
  const partition = `${place}-${modelOf(type).type}`;
  const fields = Object.entries(modelOf(type).fields);
  return entity(partition, [], {
    'void:class': [named(classOf(type))],
    'void:entities': known(records),
    'void:propertyPartition': fields.flatMap(([name, field]): readonly Entity[] => {
      const having = variables.find((variable) => variable.field === name)?.known;
      return having === undefined || !isKnown(having)
        ? []
        : [
            entity(`${partition}-${name}`, [], {
              'void:property': [named(predicateOf(name, field))],
              'void:distinctSubjects': known(having),
            }),
          ];
    }),
  });
}

/** A partition whose number may not be known would say that there is something. */
function hasNumber({ properties }: Entity): boolean {
  return (properties['void:entities'] ?? []).length > 0;
}

function isKnown({ value }: Count): boolean {
  return value !== null;
}
