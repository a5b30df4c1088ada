import fc from 'fast-check';
import { linksBetween } from '../../cohort/links.ts';
import { facets } from '../../ontology/facets.ts';
import { type FieldModel, isIndexed } from '../../ontology/model.ts';
import { isRecordType, modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { codes, datasets, files, genes, texts, units } from './random-graph.ts';

/** A criterion as a client writes it. */
export type Input = Readonly<Record<string, unknown>>;

type Arbitrary = fc.Arbitrary<unknown>;
type Fields = Readonly<Record<string, FieldModel>>;

/** Some of `values`, at least one. */
const some = (values: readonly string[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) });

const range = (min: number, max: number) =>
  fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }), fc.constantFrom('both', 'min', 'max'))
    .map(([a, b, which]) => ({
      ...(which === 'max' ? {} : { min: Math.min(a, b) }),
      ...(which === 'min' ? {} : { max: Math.max(a, b) }),
    }));

const quantity = fc
  .record({
    bounds: fc.oneof(
      range(0, 20),
      fc.record({ above: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ below: fc.integer({ min: 0, max: 20 }) }),
    ),
    unit: fc.constantFrom(...units),
  })
  .map(({ bounds, unit }) => ({ ...bounds, unit }));

const plainSet = fc.record({
  named: fc.oneof(
    some(codes).map((list) => ({ codes: list })),
    some(texts).map((list) => ({ source: list })),
    fc.constant({ sourceContains: 't' }),
  ),
  descendants: fc.boolean(),
  mapped: fc.boolean(),
});

const conceptSet = fc
  .tuple(plainSet, fc.option(plainSet, { nil: undefined, freq: 4 }))
  .map(([{ named, ...set }, except]) => ({
    ...named,
    ...set,
    ...(except === undefined ? {} : { except: { ...except.named, descendants: except.descendants } }),
  }));

const tens = (bounds: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(bounds).map(([bound, n]) => [bound, n * 10]));

/** What can be asked of one field; undefined where nothing can. */
function fieldInput(name: string, field: FieldModel): Arbitrary | undefined {
  switch (field.kind) {
    case 'coded':
      return conceptSet;
    case 'quantity':
      return quantity;
    case 'number':
      return range(0, 10).map(tens);
    case 'flag':
      return fc.boolean();
    case 'text':
      if (field.list === true || field.panel === true) return undefined;
      if (field.indexed !== undefined) return undefined;
      return some(name === 'gene' ? genes : (field.values ?? texts));
    case 'derived':
      return field.question === 'covers' ? some(genes) : undefined;
    case 'date':
    case 'reference':
      return undefined;
  }
}

function fieldInputs(fields: Fields): Record<string, Arbitrary> {
  const stored = Object.entries(fields).flatMap(([name, field]) => (isIndexed(field) ? [name] : []));
  const own = Object.entries(fields).flatMap(([name, field]) => {
    const input = fieldInput(name, field);
    return input === undefined ? [] : [[name, input] as const];
  });
  return { ...Object.fromEntries(own), missing: some(stored), present: some(stored) };
}

/** An object with at most three of the inputs: each kind of field is as likely as any other, however many fields there are of it. */
const inputOf = (inputs: Record<string, Arbitrary>, fields: Fields): fc.Arbitrary<Input> => {
  const names = Object.keys(inputs);
  const kindOf = (name: string) => fields[name]?.kind ?? name;
  const oneName = fc
    .constantFrom(...new Set(names.map(kindOf)))
    .chain((kind) => fc.constantFrom(...names.filter((name) => kindOf(name) === kind)));
  return fc
    .uniqueArray(oneName, { maxLength: 3 })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((name) => [name, inputs[name] ?? fc.constant(null)]))),
    );
};

const askable = recordTypes.filter((type) => modelOf(type).criterion !== undefined);

function keyOf(type: RecordType): string {
  return modelOf(type).criterion ?? type;
}

/** Tests of a record without any other record. */
function ownInputs(type: RecordType): Record<string, Arbitrary> {
  const { fields, age } = modelOf(type);
  return {
    ...fieldInputs(fields),
    dataset: some(datasets),
    sourceFile: some([...files, 'one.tsv']),
    ...(age !== undefined || fields.start?.kind === 'date' ? { ageAtEvent: range(0, 90) } : {}),
  };
}

const anchors = (type: RecordType) =>
  fc.constantFrom(...(modelOf(type).fields.end?.kind === 'date' ? ['START', 'END'] : ['START']));

const days = fc
  .tuple(
    fc.integer({ min: -40, max: 40 }),
    fc.integer({ min: -40, max: 40 }),
    fc.constantFrom('both', 'from', 'to'),
  )
  .map(([a, b, which]) => ({
    ...(which === 'to' ? {} : { fromDays: Math.min(a, b) }),
    ...(which === 'from' ? {} : { toDays: Math.max(a, b) }),
  }));

/** A window around another kind of record or the index event. */
function window(type: RecordType, depth: number): Arbitrary {
  const ofRecord = fc
    .constantFrom(...askable.filter((one) => modelOf(one).fields.start?.kind === 'date'))
    .chain((other) =>
      fc.record({
        of: keyed(other, recordInput(other, depth - 1)),
        event: anchors(type),
        anchor: anchors(other),
        days,
      }),
    );
  const ofIndex = fc.record({ index: fc.constant(true), event: anchors(type), days });
  return fc.oneof(ofRecord, ofIndex).map(({ days: bounds, ...rest }) => ({ ...rest, ...bounds }));
}

function keyed(type: RecordType, input: fc.Arbitrary<Input>): fc.Arbitrary<Input> {
  return input.map((value) => ({ [keyOf(type)]: value }));
}

/** Ways to other records: links, references, what both refer to, and windows. */
function relatedInputs(type: RecordType, depth: number): Record<string, Arbitrary> {
  const linked = askable.filter((other) => linksBetween(type, other).length > 0);
  const references = Object.entries(modelOf(type).fields).flatMap(([name, field]) =>
    field.kind === 'reference' && isRecordType(field.to) ? [{ name, to: field.to }] : [],
  );
  return {
    ...(linked.length === 0
      ? {}
      : {
          linked: fc
            .constantFrom(...linked)
            .chain((other) => keyed(other, recordInput(other, depth - 1)))
            .map((one) => [one]),
        }),
    ...Object.fromEntries(references.map(({ name, to }) => [name, recordInput(to, depth - 1)])),
    ...Object.fromEntries(
      references.map(({ name }) => [
        `same${name[0]?.toUpperCase()}${name.slice(1)}`,
        recordInput(type, depth - 1),
      ]),
    ),
    ...(modelOf(type).fields.start?.kind === 'date'
      ? { within: fc.array(window(type, depth), { minLength: 1, maxLength: 2 }) }
      : {}),
  };
}

/** The input of a record type, with records of other types up to a depth. */
function recordInput(type: RecordType, depth: number): fc.Arbitrary<Input> {
  const own = inputOf(ownInputs(type), modelOf(type).fields);
  if (depth <= 0) return own;
  const related = Object.entries(relatedInputs(type, depth));
  return fc.oneof(
    own,
    ...related.map(([name, input]) =>
      fc.tuple(own, input).map(([tests, other]) => ({ ...tests, [name]: other })),
    ),
  );
}

function occurrences(type: RecordType): Arbitrary {
  const { fields, concept } = modelOf(type);
  const distinct = [
    'RECORD',
    ...(fields.start?.kind === 'date' ? ['DAY'] : []),
    ...(fields.visit === undefined ? [] : ['VISIT']),
    ...(fields.study === undefined ? [] : ['STUDY']),
    ...(concept === undefined ? [] : ['CONCEPT']),
  ];
  return fc
    .record({ bounds: range(0, 3), distinct: fc.option(fc.constantFrom(...distinct), { nil: undefined }) })
    .map(({ bounds, distinct: counted }) => ({
      ...bounds,
      ...(counted === undefined ? {} : { distinct: counted }),
    }));
}

const recordLeaf: fc.Arbitrary<Input> = fc.constantFrom(...askable).chain((type) =>
  fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: recordInput(type, 1) }, recordInput(type, 2)),
      fc.option(occurrences(type), { nil: undefined, freq: 3 }),
    )
    .map(([tests, counted]) => ({
      [keyOf(type)]: { ...tests, ...(counted === undefined ? {} : { occurrences: counted }) },
    })),
);

const facetFields = Object.keys(facets);

/** One condition of every kind. */
const leaf: fc.Arbitrary<Input> = fc.oneof(
  { weight: 8, arbitrary: recordLeaf },
  fc.record({ dataset: some(datasets) }),
  fc.record({ patient: inputOf(fieldInputs(patient.fields), patient.fields) }),
  fc.record({ variant: fc.record({ gene: some(genes), status: some(['MUTATED', 'WILD_TYPE']) }) }),
  fc.record({
    facet: fc.record({
      field: fc.constantFrom(...facetFields),
      values: some([...texts, ...codes, ...datasets, 'FXG1', 'UNKNOWN', '50-59']),
      missing: fc.boolean(),
    }),
  }),
);

/** A criterion of two levels at most above its conditions. */
export const criterion: fc.Arbitrary<Input> = fc.letrec<{ tree: Input }>((tie) => {
  const members = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      fc.record({ all: members }),
      fc.record({ any: members }),
      fc.record({ not: tie('tree') }),
      fc.record({ atLeast: members.map((of) => ({ count: Math.ceil(of.length / 2), of })) }),
    ),
  };
}).tree;
