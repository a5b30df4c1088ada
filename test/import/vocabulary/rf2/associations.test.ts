import { describe, expect, it } from 'vitest';
import { readRf2 } from '../../../../import/vocabulary/rf2/release.ts';
import { mappingsOf, namesOf } from '../files.ts';
import { createVariants, type Edits, replaced, withRows } from '../rf2-folder.ts';

const variant = createVariants();

/** What is said of the inactive concept. */
async function mapped(edits: Edits): Promise<readonly string[]> {
  const mappings = mappingsOf(await readRf2(await variant(edits)));
  return mappings.filter((mapping) => mapping.startsWith('SNOMED:35917007'));
}

const replacedBy = 'SNOMED:35917007 Concept replaced by SNOMED:1187332001 (SNOMED CT)';
const mapsTo = 'SNOMED:35917007 Maps to SNOMED:1187332001 (SNOMED CT)';

describe('readAssociations', () => {
  it('maps a concept to the one that replaces it', async () =>
    expect(await mapped({})).toEqual([replacedBy, mapsTo]));
  it('maps a concept to the one that is the same', async () =>
    expect(await mapped({ association: replaced('900000000000526001', '900000000000527005') })).toEqual([
      'SNOMED:35917007 Concept same_as to SNOMED:1187332001 (SNOMED CT)',
      mapsTo,
    ]));
  it('maps a concept once to one that is the same and replaces it', async () =>
    expect(await mapped({ association: withRows({ '900000000000526001': '900000000000527005' }) })).toEqual([
      replacedBy,
      'SNOMED:35917007 Concept same_as to SNOMED:1187332001 (SNOMED CT)',
      mapsTo,
    ]));
  it.each([
    ['900000000000523009', 'Concept poss_eq to'],
    ['900000000000528000', 'Concept was_a to'],
    ['900000000000530003', 'Concept alt_to to'],
  ])('maps nothing by %s, %s', async (refset, relationship) =>
    expect(await mapped({ association: replaced('900000000000526001', refset) })).toEqual([
      `SNOMED:35917007 ${relationship} SNOMED:1187332001 (SNOMED CT)`,
    ]),
  );
  it('maps nothing where two concepts replace one', async () =>
    expect(await mapped({ association: withRows({ '1187332001': '363346000' }) })).not.toContain(mapsTo));
  it('maps nothing to an inactive concept', async () =>
    expect(await mapped({ concept: replaced('1187332001\t20250901\t1', '1187332001\t20250901\t0') })).toEqual(
      [replacedBy],
    ));
  it('maps no morphology to a disease', async () =>
    expect(await mapped({ association: replaced('1187332001', '363346000') })).toEqual([
      'SNOMED:35917007 Concept replaced by SNOMED:363346000 (SNOMED CT)',
    ]));
  it('leaves out other reference sets', async () =>
    expect(await mapped({ association: replaced('900000000000526001', '900000000000524003') })).toEqual([]));
  it('leaves out rows that are not in force', async () =>
    expect(await mapped({ association: replaced('\t1\t', '\t0\t') })).toEqual([]));
  it('leaves out active concepts', async () =>
    expect(await mapped({ concept: replaced('35917007\t20250901\t0', '35917007\t20250901\t1') })).toEqual(
      [],
    ));
  it('leaves out descriptions', async () =>
    expect(await mapped({ association: replaced('35917007', '900010015') })).toEqual([]));
});

describe('readMembers', () => {
  const members = async (edits: Edits) => {
    const release = await readRf2(await variant(edits));
    return namesOf(release, release.members);
  };

  it('has a member once that stands there twice', async () =>
    expect(await members({ simple: withRows({}) })).toEqual(['SNOMED:64033007 > SNOMED:723264001']));
  it('leaves out members that are not in force', async () =>
    expect(await members({ simple: replaced('\t1\t', '\t0\t') })).toEqual([]));
  it('leaves out members that are no concepts', async () =>
    expect(await members({ simple: replaced('64033007', '900001011') })).toEqual([]));
});
