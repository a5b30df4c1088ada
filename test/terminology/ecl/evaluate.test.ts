import { describe, expect, it } from 'vitest';
import { parseEcl } from '../../../ontology/ecl/parse.ts';
import { evaluateEcl } from '../../../terminology/ecl/evaluate.ts';
import { find, fixtureOf } from './fixture.ts';

/** Two ways lead from edema to disease; nothing has attributes, as in a release of OMOP vocabularies. */
const fixture = fixtureOf(
  `
  root       | 138875005 |
  disease    | 64572001  | root
  lung       | 19829001  | disease
  trunk      | 301867009 | disease
  edema      | 40541001  | lung trunk
  fracture   | 125605004 | disease
  problems   | 700043003 | root
  encounters | 450976002 | root
  `,
  { problems: ['edema', 'fracture'], encounters: ['trunk', 'fracture'] },
);

describe('evaluateEcl', () => {
  it.each([
    ['disease', ['disease']],
    ['*', ['root', 'disease', 'lung', 'trunk', 'edema', 'fracture', 'problems', 'encounters']],
    ['< disease', ['lung', 'trunk', 'edema', 'fracture']],
    ['<< disease', ['disease', 'lung', 'trunk', 'edema', 'fracture']],
    ['<! disease', ['lung', 'trunk', 'fracture']],
    ['<<! disease', ['disease', 'lung', 'trunk', 'fracture']],
    ['< edema', []],
    ['> edema', ['root', 'disease', 'lung', 'trunk']],
    ['>> edema', ['root', 'disease', 'lung', 'trunk', 'edema']],
    ['>! edema', ['lung', 'trunk']],
    ['>>! edema', ['lung', 'trunk', 'edema']],
    ['> root', []],
  ])('%s is %j', (text, names) => {
    expect(find(fixture, text)).toEqual(names);
  });

  it.each([
    ['< *', ['disease', 'lung', 'trunk', 'edema', 'fracture', 'problems', 'encounters']],
    ['> *', ['root', 'disease', 'lung', 'trunk']],
    ['>! *', ['root', 'disease', 'lung', 'trunk']],
    ['< (lung OR disease)', ['lung', 'trunk', 'edema', 'fracture']],
    ['< (edema OR lung)', ['edema']],
    ['> (lung OR edema)', ['root', 'disease', 'lung', 'trunk']],
    ['<< (edema OR lung)', ['lung', 'edema']],
  ])('an operator before a set takes it for every concept of the set: %s is %j', (text, names) => {
    expect(find(fixture, text)).toEqual(names);
  });

  it.each(['<<*', '>>*', '<<! *'])('%s is every concept', (text) => {
    expect(find(fixture, text)).toEqual(find(fixture, '*'));
  });

  it('<! * is the same as < *', () => {
    expect(find(fixture, '<! *')).toEqual(find(fixture, '< *'));
  });

  it.each([
    ['^ problems', ['edema', 'fracture']],
    ['^ lung', []],
    ['^ (problems OR encounters)', ['trunk', 'edema', 'fracture']],
    ['^ *', ['trunk', 'edema', 'fracture']],
    ['> ^ problems', ['root', 'disease', 'lung', 'trunk']],
  ])('members: %s is %j', (text, names) => {
    expect(find(fixture, text)).toEqual(names);
  });

  it.each([
    ['< lung AND < trunk', ['edema']],
    ['<< lung, << trunk', ['edema']],
    ['<< lung AND << trunk AND fracture', []],
    ['<< trunk OR << lung', ['lung', 'trunk', 'edema']],
    ['fracture OR disease OR fracture', ['disease', 'fracture']],
    ['<< disease MINUS << lung', ['disease', 'trunk', 'fracture']],
    ['(<< disease MINUS << lung) MINUS ^ encounters', ['disease']],
    ['<< disease MINUS (<< lung MINUS ^ problems)', ['disease', 'trunk', 'edema', 'fracture']],
    ['< disease AND ^ problems', ['edema', 'fracture']],
  ])('sets: %s is %j', (text, names) => {
    expect(find(fixture, text)).toEqual(names);
  });

  it.each([
    ['!!> (< disease)', ['lung', 'trunk', 'fracture']],
    ['!!< (>> edema MINUS edema)', ['lung', 'trunk']],
    ['!!> (root OR edema)', ['root']],
    ['!!< (root OR edema)', ['edema']],
    ['!!< *', ['edema', 'fracture', 'problems', 'encounters']],
  ])('top and bottom: %s is %j', (text, names) => {
    expect(find(fixture, text)).toEqual(names);
  });

  it('names a concept that the graph does not hold, and its place', () => {
    expect(() => find(fixture, '<< lung OR << 73211009')).toThrow(
      expect.objectContaining({
        kind: 'unknown',
        position: 18,
        reason: 'the graph holds no SNOMED CT concept 73211009',
      }),
    );
  });

  it('names an unknown concept even where it could change nothing', () => {
    expect(() => find(fixture, '< edema AND 73211009')).toThrow('holds no SNOMED CT concept 73211009');
  });

  it.each([
    ['disease : * = *', 8],
    ['disease . *', 8],
  ])('refuses %s where the graph has no attributes', (text, position) => {
    const ecl = parseEcl(text.replace('disease', '64572001'));
    expect(() => evaluateEcl(ecl, fixture.terminology)).toThrow(
      expect.objectContaining({
        kind: 'unsupported',
        position: position + 1,
        reason: expect.stringContaining('RF2'),
      }),
    );
  });
});
