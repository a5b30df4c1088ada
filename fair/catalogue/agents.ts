import type { AgentFacts, Description } from '../../ontology/description.ts';
import { type Entity, entity, iri, literal } from '../rdf/entity.ts';
import type { Profile } from '../rdf/profiles.ts';
import { stub } from './authorities.ts';
import type { CatalogueRecord } from './record.ts';
import { inLanguages, inProfile } from './texts.ts';

/** An organisation; one without an IRI of its own is named inside the document, at `place`. */
export function agent(facts: AgentFacts, place: string, profile: Profile): Entity {
  const { name, email, contactPage, homepage } = facts;
  const reachable = email !== undefined || contactPage !== undefined;
  return entity(facts.iri ?? place, ['foaf:Agent'], {
    'foaf:name': inProfile(name, profile),
    'cv:contactPoint': reachable ? [contactOf(facts, `${place}-contact`)] : [],
    'foaf:homepage': homepage === undefined ? [] : [stub(homepage, 'foaf:Document')],
  });
}

/** Who publishes a dataset: whom the site names, else whom the mapping does; nobody where neither says it. */
export function publisherOf(
  { stated, publisher }: CatalogueRecord,
  dataset: string,
  profile: Profile,
): readonly Entity[] {
  const facts = stated?.publisher ?? (publisher === null ? undefined : { name: publisher });
  return facts === undefined ? [] : [agent(facts, `${dataset}#publisher`, profile)];
}

function contactOf({ email, contactPage }: AgentFacts, place: string): Entity {
  return entity(place, ['cv:ContactPoint'], {
    'cv:email': email === undefined ? [] : [literal(email)],
    'cv:contactPage': contactPage === undefined ? [] : [stub(contactPage, 'foaf:Document')],
  });
}

/** Whom to write to about a dataset. */
export function contactPoint(
  { name, email, url }: NonNullable<Description['contact']>,
  place: string,
): Entity {
  return entity(place, ['vcard:Kind'], {
    'vcard:fn': name === undefined ? [] : inLanguages(name),
    'vcard:hasEmail': email === undefined ? [] : [iri(`mailto:${email}`)],
    'vcard:hasURL': url === undefined ? [] : [iri(url)],
  });
}
