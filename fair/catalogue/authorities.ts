import { type Entity, entity, inLanguage, iri } from '../rdf/entity.ts';
import type { Name } from '../rdf/prefixes.ts';

const eu = 'http://publications.europa.eu/resource/authority';
const health = 'https://hdeu-dcat.data.health.europa.eu/resource/authority';

/** Names of EU table entries that documents use, in English. Others are called by their code. */
const names: Readonly<Record<string, string>> = {
  [`${eu}/access-right/PUBLIC`]: 'public',
  [`${eu}/access-right/RESTRICTED`]: 'restricted',
  [`${eu}/access-right/NON_PUBLIC`]: 'non-public',
  [`${eu}/data-theme/HEAL`]: 'Health',
};

/** The theme of every dataset here. */
export const healthTheme: Entity = authorityConcept(`${eu}/data-theme/HEAL`);

/** PUBLIC, RESTRICTED or NON_PUBLIC, as a concept of the EU table. */
export function accessRight(code: string): Entity {
  return authorityConcept(`${eu}/access-right/${code}`, ['dct:RightsStatement', 'skos:Concept']);
}

export function healthCategory(code: string): Entity {
  return authorityConcept(`${health}/healthcategories/${code}`);
}

/** What may be done with data of EUCAIM: DOWNLOAD, IN_SITU_PROCESSING or REMOTE_PROCESSING. EUCAIM DCAT-AP 2.0. */
export function accessCondition(code: string): Entity {
  const place = `https://eucaim.github.io/eucaim_dcat_ap/releases/controlled-vocabularies/access-conditions/#${code}`;
  return authorityConcept(place, ['dct:RightsStatement', 'skos:Concept']);
}

/**
 * An entry of a published table with its table and a name: harvesters that are offline ask for no more. `skos:inScheme` is
 * the address without its last part.
 */
export function authorityConcept(place: string, types: readonly Name[] = ['skos:Concept']): Entity {
  const [, scheme = place, code = place] = /^(.*?)(?:\/#|[/#])([^/#]+)[/#]?$/.exec(place) ?? [];
  return entity(place, types, {
    'skos:prefLabel': [inLanguage(names[place] ?? code, 'en')],
    'skos:inScheme': [iri(scheme)],
  });
}

/** A thing that only has to be of a kind. */
export function stub(place: string, type: Name): Entity {
  return entity(place, [type], {});
}
