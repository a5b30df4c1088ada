import { describe, expect, it } from 'vitest';
import { addressOf, headerLinks, type LinkPlace, toLinkHeader, toLinkset } from '../../../fair/http/links.ts';
import type { Found, ResourceRoute } from '../../../fair/rdf/resource.ts';

const route: ResourceRoute = {
  path: '/dataset/:id',
  profiles: ['dcat-ap', 'schema'],
  linkset: '/linkset/:id',
  read: async () => ({ kind: 'unknown' }),
};
const place: LinkPlace = { route, params: { id: 'a b/ä' }, base: 'https://site.example.org/onco' };
const about = (items: number): Found => ({
  kind: 'found',
  iri: 'https://site.example.org/onco/dataset/ä',
  title: 'A',
  document: [],
  links: Array.from({ length: items }, (_, at) => ({ rel: 'item', href: `urn:${at}` })),
});

describe('addressOf', () => {
  it('names the profile unless it is the usual one', () => {
    expect([addressOf(place, '.ttl', 'dcat-ap'), addressOf(place, '.ttl', 'schema')]).toEqual([
      'https://site.example.org/onco/dataset/a%20b%2F%C3%A4.ttl',
      'https://site.example.org/onco/dataset/a%20b%2F%C3%A4.ttl?_profile=schema',
    ]);
  });

  it('tells an id that ends in a suffix from a suffix', () => {
    expect(addressOf({ ...place, params: { id: 'a.ttl' } }, '.nt')).toBe(
      'https://site.example.org/onco/dataset/a%2Ettl.nt',
    );
  });
});

describe('headerLinks', () => {
  it.each([
    [20, 20],
    [21, 0],
  ])('of %i members hold %i', (members, held) => {
    expect(headerLinks(about(members), place).filter(({ rel }) => rel === 'item')).toHaveLength(held);
  });

  it('hold all members where there is no set of links', () => {
    const { linkset: _linkset, ...without } = route;
    const items = headerLinks(about(21), { ...place, route: without }).filter(({ rel }) => rel === 'item');
    expect(items).toHaveLength(21);
  });
});

describe('toLinkHeader', () => {
  it('is of ASCII alone, and ends no attribute early', () => {
    expect(
      toLinkHeader([{ rel: 'item', href: 'https://a.example/ä "b', type: 'a/b"; rel="c\r\nX: y' }]),
    ).toBe('<https://a.example/%C3%A4%20%22b>; rel="item"; type="a/b;rel=cX:y"');
  });
});

describe('toLinkset', () => {
  it('leads back from members and documents', () => {
    const { linkset } = toLinkset(about(1), place);
    const thing = [{ href: 'https://site.example.org/onco/dataset/%C3%A4' }];
    expect(linkset).toContainEqual({ anchor: 'urn:0', collection: thing });
    expect(linkset).toContainEqual({
      anchor: 'https://site.example.org/onco/dataset/a%20b%2F%C3%A4.nq?_profile=schema',
      describes: thing,
    });
  });
});
