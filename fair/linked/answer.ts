import { modelOf, patient, recordTypes } from '../../ontology/records.ts';
import { type TimelineKind, timelineKinds } from '../../ontology/time.ts';
import type { JsonObject } from '../rdf/context.ts';
import { datasetIri, type Iris, panelIri, partIri, recordIri } from '../rdf/iris.ts';
import { termIri } from '../rdf/term-iri.ts';
import { toIri } from '../rdf/text.ts';
import { toCalendarDate } from '../records/field.ts';
import { timeClasses } from '../records/names.ts';
import { numeral } from '../records/number.ts';
import { answerContext } from './context.ts';
import { decimals, isLinked, standsAlone } from './definitions.ts';
import { added, type LinkedQuery } from './plan.ts';

/** An answer as linked data: its data with `@id` and `@type`, and what its keys mean. */
export type LinkedAnswer = { readonly context: JsonObject; readonly data: Readonly<Record<string, unknown>> };

type Thing = Readonly<Record<string, unknown>>;

/** The thing of which another is a field. */
type Owner = { readonly iri: string; readonly field: string };

const recordClasses: ReadonlyMap<string, readonly string[]> = new Map([
  [patient.type, patient.rdfClasses],
  ...recordTypes.map((type) => [modelOf(type).type, modelOf(type).rdfClasses] as const),
]);

/** The data of an answer to a planned document as linked data. */
export function linkAnswer(data: Thing, asked: LinkedQuery, iris: Iris): LinkedAnswer {
  const included = new Set<string>();
  collectKeys(data, included);
  return { context: answerContext(asked, included, iris), data: linkRegion(data, { asked, iris, included }) };
}

type Linking = { readonly asked: LinkedQuery; readonly iris: Iris; readonly included: ReadonlySet<string> };

/** Keys of what is no thing itself, below which there are things. */
function collectKeys(value: Thing, included: Set<string>): void {
  for (const [key, inner] of Object.entries(value)) {
    if (!holdsThings(inner)) continue;
    included.add(key);
    for (const one of listOf(inner))
      if (isThing(one) && !standsAlone(typeOf(one))) collectKeys(one, included);
  }
}

/** What is no thing of RDF itself: its keys lead to things or mean nothing, which differs where nothing is there. */
function linkRegion(value: Thing, linking: Linking): Thing {
  const kept = Object.entries(value).filter(([key]) => !isAdded(key));
  const empty = kept.filter(([key, inner]) => linking.included.has(key) && !holdsThings(inner));
  const without = Object.fromEntries(empty.map(([key]) => [key, null]));
  return {
    ...(empty.length > 0 && { '@context': { '@propagate': false, ...without } }),
    ...Object.fromEntries(kept.map(([key, inner]) => [key, linkBelow(inner, linking)])),
  };
}

function linkBelow(value: unknown, linking: Linking, owner?: Owner): unknown {
  if (Array.isArray(value)) return value.map((one) => linkBelow(one, linking, owner));
  if (!isThing(value)) return value;
  const type = typeOf(value);
  if (standsAlone(type) || (owner !== undefined && isLinked(type))) return linkThing(value, linking, owner);
  if (owner === undefined) return linkRegion(value, linking);
  const kept = Object.entries(value).filter(([key]) => !isAdded(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, linkBelow(inner, linking, owner)]));
}

function linkThing(value: Thing, linking: Linking, owner: Owner | undefined): Thing {
  const type = typeOf(value);
  const iri = iriOf(value, linking.iris, owner);
  const keys = linking.asked.keys.get(type);
  const said = Object.entries(value).flatMap(([key, inner]) => {
    if (isAdded(key)) return [];
    const field = keys?.get(key) ?? key;
    return [[key, linkBelow(inner, linking, { iri, field })] as const, ...besides(type, field, inner, value)];
  });
  return { '@id': toIri(iri), '@type': typesOf(value), ...Object.fromEntries(said) };
}

/** What JSON cannot say under the key of the field itself. */
function besides(
  type: string,
  field: string,
  value: unknown,
  thing: Thing,
): readonly (readonly [string, unknown])[] {
  const decimal = decimals.get(`${type}.${field}`);
  if (decimal !== undefined && typeof value === 'number') {
    const { text } = numeral(value, 'decimal');
    return [[decimal, { '@value': text, '@type': 'xsd:decimal' }]];
  }
  if (type === 'Concept' && field === 'name' && value !== thing[added.id]) return [['skos:prefLabel', value]];
  if (type !== 'RecordTime' || field !== 'date' || thing[added.timeline] !== 'CALENDAR') return [];
  const date = toCalendarDate(String(value), String(thing[added.precision]));
  return [['kg:date', { '@value': date.text, '@type': date.datatype }]];
}

function typesOf(value: Thing): readonly string[] {
  const type = typeOf(value);
  const kind = timelineKinds.find((one: TimelineKind) => one === value[added.timeline]);
  return [type, ...(recordClasses.get(type) ?? []), ...(kind === undefined ? [] : [timeClasses[kind]])];
}

function iriOf(value: Thing, iris: Iris, owner: Owner | undefined): string {
  const [type, id] = [typeOf(value), String(value[added.id])];
  switch (type) {
    case 'Coded':
    case 'RecordTime':
      if (owner === undefined) throw new TypeError(`a ${type} of no record`);
      return partIri(owner.iri, owner.field);
    case 'Concept':
      return termIri(iris, id);
    case 'Dataset':
      return datasetIri(iris, id);
    case 'GenePanel':
      return panelIri(iris, id);
    default:
      return recordIri(iris, type, id);
  }
}

function holdsThings(value: unknown): boolean {
  return listOf(value).some(
    (one) =>
      isThing(one) && (standsAlone(typeOf(one)) || Object.values(one).some((inner) => holdsThings(inner))),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flat(3) : [value];
}

/** An object of a type of the schema: other objects are values, such as those of the scalar JSON. */
function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && added.type in value;
}

function typeOf(value: Thing): string {
  return String(value[added.type]);
}

function isAdded(key: string): boolean {
  return Object.values<string>(added).includes(key);
}
