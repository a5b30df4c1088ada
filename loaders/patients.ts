import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from '../graph/batch.ts';
import { cypher, name } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import type { Properties } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import type { Moment } from '../ontology/time.ts';

/** A patient as stored: the fields of the model and what every patient has. */
export type StoredPatient = Properties & {
  readonly id: string;
  readonly population: string;
  readonly sourceId: string;
  readonly datasets: readonly string[];
  /** Fields on which the registrations disagree. */
  readonly conflictFields: readonly string[];
};

/** Birth of the patient of a record. */
export type RecordBirth = Moment & { readonly record: string };

/** Patients by id, of those with data in a dataset that may be read. */
export function patientById({
  read,
  datasets,
  batching,
  note,
}: Reader): DataLoader<string, StoredPatient | null> {
  return oneByKey(
    async (ids) => {
      const rows = await read<{ patient: StoredPatient }>(cypher`
        MATCH (patient:Patient WHERE patient.id IN ${ids})
        WHERE any(dataset IN patient.datasets WHERE dataset IN ${datasets})
        RETURN properties(patient) AS patient`);
      note(
        'Patient',
        rows.map(({ patient }) => patient.id),
      );
      return rows.map(({ patient }) => patient);
    },
    (patient) => patient.id,
    batching,
  );
}

/** Patients by id or by source id; several where populations use the same source id. */
export function patientsByAnyId({
  read,
  datasets,
  batching,
  note,
}: Reader): DataLoader<string, readonly NamedPatient[]> {
  return manyByKey(
    async (ids) => {
      const rows = await read<NamedPatient>(cypher`
        UNWIND ${ids} AS asked
        MATCH (patient:Patient WHERE patient.id = asked OR patient.sourceId = asked)
        WHERE any(dataset IN patient.datasets WHERE dataset IN ${datasets})
        RETURN asked, properties(patient) AS patient
        ORDER BY patient.id`);
      note(
        'Patient',
        rows.map(({ patient }) => patient.id),
      );
      return rows;
    },
    (row) => row.asked,
    batching,
  );
}

/** A patient and the id that was asked for. */
export type NamedPatient = { readonly asked: string; readonly patient: StoredPatient };

/** Birth of the patient of a record, by the record's id. */
export function birthByRecord(
  { read, batching }: Reader,
  type: RecordType,
): DataLoader<string, RecordBirth | null> {
  const { relationship, type: label } = modelOf(type);
  return oneByKey(
    (ids) =>
      read<RecordBirth>(cypher`
        MATCH (record:${name(label)} WHERE record.id IN ${ids})<-[:${name(relationship)}]-(patient:Patient)
        RETURN record.id AS record, patient.birthDay AS day, patient.birthPrecision AS precision,
          patient.birthTimeline AS timelineName`),
    (row) => row.record,
    batching,
  );
}
