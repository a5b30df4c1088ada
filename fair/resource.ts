import type { Profile } from './profiles.ts';
import type { Document } from './rdf/entity.ts';

/** A link of signposting (RFC 8288): what `href` is to the thing, and the media type it has. */
export type Link = {
  readonly rel: 'cite-as' | 'item' | 'collection' | 'license' | 'type' | 'author' | 'api-catalog';
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
  readonly links: readonly Link[];
  /** Asked only for the page; a thing without it has a page of its document alone. */
  readonly page?: () => Promise<PageFacts>;
};

/** The tombstone of a thing that was removed: its IRI is not given away again. */
export type Gone = Omit<Found, 'kind' | 'page'> & { readonly kind: 'gone' };

/** What there is at an address. */
export type Resource = Found | Gone | { readonly kind: 'unknown' };

/** Values of the parameters of a path, decoded and without the suffix. */
export type Params = { readonly [name: string]: string };

/** An address, or many by a pattern, that answers with RDF in every format and with a page for people. */
export type ResourceRoute = {
  /** Pattern of the IRIs, such as `/dataset/:id`; every format has the same with its suffix. */
  readonly path: string;
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
