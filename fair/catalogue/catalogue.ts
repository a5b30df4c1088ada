import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { catalogueFamily, containerOf, datasetFamily } from '../fdp/family.ts';
import {
  type Document,
  type Entity,
  type EntityProperties,
  entity,
  inLanguage,
  iri,
  literal,
  type Value,
} from '../rdf/entity.ts';
import { catalogueIri, datasetIri, type Iris } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import { agent } from './agents.ts';
import { healthTheme, stub } from './authorities.ts';
import { dcatDocument } from './dataset.ts';
import type { CatalogueFacts } from './facts.ts';
import { schemaOrgDocument } from './schema-org.ts';
import { besideDatasets } from './services.ts';
import { inLanguages, inProfile } from './texts.ts';
import { currentRecords, type VersionedRecord } from './versioned.ts';

/** The datasets that a document of the catalogue lists, of all that there are. */
export type Listing = {
  readonly all: readonly VersionedRecord[];
  readonly listed: readonly VersionedRecord[];
  /** By their IRIs alone where the rest of the document says everything of them. */
  readonly form: 'summaries' | 'names';
  /** What else is said of the catalogue. */
  readonly more: EntityProperties;
};

/** A list of every dataset. */
export function listAll(catalogue: StoredCatalogue): Listing {
  const all = currentRecords(catalogue);
  return { all, listed: all, form: 'summaries', more: {} };
}

/** The catalogue with datasets by name; each has a document of its own. */
export function catalogueDocument(
  listing: Listing,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  if (profile === 'schema') return schemaOrgCatalogue(listing, facts, iris);
  // The list may be a part; the container names every dataset, for FAIR Data Points that ask for no profile.
  return [dcatCatalogue(listing, facts, iris, profile), containerOf(catalogueFamily(listing.all, iris))];
}

/** The catalogue with everything it says of the datasets that are listed. */
export function fullCatalogue(
  listing: Listing,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  return [
    ...catalogueDocument({ ...listing, form: 'names' }, facts, iris, profile),
    ...listing.listed.flatMap((record) => datasetDocument(record, facts, iris, profile)),
  ];
}

/** The catalogue with everything it says of every dataset, for those who take it whole. */
export function wholeCatalogue(
  catalogue: StoredCatalogue,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  return fullCatalogue(listAll(catalogue), facts, iris, profile);
}

/** A dataset in a profile. */
export function datasetDocument(
  versioned: VersionedRecord,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  if (profile === 'schema') return schemaOrgDocument(versioned, iris, facts);
  const document = dcatDocument(versioned, iris, profile, facts.records);
  return profile === 'fdp' ? [...document, containerOf(datasetFamily(versioned, iris))] : document;
}

function dcatCatalogue(
  { all, listed, form, more }: Listing,
  { title, description, publisher, disclosure }: CatalogueFacts,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
): Entity {
  const place = catalogueIri(iris);
  const modified = lastChange(all);
  const isPoint = profile === 'fdp';
  return entity(
    place,
    more['hydra:view'] === undefined ? ['dcat:Catalog'] : ['dcat:Catalog', 'hydra:Collection'],
    {
      'dct:title': inProfile(title, profile),
      'dct:description': inProfile(description, profile),
      'dct:publisher': [agent(publisher, `${place}#publisher`, profile)],
      'dct:rights': rightsOf(disclosure, place),
      'foaf:homepage': [stub(`${iris.base}/`, 'foaf:Document')],
      'dct:modified': modified === undefined ? [] : [literal(modified, 'xsd:dateTime')],
      ...(isPoint ? { 'dcat:version': [literal(modified ?? 'empty')] } : {}),
      ...(isPoint ? { 'dct:isPartOf': [iri(`${iris.base}/`)] } : {}),
      'dcat:dataset': listed.map((record) =>
        isPoint || form === 'names' ? iri(datasetIri(iris, record.record.id)) : summary(record, iris),
      ),
      ...besideDatasets(iris, profile),
      ...more,
    },
  );
}

/** What may be learnt of those whose numbers are told. */
function rightsOf(disclosure: string | undefined, place: string): readonly Entity[] {
  if (disclosure === undefined) return [];
  return [
    entity(`${place}#disclosure`, ['dct:RightsStatement'], { 'rdfs:label': [inLanguage(disclosure, 'en')] }),
  ];
}

/** DCAT-AP wants what a catalogue lists to be a dataset with title and description; FAIR Data Points follow its IRI. */
function summary({ record, version }: VersionedRecord, iris: Iris): Value {
  const place = datasetIri(iris, record.id);
  return entity(place, ['dcat:Dataset'], {
    'dct:title': inLanguages(record.title),
    'dct:description': inLanguages(record.description),
    'dcat:theme': [healthTheme],
    'dcat:version': [literal(version.version)],
    'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
  });
}

function schemaOrgCatalogue(
  { listed, form, more }: Listing,
  { title, description, disclosure }: CatalogueFacts,
  iris: Iris,
): Document {
  return [
    entity(catalogueIri(iris), ['schema:DataCatalog'], {
      'schema:name': inLanguages(title),
      'schema:description': inLanguages(description),
      'schema:conditionsOfAccess': disclosure === undefined ? [] : [inLanguage(disclosure, 'en')],
      'schema:url': [iri(catalogueIri(iris))],
      'schema:dataset': listed.map(({ record }) =>
        form === 'names'
          ? iri(datasetIri(iris, record.id))
          : entity(datasetIri(iris, record.id), ['schema:Dataset'], {
              'schema:name': inLanguages(record.title),
              'schema:description': inLanguages(record.description),
            }),
      ),
      ...more,
    }),
  ];
}

/** When the newest version of any dataset began; undefined where there is none. */
export function lastChange(records: readonly VersionedRecord[]): string | undefined {
  return records
    .map(({ version }) => version.issuedAt)
    .sort()
    .at(-1);
}
