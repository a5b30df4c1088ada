import type { FieldModel, PropertyValue } from '../../ontology/model.ts';
import { type TimelineKind, toIsoDate } from '../../ontology/time.ts';
import { entity, iri, type Literal, literal, type Value } from '../rdf/entity.ts';
import { type Iris, panelIri, partIri, recordIri } from '../rdf/iris.ts';
import type { Name } from '../rdf/prefixes.ts';
import { termIri } from '../rdf/term-iri.ts';
import { predicateOf, targetOf, timeClasses } from './names.ts';
import { numeral } from './number.ts';

/** The record that a field is of. */
export type FieldOwner = {
  readonly iri: string;
  readonly iris: Iris;
  /** IRI and kind of the timeline of its dates; null where it has none. */
  readonly timeline: { readonly iri: string; readonly kind: TimelineKind } | null;
};

/** What the stored properties of a field say, in the order of `propertiesOf`. */
export type Say = (
  owner: FieldOwner,
  values: readonly PropertyValue[],
) => readonly (readonly [Name, readonly Value[]])[];

/** What is said of a field by its predicates; nothing where nothing is known. */
export type FieldStatements = {
  readonly predicates: readonly Name[];
  readonly say: Say;
};

/** How a field of the model is said. */
export function mapField(name: string, field: FieldModel): FieldStatements {
  const predicate = predicateOf(name, field);
  const one = (
    say: (owner: FieldOwner, value: NonNullable<PropertyValue>) => readonly Value[],
  ): FieldStatements => ({
    predicates: [predicate],
    say: (owner, [value = null]) => (value === null ? [] : [[predicate, say(owner, value)]]),
  });
  switch (field.kind) {
    case 'coded':
      return { predicates: [predicate], say: sayCoded(name, predicate) };
    case 'date':
      return { predicates: [predicate], say: sayDate(name, predicate) };
    case 'quantity':
      return 'property' in field.unit
        ? sayQuantity(predicate, `kg:${field.unit.property}`)
        : one((_owner, value) => [toNumeral(value, 'decimal')]);
    case 'number':
      return one((_owner, value) => [toNumeral(value, field.integer ? 'integer' : 'decimal')]);
    case 'flag':
      return withAbsent(
        field.absent,
        one((_owner, value) => [literal(String(value), 'xsd:boolean')]),
      );
    case 'text':
      if (field.panel) return one(({ iris }, value) => [iri(panelIri(iris, String(value)))]);
      return withAbsent(
        field.absent,
        one((_owner, value) => [...new Set([value].flat())].map((text) => literal(String(text)))),
      );
    case 'reference': {
      const target = targetOf(field.to);
      return one(({ iris }, value) => [iri(recordIri(iris, target, String(value)))]);
    }
    case 'derived':
      return { predicates: [], say: () => [] };
  }
}

function withAbsent(absent: string | boolean | undefined, mapping: FieldStatements): FieldStatements {
  if (absent === undefined) return mapping;
  return { ...mapping, say: (owner, [value = null]) => mapping.say(owner, [value ?? absent]) };
}

function sayCoded(name: string, predicate: Name): Say {
  return (owner, [source = null, sourceConcept = null, standardConcept = null]) => {
    if (source === null && sourceConcept === null && standardConcept === null) return [];
    const concept = (code: PropertyValue) => (code === null ? [] : [iri(termIri(owner.iris, String(code)))]);
    const value = entity(partIri(owner.iri, name), ['kg:Coded'], {
      'kg:sourceValue': source === null ? [] : [literal(String(source))],
      'kg:sourceConcept': concept(sourceConcept),
      'kg:standardConcept': concept(standardConcept),
    });
    return [[predicate, [value]]];
  };
}

function sayDate(name: string, predicate: Name): Say {
  return ({ iri: record, timeline }, [day = null, precision = null]) => {
    if (timeline === null || typeof day !== 'number' || typeof precision !== 'string') return [];
    const moment = entity(partIri(record, name), ['kg:RecordTime', timeClasses[timeline.kind]], {
      'kg:onTimeline': [iri(timeline.iri)],
      'kg:timelineKind': [literal(timeline.kind)],
      'kg:day': [numeral(day, 'integer')],
      'kg:precision': [literal(precision)],
      'kg:date': timeline.kind === 'CALENDAR' ? [toCalendarDate(toIsoDate(day), precision)] : [],
    });
    return [[predicate, [moment]]];
  };
}

/** A date of a calendar, given as its first day, as exact as it is known. */
export function toCalendarDate(date: string, precision: string): Literal {
  if (precision === 'YEAR') return literal(date.slice(0, 4), 'xsd:gYear');
  return precision === 'MONTH' ? literal(date.slice(0, 7), 'xsd:gYearMonth') : literal(date, 'xsd:date');
}

function sayQuantity(predicate: Name, unit: Name): FieldStatements {
  return {
    predicates: [predicate, unit],
    say: (_owner, [value = null, code = null]) => [
      ...(value === null ? [] : [[predicate, [toNumeral(value, 'decimal')]] as const]),
      ...(code === null ? [] : [[unit, [literal(String(code), 'cdt:ucumunit')]] as const]),
    ],
  };
}

function toNumeral(value: NonNullable<PropertyValue>, kind: 'integer' | 'decimal'): Value {
  if (typeof value !== 'number') throw new TypeError('a number of a record is stored as something else');
  return numeral(value, kind);
}
