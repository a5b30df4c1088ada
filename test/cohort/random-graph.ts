import { factsOf } from '../../ontology/decide.ts';
import { type FieldModel, type Properties, type PropertyValue, propertiesOf } from '../../ontology/model.ts';
import { isRecordType, modelOf, type RecordType, recordTypes } from '../../ontology/records.ts';
import type { Fixture, FixtureRecord } from '../support/graph-fixture.ts';

/** Numbers from 0 up to 1 that look random and are the same for the same seed. */
export type Random = () => number;

/** A generator of such numbers (mulberry32). */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const datasets = ['fx-a', 'fx-b', 'fx-c'] as const;
export const units = ['g/dL', 'g/L', 'mg/dL', 'mmol/L'] as const;
export const texts = ['one', 'Two', 'TWO', 'three four'] as const;
export const genes = ['FXG1', 'FXG2', 'FXG3'] as const;
export const files = ['fx/one.tsv', 'two.tsv'] as const;

/** Concepts of two vocabularies: a hierarchy with two parents of one, and codes that map into it. */
export const codes = ['FXA:1', 'FXA:2', 'FXA:3', 'FXA:4', 'FXA:5', 'FXB:1', 'FXB:2', 'FXB:3'] as const;

const clocks = [
  { timelineName: 'fx-calendar', timeline: 'CALENDAR' },
  { timelineName: 'fx-shifted', timeline: 'SHIFTED' },
  { timelineName: 'fx-diagnosis', timeline: 'FROM_INDEX' },
] as const;

const concepts = {
  Concept: codes.map((code) => ({ code, name: code, vocabulary: code.slice(0, 3), standard: code < 'FXB' })),
  Vocabulary: ['FXA', 'FXB'].map((id) => ({ id, name: id, license: 'CC0' })),
};

/** Of some fields few sources may speak; of the others, the first of any. */
const precedence = {
  sex: ['Two', 'one'],
  ageAtDiagnosis: ['TWO', 'one', 'three four'],
  race: ['one', 'nobody', 'TWO'],
  birth: ['three four', 'Two', 'one', 'TWO'],
};

/** What the records of a patient decide of the patient. */
export function factsFrom(records: readonly FixtureRecord[]): Properties {
  const of = (type: RecordType) =>
    records.filter((one) => one.type === type).map(({ properties }) => properties);
  const index = of('condition').filter((condition) => condition.index === true);
  return factsOf({ registrations: of('registration'), index }, precedence);
}

/** A population of up to 200 patients with records of every type of the model, in which anything may be missing. */
export function randomGraph(seed: number, size: number): Fixture {
  const random = createRandom(seed);
  const people = Array.from({ length: size }, (_, n) => aPatient(random, n));
  const records = people.flatMap((one) => recordsOf(random, one));
  return {
    patients: people.map((one) => ({
      ...one,
      ...factsFrom(records.filter(({ patient }) => patient === one.id)),
    })),
    records,
    others: {
      ...concepts,
      Population: [{ id: 'fx', version: seed, precedence: JSON.stringify(precedence) }],
      Dataset: datasets.map((id) => ({ id, population: 'fx', title: id, accessRights: 'PUBLIC' })),
      GenePanel: [
        { id: 'fx-small', name: 'small', genes: genes.slice(0, 1) },
        { id: 'fx-large', name: 'large', genes: [...genes] },
      ],
    },
    isA: [
      ['FXA:2', 'FXA:1'],
      ['FXA:3', 'FXA:1'],
      ['FXA:4', 'FXA:2'],
      ['FXA:4', 'FXA:3'],
    ],
    mapsTo: [
      ['FXB:1', 'FXA:2', 'Maps to'],
      ['FXB:2', 'FXA:4', 'Maps to'],
      ['FXB:3', 'FXA:5', 'Maps to'],
    ],
  };
}

type Person = Properties & { readonly id: string; readonly datasets: readonly string[] };

function aPatient(random: Random, n: number): Person {
  const own = datasets.filter(() => random() < 0.5);
  return {
    id: `fx-${String(Math.floor(random() * 1e6)).padStart(6, '0')}-${n}`,
    population: 'fx',
    sourceId: `FX-${n}`,
    datasets: own.length === 0 ? [pick(random, datasets)] : own,
  };
}

/** Records of a patient, of each type a few; references lead to records of the same patient. */
function recordsOf(random: Random, person: Person): readonly FixtureRecord[] {
  const found: FixtureRecord[] = [];
  for (const type of recordTypes)
    for (let left = Math.floor(random() * 4); left > 0; left -= 1)
      found.push({ type, patient: person.id, properties: { id: `${person.id}-${type}-${left}` } });
  return found.map((record) => ({
    ...record,
    properties: { ...propertiesOfRecord(random, record, person, found) },
  }));
}

function propertiesOfRecord(
  random: Random,
  { type, properties: { id } }: FixtureRecord,
  person: Person,
  all: readonly FixtureRecord[],
): Properties & { readonly id: string } {
  const alike = (to: RecordType) => {
    const others = all.filter((one) => one.type === to && one.properties.id !== id);
    return others.length === 0 ? null : pick(random, others).properties.id;
  };
  return {
    id,
    dataset: pick(random, person.datasets),
    load: 'fx-load',
    file: pick(random, files),
    row: 1,
    ...(random() < 0.9 ? pick(random, clocks) : { timeline: null, timelineName: null }),
    ...fieldsOf(random, modelOf(type).fields, { alike }),
  };
}

type Around = { readonly alike: (to: RecordType) => string | null };

function fieldsOf(random: Random, fields: Readonly<Record<string, FieldModel>>, around: Around): Properties {
  const values = Object.entries(fields).flatMap(([name, field]) => {
    const known = field.required === true || random() < 0.75;
    const stored = propertiesOf(name, field);
    const given = known ? valuesOf(random, name, field, around) : stored.map(() => null);
    return stored.map((property, at) => [property, given[at] ?? null] as const);
  });
  return Object.fromEntries(values);
}

function valuesOf(
  random: Random,
  name: string,
  field: FieldModel,
  { alike }: Around,
): readonly PropertyValue[] {
  switch (field.kind) {
    case 'coded':
      return [pick(random, texts), orNot(random, pick(random, codes)), orNot(random, pick(random, codes))];
    case 'quantity':
      return [Math.floor(random() * 40) / 2, orNot(random, pick(random, units))];
    case 'number':
      return [Math.floor(random() * 11) * 10];
    case 'flag':
      return [random() < 0.5];
    case 'date':
      if (name === 'birth') return [-Math.floor(random() * 30_000), pick(random, ['DAY', 'DAY', 'YEAR'])];
      return [Math.floor(random() * 60) - 30, pick(random, ['DAY', 'DAY', 'DAY', 'MONTH', 'YEAR'])];
    case 'reference':
      return [isRecordType(field.to) ? alike(field.to) : null];
    case 'text':
      return [aText(random, name, field)];
    case 'derived':
      return [];
  }
}

function aText(random: Random, name: string, field: Extract<FieldModel, { kind: 'text' }>): PropertyValue {
  if (field.panel === true) return pick(random, ['fx-small', 'fx-large']);
  if (field.list === true) return (field.values ?? texts).filter(() => random() < 0.7);
  if (name === 'gene') return pick(random, [...genes, genes[0].toLowerCase()]);
  return pick(random, field.values ?? texts);
}

function orNot<Value>(random: Random, value: Value): Value | null {
  return random() < 0.8 ? value : null;
}

/** One of `values`. */
function pick<Value>(random: Random, values: readonly [Value, ...Value[]] | readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new TypeError('nothing to pick from');
  return value;
}
