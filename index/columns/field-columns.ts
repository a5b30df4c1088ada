import { type FieldModel, propertiesOf } from '../../ontology/model.ts';
import { modelOf, patient, type RecordType } from '../../ontology/records.ts';

/** Where a stored property stands in a segment: its column, and the part of its entries. */
export type ColumnPlace = { readonly column: string; readonly part: number };

/** What a test can be put to: records of a type, or the patients. */
export type Subject = RecordType | 'patient';

/** Properties of every record that are asked, with their place. */
const common: readonly (readonly [string, ColumnPlace])[] = [
  ['dataset', { column: 'dataset', part: 0 }],
  ['file', { column: 'file', part: 0 }],
  ['timelineName', { column: 'clock', part: 0 }],
  ['timeline', { column: 'clock', part: 1 }],
];

/** The fields of a subject. */
export function fieldsOf(subject: Subject): Readonly<Record<string, FieldModel>> {
  return subject === 'patient' ? patient.fields : modelOf(subject).fields;
}

const places = new Map<Subject, ReadonlyMap<string, ColumnPlace>>();

/** The place of a property. @throws TypeError where the subject has no such property */
export function placeOfProperty(subject: Subject, property: string): ColumnPlace {
  const known = places.get(subject) ?? placesOf(subject);
  places.set(subject, known);
  const place = known.get(property);
  if (place === undefined) throw new TypeError(`${subject} has no property ${property}`);
  return place;
}

function placesOf(subject: Subject): ReadonlyMap<string, ColumnPlace> {
  const own = Object.entries(fieldsOf(subject)).flatMap(([field, model]) => {
    const [first, second, third] = propertiesOf(field, model);
    if (first === undefined) return [];
    if (model.kind === 'quantity' && second !== undefined)
      return [
        [first, { column: field, part: 0 }],
        [second, { column: second, part: 0 }],
      ] as const;
    return [first, second, third].flatMap((property, part) =>
      property === undefined ? [] : [[property, { column: field, part }] as const],
    );
  });
  return new Map([...common, ...own]);
}
