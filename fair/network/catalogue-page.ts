import { asCollection, pageLinks } from '../catalogue/hydra.ts';
import { pageOf, parseSize, sizeMessage } from '../catalogue/paging.ts';
import { catalogueIri, datasetIri } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import type { Found, Params, Resource } from '../rdf/resource.ts';
import type { Reading } from './lookup.ts';
import { irisOfSite } from './places.ts';
import { type Listing, siteCatalogue, titleOf } from './site-catalogue.ts';
import { changeAt, type NetworkSite } from './source.ts';

/** The catalogue of another site, as `/catalog` is: a page of it at a time, all of it with `full`, and for FAIR Data Points every dataset by its name. */
export async function readSiteCatalogue(
  reading: Reading,
  site: NetworkSite,
  { params, profile }: { readonly params: Params; readonly profile: Profile },
): Promise<Resource> {
  const { after, full } = params;
  const size = parseSize(params.size);
  const { entries, withdrawn } = site;
  if (full !== undefined && full !== '1')
    return { kind: 'malformed', message: 'The parameter full is 1 or is left out.' };
  if (size === undefined) return { kind: 'malformed', message: sizeMessage };
  if (after !== undefined && ![...entries, ...withdrawn].some(({ dataset }) => dataset === after))
    return { kind: 'unknown', message: 'The site never published such a dataset: begin without `after`.' };
  const all: Listing = { profile, listed: entries, form: 'names' };
  if (full !== undefined) return toResource(reading, site, { ...all, whole: true });
  if (profile === 'fdp') return toResource(reading, site, { ...all, whole: false });
  const page = pageOf(entries, ({ dataset }) => dataset, { after, size });
  const places = irisOfSite(reading.source.iris, site.id);
  const part = { ...all, listed: page.members, more: asCollection(page, places, profile) };
  const found = await toResource(reading, site, { ...part, whole: profile !== 'schema' });
  return { ...found, links: [...found.links, ...pageLinks(page, places, profile)] };
}

async function toResource(
  { source: { iris }, documentOf }: Reading,
  site: NetworkSite,
  { whole, ...listing }: Listing & { readonly whole: boolean },
): Promise<Found> {
  const places = irisOfSite(iris, site.id);
  const records = whole
    ? await Promise.all(listing.listed.map((entry) => documentOf({ site, entry, iris }, listing.profile)))
    : [];
  const form = whole ? 'names' : 'summaries';
  const shown = siteCatalogue(site, iris, { ...listing, form: 'summaries' });
  return {
    kind: 'found',
    iri: catalogueIri(places),
    document: [...siteCatalogue(site, iris, { ...listing, form }), ...records.flatMap((one) => one ?? [])],
    title: titleOf(site).text,
    modified: changeAt(site),
    links: [
      { rel: 'collection', href: `${iris.base}/` },
      ...site.entries.map(({ dataset }) => ({ rel: 'item', href: datasetIri(places, dataset) }) as const),
    ],
    page: async () => ({
      figures: [
        { label: 'Datasets', value: String(site.entries.length) },
        { label: 'Last heard', value: site.heardOn },
      ],
      missing: [],
      schemaOrg: siteCatalogue(site, iris, { profile: 'schema', listed: listing.listed, form: 'summaries' }),
    }),
    shown,
  };
}
