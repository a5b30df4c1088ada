import type { Count } from '../../disclosure/release.ts';
import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import { inEnglish } from '../../ontology/description.ts';
import { licenseIri } from '../../ontology/licenses.ts';
import { type Document, entity, inLanguage, iri, literal } from '../rdf/entity.ts';
import { catalogueIri, datasetIri, distributionIri, type Iris, licenceIri, versionIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import type { Figure, Found, Resource, ResourceLink } from '../rdf/resource.ts';
import { datasetDocument } from './catalogue.ts';
import { versionDocument } from './dataset.ts';
import { distribution, license, partName } from './parts.ts';
import type { CatalogueSource } from './source.ts';
import { currentRecords, findRecord, type VersionedRecord } from './versioned.ts';

/** A dataset as it is now; of one that was removed its tombstone. */
export function readDataset(
  source: CatalogueSource,
  stored: StoredCatalogue,
  id: string,
  profile: Profile,
): Resource {
  const { iris, missing } = source;
  const facts = source.facts();
  const versioned = findRecord(stored, id);
  if (versioned === undefined) return readRemoved(source, stored, id);
  const { record, version } = versioned;
  return {
    kind: 'found',
    iri: datasetIri(iris, id),
    document: datasetDocument(versioned, facts, iris, profile),
    title: inEnglish(record.title),
    modified: version.issuedAt,
    links: linksOf(versioned, iris),
    page: async () => ({
      figures: figuresOf(versioned),
      missing: await missing(versioned),
      schemaOrg: datasetDocument(versioned, facts, iris, 'schema'),
    }),
  };
}

function linksOf({ record: { id, stated, parts } }: VersionedRecord, iris: Iris): readonly ResourceLink[] {
  const people = [stated?.creator ?? [], stated?.publisher ?? []].flat();
  const licenses = new Set(parts.flatMap(({ license }) => (license && licenseIri(license)) ?? []));
  return [
    { rel: 'cite-as', href: stated?.identifier ?? datasetIri(iris, id) },
    { rel: 'type', href: 'https://schema.org/Dataset' },
    { rel: 'collection', href: catalogueIri(iris) },
    ...parts.map((part): ResourceLink => ({ rel: 'item', href: distributionIri(iris, id, partName(part)) })),
    ...[...licenses].map((href): ResourceLink => ({ rel: 'license', href })),
    ...people.flatMap(({ iri: href }): readonly ResourceLink[] =>
      href === undefined ? [] : [{ rel: 'author', href }],
    ),
  ];
}

function figuresOf({ record: { numbers } }: VersionedRecord): readonly Figure[] {
  const shown = [
    ['Patients', numbers.patients],
    ['Imaging studies', numbers.studies],
    ['Series', numbers.series],
    ['Segmentations of radiology', numbers.radiologySegmentations],
    ['Segmentations of slides', numbers.pathologySegmentations],
  ] as const;
  return shown.map(([label, count]) => ({ label, value: inWords(count) }));
}

/** A number as people read it: of one with noise its bounds, and since when it is so. */
function inWords({ value, low, high, asOf, confidence }: Count): string {
  if (value === null) return 'not shown';
  if (asOf === null || confidence === null) return String(value);
  const sure = Math.round(100 * confidence);
  return `about ${value}, between ${low} and ${high} with ${sure} %, as of ${asOf.slice(0, 10)}`;
}

/** The tombstone of a dataset that was removed; its numbers are gone with it. */
function readRemoved({ iris }: CatalogueSource, { removed }: StoredCatalogue, id: string): Resource {
  const gone = removed.find((one) => one.id === id);
  if (gone === undefined) return { kind: 'unknown' };
  const place = datasetIri(iris, id);
  const document = [
    entity(place, ['prov:Entity'], {
      'dct:title': [inLanguage(gone.title, 'en')],
      'dct:description': [inLanguage('This dataset was removed; its address is not given to another.', 'en')],
      'prov:invalidatedAtTime': [literal(gone.removedAt, 'xsd:dateTime')],
    }),
  ];
  return { kind: 'gone', iri: place, document, title: gone.title, modified: gone.removedAt, links: [] };
}

/** One version of a dataset. */
export function readVersion(
  source: CatalogueSource,
  stored: StoredCatalogue,
  { id, version }: { readonly id: string; readonly version: string },
  profile: Profile,
): Resource {
  const { iris } = source;
  const versioned = findRecord(stored, id, version);
  if (versioned === undefined) return readRemoved(source, stored, id);
  const { record } = versioned;
  return {
    kind: 'found',
    iri: versionIri(iris, id, version),
    document: versionDocument(versioned, iris, profile === 'fdp' ? 'fdp' : 'dcat-ap'),
    title: `${inEnglish(record.title)}, version ${version}`,
    modified: versioned.version.issuedAt,
    links: [{ rel: 'collection', href: datasetIri(iris, id) }],
  };
}

/** A distribution: `name` is the id of the dataset, a point, and the name of the part; both may have points. */
export function readDistribution(
  source: CatalogueSource,
  stored: StoredCatalogue,
  name: string,
  profile: Profile,
): Resource {
  const { iris } = source;
  for (const versioned of currentRecords(stored)) {
    const { record, version } = versioned;
    const part = record.parts.find((one) => `${record.id}.${partName(one)}` === name);
    if (part === undefined) continue;
    const place = distributionIri(iris, record.id, partName(part));
    const dataset = datasetIri(iris, record.id);
    const found: Found = {
      kind: 'found',
      iri: place,
      document: distributionDocument(versioned, place, source, profile),
      title: `${inEnglish(record.title)}: ${partName(part)}`,
      modified: version.issuedAt,
      links: [{ rel: 'collection', href: dataset }],
      page: async () => ({
        figures: [],
        missing: [],
        schemaOrg: datasetDocument(versioned, source.facts(), iris, 'schema'),
      }),
    };
    return found;
  }
  const owner = stored.removed.find(({ id }) => name.startsWith(`${id}.`));
  return owner === undefined ? { kind: 'unknown' } : readRemoved(source, stored, owner.id);
}

/** A distribution, and which dataset it is of. */
export function distributionDocument(
  versioned: VersionedRecord,
  place: string,
  { facts, iris }: CatalogueSource,
  profile: Profile,
): Document {
  const { record } = versioned;
  if (profile === 'schema') return datasetDocument(versioned, facts(), iris, profile);
  const part = record.parts.find((one) => distributionIri(iris, record.id, partName(one)) === place);
  if (part === undefined) return [];
  const dataset = iri(datasetIri(iris, record.id));
  const said = distribution(versioned, part, iris, { profile, records: facts().records });
  return [{ ...said, properties: { ...said.properties, 'dct:isPartOf': [dataset] } }];
}

/** A licence of a dataset that stands nowhere else. */
export function readLicence({ iris }: CatalogueSource, stored: StoredCatalogue, name: string): Resource {
  const isNamed = currentRecords(stored).some(({ record }) =>
    record.parts.some((part) => part.license === name && licenseIri(name) === undefined),
  );
  if (!isNamed) return { kind: 'unknown' };
  const links = [{ rel: 'collection', href: catalogueIri(iris) }] as const;
  return { kind: 'found', iri: licenceIri(iris, name), document: [license(name, iris)], title: name, links };
}
