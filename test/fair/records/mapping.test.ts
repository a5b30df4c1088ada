import { describe, expect, it } from 'vitest';
import { quadsFormat } from '../../../fair/dump/quads.ts';
import { toName } from '../../../fair/rdf/prefixes.ts';
import { mapField } from '../../../fair/records/field.ts';
import { predicateOf } from '../../../fair/records/names.ts';
import { patientMapping } from '../../../fair/records/patient.ts';
import type { InGraph } from '../../../fair/records/scope.ts';
import { commonProperties, propertiesOf } from '../../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../../ontology/records.ts';
import { everyPatientProperty, iris, sayRecord, scope, toRow } from '../../support/every-field.ts';
import { byN3 } from '../../support/rdf.ts';

const linesOf = (things: readonly InGraph[]) => byN3(quadsFormat(iris).write(things).text);
const recordLines = (type: RecordType, given = {}) => linesOf(sayRecord(type, given));
const patientLines = (given = {}) =>
  linesOf(patientMapping.toEntities(toRow(patientMapping.columns, everyPatientProperty(given)), scope));

describe.each(recordTypes)('a %s', (type) => {
  const fields = Object.entries(modelOf(type).fields);
  const stored = [...commonProperties, ...fields.flatMap(([name, field]) => propertiesOf(name, field))];

  it.each(stored.filter((property) => property !== 'addedBy'))('says its %s', (property) => {
    const whole = recordLines(type, { derivedFields: ['start'] });
    expect(recordLines(type, { derivedFields: ['start'], [property]: null })).not.toEqual(whole);
  });

  it.each(fields.filter(([, { kind }]) => kind !== 'derived'))('says %s by its predicate', (name, field) => {
    const predicate = predicateOf(name, field).replace('kg:', 'https://site.example/ontology#');
    expect(recordLines(type).filter((line) => line.includes(`"${predicate}"`)).length).toBeGreaterThan(0);
  });

  it('is of its own class and of known ones', () => {
    const classes = modelOf(type).rdfClasses;
    expect(classes.map(toName)).toEqual(classes);
    expect(
      recordLines(type).filter((line) => line.includes('rdf-syntax-ns#type') && line.includes(`/${type}-1",`))
        .length,
    ).toBeGreaterThan(classes.length);
  });

  it('stands in the graph of its load', () => {
    expect(sayRecord(type).map(({ load }) => load)).toEqual(['load-1']);
  });
});

describe('a patient', () => {
  const properties = Object.keys(everyPatientProperty());

  it.each(properties.filter((property) => property !== 'population' && property !== 'conflictFields'))(
    'says %s',
    (property) => {
      const changed = property === 'datasets' ? ['open', 'other'] : null;
      expect(patientLines({ [property]: changed })).not.toEqual(patientLines());
    },
  );

  it('says on which fields the sources disagree', () => {
    expect(patientLines({ conflictFields: ['sex'] }).join('\n')).toContain(
      '"https://site.example/ontology#conflictingField","https://site.example/ontology#sex"',
    );
  });

  it('has its source id where all of its datasets are open', () => {
    const says = (datasets: readonly string[]) => patientLines({ datasets }).join('\n').includes('source-1');
    expect([says(['open']), says(['open', 'closed'])]).toEqual([true, false]);
  });
});

describe('a record of data that are not open', () => {
  it('has no identifier or address of the source', () => {
    const open = recordLines('imagingSeries').join('\n');
    const closed = recordLines('imagingSeries', { dataset: 'closed' }).join('\n');
    for (const field of ['seriesInstanceUid', 'location']) {
      expect(open).toContain(`text of ${field}`);
      expect(closed).not.toContain(`text of ${field}`);
    }
  });
});

describe('a record to which several mappings gave fields', () => {
  const said = sayRecord('condition', { addedBy: ['dates load-2', 'laterality load-3'] });
  const inGraph = (load: string) => linesOf(said.filter((one) => one.load === load)).join('\n');

  it('stands in the graphs of all of their loads', () => {
    expect(said.map(({ load }) => load)).toEqual(['load-1', 'load-2', 'load-3']);
  });

  it('says each field in the graph of the load that brought it', () => {
    const where = (text: string) =>
      ['load-1', 'load-2', 'load-3'].filter((load) => inGraph(load).includes(text));
    expect([where('#laterality'), where('#day'), where('#code')]).toEqual([
      ['load-3'],
      ['load-2'],
      ['load-1'],
    ]);
  });

  it('says all in all what it says of a record that one mapping brought', () => {
    const bare = (lines: readonly string[]) =>
      lines.map((line) => line.replaceAll(/load-\d/g, 'load')).sort();
    expect(bare(linesOf(said))).toEqual(bare(recordLines('condition')));
  });
});

describe('a date', () => {
  const dateOf = (given: object) =>
    recordLines('measurement', given).filter((line) => line.includes('#date"'));

  it('is a calendar date on a calendar alone', () => {
    const dates = ['CALENDAR', 'SHIFTED', 'FROM_INDEX'].map((timeline) => dateOf({ timeline }).length);
    expect(dates).toEqual([1, 0, 0]);
  });

  it.each([
    ['DAY', '"2008-05-01"', 'date'],
    ['MONTH', '"2008-05"', 'gYearMonth'],
    ['YEAR', '"2008"', 'gYear'],
  ])('known to the %s is as exact as that', (startPrecision, text, datatype) => {
    const [line] = dateOf({ timeline: 'CALENDAR', startPrecision });
    expect(line).toContain(text);
    expect(line).toContain(`XMLSchema#${datatype}"`);
  });

  it('is not said without a timeline', () => {
    expect(recordLines('condition', { timelineName: null }).join('\n')).not.toContain('#day"');
  });
});

describe('mapField', () => {
  it('gives a predicate that several types share one meaning: the same kind and values in all of them', () => {
    const kinds = new Map<string, Set<string>>();
    for (const type of recordTypes)
      for (const [name, field] of Object.entries(modelOf(type).fields))
        for (const predicate of mapField(name, field).predicates.slice(0, 1)) {
          const kind = field.kind === 'reference' ? `to ${field.to}` : field.kind;
          kinds.set(predicate, (kinds.get(predicate) ?? new Set()).add(kind));
        }
    expect([...kinds].filter(([, some]) => some.size > 1)).toEqual([]);
  });

  it.each([
    '"',
    '\\',
    'a\nb\r\tc',
    '\u0000',
    '\ud800',
    'שלום',
    '\u202eabc',
    '<script>',
    "'''",
    'x'.repeat(1_000_000),
  ])('takes the text %j', (text) => {
    const [line = ''] = recordLines('variant', { gene: text }).filter((one) =>
      one.includes('ontology#gene"'),
    );
    expect(JSON.parse(line)[2]).toBe(text.replace(/[\0\ud800]/, '\ufffd'));
  });

  it.each(['SNOMED:1 2', 'ICD10:C64<>', 'LOINC:"', 'DCM:é', 'SNOMED:/../x'])('takes the code %j', (code) => {
    expect(recordLines('condition', { codeStandardConcept: code }).length).toBe(
      recordLines('condition').length,
    );
  });
});

describe('patient', () => {
  it('has the fields of the catalogue', () => {
    const lines = patientLines().join('\n');
    const missing = Object.keys(patient.fields).filter(
      (name) => name !== 'ids' && !lines.includes(`ontology#${name}"`),
    );
    expect(missing).toEqual([]);
  });
});
