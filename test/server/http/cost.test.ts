import { isObjectType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../../schema/index.ts';
import { costOf, work } from '../../../server/http/cost.ts';
import { limits } from '../../../server/http/limits.ts';

const schema = createSchema();
const everyFacet =
  'query ($of: [FacetField!]!) { cohort(where: { patient: {} }) { facets(of: $of) { values { value } } } }';

function costsOf(query: string, variables: Readonly<Record<string, unknown>> = {}): number {
  return costOf({ schema, query: parse(query), variables });
}

/** So many aliases of one field of a cohort. */
function aliases(many: number, field: string): string {
  const fields = Array.from({ length: many }, (_, at) => `a${at}: ${field}`);
  return `{ cohort(where: { patient: {} }) { ${fields.join(' ')} } }`;
}

describe('costOf', () => {
  it('knows the fields that it says have work', () => {
    const unknown = Object.keys(work).filter((name) => {
      const [type = '', field = ''] = name.split('.');
      const known = schema.getType(type);
      return !isObjectType(known) || known.getFields()[field] === undefined;
    });
    expect(unknown).toEqual([]);
  });

  it('counts each window and link of a criterion, also of one within another', () => {
    const near = { of: { imaging: {} }, fromDays: -90, toDays: 90 };
    const of = (where: object) =>
      costsOf('query ($where: CriterionInput!) { cohort(where: $where) { fingerprint } }', { where });
    const none = of({ condition: {} });
    const one = of({ condition: { within: [near] } }) - none;
    expect([
      one,
      of({ condition: { within: [near, near] } }),
      of({ condition: { within: [{ ...near, of: { treatment: { within: [near] } } }] } }),
      of({ all: [{ not: { imaging: { sameStudy: {}, segmentationOf: {} } } }] }),
      of({ variant: { linked: [{ assay: {} }, { specimen: {} }] } }),
    ]).toEqual([2_000, ...Array.from({ length: 4 }, () => none + 2 * one)]);
  });

  it('counts each facet of a list, and one that is named twice once', () => {
    const [none, two, four] = [[], ['SEX', 'SEX', 'RACE'], ['SEX', 'RACE', 'STAGE', 'GRADE']].map((of) =>
      costsOf(everyFacet, { of }),
    );
    const own = costsOf('{ cohort(where: { patient: {} }) { fingerprint } }');
    expect(((four ?? 0) - own) / ((two ?? 0) - own)).toBe(2);
    expect(none).toBeGreaterThan(own);
  });

  it('counts each other site that is asked, those that are named or all, and nothing of it as work of its own', () => {
    const count = (named: string) =>
      `{ federation { count(where: { patient: {} }${named}) { total { value } } } }`;
    const cost = (query: string, siteWork?: number) =>
      costOf({ schema, query: parse(query) }, { sites: 10, ...(siteWork === undefined ? {} : { siteWork }) });
    const none = cost(count(''), 0);
    expect(none).toBeLessThan(10);
    expect(cost(count('')) - none).toBe(10_000);
    expect(cost(count(', facets: [SEX, RACE, SEX]')) - none).toBe(14_000);
    expect(cost(count(', sites: ["a", "b", "a"]')) - none).toBe(2_000);
    const twice =
      '{ federation { a: count(where: { patient: {} }) { complete } b: count(where: { patient: {} }) { complete } } }';
    expect(cost(twice)).toBeGreaterThan(20_000);
  });

  it('counts of answers as they arrive what it counts of the same in one', () => {
    const costAt = (query: string) => costOf({ schema, query: parse(query) }, { sites: 200 });
    const count = 'where: { patient: {} }, sites: ["a", "b"]';
    expect(costAt(`subscription { federatedCount(${count}) { count { complete } } }`)).toBe(
      costAt(`{ federation { count(${count}) { complete } } }`),
    );
  });

  it('lets all of 600 sites be asked once, and not twice', () => {
    const count = (name: string) =>
      `${name}: count(where: { patient: {} }) { total { value } complete sites { site { id name country kind online datasets } status reason tookMs count { value low high } } }`;
    const [once, twice] = [count('a'), count('a') + count('b')].map((counts) =>
      costOf({ schema, query: parse(`{ federation { ${counts} } }`) }, { sites: 600 }),
    );
    expect(once).toBeLessThan(limits.cost);
    expect(twice).toBeGreaterThan(limits.cost);
  });

  it('counts the values of a facet by their top', () => {
    const facet = (top: number) => costsOf(aliases(1, `facets(of: [SEX], top: ${top}) { values { value } }`));
    expect(facet(1_000) - facet(20)).toBeGreaterThan(900);
  });

  it.each([
    ['four manifests', 5, 'manifest(format: CSV) { content }'],
    [
      'some facets of a hundred saved cohorts',
      0,
      'facets(of: [SEX, RACE, STAGE, GRADE, TEST, ASSAY, DATASET, MODALITY, LICENSE, CONDITION]) { field }',
    ],
  ])('allows no more than %s', (_, many, field) => {
    const query =
      many > 0 ? aliases(many, field) : `{ savedCohorts(first: 100) { nodes { cohort { ${field} } } } }`;
    expect(costsOf(query)).toBeGreaterThan(limits.cost);
  });

  it('lets fifteen aliases of every facet pass', () => {
    const facets = schema.getType('FacetField');
    const names =
      facets !== undefined && 'getValues' in facets ? facets.getValues().map(({ name }) => name) : [];
    expect(costsOf(aliases(15, `facets(of: [${names}]) { values { value count { value } } }`))).toBeLessThan(
      limits.cost,
    );
  });
});
