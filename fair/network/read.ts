import { type Document, type Entity, entity, type Literal, type Value } from '../rdf/entity.ts';
import { datasetIri, type Iris } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';
import { toLiteralText } from '../rdf/text.ts';
import { RecordFault } from './fault.ts';
import { isOf, nameOf } from './names.ts';
import { createMover, type Move } from './places.ts';
import { type Closed, isLeftOut, leading, requireRules, steering } from './rules.ts';
import { readTriples, type Triple, type TripleObject } from './triples.ts';

const typeIri = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const stringIri = 'http://www.w3.org/2001/XMLSchema#string';

type Said = { readonly types: Set<Name>; readonly properties: Map<Name, Value[]> };

/**
 * The record of a dataset of another site, with the IRIs that it has here; the dataset first. Of vocabularies that nobody here knows, and of what
 * leads harvesters, nothing is taken. @throws RecordFault where it says something that it may not
 */
export function readRecord(triples: string, move: Move, closed: Closed): Document {
  const { dataset, from, to } = move;
  const all = readTriples(triples);
  if (all.some((triple) => names(triple, `${closed.here}/`) || names(triple, closed.here, true)))
    throw new RecordFault('it names what is of this site');
  const moved = createMover(move);
  const place = datasetIri(to, dataset);
  const said = new Map<string, Said>([[place, { types: new Set(), properties: new Map() }]]);
  for (const { subject, predicate, object } of all) {
    if (isLeftOut(subject, { dataset, from })) continue;
    const at = saidOf(moved(subject), said);
    const value = toValue(object, moved, from);
    if (predicate === typeIri) addType(at, object, from);
    else if (value !== undefined) addValue(at, nameOf(predicate, from), value);
  }
  const things = [...said].map(toThing);
  requireRules(things, move, closed);
  return things;
}

function names({ subject, predicate, object }: Triple, start: string, whole = false): boolean {
  const all = [subject, predicate, ...(object.kind === 'iri' ? [object.iri] : [])];
  return all.some((iri) => (whole ? iri === start : iri.startsWith(start)));
}

function saidOf(subject: string, said: Map<string, Said>): Said {
  const before = said.get(subject);
  if (before !== undefined) return before;
  const at: Said = { types: new Set(), properties: new Map() };
  said.set(subject, at);
  return at;
}

function addType({ types }: Said, object: TripleObject, from: Iris): void {
  const type = object.kind === 'iri' ? nameOf(object.iri, from) : undefined;
  if (type !== undefined) types.add(type);
}

function addValue({ properties }: Said, predicate: Name | undefined, value: Value): void {
  if (predicate === undefined || leading.has(predicate) || isOf(predicate, steering)) return;
  const values = properties.get(predicate);
  if (values === undefined) properties.set(predicate, [value]);
  else values.push(value);
}

/** Undefined where the value is of a kind that nobody here knows. */
function toValue(object: TripleObject, moved: (iri: string) => string, from: Iris): Value | undefined {
  return object.kind === 'iri' ? { kind: 'iri', iri: moved(object.iri) } : toLiteral(object, from);
}

function toLiteral(
  { text: written, language, datatype }: Extract<TripleObject, { kind: 'literal' }>,
  from: Iris,
): Literal | undefined {
  const text = toLiteralText(written);
  if (language !== '') return { kind: 'literal', text, language };
  if (datatype === stringIri) return { kind: 'literal', text };
  const name = nameOf(datatype, from);
  return name === undefined ? undefined : { kind: 'literal', text, datatype: name };
}

function toThing([iri, { types, properties }]: [string, Said]): Entity {
  return entity(iri, [...types], Object.fromEntries(properties));
}
