import type { RecordModel } from '../model.ts';
import { conceptId, omopRow } from './omop-row.ts';

/** A device that was used on or in somebody: an implant, a tube, a dressing. */
export const deviceExposure = {
  type: 'DeviceExposure',
  relationship: 'HAS_DEVICE_EXPOSURE',
  criterion: 'deviceExposure',
  list: 'deviceExposures',
  omop: 'device_exposure',
  rdfClasses: ['fhir:DeviceUseStatement'],
  concept: 'device',
  fields: {
    device: {
      kind: 'coded',
      relationship: 'HAS_DEVICE',
      mapped: true,
      omop: 'device_exposure.device_concept_id',
      fhir: 'Device.type',
    },
    uniqueDeviceId: {
      kind: 'text',
      omop: 'device_exposure.unique_device_id',
      fhir: 'Device.udiCarrier.deviceIdentifier',
    },
    productionId: { kind: 'text', omop: 'device_exposure.production_id' },
    quantity: { kind: 'number', omop: 'device_exposure.quantity' },
    start: { kind: 'date', omop: 'device_exposure.device_exposure_start_date' },
    end: { kind: 'date', omop: 'device_exposure.device_exposure_end_date' },
    visit: {
      kind: 'reference',
      to: 'visit',
      relationship: 'DURING',
      omop: 'device_exposure.visit_occurrence_id',
    },
    unitConcept: { ...conceptId, omop: 'device_exposure.unit_concept_id' },
    ...omopRow('device_exposure', 'device'),
  },
} as const satisfies RecordModel;
