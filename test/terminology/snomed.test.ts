import { describe, expect, it } from 'vitest';
import { createSnomed } from '../../terminology/snomed.ts';
import { codesOf, numbersOf, type Table, terminologyOf } from './fixture.ts';

function snomedOf(table: Table) {
  const terminology = terminologyOf(table);
  const snomed = createSnomed(terminology);
  const number = (code: string) => numbersOf(terminology, code)[0] ?? 0;
  return { snomed, number, codes: (concepts: Iterable<number>) => codesOf(terminology, concepts) };
}

/** Both own hierarchy and content; SNOMED:9 is retired, and what has another prefix is no SNOMED CT. */
const own = snomedOf({
  codes: 'SNOMEDVet:1 SNOM:1',
  isA: ['SNOMED:2 SNOMED:1', 'SNOMED:3 SNOMED:2', 'SNOMED:9 SNOMED:2', 'DOID:2 DOID:1'],
  mapsTo: ['ICD10:C64 SNOMED:3', 'SNOMED:3 DOID:2'],
  members: ['SNOMED:3 SNOMED:7', 'SNOMED:9 SNOMED:7', 'DOID:2 SNOMED:7'],
  attributes: [
    'SNOMED:3 1 SNOMED:8 SNOMED:2',
    'SNOMED:3 0 SNOMED:8 SNOMED:1',
    'SNOMED:2 2 SNOMED:8 SNOMED:3',
  ],
  retired: 'SNOMED:9',
});

/** Identifiers alone, in the place of the diseases that they map to; one retired, two for one disease. */
const borrowed = snomedOf({
  isA: ['DOID:2 DOID:1', 'DOID:3 DOID:2', 'DOID:4 DOID:3'],
  mapsTo: [
    'SNOMED:1 DOID:1',
    'SNOMED:2 DOID:2',
    'SNOMED:22 DOID:2',
    'SNOMED:4 DOID:4',
    'SNOMED:5 DOID:4',
    'ICD10:C1 DOID:4',
  ],
  codes: 'SNOMED:6',
  retired: 'SNOMED:5',
});

describe('createSnomed, with a hierarchy of its own', () => {
  const { snomed, number, codes } = own;
  it('has the concepts of SNOMED CT that are not retired', () =>
    expect(codes(snomed.all())).toBe('SNOMED:1 SNOMED:2 SNOMED:3 SNOMED:7 SNOMED:8'));
  it('knows a concept by its identifier, a retired one too', () =>
    expect([snomed.numberOf('3'), snomed.numberOf('9'), snomed.numberOf('4')]).toEqual([
      number('SNOMED:3'),
      number('SNOMED:9'),
      undefined,
    ]));
  it('has what lies below, with the concept and without what is retired', () =>
    expect(codes(snomed.descendants(number('SNOMED:1')))).toBe('SNOMED:1 SNOMED:2 SNOMED:3'));
  it('has what lies above, with the concept', () =>
    expect(codes(snomed.ancestors(number('SNOMED:3')))).toBe('SNOMED:1 SNOMED:2 SNOMED:3'));
  it('has children and parents', () =>
    expect([codes(snomed.children(number('SNOMED:2'))), codes(snomed.parents(number('SNOMED:2')))]).toEqual([
      'SNOMED:3',
      'SNOMED:1',
    ]));
  it('has members of a reference set that are current and of SNOMED CT', () =>
    expect(codes(snomed.members(number('SNOMED:7')))).toBe('SNOMED:3'));
  it('has attributes with their groups', () =>
    expect(
      snomed
        .attributes(number('SNOMED:3'))
        .map(({ group, type, value }) => `${group} ${codes([type, value])}`)
        .toSorted(),
    ).toEqual(['0 SNOMED:8 SNOMED:1', '1 SNOMED:8 SNOMED:2']));
  it('has no attributes of a concept that says none', () =>
    expect(snomed.attributes(number('SNOMED:1'))).toEqual([]));
  it('says that there are attributes', () => expect(snomed.hasAttributes).toBe(true));
});

describe('createSnomed, without a hierarchy of its own', () => {
  const { snomed, number, codes } = borrowed;
  it('takes from the diseases what lies below, without what is retired', () =>
    expect(codes(snomed.descendants(number('SNOMED:2')))).toBe('SNOMED:2 SNOMED:22 SNOMED:4'));
  it('takes from the diseases what lies above', () =>
    expect(codes(snomed.ancestors(number('SNOMED:4')))).toBe('SNOMED:1 SNOMED:2 SNOMED:22 SNOMED:4'));
  it('takes parents from the diseases', () =>
    expect(codes(snomed.parents(number('SNOMED:2')))).toBe('SNOMED:1'));
  it('gives an identifier that maps to nothing as its only descendant', () =>
    expect(codes(snomed.descendants(number('SNOMED:6')))).toBe('SNOMED:6'));
  it('says that there are no attributes', () => expect(snomed.hasAttributes).toBe(false));
});

describe('createSnomed, without any SNOMED CT', () => {
  it('has no concepts', () => expect([...snomedOf({ codes: 'DOID:1 ZZZ:1' }).snomed.all()]).toEqual([]));
});
