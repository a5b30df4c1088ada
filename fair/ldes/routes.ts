import type { StoredCatalogue } from '../../loaders/catalogue.ts';
import type { CatalogueSource } from '../catalogue/source.ts';
import { streamIri, streamPageIri } from '../rdf/iris.ts';
import type { Resource, ResourceRoute } from '../rdf/resource.ts';
import { pageDocument, streamDocument } from './documents.ts';
import { type Edition, type StreamPage, streamPages } from './pages.ts';

/** What the stream is made of. */
export type StreamSource = Pick<CatalogueSource, 'catalogue' | 'iris'> & {
  /** Version of the software: another one may write pages in another way. */
  readonly version: string;
};

/** The event stream of versions of datasets (LDES), and its pages. */
export function streamRoutes({ catalogue, iris, version }: StreamSource): readonly ResourceRoute[] {
  const pagesOf = rememberPages(() => ({ base: iris.base, version }));
  return [
    {
      path: '/ldes',
      profiles: [],
      read: async () => {
        const pages = pagesOf(await catalogue());
        return {
          kind: 'found',
          iri: streamIri(iris),
          document: streamDocument(pages, iris),
          title: 'Versions of datasets',
          links: [],
          stays: 'briefly',
        };
      },
    },
    {
      path: '/ldes/:page',
      profiles: [],
      read: async ({ page: name = '' }): Promise<Resource> => {
        const stored = await catalogue();
        const page = pagesOf(stored).find((one) => one.name === name);
        if (page === undefined) return { kind: 'unknown', message: noSuchPage };
        return {
          kind: 'found',
          iri: streamPageIri(iris, name),
          document: pageDocument(page, stored, iris),
          title: `Versions of datasets, page ${name}`,
          ...modifiedOf(page),
          links: [{ rel: 'collection', href: streamPageIri(iris) }],
          stays: page.kind === 'full' ? 'forever' : 'briefly',
        };
      },
    },
  ];
}

const noSuchPage =
  'The stream has no such page. Pages get another address where something was removed from them: begin at /ldes.';

/** What may still change has no date: a text that is shortened leaves the times of events as they are. */
function modifiedOf({ kind, events }: StreamPage): { readonly modified?: string } {
  const last = events.at(-1);
  return kind === 'open' || last === undefined ? {} : { modified: last.at };
}

/** The pages of the newest catalogue, worked out once: digests take time. */
function rememberPages(edition: () => Edition): (catalogue: StoredCatalogue) => readonly StreamPage[] {
  const known = new WeakMap<
    StoredCatalogue,
    { readonly base: string; readonly pages: readonly StreamPage[] }
  >();
  return (catalogue) => {
    const now = edition();
    const before = known.get(catalogue);
    if (before?.base === now.base) return before.pages;
    const pages = streamPages(catalogue, now);
    known.set(catalogue, { base: now.base, pages });
    return pages;
  };
}
