import { describe, expect, it } from 'vitest';
import { readObo } from '../../../../import/vocabulary/obo/terms.ts';
import { createFiles } from '../files.ts';

const write = createFiles();

/** The first term of a file with these lines. */
async function firstTerm(...lines: readonly string[]) {
  const path = await write('one.obo', ['format-version: 1.2', '[Term]', ...lines].join('\n'));
  return (await readObo(path)).terms[0];
}

describe('readObo', () => {
  it('reads terms with their release and gives no comments', async () => {
    const lines = [
      'format-version: 1.4',
      'data-version: doid/releases/2024-05-29/doid.obo',
      '! a comment',
      '',
      '[Term]',
      'id: DOID:1',
      'name: kidney cancer',
      'xref: ICD10CM:C64 {source="x"}',
      'is_a: DOID:0 ! disease',
      '',
      '[Term]',
      'id: DOID:2',
      'name: old',
      'is_obsolete: true',
      'replaced_by: DOID:1',
      'consider: DOID:3',
      '',
      '[Typedef]',
      'id: part_of',
    ];
    const nothing = { synonyms: [], parents: [], xrefs: [], replacedBy: [], consider: [] };
    expect(await readObo(await write('a.obo', lines.join('\r\n')))).toEqual({
      release: '2024-05-29',
      terms: [
        {
          ...nothing,
          id: 'DOID:1',
          name: 'kidney cancer',
          parents: ['DOID:0'],
          xrefs: ['ICD10CM:C64'],
          obsolete: false,
        },
        {
          ...nothing,
          id: 'DOID:2',
          name: 'old',
          obsolete: true,
          replacedBy: ['DOID:1'],
          consider: ['DOID:3'],
        },
      ],
    });
  });
  it('keeps exact synonyms alone, without escapes', async () =>
    expect(
      await firstTerm(
        'id: DOID:1',
        'name: kidney cancer',
        'synonym: "renal \\"cancer\\"" EXACT []',
        'synonym: "RC" EXACT ABBREVIATION [X:1]',
        'synonym: "tumor" BROAD []',
        'synonym: "clear cell" NARROW []',
        'synonym: "kidney" RELATED []',
      ),
    ).toMatchObject({ synonyms: ['renal "cancer"', 'RC'] }));
  it('gives a name without modifiers and escapes', async () =>
    expect(
      await firstTerm('id: DOID:1', 'name: cancer\\, \\{old\\} {source="X:1", comment="y"}'),
    ).toMatchObject({ name: 'cancer, {old}' }));
  it('takes of the cross-references of MONDO those that it calls equivalent', async () =>
    expect(
      await firstTerm(
        'id: MONDO:1',
        'name: a',
        'xref: SCTID:1 {source="MONDO:equivalentTo", source="DOID:1"}',
        'xref: SCTID:2 {source="MONDO:relatedTo"}',
        'xref: SCTID:3 {source="MONDO:narrowerThan"}',
        'xref: SCTID:4 {source="MONDO:obsoleteEquivalent"}',
        'xref: SCTID:5 {source="MONDO:equivalentTo", source="MONDO:equivalentObsolete"}',
        'xref: SCTID:6 {source="DOID:6"}',
        'xref: SCTID:7',
      ),
    ).toMatchObject({ xrefs: ['SCTID:1'] }));
  it('refuses a file that is not there', () =>
    expect(readObo('/nowhere/a.obo')).rejects.toThrow('cannot be read'));
  it('refuses a compressed file that is not there', () =>
    expect(readObo('/nowhere/a.obo.gz')).rejects.toThrow('cannot be read'));
});
