import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRf2 } from '../../../../import/vocabulary/rf2/release.ts';
import { mappingsOf, namesOf } from '../files.ts';
import { fixture } from '../rf2-folder.ts';

const release = await readRf2(fixture);

describe('readRf2', () => {
  it('reads a fixture of 28 rows', async () => {
    const files = (await readdir(fixture, { recursive: true })).filter((name) => name.endsWith('.txt'));
    const texts = await Promise.all(files.map((name) => readFile(join(fixture, name), 'utf8')));
    expect(texts.reduce((rows, text) => rows + text.trimEnd().split('\r\n').length - 1, 0)).toBe(28);
  });
  it('says which vocabulary and release it is', () =>
    expect(release).toMatchObject({
      source: 'rf2',
      vocabularies: [{ id: 'SNOMED', name: null, release: '2025-09-01' }],
      whole: false,
    }));
  it('has the codes of the concepts, then those that maps refer to', () =>
    expect(release.codes).toEqual([
      'SNOMED:64033007',
      'SNOMED:39607008',
      'SNOMED:363346000',
      'SNOMED:363518003',
      'SNOMED:1187332001',
      'SNOMED:35917007',
      'SNOMED:363698007',
      'SNOMED:723264001',
      'ICDO3:8140/3',
      'ICD10:C64',
    ]));
  it('defines the concepts alone', () => expect([...namesOfConcepts()]).toEqual(release.codes.slice(0, 8)));
  it('gives the concepts as often as they are asked for', () =>
    expect([...namesOfConcepts()]).toEqual([...namesOfConcepts()]));
  it('has the inferred hierarchy and not the stated one', () =>
    expect(namesOf(release, release.isA)).toEqual(['SNOMED:363518003 > SNOMED:363346000']));
  it('has attributes with type and group', () =>
    expect(release.attributes).toEqual({
      from: Uint32Array.of(3),
      to: Uint32Array.of(0),
      type: Uint32Array.of(6),
      group: Uint32Array.of(1),
    }));
  it('has the members of reference sets', () =>
    expect(namesOf(release, release.members)).toEqual(['SNOMED:64033007 > SNOMED:723264001']));
  it('has mappings of maps and of what replaces a concept', () =>
    expect(mappingsOf(release)).toEqual([
      'ICDO3:8140/3 Maps to SNOMED:1187332001 (SNOMED CT map)',
      'ICD10:C64 Maps to SNOMED:363518003 (SNOMED CT map)',
      'SNOMED:35917007 Concept replaced by SNOMED:1187332001 (SNOMED CT)',
      'SNOMED:35917007 Maps to SNOMED:1187332001 (SNOMED CT)',
    ]));
});

function* namesOfConcepts(): Generator<string> {
  const concepts = release.concepts();
  if (Symbol.iterator in concepts) for (const { code } of concepts) yield code;
}
