import type { EucaimClass, EucaimProperty } from '../eucaim/codes.ts';
import { type Entity, type EntityProperties, entity, inLanguage, iri } from '../rdf/entity.ts';
import { namespaces } from '../rdf/prefixes.ts';
import { authorityConcept } from './authorities.ts';
import { known } from './counts.ts';
import type { CatalogueRecord } from './record.ts';

/** What EUCAIM DCAT-AP 2.0 asks beyond the health profile, in classes of the hyper-ontology that are certain. */
export function eucaimProperties({
  eucaim: { classes },
  numbers,
  stated,
}: CatalogueRecord): EntityProperties {
  const of = (property: EucaimProperty) => classes[property].map(classEntity);
  return {
    'dct:type': [
      ...(stated?.types ?? []).map((type) => authorityConcept(type)),
      ...classes.type.map(typeEntity),
    ],
    'eucaim:interoperabilityLevel': of('tier'),
    'eucaim:collectionMethod': of('collectionMethod'),
    'eucaim:hasBirthSex': of('sex'),
    'eucaim:hasCondition': of('condition'),
    'eucaim:hasImageModality': of('modality'),
    'eucaim:hasEquipmentManufacturer': of('manufacturer'),
    'eucaim:hasImageBodyPart': of('bodyPart'),
    'eucaim:nbrOfSegmentations': known(numbers.segmentedStudies),
  };
}

function classEntity({ code, name }: EucaimClass): Entity {
  return entity(`${namespaces.eucaim}${code}`, [], { 'rdfs:label': [inLanguage(name, 'en')] });
}

/** DCAT-AP wants concepts as types of a dataset. */
function typeEntity({ code, name }: EucaimClass): Entity {
  return entity(`${namespaces.eucaim}${code}`, ['skos:Concept'], {
    'skos:prefLabel': [inLanguage(name, 'en')],
    'skos:inScheme': [iri(namespaces.eucaim.replace(/#$/, ''))],
  });
}
