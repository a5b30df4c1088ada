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
    const nothing = { synonyms: [], parents: [], xrefs: [], replacedBy: [], consider: [], altIds: [] };
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
  it.each([
    'true {xref="https://example.org/issue/1"}',
    'true ! merged',
    'true {comment="see ! there"} ! merged',
    'true{source=X:1}',
    'True',
  ])('knows a term as obsolete that says %s', async (said) =>
    expect(await firstTerm('id: DOID:1', `is_obsolete: ${said}`)).toMatchObject({ obsolete: true }),
  );
  it.each(['false', 'false {source="X:1"}'])('knows a term as current that says %s', async (said) =>
    expect(await firstTerm('id: DOID:1', `is_obsolete: ${said}`)).toMatchObject({ obsolete: false }),
  );
  it('refuses a term of which nobody can tell whether it is obsolete', () =>
    expect(firstTerm('id: DOID:1', 'is_obsolete: yes')).rejects.toThrow(
      'line 4: is_obsolete is "yes"; true or false is expected',
    ));
  it('gives every tag without what is said about it', async () =>
    expect(
      await firstTerm(
        'id: DOID:1 {source="X:1"} ! one',
        'name: kidney cancer {source="X:1"} ! one {not="a modifier"}',
        'alt_id: DOID:11 {source="X:1"}',
        'alt_id: DOID:12\t! two',
        'synonym: "renal ! cancer"  EXACT [X:1] {source="X:1"} ! syn',
        'xref: NCI:C1{source="X:1"}',
        'is_a: DOID:0 {source="a ! b"} ! disease',
        'replaced_by: DOID:2 {source="X:1"}',
        'consider: DOID:3 ! three',
      ),
    ).toEqual({
      id: 'DOID:1',
      name: 'kidney cancer',
      altIds: ['DOID:11', 'DOID:12'],
      synonyms: ['renal ! cancer'],
      xrefs: ['NCI:C1'],
      parents: ['DOID:0'],
      replacedBy: ['DOID:2'],
      consider: ['DOID:3'],
      obsolete: false,
    }));
  it.each(['cancer! now', 'cancer {old}', 'cancer \\! old'])('leaves the name "%s" whole', async (name) =>
    expect((await firstTerm('id: DOID:1', `name: ${name}`))?.name).toBe(name.replace('\\', '')),
  );
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
