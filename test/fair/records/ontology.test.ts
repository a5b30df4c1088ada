import { describe, expect, it } from 'vitest';
import { quadsFormat } from '../../../fair/dump/quads.ts';
import { toNTriples } from '../../../fair/rdf/lines.ts';
import { ontologyDocument } from '../../../fair/records/ontology.ts';
import { patientMapping } from '../../../fair/records/patient.ts';
import type { InGraph } from '../../../fair/records/scope.ts';
import { shapesDocument } from '../../../fair/records/shapes.ts';
import { recordTypes } from '../../../ontology/records.ts';
import { createSchema } from '../../../schema/index.ts';
import { describeBy } from '../../../server/describe.ts';
import { everyPatientProperty, iris, sayRecord, scope, toRow } from '../../support/every-field.ts';
import { byN3, byOxigraph, faultsByShapes, withoutGraphs } from '../../support/rdf.ts';

const kg = iris.ontology;
const ontology = toNTriples(
  ontologyDocument(iris, { version: '1.2.3', describe: describeBy(createSchema()) }),
  iris,
);
const shapes = toNTriples(shapesDocument(iris), iris);

const triples = (things: readonly InGraph[]) =>
  quadsFormat(iris).write(things.map((one) => ({ ...one, load: null }))).text;
const patientThings = patientMapping.toEntities(toRow(patientMapping.columns, everyPatientProperty()), scope);
const everything = triples([...patientThings, ...recordTypes.flatMap((type) => sayRecord(type))]);

/** Local names of the terms of `kg:` that a text uses in a place of its statements. */
function termsAt(text: string, place: 1 | 2): ReadonlySet<string> {
  const found = byN3(text).map((line) => String(JSON.parse(line)[place]));
  return new Set(found.filter((term) => term.startsWith(kg)).map((term) => term.slice(kg.length)));
}

const defined = new Set(
  byN3(ontology)
    .map((line) => JSON.parse(line))
    .filter(([, predicate]) => predicate.endsWith('#type'))
    .map(([subject]) => subject.slice(kg.length)),
);

describe('ontologyDocument', () => {
  it('is read the same by two parsers', () => {
    expect(byN3(ontology)).toEqual(byOxigraph(ontology));
  });

  it('defines every predicate of patients and records', () => {
    expect([...termsAt(everything, 1)].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('defines every class and property that it or a record speaks of', () => {
    const named = [...termsAt(everything, 2), ...termsAt(ontology, 2), ...termsAt(ontology, 1)];
    expect(named.filter((name) => !defined.has(name))).toEqual([]);
  });

  it('describes every field in the words of the GraphQL contract', () => {
    expect(ontology).toContain(
      `<${kg}modality> <http://www.w3.org/2000/01/rdf-schema#comment> "DICOM Modality (0008,0060)."@en .`,
    );
  });

  it('says the unit of values that have the same in all records', () => {
    expect(ontology).toContain(
      `<${kg}percentNecrosis> <${kg}fixedUnit> "%"^^<https://w3id.org/cdt/ucumunit> .`,
    );
  });
});

describe('shapesDocument', () => {
  const faults = (data: string) => faultsByShapes(data, shapes);

  it('lets every field of every type pass', async () => {
    expect(await faults(everything)).toEqual([]);
  });

  it.each([
    ['a record without a field that is required', { gene: null }, ['gene MinCountConstraintComponent']],
    ['a record without a dataset', {}, ['inDataset MinCountConstraintComponent']],
  ])('finds %s', async (_what, given, expected) => {
    const text = triples(sayRecord('variant', given));
    const broken = 'gene' in given ? text : text.replaceAll(/.*#inDataset>.*\n/g, '');
    expect(await faults(broken)).toEqual(expected);
  });

  it('finds a value that the catalogue does not list', async () => {
    expect(await faults(triples(sayRecord('outcome', { endpoint: 'WEIRD' })))).toEqual([
      'endpoint PatternConstraintComponent',
    ]);
  });

  it('finds a number that is a text', async () => {
    const text = triples(sayRecord('visit')).replaceAll(/"7"\^\^<[^>]*integer>/g, '"seven"');
    expect(await faults(text)).toEqual(['days DatatypeConstraintComponent']);
  });

  it('finds a calendar date on a timeline that has been shifted', async () => {
    const calendar = triples(sayRecord('measurement', { timeline: 'CALENDAR' }));
    const shifted = calendar
      .replaceAll('#CalendarTime', '#ShiftedTime')
      .replaceAll('"CALENDAR"', '"SHIFTED"');
    expect(await faults(shifted)).toEqual(['date MaxCountConstraintComponent']);
  });

  it('finds two values of a field that has one', async () => {
    const two = `${triples(sayRecord('variant'))}${triples(sayRecord('variant', { gene: 'another' }))}`;
    expect(await faults(two)).toEqual(['gene MaxCountConstraintComponent']);
  });

  it('stands on statements without graphs', () => {
    expect(withoutGraphs(byN3(everything))).toEqual(byN3(everything));
  });
});
