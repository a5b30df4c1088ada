import { toQuery } from '../http/links.ts';
import { count, type Entity, type EntityProperties, entity, iri } from '../rdf/entity.ts';
import { catalogueIri, type Iris } from '../rdf/iris.ts';
import type { Profile } from '../rdf/profiles.ts';
import type { ResourceLink } from '../rdf/resource.ts';
import type { CataloguePage } from './paging.ts';

/** Addresses of a page of the catalogue and of the pages beside it. */
type Places = {
  readonly here: string;
  readonly first: string;
  readonly last: string;
  readonly next: string | undefined;
  readonly previous: string | undefined;
};

function placesOf(
  { wanted, next, previous, last }: CataloguePage<unknown>,
  iris: Iris,
  profile: Profile,
): Places {
  const place = (after: string | null) =>
    `${catalogueIri(iris)}${toQuery({
      ...(after === null ? {} : { after }),
      size: String(wanted.size),
      ...(profile === 'dcat-ap' ? {} : { _profile: profile }),
    })}`;
  return {
    here: place(wanted.after ?? null),
    first: place(null),
    last: place(last),
    next: next === undefined ? undefined : place(next),
    previous: previous === undefined ? undefined : place(previous),
  };
}

/**
 * A page of the catalogue in the terms of Hydra: those of today, and those of its drafts that harvesters still look for
 * (`PagedCollection`, `nextPage` and so on).
 */
function hydraView(page: CataloguePage<unknown>, iris: Iris, profile: Profile): Entity {
  const { here, first, last, next, previous } = placesOf(page, iris, profile);
  const one = (place: string | undefined) => (place === undefined ? [] : [iri(place)]);
  return entity(here, ['hydra:PartialCollectionView', 'hydra:PagedCollection'], {
    'hydra:totalItems': [count(page.total)],
    'hydra:itemsPerPage': [count(page.wanted.size)],
    'hydra:first': [iri(first)],
    'hydra:firstPage': [iri(first)],
    'hydra:previous': one(previous),
    'hydra:previousPage': one(previous),
    'hydra:next': one(next),
    'hydra:nextPage': one(next),
    'hydra:last': [iri(last)],
    'hydra:lastPage': [iri(last)],
  });
}

/** What the catalogue says of a page of itself. */
export function asCollection(page: CataloguePage<unknown>, iris: Iris, profile: Profile): EntityProperties {
  return {
    'hydra:totalItems': [count(page.total)],
    'hydra:view': [hydraView(page, iris, profile)],
  };
}

/** The pages beside a page, as links of its header. */
export function pageLinks(
  page: CataloguePage<unknown>,
  iris: Iris,
  profile: Profile,
): readonly ResourceLink[] {
  const { first, last, next, previous } = placesOf(page, iris, profile);
  const links = { first, prev: previous, next, last };
  return (['first', 'prev', 'next', 'last'] as const).flatMap((rel) =>
    links[rel] === undefined ? [] : [{ rel, href: links[rel] }],
  );
}
