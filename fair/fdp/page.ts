import { parseSize, sizeMessage } from '../catalogue/paging.ts';
import { fill, toQuery } from '../http/links.ts';
import type { Document } from '../rdf/entity.ts';
import type { Iris } from '../rdf/iris.ts';
import type { Params, Resource, ResourceLink } from '../rdf/resource.ts';
import { type Family, membersOf } from './family.ts';

/** A family as it is now, when it last changed, and the record of each child. */
export type Household = {
  readonly family: Family;
  readonly modified: string;
  readonly recordOf: (child: string) => Document | Promise<Document>;
};

/** Where the pages are: the pattern of their address and its parameters, those of the query among them. */
export type Pages = { readonly path: string; readonly params: Params };

/** A page of the children of a thing with their records, counted from 0, as the FAIR Data Point has it. */
export async function pageOfChildren(
  { family, modified, recordOf }: Household,
  { base }: Iris,
  { path, params }: Pages,
): Promise<Resource> {
  const size = parseSize(params.size);
  const at = parseNumber(params.page);
  if (size === undefined) return { kind: 'malformed', message: sizeMessage };
  if (at === undefined) return { kind: 'malformed', message: 'The parameter page is a whole number from 0.' };
  const last = Math.max(0, Math.ceil(family.children.length / size) - 1);
  if (at > last) return { kind: 'unknown', message: `There is no page ${at}: the last one is ${last}.` };
  const children = family.children.slice(at * size, (at + 1) * size);
  const records = await Promise.all(children.map(recordOf));
  const placeOf = (page: number) =>
    `${base}${fill(path, params)}${toQuery({ page: String(page), size: String(size) })}`;
  return {
    kind: 'found',
    iri: placeOf(at),
    document: [membersOf({ ...family, children }), ...records.flat()],
    title: `${family.title}, page ${at + 1} of ${last + 1}`,
    modified,
    links: [{ rel: 'collection', href: family.parent }, ...beside(at, last, placeOf)],
  };
}

function beside(at: number, last: number, placeOf: (page: number) => string): readonly ResourceLink[] {
  return [
    { rel: 'first', href: placeOf(0) },
    ...(at > 0 ? [{ rel: 'prev', href: placeOf(at - 1) } as const] : []),
    ...(at < last ? [{ rel: 'next', href: placeOf(at + 1) } as const] : []),
    { rel: 'last', href: placeOf(last) },
  ];
}

function parseNumber(text = '0'): number | undefined {
  return /^(?:0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined;
}
