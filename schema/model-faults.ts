import type { FieldModel } from '../ontology/model.ts';
import { modelOf, patient, type RecordType, recordTypes } from '../ontology/records.ts';
import { fieldTypes, isAlwaysShown, kindInWords } from './field-types.ts';
import { readSdl, type Sdl } from './sdl.ts';
import { everyRecordKeys, inputOf } from './type-defs.ts';

/** Fields that no field of the model stands behind, with the reason. */
const writtenByHand = [
  'Patient.id', // what every patient has
  'Patient.sourceId', // what every patient has
  'Patient.datasets', // what every patient has
  'Patient.conflicts', // from all registrations
  'ImagingStudy.series', // the inverse of a reference, as pages
  'ImagingStudy.viewerUrl', // from all series
  'PatientInput.missing', // what every record input has
  'PatientInput.present', // what every record input has
];

/** Types that are others than the kind of the field says, with the reason. */
const otherTypes: Readonly<Record<string, string>> = {
  'ImagingInput.modality': '[String!]', // DICOM codes, not a concept set
  'ImagingInput.descriptionContains': 'String',
  'ImagingInput.sameStudy': 'ImagingInput',
  'ImagingInput.segmentationOf': 'ImagingInput',
};

/** Stored fields that are not shown. */
const notShown = ['Patient.conflict']; // shown as `conflicts`

type Fields = Readonly<Record<string, FieldModel>>;

/** What the model expects of a field of a type or input: one of `types`, because it is `what`. */
type Claim = { readonly at: string; readonly types: readonly string[]; readonly what: string };

/** Where SDL and model say different things: what stands there, and what was expected. */
export function modelFaults(texts: readonly string[]): readonly string[] {
  const sdl = readSdl(texts);
  const claims = [
    ...shownClaims('Patient', patient.fields, sdl),
    ...askedClaims(inputOf(patient.criterion), patient.fields, sdl),
    ...recordTypes.flatMap((type) => recordClaims(type, sdl)),
  ];
  return [...claims.flatMap((claim) => claimFaults(claim, sdl)), ...unknownFaults(claims, sdl)];
}

function recordClaims(type: RecordType, sdl: Sdl): readonly Claim[] {
  const { type: label, fields, list, criterion } = modelOf(type);
  return [
    ...shownClaims(label, fields, sdl),
    ...commonClaims(type),
    ...(list === undefined ? [] : [listClaim(`Patient.${list}`, label)]),
    ...inverseClaims(type),
    ...(criterion === undefined ? [] : criterionClaims(criterion, fields, sdl)),
  ];
}

/** Every stored field is shown. */
function shownClaims(type: string, fields: Fields, sdl: Sdl): readonly Claim[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const at = `${type}.${name}`;
    if (field.kind === 'derived' || notShown.includes(at)) return [];
    const shown = otherTypes[at] === undefined ? fieldTypes(field, sdl).shown : [otherTypes[at]];
    const types = isAlwaysShown(field) ? shown.map((one) => `${one}!`) : shown;
    const claim = { at, types, what: kindInWords(field) };
    return field.kind === 'quantity' && 'property' in field.unit
      ? [claim, { at: `${type}.${field.unit.property}`, types: ['String'], what: 'a unit' }]
      : [claim];
  });
}

/** What every record shows; its age where it starts at some time or carries an age of its own. */
function commonClaims(type: RecordType): readonly Claim[] {
  const { type: label, age, fields } = modelOf(type);
  const types = {
    id: 'ID!',
    derivedFields: '[String!]!',
    provenance: 'Provenance!',
    ...(age !== undefined || fields.start !== undefined ? { ageAtEvent: 'Int' } : {}),
  };
  return Object.entries(types).map(([name, one]) => ({
    at: `${label}.${name}`,
    types: [one],
    what: 'what every such record has',
  }));
}

/** Lists of the records that refer to one of the type. */
function inverseClaims(type: RecordType): readonly Claim[] {
  const { type: label } = modelOf(type);
  return recordTypes.flatMap((from) =>
    Object.values(modelOf(from).fields).flatMap((field) =>
      field.kind === 'reference' && field.to === type && field.inverse !== undefined
        ? [listClaim(`${label}.${field.inverse}`, modelOf(from).type)]
        : [],
    ),
  );
}

function listClaim(at: string, type: string): Claim {
  return { at, types: [`[${type}!]!`, `${type}Connection!`], what: 'a list of records' };
}

/** A record type is a key of both inputs. */
function criterionClaims(criterion: string, fields: Fields, sdl: Sdl): readonly Claim[] {
  const input = inputOf(criterion);
  const keys = ['CriterionInput', 'RecordInput'].map((name) => `${name}.${criterion}`);
  return [
    ...keys.map((at) => ({ at, types: [input], what: 'a record type' })),
    ...askedClaims(input, fields, sdl),
  ];
}

/** What an input asks fits the field; all questions are asked, and other fields may be. */
function askedClaims(input: string, fields: Fields, sdl: Sdl): readonly Claim[] {
  const others = Object.entries(otherTypes)
    .filter(([at]) => at.startsWith(`${input}.`))
    .map(([at, type]) => ({ at, types: [type], what: 'what it asks' }));
  const own = Object.entries(fields)
    .filter(([name, { kind }]) => kind === 'derived' || sdl.fields.get(input)?.has(name))
    .map(([name, field]) => ({
      at: `${input}.${name}`,
      types: fieldTypes(field, sdl).asked,
      what: kindInWords(field),
    }))
    .filter(({ at }) => otherTypes[at] === undefined);
  return [...others, ...own];
}

function claimFaults({ at, types, what }: Claim, { fields }: Sdl): readonly string[] {
  const [type = '', name = ''] = at.split('.');
  const found = fields.get(type)?.get(name);
  if (found !== undefined && types.includes(found)) return [];
  const expected = types.length === 0 ? 'nothing' : types.join(' or ');
  return [`${at} is ${found ?? 'missing'}; expected ${expected} for ${what}`];
}

/** Nothing else stands in the types and inputs of records. */
function unknownFaults(claims: readonly Claim[], { fields }: Sdl): readonly string[] {
  const known = new Set([...claims.map(({ at }) => at), ...writtenByHand, ...everyRecordPaths()]);
  const types = new Set(claims.map(({ at }) => at.split('.')[0] ?? ''));
  types.delete('CriterionInput'); // asks more than records
  return [...types]
    .flatMap((type) => [...(fields.get(type)?.keys() ?? [])].map((name) => `${type}.${name}`))
    .filter((at) => !known.has(at))
    .map((at) => `${at} is in SDL; expected a field of the model`);
}

function everyRecordPaths(): readonly string[] {
  return recordTypes.flatMap((type) => {
    const { criterion } = modelOf(type);
    return criterion === undefined
      ? []
      : everyRecordKeys(type).map((name) => `${inputOf(criterion)}.${name}`);
  });
}
