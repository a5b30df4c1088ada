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
  it('names a field that a mapping must say, though rows of OMOP may lack it', () =>
    expect(messageOf('{ record: measurement, fields: { test: { source: s }, value: v } }')).toContain(
      'tables.0.records.0.fields: measurement needs the field category',
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
  it('names a lookup that is asked with other parts than its key has', () =>
    expect(
      messageOf(
        '{ record: slide, fields: { sectionLocation: { lookup: people, by: [id, other], column: c } } }',
      ),
    ).toBe(
      `${wrong}line 17, tables.0.records.0.fields.sectionLocation.by: has 2 parts, the key of people has 1`,
    ));
  it.each([
    ['a constant', '{ const: LAB }'],
    ['a value of a map', '{ column: c, map: { lab: LAB } }'],
    ['what a map gives for all else', '{ column: c, map: { lab: LABORATORY }, else: LAB }'],
    ['a text without cells', '{ text: LAB }'],
    ['one of several', '{ first: [c, { const: LAB }] }'],
    ['a constant after its steps', '{ const: LABORATORY, take: 3 }'],
  ])('names a value that the field does not have: %s', (_, category) =>
    expect(messageOf(`{ record: measurement, fields: { test: t, category: ${category}, value: v } }`)).toBe(
      `${wrong}line 17, tables.0.records.0.fields.category: "LAB": unexpected value; expected one of LABORATORY, BIOMARKER, PATHOLOGY, STAGING, IMAGING, PERFORMANCE, VITAL_SIGN`,
    ),
  );
  it.each([
    ['a constant', '{ const: C61X }'],
    ['a value of a map', '{ column: c, map: { prostate: C61X } }'],
  ])('names a code that its vocabulary cannot have: %s', (_, code) =>
    expect(
      messageOf(`{ record: condition, fields: { code: { source: c, code: ${code}, vocabulary: ICD10 } } }`),
    ).toBe(
      `${wrong}line 17, tables.0.records.0.fields.code.code: "C61X": no code of ICD-10; expected one such as C50.9`,
    ),
  );
  it('names a value that the field does not have: of let', () => {
    const text = `${head.replace('    records:', '    let: { kind: { const: LAB } }\n    records:')}      - ${slide}\n`;
    expect(() =>
      parseMapping(
        `${text}      - { record: measurement, fields: { test: t, category: kind, value: v } }\n`,
        'm.yaml',
      ),
    ).toThrow('line 19, tables.0.records.1.fields.category: "LAB": unexpected value');
  });
  it('names a value that the field does not have: of the let of a lookup', () => {
    const text = head.replace('key: [id] }', 'key: [id], let: { kind: { const: LAB } } }');
    const category = '{ lookup: people, by: [id], column: kind }';
    expect(() =>
      parseMapping(
        `${text}      - { record: measurement, fields: { test: t, category: ${category}, value: v } }\n`,
        'm.yaml',
      ),
    ).toThrow('"LAB": unexpected value');
  });
  it('takes a value that the field has, from every form', () =>
    expect(
      messageOf(
        '{ record: measurement, fields: { test: t, category: { first: [c, { const: laboratory, case: upper }] }, value: v } }',
      ),
    ).toBe('no faults'));
  it.each([
    [
      'a number',
      '{ record: imagingSeries, fields: { seriesInstanceUid: s, modality: m, instances: { const: many } } }',
      'instances: "many": not a plain number',
    ],
    [
      'a whole number',
      "{ record: imagingSeries, fields: { seriesInstanceUid: s, modality: m, instances: { const: '1.5' } } }",
      'instances: "1.5": not a whole number',
    ],
    [
      'a flag',
      '{ record: condition, fields: { code: c, index: { value: { column: i, map: { j: ja } } } } }',
      'index.value: "ja": neither yes nor no',
    ],
    [
      'a unit',
      '{ record: measurement, fields: { test: t, category: { const: LABORATORY }, value: { value: v, unit: { const: furlong } } } }',
      'value.unit: "furlong": no UCUM unit',
    ],
    [
      'a date',
      '{ record: visit, fields: { type: t, start: { timeline: { const: calendar }, date: { const: today } } } }',
      'start.date: "today": no date',
    ],
  ])('names a constant that is not %s', (_, record, fault) =>
    expect(messageOf(record)).toContain(`line 17, tables.0.records.0.fields.${fault}`),
  );
  it('names a constant that its own map does not name', () =>
    expect(
      messageOf('{ record: slide, fields: { sectionLocation: { const: top, map: { bottom: B } } } }'),
    ).toContain('line 17, tables.0.records.0.fields.sectionLocation: "top" is refused by the steps'));
  it.each([
    ['patient', 'patient: id', 'patient: $column', 'line 14, tables.0.patient: $column'],
    ['dataset', '{ const: d }', "{ text: 'd-{$column}' }", 'line 15, tables.0.dataset: $column'],
    ['lookup', 'key: [id]', 'key: [$cell]', 'line 10, lookups.people: $cell'],
  ])('names $column and $cell outside forEach: %s', (_, from, to, fault) =>
    expect(() => parseMapping(`${head.replace(from, to)}      - ${slide}\n`, 'm.yaml')).toThrow(
      `${fault} is known only inside a record with forEach`,
    ),
  );
  it('names $cell in a record without forEach, and takes it in one that has it', () =>
    expect(
      messageOf(
        '{ record: slide, forEach: [a, b], key: [$column], fields: { sectionLocation: $cell } }',
        '{ record: slide, fields: { sectionLocation: $cell } }',
      ),
    ).toBe(
      `${wrong}line 18, tables.0.records.1.fields.sectionLocation: $cell is known only inside a record with forEach, which makes a record of each of its columns`,
    ));
  it('names a record that would say nothing', () =>
    expect(
      messageOf('{ record: measurement, fields: { test: { const: PSA }, category: { const: LABORATORY } } }'),
    ).toBe(`${wrong}line 17, tables.0.records.0.fields: measurement says nothing without value or result`));
  it.each([
    [
      'a value that follows from others',
      '{ record: measurement, fields: { test: t, category: { const: LABORATORY }, value: v, reference: r } }',
      'reference: follows from other fields',
    ],
    [
      'a unit of what has one already',
      '{ record: slide, fields: { percentNecrosis: { value: v, unit: u } } }',
      'percentNecrosis.unit: the field is always in %',
    ],
    [
      'rows to combine where there is one',
      '{ record: slide, fields: { sectionLocation: { value: s, combine: max } } }',
      'sectionLocation.combine: `combine` needs a record with `group`',
    ],
    [
      'a value map without values',
      '{ record: condition, fields: { code: { code: c, vocabulary: ICD10, map: result } } }',
      'code.map: a value map needs the `source`',
    ],
  ])('names what would be passed over: %s', (_, record, fault) =>
    expect(messageOf(record)).toContain(`line 17, tables.0.records.0.fields.${fault}`),
  );
  it('names a reference whose key the records do not have', () =>
    expect(
      messageOf(
        '{ record: specimen, key: [s, t], fields: { type: t } }',
        '{ record: slide, fields: { specimen: { key: [s] } } }',
      ),
    ).toBe(
      `${wrong}line 18, tables.0.records.1.fields.specimen.key: the key has 1 parts, that of specimen has 2`,
    ));
  it('names a reference to records that have no key', () =>
    expect(
      messageOf(
        '{ record: specimen, fields: { type: t } }',
        '{ record: slide, fields: { specimen: { key: [s] } } }',
      ),
    ).toContain('specimen.key: no specimen of this mapping has a key: nothing can refer to it'));
  it('names the vocabulary of mappings that no field can have', () =>
    expect(() =>
      parseMapping(
        `terminology: [{ format: mappings, file: m.tsv, vocabulary: ICD, source: us }]\n${head}      - ${slide}\n`,
        'm.yaml',
      ),
    ).toThrow('line 1, terminology.0.vocabulary: no vocabulary; expected one of SNOMED'));
  it('names a field that precedence cannot settle', () =>
    expect(() =>
      parseMapping(`precedence: { gender: [clinical] }\n${head}      - ${slide}\n`, 'm.yaml'),
    ).toThrow(
      'line 1, precedence.gender: no field that registration decides; expected one of sex, vitalStatus',
    ));
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
