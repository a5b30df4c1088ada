import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../import/mapping/mapping.ts';

const head = `oncographMapping: 1
title: A hospital
population: hospital
codes: { result: maps/result.tsv }
timelines:
  calendar: { kind: CALENDAR, description: Days as they are }
genePanels: { small: { name: Small panel, genes: genes.txt } }
datasets: { accessRights: PUBLIC, license: [CC0 1.0] }
lookups:
  people: { file: people.tsv, key: [id] }
tables:
  - name: t
    file: t.tsv
    patient: id
    dataset: { const: d }
    records:
`;

/** What is said of a mapping with these records, each on a line of its own from line 17 on. */
function messageOf(...records: readonly string[]): string {
  try {
    parseMapping(`${head}${records.map((record) => `      - ${record}\n`).join('')}`, 'm.yaml');
    return 'no faults';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const slide = '{ record: slide, fields: { sectionLocation: s } }';
const wrong = 'The mapping m.yaml cannot be used: ';

describe('parseMapping', () => {
  it('gives the mapping', () =>
    expect(parseMapping(`${head}      - ${slide}\n`, 'm.yaml')).toMatchObject({
      title: 'A hospital',
      tables: [{ name: 't', records: [{ record: 'slide' }] }],
    }));
  it('names line and key of a typo', () =>
    expect(messageOf(slide, '{ record: slide, feilds: {} }')).toContain(
      'line 18, tables.0.records.1.feilds: unknown key',
    ));
  it('names line and key of a typo in a field', () =>
    expect(messageOf('{ record: slide, fields: { specimen: { kee: [s] } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.specimen.kee: unknown key; did you mean key?`,
    ));
  it('names what is nearest to a form of several', () =>
    expect(
      messageOf('{ record: slide, fields: { sectionLocation: { lookup: people, by: [id], colum: c } } }'),
    ).toBe(
      `The mapping m.yaml cannot be used:
  line 17, tables.0.records.0.fields.sectionLocation: must have required property 'column'
  line 17, tables.0.records.0.fields.sectionLocation.colum: unknown key; did you mean column?`,
    ));
  it('names every fault', () =>
    expect(messageOf('{ record: slide, fields: { a: s } }', '{ record: slide, fields: { b: s } }')).toMatch(
      /cannot be used:\n {2}line 17, .*fields\.a: no field of slide.*\n {2}line 18, .*fields\.b: no field/,
    ));
  it('names an unknown field with those there are', () =>
    expect(messageOf('{ record: copyNumber, fields: { gene: g, alteration: a, size: s } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.size: no field of copyNumber; expected one of gene, alteration, assay`,
    ));
  it('does not take a field that is only asked', () =>
    expect(messageOf('{ record: variant, fields: { gene: g, status: s } }')).toContain(
      'fields.status: no field of variant',
    ));
  it('names an unknown record type with those there are', () =>
    expect(messageOf('{ record: biopsy, fields: { a: s } }')).toContain(
      'line 17, tables.0.records.0.record: no record type; expected one of registration, condition',
    ));
  it('names a field that a record type needs', () =>
    expect(messageOf('{ record: variant, fields: { proteinChange: p } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields: variant needs the field gene`,
    ));
  it('names an unknown timeline', () =>
    expect(
      messageOf('{ record: visit, fields: { type: t, start: { timeline: { const: sundial }, date: d } } }'),
    ).toBe(`${wrong}line 17, tables.0.records.0.fields.start.timeline: no timeline sundial in timelines`));
  it('names an unknown timeline that a map gives', () =>
    expect(
      messageOf(
        '{ record: visit, fields: { type: t, start: { timeline: { column: m, map: { CT: sundial } }, date: d } } }',
      ),
    ).toContain('no timeline sundial'));
  it('names a date without a timeline', () =>
    expect(messageOf('{ record: visit, fields: { type: t, start: { date: d } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.start: a date field needs timeline`,
    ));
  it('names a date without a day', () =>
    expect(
      messageOf('{ record: visit, fields: { type: t, start: { timeline: { const: calendar } } } }'),
    ).toBe(`${wrong}line 17, tables.0.records.0.fields.start: a date field needs date or days`));
  it('names a key of another kind of field', () =>
    expect(messageOf('{ record: slide, fields: { sectionLocation: { value: s, unit: u } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.sectionLocation.unit: a text field knows value, derived, ifInvalid, ifKnown, combine`,
    ));
  it('names an unknown value map', () =>
    expect(messageOf('{ record: visit, fields: { type: { source: t, map: visits } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.type.map: no value map visits in codes`,
    ));
  it('names a code without a vocabulary', () =>
    expect(messageOf('{ record: condition, fields: { code: { source: c, code: c } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.code.code: a code needs its vocabulary`,
    ));
  it('names an unknown vocabulary', () =>
    expect(
      messageOf('{ record: condition, fields: { code: { source: c, code: c, vocabulary: ICD } } }'),
    ).toContain('fields.code.vocabulary: no vocabulary; expected one of SNOMED, LOINC'));
  it('names an unknown gene panel', () =>
    expect(messageOf('{ record: assay, fields: { kind: k, panel: { const: large } } }')).toBe(
      `${wrong}line 17, tables.0.records.0.fields.panel.value: no gene panel large in genePanels`,
    ));
  it('names an unknown lookup', () =>
    expect(
      messageOf('{ record: slide, fields: { sectionLocation: { lookup: slides, by: [id], column: c } } }'),
    ).toBe(
      `${wrong}line 17, tables.0.records.0.fields.sectionLocation.lookup: no lookup slides; expected one of people`,
    ));
  it('names a field that precedence cannot settle', () =>
    expect(() =>
      parseMapping(`precedence: { gender: [clinical] }\n${head}      - ${slide}\n`, 'm.yaml'),
    ).toThrow('line 1, precedence.gender: no field of registration; expected one of source, sex'));
  it('wants records with a group in a table of their own', () =>
    expect(messageOf(slide, '{ record: slide, group: [s], fields: { sectionLocation: s } }')).toContain(
      'records with `group` need a table entry of their own',
    ));
  it('names a regular expression that is none', () =>
    expect(
      messageOf("{ record: slide, fields: { sectionLocation: { column: s, match: '(top' } } }"),
    ).toContain('line 17, tables.0.records.0.fields.sectionLocation'));
  it('names the line of YAML that is none', () =>
    expect(() => parseMapping(`${head}      - { record: slide, fields: [\n`, 'm.yaml')).toThrow(
      /at line 18/,
    ));
  it('names the line of a key that stands twice', () =>
    expect(() => parseMapping('title: a\ntitle: b\n', 'm.yaml')).toThrow(
      'Map keys must be unique at line 2',
    ));
  it('names what is missing', () =>
    expect(() => parseMapping('oncographMapping: 1\n', 'm.yaml')).toThrow(
      "must have required property 'title'",
    ));
  it('refuses an empty file', () =>
    expect(() => parseMapping('', 'm.yaml')).toThrow('line 1, the whole file: must be object'));
  it('refuses a mapping of a later form', () =>
    expect(() =>
      parseMapping(`${head}      - ${slide}\n`.replace('Mapping: 1', 'Mapping: 2'), 'm.yaml'),
    ).toThrow('line 1, oncographMapping'));
  it('names the line where a merge brings a fault in', () => {
    const text = `${head}      - ${slide}\n`
      .replace('lookups:', 'lookups: # of the hospital')
      .concat('      - { record: slide, fields: { <<: { preparation: { value: p, unit: u } } } }\n');
    expect(() => parseMapping(text, 'm.yaml')).toThrow('line 18, tables.0.records.1.fields.preparation.unit');
  });
});
