import { describe, expect, it } from 'vitest';
import { hierarchySource, pageOfCodes, type Relation, relatedConcepts } from '../../terminology/hierarchy.ts';
import { codesOf, numbersOf, terminologyOf } from './fixture.ts';

/** SNOMED:1 and 2 lie where the diseases lie that they map to; 3 lies nowhere; 4 lies in a hierarchy of its own. */
const terminology = terminologyOf({
  codes: 'SNOMED:3',
  isA: [
    'DOID:2 DOID:1',
    'DOID:3 DOID:2',
    'DOID:4 DOID:2',
    'SNOMED:4 SNOMED:5',
    'RxNorm:1 ATC:L',
    'DOID:9 DOID:8',
  ],
  mapsTo: ['SNOMED:1 DOID:2', 'SNOMED:2 DOID:3', 'SNOMED:2 DOID:9', 'SNOMED:4 DOID:4', 'LOCAL:1 LOCAL:2'],
});
const number = (code: string) => numbersOf(terminology, code)[0] ?? 0;
const related = (relation: Relation, code: string) =>
  codesOf(terminology, relatedConcepts(terminology, relation, number(code)));

describe('relatedConcepts', () => {
  it.each<[Relation, string, string]>([
    ['parents', 'DOID:2', 'DOID:1'],
    ['children', 'DOID:2', 'DOID:3 DOID:4'],
    ['ancestors', 'DOID:3', 'DOID:1 DOID:2'],
    ['descendants', 'DOID:1', 'DOID:1 DOID:2 DOID:3 DOID:4'],
  ])('gives the %s of a concept with a hierarchy of its own', (relation, code, found) =>
    expect(related(relation, code)).toBe(found),
  );
  it.each<[Relation, string]>([
    ['parents', 'DOID:1'],
    ['children', 'DOID:3 DOID:4'],
    ['ancestors', 'DOID:1'],
    ['descendants', 'DOID:2 DOID:3 DOID:4 SNOMED:1'],
  ])('gives the %s of the concept that one maps to', (relation, found) =>
    expect(related(relation, 'SNOMED:1')).toBe(found),
  );
  it('gives those of every concept that one maps to', () =>
    expect(related('ancestors', 'SNOMED:2')).toBe('DOID:1 DOID:2 DOID:8'));
  it('keeps a concept in its own hierarchy, although it maps to others', () =>
    expect([related('ancestors', 'SNOMED:4'), related('descendants', 'SNOMED:4')]).toEqual([
      'SNOMED:5',
      'SNOMED:4',
    ]));
  it('gives a concept that lies nowhere itself as its only descendant', () =>
    expect([related('descendants', 'SNOMED:3'), related('ancestors', 'SNOMED:3')]).toEqual(['SNOMED:3', '']));
});

describe('hierarchySource', () => {
  it.each([
    ['in the middle of its own', 'DOID:2', null],
    ['at the root of its own', 'DOID:1', null],
    ['at a leaf of its own', 'DOID:3', null],
    ['in its own although it maps to others', 'SNOMED:4', null],
    ['under concepts of another vocabulary', 'RxNorm:1', 'ATC'],
    ['where the concept lies that it maps to', 'SNOMED:1', 'DOID'],
    ['nowhere', 'SNOMED:3', null],
    ['nowhere, as does what it maps to', 'LOCAL:1', null],
  ])('of a concept that lies %s', (_, code, source) =>
    expect(hierarchySource(terminology, number(code))).toBe(source),
  );
});

describe('pageOfCodes', () => {
  const all = numbersOf(terminology, 'DOID:1 DOID:3 SNOMED:1 SNOMED:3');
  const page = (first: number, after?: string) => pageOfCodes(terminology, all, { first, after }).join(' ');
  it('begins with the first code', () => expect(page(2)).toBe('DOID:1 DOID:3'));
  it('goes on after a code', () => expect(page(2, 'DOID:3')).toBe('SNOMED:1 SNOMED:3'));
  it('goes on after a code that is no longer in the list', () => expect(page(1, 'DOID:2')).toBe('DOID:3'));
  it('goes on after a code that is no longer in the graph', () => expect(page(1, 'DOID:2b')).toBe('DOID:3'));
  it('begins with the first code after one that comes before all', () =>
    expect(page(1, 'A:1')).toBe('DOID:1'));
  it('is empty after the last code', () => expect(page(5, 'SNOMED:3')).toBe(''));
  it('is empty after a code that comes after all', () => expect(page(5, 'ZZZ:1')).toBe(''));
  it('gives every code once, page by page', () => {
    const pages = [page(1), page(1, 'DOID:1'), page(1, 'DOID:3'), page(1, 'SNOMED:1')];
    expect(pages.join(' ')).toBe(codesOf(terminology, all));
  });
});
