import type { FieldModel, PropertyValue } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../../ontology/records.ts';
import { type TimelineKind, timelineKinds } from '../../ontology/time.ts';
import { type Name, toName } from '../rdf/prefixes.ts';

/** Classes of dates by the kind of their timeline: only on a calendar is a day a date. */
export const timeClasses = {
  CALENDAR: 'kg:CalendarTime',
  SHIFTED: 'kg:ShiftedTime',
  FROM_INDEX: 'kg:IndexTime',
} as const satisfies Record<TimelineKind, Name>;

/** The predicate of a field: as the model says, else of the field's name. */
export function predicateOf(name: string, field: FieldModel): Name {
  return toName(field.rdf ?? `kg:${name}`);
}

/** The type that a reference leads to, as it is named in GraphQL. @throws TypeError where there is no such type */
export function targetOf(to: string): string {
  const found = recordTypes.find((type) => type === to);
  if (found === undefined) throw new TypeError(`no record type ${to}`);
  return modelOf(found).type;
}

/** The class of a record type, or of patients. */
export function classOf(type: RecordType | 'patient'): Name {
  return `kg:${type === 'patient' ? patient.type : modelOf(type).type}`;
}

/** What values of a field are: a datatype, or the class of a thing. */
export function rangeOf(field: FieldModel): Name {
  switch (field.kind) {
    case 'coded':
      return 'kg:Coded';
    case 'date':
      return 'kg:RecordTime';
    case 'quantity':
      return 'xsd:decimal';
    case 'number':
      return field.integer ? 'xsd:integer' : 'xsd:decimal';
    case 'flag':
      return 'xsd:boolean';
    case 'text':
      return field.panel ? 'kg:GenePanel' : 'xsd:string';
    case 'reference':
      return `kg:${targetOf(field.to)}`;
    case 'derived':
      throw new TypeError('a field that is only asked has no values');
  }
}

/** The kind of timeline that a stored text names; null where it names none. */
export function timelineKindOf(text: PropertyValue | undefined): TimelineKind | null {
  return timelineKinds.find((kind) => kind === text) ?? null;
}
