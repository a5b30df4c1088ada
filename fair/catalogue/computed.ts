import type { CountedValue } from '../../disclosure/described-values.ts';
import type { Count } from '../../disclosure/release.ts';
import { vocabularyOf } from '../../ontology/curie.ts';
import { count, type EntityProperties, entity, inLanguage, iri, literal, type Value } from '../rdf/entity.ts';
import { conceptIri, type Iris, schemeIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { authorityConcept } from './authorities.ts';
import { known } from './counts.ts';
import type { CatalogueRecord } from './record.ts';
import { inLanguages } from './texts.ts';
import { tableGroup } from './variables.ts';

/** Where the variables of a dataset stand. */
export function variables(place: string): string {
  return `${place}#variables`;
}

/** What it holds: variables, coding systems, and where the data come from. */
export function heldBy(
  { title, numbers, stated }: CatalogueRecord,
  place: string,
  profile: Profile,
): EntityProperties {
  const [{ text } = { text: '' }] = inLanguages(title);
  // FAIR Data Points fetch every document by itself: theirs are kept small.
  const described = numbers.holds.filter((holding) => holding.variables.length > 0);
  const holds = profile === 'fdp' ? [] : described;
  return {
    // The shapes want the variables of whatever says that it has structured data: where none may be told it does not say so.
    'healthdcatap:hasStructuredData': [literal(String(described.length > 0), 'xsd:boolean')],
    'healthdcatap:hasVariables': holds.length === 0 ? [] : [tableGroup(text, holds, variables(place))],
    'dct:provenance':
      stated?.provenance === undefined
        ? []
        : [
            entity(`${place}#provenance`, ['dct:ProvenanceStatement'], {
              'rdfs:label': inLanguages(stated.provenance),
            }),
          ],
  };
}

/** Coding systems in use are computed; the health profiles take those of lists of theirs alone, which a site states. */
export function codedBy(
  { numbers, stated }: CatalogueRecord,
  iris: Iris,
  profile: Profile,
): EntityProperties {
  const standards = (stated?.standards ?? []).map((place) =>
    authorityConcept(place, ['dct:Standard', 'skos:Concept']),
  );
  const inUse = numbers.codingSystems.map((prefix) =>
    entity(schemeIri(iris, prefix), ['dct:Standard'], {
      'dct:title': [inLanguage(vocabularyOf(`${prefix}:`)?.name ?? prefix, 'en')],
    }),
  );
  const isOpen = profile === 'dcat-ap' || profile === 'fdp';
  return {
    'healthdcatap:hasCodingSystem': (stated?.codingSystems ?? []).map((system) => authorityConcept(system)),
    'kg:codingSystem': inUse.map(({ iri: place }) => iri(place)),
    'dct:conformsTo': isOpen ? [...standards, ...inUse] : standards,
  };
}

/** Computed numbers. Records of the profiles are imaging studies. */
export function numberedBy({ numbers }: CatalogueRecord): EntityProperties {
  const { ages } = numbers;
  return {
    'healthdcatap:numberOfUniqueIndividuals': known(numbers.patients),
    ...boundedBy(numbers.patients),
    'healthdcatap:numberOfRecords': known(numbers.studies),
    'healthdcatap:minTypicalAge': ages === null ? [] : [count(ages.from)],
    'healthdcatap:maxTypicalAge': ages === null ? [] : [count(ages.to)],
    'kg:numberOfSeries': known(numbers.series),
    'kg:numberOfRadiologySegmentations': known(numbers.radiologySegmentations),
    'kg:numberOfPathologySegmentations': known(numbers.pathologySegmentations),
  };
}

/** Of a number with noise: between which bounds the true one lies, how probable that is, and since when it is told. */
function boundedBy({ value, low, high, confidence, asOf }: Count): EntityProperties {
  if (value === null || low === null || high === null || confidence === null || asOf === null) return {};
  return {
    'kg:numberOfPatientsFrom': [count(low)],
    'kg:numberOfPatientsTo': [count(high)],
    'kg:confidence': [literal(String(confidence), 'xsd:decimal')],
    'kg:numbersAsOf': [literal(asOf, 'xsd:dateTime')],
  };
}

/** Values that its records have: concepts where they are coded, else as the source says them. */
export function valuedBy({ numbers: { values } }: CatalogueRecord, iris: Iris): EntityProperties {
  const toValue = ({ value, code }: CountedValue): Value =>
    code === null ? literal(value) : iri(conceptIri(iris, code));
  return {
    'kg:holdsSex': values.SEX.map(toValue),
    'kg:holdsCondition': values.CONDITION.map(toValue),
    'kg:holdsModality': values.MODALITY.map(toValue),
    'kg:holdsBodyPart': values.BODY_PART.map(toValue),
    'kg:holdsManufacturer': values.MANUFACTURER.map(toValue),
  };
}
