import type { Document } from './entity.ts';
import type { Profile } from './profiles.ts';

/** A link of signposting (RFC 8288): what `href` is to the thing, and the media type it has. */
export type ResourceLink = {
  readonly rel:
    | 'cite-as'
    | 'item'
    | 'collection'
    | 'license'
    | 'type'
    | 'author'
    | 'api-catalog'
    | 'first'
    | 'prev'
    | 'next'
    | 'last';
  readonly href: string;
  readonly type?: string;
};

/** A number that people look for first, released. */
export type Figure = { readonly label: string; readonly value: string };

/** What a record has not that a profile demands; each is a predicate with its reason, in words. */
export type Missing = { readonly profile: Profile; readonly properties: readonly string[] };

/** What the page for people shows beside the record. */
export type PageFacts = {
  readonly figures: readonly Figure[];
  /** A profile that nothing is missing of stands here with an empty list. */
  readonly missing: readonly Missing[];
  /** The record in schema.org, its subject first: embedded for search engines. */
  readonly schemaOrg: Document;
};

/** The record of a thing. */
export type Found = {
  readonly kind: 'found';
  /** IRI of the thing. */
  readonly iri: string;
  /** What is said, the thing first. */
  readonly document: Document;
  readonly title: string;
  /** When what is said last changed, as xsd:dateTime; absent where nobody knows. */
  readonly modified?: string;
  readonly links: readonly ResourceLink[];
  /** `forever` where nothing at the address ever changes, `briefly` where clients need not ask again for seconds. */
  readonly stays?: 'forever' | 'briefly';
  /** Asked only for the page; a thing without it has a page of its document alone. */
  readonly page?: () => Promise<PageFacts>;
  /** What the page shows in place of the document, where that is too long for people. */
  readonly shown?: Document;
};

/** The tombstone of a thing that was removed: its IRI is not given away again. */
export type Gone = Omit<Found, 'kind' | 'page'> & { readonly kind: 'gone' };

/** There is nothing at the address; `message` where more can be said than where to look. */
export type Unknown = { readonly kind: 'unknown'; readonly message?: string };

/** The address has a part that cannot be right: `message` says which, and what it may be. */
export type Malformed = { readonly kind: 'malformed'; readonly message: string };

/** What there is at an address. */
export type Resource = Found | Gone | Unknown | Malformed;

/** Values of the parameters of a path, decoded and without the suffix, and of those of the query that a route reads. */
export type Params = { readonly [name: string]: string };

/** An address, or many by a pattern, that answers with RDF in every format and with a page for people. */
export type ResourceRoute = {
  /** Pattern of the IRIs, such as `/dataset/:id`; every format has the same with its suffix. */
  readonly path: string;
  /** Parameters of the query that it reads, in their order; one that is given twice has both values with a comma. */
  readonly query?: readonly string[];
  /** In which profiles it can be had; empty where there is only one form. */
  readonly profiles: readonly Profile[];
  /** What there is; `profile` is one of those above, the default where it has none. @throws KnownError */
  readonly read: (params: Params, profile: Profile) => Promise<Resource>;
  /** Pattern of the address of its links (RFC 9264) with the same parameters, such as `/linkset/:id`. */
  readonly linkset?: string;
  /** A page of its own for people, as HTML, in place of the one made of the document. */
  readonly html?: string;
};

/** A page that crawlers are told of; `modified` as xsd:dateTime. */
export type SitemapEntry = { readonly iri: string; readonly modified: string };
