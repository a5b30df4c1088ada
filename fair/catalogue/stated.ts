import type { Description } from '../../ontology/description.ts';
import { type Entity, type EntityProperties, entity, iri, type Literal, literal } from '../rdf/entity.ts';
import type { Profile } from '../rdf/profiles.ts';
import { agent, contactPoint, publisherOf } from './agents.ts';
import { accessRight, authorityConcept, healthCategory, healthTheme, stub } from './authorities.ts';
import type { CatalogueRecord } from './record.ts';
import { inLanguages, inProfile } from './texts.ts';

/** What it is about, and who stands for it. */
export function describedBy(record: CatalogueRecord, place: string, profile: Profile): EntityProperties {
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
    'dct:type': (stated?.types ?? []).map((type) => authorityConcept(type)),
  };
}

function frequencyOf(place: string): Entity {
  return authorityConcept(place, ['dct:Frequency', 'skos:Concept']);
}

function periodOf({ numbers: { period } }: CatalogueRecord, place: string): readonly Entity[] {
  if (period === null) return [];
  return [
    entity(`${place}#period`, ['dct:PeriodOfTime'], {
      'dcat:startDate': [literal(String(period.from), 'xsd:gYear')],
      'dcat:endDate': [literal(String(period.to), 'xsd:gYear')],
    }),
  ];
}

/** In EUCAIM a dataset has one identifier, its own IRI; elsewhere that which the site states comes first. */
export function identifiedBy(stated: Description | null, place: string, profile: Profile): EntityProperties {
  const persistent = stated?.identifier === undefined ? [] : [stated.identifier];
  const others = [...persistent, ...(stated?.otherIdentifiers ?? [])];
  return {
    'dct:identifier': (profile === 'eucaim' ? [place] : [...persistent, place]).map((one) => literal(one)),
    'adms:identifier': others.map((one, at) =>
      entity(`${place}#identifier-${at + 1}`, ['adms:Identifier'], { 'skos:notation': [literal(one)] }),
    ),
  };
}

/** Law, purpose and time. */
export function governedBy(stated: Description | null, place: string): EntityProperties {
  const { legislation = [], healthCategory: categories = [], healthDataAccessBody: body } = stated ?? {};
  return {
    'dcatap:applicableLegislation': legislation.map((law) => stub(law, 'eli:LegalResource')),
    'healthdcatap:hdab': body === undefined ? [] : [agent(body, `${place}#hdab`, 'healthdcat')],
    'healthdcatap:healthCategory': categories.map(healthCategory),
    'healthdcatap:healthTheme': (stated?.healthTheme ?? []).map((theme) => authorityConcept(theme)),
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
