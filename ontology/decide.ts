import { diagnosisOf } from './diagnosis.ts';
import { type FieldModel, type Properties, type PropertyValue, propertiesOf } from './model.ts';
import { modelOf, patient } from './records.ts';
import { person } from './roles.ts';

/** Per field of the patient, the registration sources that answer, best first. */
export type Precedence = Readonly<Record<string, readonly string[]>>;

/** What there is to decide the facts of a patient from: registrations and index conditions. */
export type Evidence = {
  readonly registrations: readonly Properties[];
  readonly index: readonly Properties[];
};

/** Everything that is decided of a patient: by the registrations, and where these are silent by the index conditions. */
export function factsOf({ registrations, index }: Evidence, precedence: Precedence): Properties {
  const decided = decide(registrations, precedence);
  return { ...decided, ...diagnosisOf(decided, index) };
}

/** What is decided: all that a registration says of the person, and nothing that it keeps of the row that it came as. */
export const decidedFields: readonly (readonly [name: string, field: FieldModel])[] = Object.entries(
  modelOf(person.record).fields,
).filter(([name, { kind }]) => Object.hasOwn(patient.fields, name) || kind === 'date');

/** The properties of a patient: for each field what the best source says, and where sources disagree. */
export function decide(registrations: readonly Properties[], precedence: Precedence): Properties {
  const decided = decidedFields.map(([name, field]) =>
    decideField({ name, field }, registrations, precedence[name]),
  );
  const conflictFields = decidedFields.map(([name]) => name).filter((_, at) => decided[at]?.conflict);
  const values = Object.fromEntries(decided.flatMap(({ properties }) => Object.entries(properties)));
  return { ...values, conflict: conflictFields.length > 0, conflictFields };
}

function decideField(
  { name, field }: { readonly name: string; readonly field: FieldModel },
  registrations: readonly Properties[],
  sources: readonly string[] | undefined,
): { readonly properties: Properties; readonly conflict: boolean } {
  const [lead = name] = propertiesOf(name, field);
  const saying = registrations.filter((registration) => registration[lead] != null);
  const answering = saying
    .filter(({ source }) => sources === undefined || sources.includes(String(source)))
    .sort((a, b) => rank(a, sources) - rank(b, sources) || (String(a.id) < String(b.id) ? -1 : 1));
  const answer = answering[0];
  const names = [...propertiesOf(name, field), ...(field.kind === 'date' ? ['timelineName'] : [])];
  const stored = (property: string) => (property === 'timelineName' ? `${name}Timeline` : property);
  return {
    properties: Object.fromEntries(names.map((property) => [stored(property), answer?.[property] ?? null])),
    conflict: new Set(saying.map((registration) => comparable(registration[lead]))).size > 1,
  };
}

function rank({ source }: Properties, sources: readonly string[] | undefined): number {
  return sources?.indexOf(String(source)) ?? 0;
}

function comparable(value: PropertyValue | undefined): string {
  return String(value).toLowerCase();
}
