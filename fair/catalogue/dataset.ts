import { vocabularyOf } from '../../ontology/curie.ts';
import type { Description } from '../../ontology/description.ts';
import { catalogueIri, datasetIri, type Iris, schemeIri, versionIri } from '../iris.ts';
import type { Profile } from '../profiles.ts';
import {
  count,
  type Document,
  type Entity,
  entity,
  inLanguage,
  iri,
  type Literal,
  literal,
  type Properties,
  type Value,
} from '../rdf/entity.ts';
import { agent, contactPoint, publisherOf } from './agents.ts';
import { accessRight, concept, healthCategory, healthTheme, stub } from './authorities.ts';
import { known } from './counts.ts';
import { eucaimProperties } from './eucaim.ts';
import { distributions } from './parts.ts';
import { measurements, metrics } from './quality.ts';
import type { DatasetRecord } from './record.ts';
import { inLanguages, inProfile } from './texts.ts';
import { tableGroup } from './variables.ts';
import type { VersionedRecord } from './versioned.ts';

/** A dataset as it is now, in DCAT of one of the profiles. What the site has not said is not said. */
export function dcatDocument(
  versioned: VersionedRecord,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
): Document {
  const { record } = versioned;
  const place = datasetIri(iris, record.id);
  const parts = distributions(versioned, iris, profile);
  return [
    entity(place, ['dcat:Dataset'], {
      ...describedBy(record, place, profile),
      ...identifiedBy(record.stated, place, profile),
      ...heldBy(record, place, profile),
      ...codedBy(record, iris, profile),
      ...governedBy(record.stated, place),
      ...numberedBy(record),
      ...versionedBy(versioned, iris),
      'dcat:distribution': parts,
      ...(profile === 'eucaim' ? eucaimProperties(record) : {}),
      ...(profile === 'fdp' ? { 'dct:isPartOf': [iri(catalogueIri(iris))] } : {}),
      ...(profile === 'fdp'
        ? {}
        : { 'dqv:hasQualityMeasurement': measurements(record.numbers.holds, variables(place)) }),
    }),
    ...(profile === 'fdp' ? [] : metrics(iris)),
  ];
}

/** One version of a dataset: what was said of it at that time. Its distributions are those of the dataset now. */
export function versionDocument(
  versioned: VersionedRecord,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
): Document {
  const { record, version } = versioned;
  const place = versionIri(iris, record.id, version.version);
  const dataset = iri(datasetIri(iris, record.id));
  return [
    entity(place, ['dcat:Dataset'], {
      ...describedBy(record, place, profile),
      'dct:identifier': [literal(place)],
      ...heldBy(record, place, profile),
      ...codedBy(record, iris, profile),
      ...numberedBy(record),
      'dcat:isVersionOf': [dataset],
      'dct:isVersionOf': [dataset],
      'dcat:version': [literal(version.version)],
      'adms:versionNotes': notesOf(versioned),
      'dct:issued': [literal(version.issuedAt, 'xsd:dateTime')],
      'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
      'dcat:previousVersion': previousOf(versioned, iris),
    }),
  ];
}

function variables(place: string): string {
  return `${place}#variables`;
}

/** What it is about, and who stands for it. */
function describedBy(record: DatasetRecord, place: string, profile: Profile): Properties {
  const { stated } = record;
  return {
    'dct:title': inProfile(record.title, profile),
    'dct:description': inProfile(record.description, profile),
    'dct:publisher': publisherOf(record, place, profile),
    'dct:creator': (stated?.creator ?? []).map((one, at) =>
      agent(one, `${place}#creator-${at + 1}`, profile),
    ),
    'dcat:contactPoint':
      stated?.contact === undefined ? [] : [contactPoint(stated.contact, `${place}#contact`)],
    'dcat:keyword': (stated?.keywords ?? []).flatMap(inLanguages),
    'dcat:theme': [healthTheme],
    'dct:accessRights': [accessRight(record.accessRights)],
    'dcat:landingPage': [stub(stated?.landingPage ?? `${place}.html`, 'foaf:Document')],
    'foaf:page': (stated?.documentation ?? []).map((page) => stub(page, 'foaf:Document')),
    'prov:wasDerivedFrom': (stated?.sources ?? []).map(iri),
    'dct:isReferencedBy': (stated?.citations ?? []).map(iri),
    'dct:spatial': (stated?.spatial ?? []).map((area) => stub(area, 'dct:Location')),
    'dct:temporal': periodOf(record, place),
    'dct:accrualPeriodicity': stated?.frequency === undefined ? [] : [frequencyOf(stated.frequency)],
    'dct:type': (stated?.types ?? []).map((type) => concept(type)),
  };
}

function frequencyOf(place: string): Entity {
  return concept(place, ['dct:Frequency', 'skos:Concept']);
}

function periodOf({ numbers: { period } }: DatasetRecord, place: string): readonly Entity[] {
  if (period === null) return [];
  return [
    entity(`${place}#period`, ['dct:PeriodOfTime'], {
      'dcat:startDate': [literal(String(period.from), 'xsd:gYear')],
      'dcat:endDate': [literal(String(period.to), 'xsd:gYear')],
    }),
  ];
}

/** In EUCAIM a dataset has one identifier, its own IRI; elsewhere that which the site states comes first. */
function identifiedBy(stated: Description | null, place: string, profile: Profile): Properties {
  const persistent = stated?.identifier === undefined ? [] : [stated.identifier];
  const others = [...persistent, ...(stated?.otherIdentifiers ?? [])];
  return {
    'dct:identifier': (profile === 'eucaim' ? [place] : [...persistent, place]).map((one) => literal(one)),
    'adms:identifier': others.map((one, at) =>
      entity(`${place}#identifier-${at + 1}`, ['adms:Identifier'], { 'skos:notation': [literal(one)] }),
    ),
  };
}

/** What it holds: variables, coding systems, and where the data come from. */
function heldBy({ title, numbers, stated }: DatasetRecord, place: string, profile: Profile): Properties {
  const [{ text } = { text: '' }] = inLanguages(title);
  // FAIR Data Points fetch every document by itself: theirs are kept small.
  const holds = profile === 'fdp' ? [] : numbers.holds.filter((holding) => holding.variables.length > 0);
  return {
    'healthdcatap:hasStructuredData': [literal(String(numbers.holds.length > 0), 'xsd:boolean')],
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
function codedBy({ numbers, stated }: DatasetRecord, iris: Iris, profile: Profile): Properties {
  const standards = (stated?.standards ?? []).map((place) =>
    concept(place, ['dct:Standard', 'skos:Concept']),
  );
  const inUse = numbers.codingSystems.map((prefix) =>
    entity(schemeIri(iris, prefix), ['dct:Standard'], {
      'dct:title': [inLanguage(vocabularyOf(`${prefix}:`)?.name ?? prefix, 'en')],
    }),
  );
  const isOpen = profile === 'dcat-ap' || profile === 'fdp';
  return {
    'healthdcatap:hasCodingSystem': (stated?.codingSystems ?? []).map((system) => concept(system)),
    'kg:codingSystem': inUse.map(({ iri: place }) => iri(place)),
    'dct:conformsTo': isOpen ? [...standards, ...inUse] : standards,
  };
}

/** Law, purpose and time. */
function governedBy(stated: Description | null, place: string): Properties {
  const { legislation = [], healthCategory: categories = [], healthDataAccessBody: body } = stated ?? {};
  return {
    'dcatap:applicableLegislation': legislation.map((law) => stub(law, 'eli:LegalResource')),
    'healthdcatap:hdab': body === undefined ? [] : [agent(body, `${place}#hdab`, 'healthdcat')],
    'healthdcatap:healthCategory': categories.map(healthCategory),
    'healthdcatap:healthTheme': (stated?.healthTheme ?? []).map((theme) => concept(theme)),
    'healthdcatap:populationCoverage':
      stated?.populationCoverage === undefined ? [] : inLanguages(stated.populationCoverage),
    'healthdcatap:retentionPeriod': retentionOf(stated, `${place}#retention`),
    'dpv:hasPurpose': (stated?.purposes ?? []).map(iri),
    'dpv:hasLegalBasis': (stated?.legalBasis ?? []).map(iri),
    'dpv:hasPersonalData': (stated?.personalData ?? []).map(iri),
  };
}

function retentionOf(stated: Description | null, place: string): readonly Entity[] {
  if (stated?.retention === undefined) return [];
  const { start, end } = stated.retention;
  const day = (date: string | undefined): readonly Literal[] =>
    date === undefined ? [] : [literal(date, 'xsd:date')];
  return [entity(place, ['dct:PeriodOfTime'], { 'dcat:startDate': day(start), 'dcat:endDate': day(end) })];
}

/** Computed numbers. Records of the profiles are imaging studies. */
function numberedBy({ numbers }: DatasetRecord): Properties {
  const { ages } = numbers;
  return {
    'healthdcatap:numberOfUniqueIndividuals': known(numbers.patients),
    'healthdcatap:numberOfRecords': known(numbers.studies),
    'healthdcatap:minTypicalAge': ages === null ? [] : [count(ages.from)],
    'healthdcatap:maxTypicalAge': ages === null ? [] : [count(ages.to)],
    'kg:numberOfSeries': known(numbers.series),
    'kg:numberOfRadiologySegmentations': known(numbers.radiologySegmentations),
    'kg:numberOfPathologySegmentations': known(numbers.pathologySegmentations),
  };
}

function versionedBy(versioned: VersionedRecord, iris: Iris): Properties {
  const { record, version, versions } = versioned;
  const first = versions.at(-1) ?? version;
  return {
    'dcat:version': [literal(version.version)],
    'adms:versionNotes': notesOf(versioned),
    'dct:issued': [literal(first.issuedAt, 'xsd:dateTime')],
    'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
    'dcat:hasCurrentVersion': [iri(versionIri(iris, record.id, version.version))],
    'dcat:hasVersion': versions.map((one) => iri(versionIri(iris, record.id, one.version))),
    'dcat:previousVersion': previousOf(versioned, iris),
  };
}

function previousOf({ record, version, versions }: VersionedRecord, iris: Iris): readonly Value[] {
  const before = versions.find(({ number }) => number === version.number - 1);
  return before === undefined ? [] : [iri(versionIri(iris, record.id, before.version))];
}

function notesOf({ record: { sourceVersion }, version }: VersionedRecord): readonly Literal[] {
  const source = sourceVersion === null ? '' : ` At the source: version ${sourceVersion}.`;
  return [inLanguage(`${version.notes}${source}`, 'en')];
}
