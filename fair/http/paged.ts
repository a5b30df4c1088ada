import { type Entity, entity, iri } from '../rdf/entity.ts';
import { toQuery } from './links.ts';

/** A part of a list that is too long for one document: it begins after the key of the last member of the part before. */
export type PagePart<Member> = { readonly members: readonly Member[]; readonly next: string | undefined };

/** The first `size` members of a list that was read one member further, to know whether there are more. */
export function partOf<Member>(
  read: readonly Member[],
  size: number,
  keyOf: (member: Member) => string,
): PagePart<Member> {
  const members = read.slice(0, size);
  const last = members.at(-1);
  return { members, next: read.length > size && last !== undefined ? keyOf(last) : undefined };
}

/** Where the part that follows `key` is found. */
export function pagePartIri(list: string, key: string | undefined): string {
  return key === undefined ? list : `${list}${toQuery({ after: key })}`;
}

/** What a document shows of a list, and where it goes on. Hydra core vocabulary, "Collections". */
export function viewOf(list: string, after: string | undefined, next: string | undefined): Entity {
  return entity(`${pagePartIri(list, after)}#view`, ['hydra:PartialCollectionView'], {
    'hydra:first': [iri(list)],
    'hydra:next': next === undefined ? [] : [iri(pagePartIri(list, next))],
  });
}
