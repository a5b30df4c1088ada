import { type Entity, type EntityProperties, entity, inLanguage, iri } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { sparqlIri } from '../sparql/description.ts';
import { mappingSetIri } from '../sssom/routes.ts';

/** What a catalogue offers beside its datasets. FAIR Data Points want a publisher and a version of all that they list. */
export function besideDatasets(iris: Iris, profile: Profile): EntityProperties {
  return {
    'dcat:service': profile === 'fdp' ? [] : [sparqlService(iris)],
    'rdfs:seeAlso': [iri(mappingSetIri(iris))],
  };
}

function sparqlService(iris: Iris): Entity {
  const place = sparqlIri(iris);
  return entity(place, ['dcat:DataService'], {
    'dct:title': [inLanguage('SPARQL over the catalogue and the terminology in use', 'en')],
    'dcat:endpointURL': [iri(place)],
    'dcat:endpointDescription': [iri(place)],
  });
}
