import type { StoredMapping } from '../../loaders/concepts.ts';
import type { MappingPages } from '../../loaders/mapping-pages.ts';
import { pagePartIri, partOf, viewOf } from '../http/paged.ts';
import { type Entity, entity, inLanguage, iri, literal } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import type { Resource, ResourceRoute } from '../rdf/resource.ts';
import { type MappingTerms, mappingAxiom } from './mappings.ts';

/** What the mapping set is answered from. */
export type MappingParts = {
  readonly mappings: MappingPages;
  readonly iris: Iris;
  readonly terms: MappingTerms;
};

/** SSSOM wants one licence; here each source has its own. */
export const unspecifiedLicense = 'https://w3id.org/sssom/license/unspecified';

/** Concepts whose mappings stand in a document. */
const partSize = 200;

/** All mappings between concepts as one set, part by part. */
export function mappingRoutes(parts: MappingParts): readonly ResourceRoute[] {
  return [{ path: '/mappings', query: ['after'], profiles: [], read: ({ after }) => readPart(parts, after) }];
}

export function mappingSetIri({ base }: Iris): string {
  return `${base}/mappings`;
}

/** The whole set as a table. */
function mappingFileIri({ base }: Iris): string {
  return `${base}/mappings.sssom.tsv`;
}

/** What is said of the set as a whole; `version` is that of the graph. */
export function mappingSet(iris: Iris, version: string): Entity {
  return entity(mappingSetIri(iris), ['sssom:MappingSet', 'dcat:Distribution'], {
    'dct:title': [inLanguage('Mappings between codes', 'en')],
    'dct:description': [
      inLanguage(
        'What codes of one vocabulary mean in another, each mapping with its source, as SSSOM.',
        'en',
      ),
    ],
    'sssom:license': [iri(unspecifiedLicense)],
    'sssom:mapping_set_version': [literal(version)],
    'dcat:downloadURL': [iri(mappingFileIri(iris))],
  });
}

async function readPart(
  { mappings: pages, iris, terms }: MappingParts,
  after: string | undefined,
): Promise<Resource> {
  const { version, mappings } = await pages(after ?? '', partSize + 1);
  const { members: codes, next } = partOf(
    [...new Set(mappings.map(({ from }) => from))],
    partSize,
    (code) => code,
  );
  const shown = mappings.filter(({ from }) => codes.includes(from));
  const set = mappingSet(iris, version);
  const place = mappingSetIri(iris);
  const document = [
    entity(set.iri, [...set.types, 'hydra:Collection'], {
      ...set.properties,
      'sssom:mappings': shown.map((mapping: StoredMapping) => mappingAxiom(iris, mapping, terms)),
      'hydra:view': [viewOf(place, after, next)],
    }),
  ];
  const title = after === undefined ? 'Mappings between codes' : `Mappings between codes, after ${after}`;
  return { kind: 'found', iri: pagePartIri(place, after), title, document, links: [fileLink(iris)] };
}

function fileLink(iris: Iris) {
  return { rel: 'item', href: mappingFileIri(iris), type: 'text/tab-separated-values' } as const;
}
