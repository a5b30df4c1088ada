import { commonProperties, propertiesOf, type RecordModel } from './model.ts';
import { assay } from './records/assay.ts';
import { condition } from './records/condition.ts';
import { conditionEra } from './records/condition-era.ts';
import { copyNumber } from './records/copy-number.ts';
import { death } from './records/death.ts';
import { deviceExposure } from './records/device-exposure.ts';
import { doseEra } from './records/dose-era.ts';
import { drugEra } from './records/drug-era.ts';
import { episode } from './records/episode.ts';
import { imageFeature } from './records/image-feature.ts';
import { imagingSeries } from './records/imaging-series.ts';
import { imagingStudy } from './records/imaging-study.ts';
import { measurement } from './records/measurement.ts';
import { note } from './records/note.ts';
import { observation } from './records/observation.ts';
import { observationPeriod } from './records/observation-period.ts';
import { outcome } from './records/outcome.ts';
import { payerPlanPeriod } from './records/payer-plan-period.ts';
import { procedure } from './records/procedure.ts';
import { registration } from './records/registration.ts';
import { slide } from './records/slide.ts';
import { specimen } from './records/specimen.ts';
import { treatment } from './records/treatment.ts';
import { variant } from './records/variant.ts';
import { visit } from './records/visit.ts';
import { visitDetail } from './records/visit-detail.ts';

export { patient } from './records/patient.ts';

/** Every record type, in the order in which they are shown. What is common to all of them knows no type by name. */
export const records = {
  registration,
  condition,
  measurement,
  specimen,
  imagingStudy,
  imagingSeries,
  imageFeature,
  slide,
  assay,
  variant,
  copyNumber,
  treatment,
  procedure,
  observation,
  visit,
  visitDetail,
  deviceExposure,
  death,
  conditionEra,
  drugEra,
  doseEra,
  episode,
  note,
  observationPeriod,
  payerPlanPeriod,
  outcome,
} as const satisfies Record<string, RecordModel>;

export type RecordType = keyof typeof records;

/** All record types, in the order of the model. */
export const recordTypes = Object.keys(records) as RecordType[]; // Object.keys widens to string

/** The model of a record type, without the literal types of its entry. */
export function modelOf(type: RecordType): RecordModel {
  return records[type];
}

const propertiesByType = new Map(
  recordTypes.map((type) => [
    type,
    [
      ...commonProperties,
      ...Object.entries(modelOf(type).fields).flatMap(([name, field]) => propertiesOf(name, field)),
    ],
  ]),
);

const codedByType = new Map(
  recordTypes.map((type) => [
    type,
    Object.entries(modelOf(type).fields).flatMap(([name, { kind }]) => (kind === 'coded' ? [name] : [])),
  ]),
);

/** Names of the coded fields of a type. */
export function codedFields(type: RecordType): readonly string[] {
  return codedByType.get(type) ?? [];
}

/** Every property that records of a type can have. */
export function storedProperties(type: RecordType): readonly string[] {
  return propertiesByType.get(type) ?? [];
}

/** The record type that a criterion key asks for. */
export function recordTypeOfCriterion(key: string): RecordType | undefined {
  return recordTypes.find((type) => modelOf(type).criterion === key);
}

/** Whether `text` names a record type. */
export function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(records, text);
}
