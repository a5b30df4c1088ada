import { describe, expect, it } from 'vitest';
import { readSssom } from '../../../../import/vocabulary/sssom/release.ts';
import { type LabelledMapping, toSssom } from '../../../../import/vocabulary/sssom/write.ts';
import { createFiles, mappingsOf } from '../files.ts';

const write = createFiles();
const id = 'http://example.org/written.sssom.tsv';

const unlabelled = { fromLabel: null, toLabel: null, source: 'cross-reference' };

async function linesOf(...mappings: readonly LabelledMapping[]): Promise<readonly string[]> {
  const license = 'https://creativecommons.org/publicdomain/zero/1.0/';
  const prefixes = ['SNOMED', 'DOID', 'MONDO', 'ICD10', 'ICDO3', 'Local'];
  const lines: string[] = [];
  for await (const line of toSssom({ id, license, version: '2026-11-24', prefixes, mappings }))
    lines.push(line);
  return lines;
}

/** The row of one mapping. */
async function rowOf(mapping: LabelledMapping): Promise<string | undefined> {
  return (await linesOf(mapping)).at(-1);
}

describe('toSssom', () => {
  it('declares the set and every prefix before the mappings', async () =>
    expect(await linesOf()).toEqual([
      '#curie_map:',
      '#  DOID: "http://purl.obolibrary.org/obo/DOID_"',
      '#  IAO: "http://purl.obolibrary.org/obo/IAO_"',
      '#  ICD10: "http://hl7.org/fhir/sid/icd-10/"',
      '#  ICDO3: "http://terminology.hl7.org/CodeSystem/icd-o-3/"',
      '#  Local: "http://w3id.org/sssom/unknown_prefix/Local/"',
      '#  MONDO: "http://purl.obolibrary.org/obo/MONDO_"',
      '#  SNOMED: "http://snomed.info/id/"',
      '#  oboInOwl: "http://www.geneontology.org/formats/oboInOwl#"',
      '#  omoprel: "http://w3id.org/sssom/unknown_prefix/omoprel/"',
      '#mapping_set_id: "http://example.org/written.sssom.tsv"',
      '#mapping_set_version: "2026-11-24"',
      '#license: "https://creativecommons.org/publicdomain/zero/1.0/"',
      'subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tcomment',
    ]));
  it('quotes what would break a row', async () =>
    expect(
      await rowOf({
        from: 'ICD10:C64',
        fromLabel: 'a "b"\tc',
        to: 'DOID:1',
        toLabel: 'd',
        relationship: 'Maps to',
        source: 'x',
      }),
    ).toBe('ICD10:C64\t"a ""b""\tc"\tskos:exactMatch\tDOID:1\td\tsemapv:UnspecifiedMatching\tx'));
  it('does not say of OMOP that it maps to the same', async () =>
    expect(
      await rowOf({
        ...unlabelled,
        from: 'ICD10:C64',
        to: 'SNOMED:1',
        relationship: 'Maps to',
        source: 'OMOP',
      }),
    ).toContain('\tomoprel:mapsTo\t'));
  it('says of what is concluded from other mappings that it rests on them', async () =>
    expect(
      await rowOf({
        ...unlabelled,
        from: 'ICD10:C64',
        to: 'DOID:1',
        relationship: 'Maps to',
        source: 'cross-referenced subcategories share the term',
      }),
    ).toContain('\tsemapv:BackgroundKnowledgeBasedMatching\t'));
  it('names a relationship that has no predicate', async () =>
    expect(
      await rowOf({
        ...unlabelled,
        from: 'ICD10:C64',
        to: 'DOID:1',
        relationship: 'Maps to value',
        source: 'OMOP',
      }),
    ).toMatch(/skos:relatedMatch.*Maps to value \(OMOP\)$/));
  it('refuses a code whose prefix is not declared', () =>
    expect(rowOf({ ...unlabelled, from: 'Other:1', to: 'DOID:1', relationship: 'Maps to' })).rejects.toThrow(
      'The prefix of Other:1 is not declared',
    ));
  it('writes what the reader reads', async () => {
    const mappings = [
      { ...unlabelled, from: 'ICD10:C64', to: 'DOID:1', relationship: 'Maps to' },
      { ...unlabelled, from: 'ICDO3:C64.9', to: 'SNOMED:1', relationship: 'Maps to', source: 'OMOP' },
      { ...unlabelled, from: 'DOID:1', to: 'MONDO:1', relationship: 'skos:exactMatch' },
      { ...unlabelled, from: 'Local:1', to: 'DOID:1', relationship: 'skos:broadMatch' },
      { ...unlabelled, from: 'DOID:2', to: 'DOID:1', relationship: 'Concept replaced by' },
      { ...unlabelled, from: 'DOID:3', to: 'DOID:1', relationship: 'Concept poss_eq to' },
    ];
    const lines = await linesOf(...mappings);
    const path = await write('written.sssom.tsv', `${lines.join('\n')}\n`);
    expect(new Set(mappingsOf(await readSssom(path)))).toEqual(
      new Set(mappings.map(({ from, relationship, to }) => `${from} ${relationship} ${to} (${id})`)),
    );
  });
});
