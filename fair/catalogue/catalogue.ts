import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { catalogueIri, datasetIri, type Iris } from '../iris.ts';
import type { Profile } from '../profiles.ts';
import { type Document, entity, iri, literal, type Value } from '../rdf/entity.ts';
import { agent } from './agents.ts';
import { healthTheme, stub } from './authorities.ts';
import { dcatDocument } from './dataset.ts';
import type { CatalogueFacts } from './facts.ts';
import { schemaOrgDocument } from './schema-org.ts';
import { besideDatasets } from './services.ts';
import { inLanguages, inProfile } from './texts.ts';
import { currentRecords, type VersionedRecord } from './versioned.ts';

/** The catalogue with its datasets by name; each has a document of its own. */
export function catalogueDocument(
  catalogue: StoredCatalogue,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  const records = currentRecords(catalogue);
  return profile === 'schema'
    ? schemaOrgCatalogue(records, facts, iris)
    : dcatCatalogue(records, facts, iris, profile);
}

/** The catalogue with everything it says of every dataset, for those who take it whole. */
export function wholeCatalogue(
  catalogue: StoredCatalogue,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  const records = currentRecords(catalogue);
  return [
    ...catalogueDocument(catalogue, facts, iris, profile),
    ...records.flatMap((record) => datasetDocument(record, facts, iris, profile)),
  ];
}

/** A dataset in a profile. */
export function datasetDocument(
  versioned: VersionedRecord,
  facts: CatalogueFacts,
  iris: Iris,
  profile: Profile,
): Document {
  return profile === 'schema'
    ? schemaOrgDocument(versioned, iris, facts)
    : dcatDocument(versioned, iris, profile);
}

function dcatCatalogue(
  records: readonly VersionedRecord[],
  { title, description, publisher }: CatalogueFacts,
  iris: Iris,
  profile: Exclude<Profile, 'schema'>,
): Document {
  const place = catalogueIri(iris);
  const modified = lastChange(records);
  return [
    entity(place, ['dcat:Catalog'], {
      'dct:title': inProfile(title, profile),
      'dct:description': inProfile(description, profile),
      'dct:publisher': [agent(publisher, `${place}#publisher`, profile)],
      'foaf:homepage': [stub(`${iris.base}/`, 'foaf:Document')],
      'dct:modified': modified === undefined ? [] : [literal(modified, 'xsd:dateTime')],
      ...(profile === 'fdp' ? { 'dcat:version': [literal(modified ?? 'empty')] } : {}),
      'dcat:dataset': records.map((record) => summary(record, iris, profile)),
      ...besideDatasets(iris, profile),
    }),
  ];
}

/** DCAT-AP wants what a catalogue lists to be a dataset with title and description; FAIR Data Points follow its IRI. */
function summary({ record, version }: VersionedRecord, iris: Iris, profile: Profile): Value {
  const place = datasetIri(iris, record.id);
  if (profile === 'fdp') return iri(place);
  return entity(place, ['dcat:Dataset'], {
    'dct:title': inLanguages(record.title),
    'dct:description': inLanguages(record.description),
    'dcat:theme': [healthTheme],
    'dcat:version': [literal(version.version)],
    'dct:modified': [literal(version.issuedAt, 'xsd:dateTime')],
  });
}

function schemaOrgCatalogue(
  records: readonly VersionedRecord[],
  { title, description }: CatalogueFacts,
  iris: Iris,
): Document {
  return [
    entity(catalogueIri(iris), ['schema:DataCatalog'], {
      'schema:name': inLanguages(title),
      'schema:description': inLanguages(description),
      'schema:url': [iri(catalogueIri(iris))],
      'schema:dataset': records.map(({ record }) =>
        entity(datasetIri(iris, record.id), ['schema:Dataset'], {
          'schema:name': inLanguages(record.title),
          'schema:description': inLanguages(record.description),
        }),
      ),
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
