import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOboRelease } from '../../../../import/vocabulary/obo/release.ts';
import type { ConceptRow, Release } from '../../../../import/vocabulary/release.ts';
import { conceptsOf, createFiles, mappingsOf, namesOf } from '../files.ts';

const path = join(import.meta.dirname, '../../fixtures/obo/invented.obo');
const write = createFiles();

let release: Release;
const concepts = new Map<string, ConceptRow>();

beforeAll(async () => {
  release = await readOboRelease(path);
  for (const concept of await conceptsOf(release)) concepts.set(concept.code, concept);
});

/** What is said of a file with these lines after its header. */
async function faultOf(...lines: readonly string[]): Promise<string> {
  const file = await write('bad.obo', ['format-version: 1.2', ...lines].join('\n'));
  return readOboRelease(file).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
}

describe('readOboRelease', () => {
  it('is of the vocabulary that most terms are of', () => expect(release.source).toBe('obo:MONDO'));
  it('names release and licence of its vocabulary alone', () =>
    expect(release.vocabularies).toEqual([
      {
        id: 'MONDO',
        name: null,
        release: '2026-02-03',
        license: 'http://creativecommons.org/licenses/by/4.0/',
      },
    ]));
  it('is the whole vocabulary', () => expect(release.whole).toBe(true));
  it('defines terms of other ontologies, and none with a URL', () =>
    expect([...concepts.keys()]).toEqual([
      'MONDO:1',
      'MONDO:2',
      'MONDO:3',
      'MONDO:4',
      'MONDO:5',
      'UBERON:1',
    ]));
  it('gives a term with its exact synonyms, each once', () =>
    expect(concepts.get('MONDO:2')).toEqual({
      code: 'MONDO:2',
      name: 'invented kidney cancer',
      synonyms: ['invented renal cancer'],
      domain: 'Condition',
      class: null,
      standard: true,
      valid: true,
      conceptId: null,
    }));
  it('gives anatomy the domain of sites', () =>
    expect(concepts.get('UBERON:1')?.domain).toBe('Spec Anatomic Site'));
  it('retires an obsolete term', () =>
    expect(concepts.get('MONDO:4')).toMatchObject({ valid: false, standard: false }));
  it('reads its concepts as often as asked', async () => {
    const again = await conceptsOf(release);
    expect(again.map(({ code }) => code)).toEqual([...concepts.keys()]);
  });
  it('has several parents of a term, each once', () =>
    expect(namesOf(release, release.isA)).toEqual([
      'MONDO:2 > MONDO:1',
      'MONDO:3 > MONDO:2',
      'MONDO:3 > MONDO:5',
      'MONDO:5 > MONDO:1',
    ]));
  it('maps by certain cross-references of its own terms, and standardises no ontology to another', () =>
    expect(mappingsOf(release)).toEqual([
      'ICD10:C64 Maps to MONDO:2 (cross-reference)',
      'SNOMED:100000002 Maps to MONDO:2 (cross-reference)',
      'DOID:20 skos:exactMatch MONDO:2 (cross-reference)',
      'MONDO:4 Concept replaced by MONDO:2 (MONDO)',
      'MONDO:4 Concept poss_eq to MONDO:3 (MONDO)',
    ]));
  it('lists every code once', () => expect(new Set(release.codes).size).toBe(release.codes.length));
  it('leaves out what is excepted', async () =>
    expect(mappingsOf(await readOboRelease(path, { except: ['SCTID:100000002', 'DOID:20'] }))).toEqual([
      'ICD10:C64 Maps to MONDO:2 (cross-reference)',
      'MONDO:4 Concept replaced by MONDO:2 (MONDO)',
      'MONDO:4 Concept poss_eq to MONDO:3 (MONDO)',
    ]));
  it('is of the vocabulary that is given', async () =>
    expect((await readOboRelease(path, { vocabulary: 'UBERON' })).vocabularies[0]?.id).toBe('UBERON'));
  it('names the release by all of its data-version where that has no date', async () => {
    const text = 'format-version: 1.2\ndata-version: 4.7\n\n[Term]\nid: HP:1\nname: a\n';
    expect((await readOboRelease(await write('text.obo', text))).vocabularies[0]?.release).toBe('4.7');
  });
  it('reads a compressed file', async () => {
    const text = 'format-version: 1.2\n\n[Term]\nid: HP:1\nname: a\n';
    expect((await readOboRelease(await write('whole.obo.gz', gzipSync(text)))).codes).toEqual(['HP:1']);
  });

  it('maps by no cross-reference of a term that says with a modifier that it is obsolete', async () => {
    const text = [
      'format-version: 1.4\n',
      '[Term]\nid: DOID:2\nname: a\nxref: SNOMEDCT_US_2025_03_01:7\nxref: ICD10CM:C64\n',
      '[Term]\nid: DOID:3\nis_obsolete: true {xref="X:1"}\nxref: SNOMEDCT_US_2025_03_01:7\nxref: ICD10CM:C64\n',
    ].join('\n');
    const obsolete = await readOboRelease(await write('obsolete.obo', text));
    expect([mappingsOf(obsolete), (await conceptsOf(obsolete)).map(({ valid }) => valid)]).toEqual([
      [
        'SNOMED:7 Maps to DOID:2 (cross-reference)',
        'ICD10CM:C64 Maps to DOID:2 (cross-reference to ICD10CM:C64)',
        'ICD10:C64 Maps to DOID:2 (cross-reference to ICD10CM:C64)',
      ],
      [true, false],
    ]);
  });
  it('names a term without a name by its id', async () => {
    const release = await readOboRelease(await write('short.obo', 'format-version: 1.4\n[Term]\nid: HP:1\n'));
    const rows: unknown[] = [];
    for await (const row of release.concepts()) rows.push(row);
    expect(rows).toMatchObject([{ code: 'HP:1', name: 'HP:1' }]);
  });
  it('refuses a term without an id', async () =>
    expect(await faultOf('', '[Term]', 'name: a')).toBe('The OBO file bad.obo, line 3: the term has no id.'));
  it('refuses a cycle, naming its members and the line of one of them', async () => {
    const terms = ['[Term]', 'id: DOID:1', 'is_a: DOID:2', '[Term]', 'id: DOID:2', 'is_a: DOID:1'];
    expect(await faultOf(...terms)).toBe(
      'The OBO file bad.obo, line 2: the hierarchy has a cycle: DOID:1 is_a DOID:2 is_a DOID:1.',
    );
  });
  it('refuses a parent that is not in the file', async () =>
    expect(await faultOf('[Term]', 'id: DOID:1', 'name: a', 'is_a: DOID:0 ! gone')).toBe(
      'The OBO file bad.obo, line 2: the term DOID:1 is_a DOID:0, which is not in the file.',
    ));
  it('refuses a term that is its own parent', async () =>
    expect(await faultOf('[Term]', 'id: DOID:1', 'name: a', 'is_a: DOID:1')).toContain('is_a itself'));
  it('refuses an id that is there twice', async () =>
    expect(await faultOf('[Term]', 'id: DOID:1', 'name: a', '[Term]', 'id: DOID:1', 'name: b')).toBe(
      'The OBO file bad.obo, line 5: the term DOID:1 is there twice, first in line 2.',
    ));
  it('refuses a line that is cut off', async () =>
    expect(await faultOf('[Term]', 'id: DOID:1', 'name: a', 'syno')).toContain(
      'line 5: this is no "tag: value"',
    ));
  it('refuses what is no OBO file', async () => expect(await faultOf()).toContain('has no [Term]'));
  it('refuses a table', async () =>
    expect(await faultOf('code,name', 'DOID:1,a')).toContain('is it an OBO file'));
  it('refuses a file without a term of the vocabulary that is given', () =>
    expect(readOboRelease(path, { vocabulary: 'HP' })).rejects.toThrow('has no [Term] of HP'));
  it('refuses a truncated compressed file', async () => {
    const whole = gzipSync(`format-version: 1.2\n${'[Term]\nid: DOID:1\nname: a\n'.repeat(9)}`);
    const cut = await write('cut.obo.gz', whole.subarray(0, -12));
    await expect(readOboRelease(cut)).rejects.toThrow('cannot be read to its end');
  });
});
