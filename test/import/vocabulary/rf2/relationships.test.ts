import { describe, expect, it } from 'vitest';
import { readRf2 } from '../../../../import/vocabulary/rf2/release.ts';
import { namesOf } from '../files.ts';
import { createVariants, type Edits, replaced, withRows } from '../rf2-folder.ts';

const variant = createVariants();
const reading = async (relationship: Edits['relationship']) =>
  readRf2(await variant(relationship === undefined ? {} : { relationship }));

/** Adds an inferred row that makes another statement than the last one. */
const inferred = (statement: string) =>
  withRows({
    '363346000\t363518003\t0\t116680003': statement,
    '900000000000010007': '900000000000011006',
  });

describe('readRelationships', () => {
  it('has several parents of a concept', async () => {
    const release = await reading(inferred('363518003\t39607008\t0\t116680003'));
    expect(namesOf(release, release.isA)).toEqual([
      'SNOMED:363518003 > SNOMED:39607008',
      'SNOMED:363518003 > SNOMED:363346000',
    ]);
  });
  it('has a relationship once that stands there twice', async () => {
    const release = await reading(inferred('363518003\t363346000\t0\t116680003'));
    expect(namesOf(release, release.isA)).toEqual(['SNOMED:363518003 > SNOMED:363346000']);
  });
  it('leaves out relationships that are not in force', async () => {
    const release = await reading(replaced('900001024\t20250901\t1', '900001024\t20250901\t0'));
    expect(namesOf(release, release.isA)).toEqual([]);
  });
  it('leaves out an old relationship to a concept that nobody knows', async () => {
    const release = await reading((text) =>
      text
        .replace('900001024\t20250901\t1', '900001024\t20250901\t0')
        .replace('\t363346000\t0', '\t71854001\t0'),
    );
    expect(namesOf(release, release.isA)).toEqual([]);
  });
  it('keeps an attribute in two groups apart', async () => {
    const { attributes } = await reading(inferred('363518003\t64033007\t2\t363698007'));
    expect([...attributes.group]).toEqual([1, 2]);
  });
  it('has an attribute once that stands there twice', async () => {
    const { attributes } = await reading(inferred('363518003\t64033007\t1\t363698007'));
    expect([...attributes.group]).toEqual([1]);
  });
  it('names a concept that is related to itself', () =>
    expect(reading(replaced('363518003\t363346000', '363518003\t363518003'))).rejects.toThrow(
      /line 2: the concept 363518003 is related to itself/,
    ));
  it('names a group that is no number', () =>
    expect(reading(replaced('64033007\t1\t', '64033007\tone\t'))).rejects.toThrow(
      /line 3: relationshipGroup has to be a whole number, but it is "one"/,
    ));
});
