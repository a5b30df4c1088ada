import fc from 'fast-check';
import {
  type Document,
  type Entity,
  entity,
  inLanguage,
  iri,
  literal,
  named,
  statementsOf,
  type Value,
} from '../../../fair/rdf/entity.ts';
import { expand, type Iris } from '../../../fair/rdf/iris.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsdString = 'http://www.w3.org/2001/XMLSchema#string';

/** What every parser must read from a document: worked out here without any writer. */
export function expected(document: Document, iris: Iris): readonly string[] {
  return [...new Set(document.flatMap((thing) => statementsIn(thing, iris)))].sort();
}

function statementsIn({ iri: subject, types, properties }: Entity, iris: Iris): readonly string[] {
  const said = statementsOf(properties).flatMap(([predicate, values]) =>
    values.flatMap((value) => [
      JSON.stringify([subject, expand(predicate, iris), ...termOf(value, iris)]),
      ...(value.kind === 'entity' ? statementsIn(value, iris) : []),
    ]),
  );
  return [...types.map((type) => JSON.stringify([subject, `${rdf}type`, expand(type, iris)])), ...said];
}

function termOf(value: Value, iris: Iris): readonly string[] {
  if (value.kind === 'name') return [expand(value.name, iris)];
  if (value.kind !== 'literal') return [value.iri];
  const { text, language, datatype } = value;
  if (language !== undefined) return [text, language.toLowerCase(), `${rdf}langString`];
  return [text, '', datatype === undefined ? xsdString : expand(datatype, iris)];
}

/** Every character but those that a format replaces. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'"\\\n\r\t<>&\'{}@^. \u2028\u202e\ufeff'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 12,
  })
  .map((one) => one.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
const iriText = fc
  .tuple(
    fc.constantFrom('https://example.org/', 'urn:x:', 'https://site.example.org/dataset/'),
    fc.string({ unit: fc.constantFrom(...'aZ09-._~/?=&;é患') }),
  )
  .map(([start, end]) => `${start}${end}`)
  .filter((one) => !/[/:]\.{1,2}(?:[/?#]|$)/.test(one)); // dot segments are resolved, in IRIs as in addresses
const predicate = fc.constantFrom('dct:title', 'dct:relation', 'kg:value', 'obi:0000293', 'csvw:name');
const type = fc.constantFrom('dcat:Dataset', 'kg:Patient', 'so:0001060', 'sct:433466003');

const value: fc.Arbitrary<Value> = fc.oneof(
  text.map((one) => literal(one)),
  text.map((one) => literal(one, 'xsd:string')),
  fc
    .tuple(text, fc.constantFrom('en', 'de', 'zh-Hant', 'en-GB'))
    .map(([one, language]) => inLanguage(one, language)),
  fc.tuple(text, fc.constantFrom('xsd:date', 'kg:code')).map(([one, datatype]) => literal(one, datatype)),
  fc.constantFrom('true', 'false', '1', 'yes').map((one) => literal(one, 'xsd:boolean')),
  fc
    .constantFrom('0', '-0', '-7', '007', '+1', '812', '9007199254740993', '1e3', '1.0')
    .map((one) => literal(one, 'xsd:integer')),
  iriText.map((one) => iri(one)),
  type.map((one) => named(one)),
);

const things = fc.letrec<{ readonly thing: Entity }>((tie) => ({
  thing: fc
    .tuple(
      iriText,
      fc.uniqueArray(type, { maxLength: 2 }),
      fc.dictionary(
        predicate,
        fc.array(fc.oneof({ depthSize: 'small' }, value, tie('thing')), { maxLength: 4 }),
        { maxKeys: 3 },
      ),
    )
    .map(([subject, types, properties]) => entity(subject, types, properties)),
}));

/** Any document of things within things. */
export const anyDocument: fc.Arbitrary<Document> = fc.array(things.thing, { maxLength: 4 });
