import { type Document, entity, inLanguage, isLiteral, literal } from '../rdf/entity.ts';
import { catalogueIri, createIris, datasetIri } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';
import type { Profile } from '../rdf/profiles.ts';
import type { Figure, Found, Gone, Resource } from '../rdf/resource.ts';
import { type OfEntry, partRecord } from './dataset-record.ts';
import { placeOfPart } from './families.ts';
import type { Reading } from './lookup.ts';
import { irisOfSite } from './places.ts';

/** A dataset of another site as it publishes it; of one that it took back its tombstone. */
export async function readSiteDataset(
  { documentOf }: Reading,
  of: OfEntry,
  profile: Profile,
): Promise<Resource> {
  const { site, entry, iris } = of;
  if (entry.withdrawnAt !== null) return tombstone(of, entry.withdrawnAt);
  const places = irisOfSite(iris, site.id);
  const document = await documentOf(of, profile);
  if (document === undefined) return { kind: 'unknown', message: notInProfile };
  return {
    kind: 'found',
    iri: datasetIri(places, entry.dataset),
    document,
    title: entry.summary.name,
    modified: entry.changedAt,
    links: [
      { rel: 'cite-as', href: datasetIri(places, entry.dataset) },
      { rel: 'type', href: 'https://schema.org/Dataset' },
      { rel: 'collection', href: catalogueIri(places) },
      ...entry.summary.parts.map((name) => ({ rel: 'item', href: placeOfPart(name, places) }) as const),
    ],
    page: async () => ({
      figures: figuresOf(of, document),
      missing: [],
      schemaOrg: (await documentOf(of, 'schema')) ?? document,
    }),
  };
}

const notInProfile = 'The site publishes no such record in this profile that can be shown here.';

/** A distribution of it, by its name. */
export async function readSitePart(
  { documentOf }: Reading,
  of: OfEntry,
  { name, profile }: { readonly name: string; readonly profile: Profile },
): Promise<Resource> {
  const { site, entry, iris } = of;
  if (entry.withdrawnAt !== null) return tombstone(of, entry.withdrawnAt);
  const places = irisOfSite(iris, site.id);
  const place = placeOfPart(name, places);
  const record = await documentOf(of, profile);
  const document = record && (profile === 'schema' ? record : partRecord(record, place));
  if (document === undefined) return { kind: 'unknown', message: notInProfile };
  const found: Found = {
    ...{ kind: 'found', iri: place, document, title: `${entry.summary.name}: ${name}` },
    modified: entry.changedAt,
    links: [{ rel: 'collection', href: datasetIri(places, entry.dataset) }],
  };
  return found;
}

/** Whose dataset it is, where its record is from, and the numbers that people look for first, as the site publishes them. */
function figuresOf({ site, entry }: OfEntry, [dataset]: Document): readonly Figure[] {
  const number = (label: string, predicate: Name): readonly Figure[] => {
    const [value] = (dataset?.properties[predicate] ?? []).slice(0, 1).filter(isLiteral);
    return value === undefined ? [] : [{ label, value: value.text }];
  };
  return [
    { label: 'Published by', value: site.name },
    { label: 'Last heard', value: site.heardOn },
    { label: 'From', value: datasetIri(createIris(entry.base), entry.dataset) },
    ...number('Patients', 'healthdcatap:numberOfUniqueIndividuals'),
    ...number('Imaging studies', 'healthdcatap:numberOfRecords'),
  ];
}

function tombstone({ site, entry, iris }: OfEntry, at: string): Gone {
  const place = datasetIri(irisOfSite(iris, site.id), entry.dataset);
  const said = `${site.name} does not publish this dataset any more; its address is not given to another.`;
  const document = [
    entity(place, ['prov:Entity'], {
      'dct:title': entry.summary.title,
      'dct:description': [inLanguage(said, 'en')],
      'prov:invalidatedAtTime': [literal(at, 'xsd:dateTime')],
    }),
  ];
  return { kind: 'gone', iri: place, document, title: entry.summary.name, modified: at, links: [] };
}
