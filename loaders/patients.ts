import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from '../graph/batch.ts';
import { cypher, name } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { birthOf } from '../ontology/diagnosis.ts';
import type { Properties } from '../ontology/model.ts';
import { modelOf, type RecordType } from '../ontology/records.ts';
import type { Moment } from '../ontology/time.ts';
import { factsInScope, isPartly } from './facts-in-scope.ts';

/** A patient: the fields of the model, as the datasets that may be read say them, and what every patient has. */
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
export function patientById(reader: Reader): DataLoader<string, StoredPatient | null> {
  const { read, datasets, batching } = reader;
  return oneByKey(
    async (ids) => {
      const rows = await read<{ patient: StoredPatient }>(cypher`
        MATCH (patient:Patient WHERE patient.id IN ${ids})
        WHERE any(dataset IN patient.datasets WHERE dataset IN ${datasets})
        RETURN properties(patient) AS patient`);
      return asMayBeRead(
        reader,
        rows.map(({ patient }) => patient),
      );
    },
    (patient) => patient.id,
    batching,
  );
}

/** Patients by id or by source id; several where populations use the same source id. */
export function patientsByAnyId(reader: Reader): DataLoader<string, readonly NamedPatient[]> {
  const { read, datasets, batching } = reader;
  return manyByKey(
    async (ids) => {
      const rows = await read<NamedPatient>(cypher`
        UNWIND ${ids} AS asked
        MATCH (patient:Patient WHERE patient.id = asked OR patient.sourceId = asked)
        WHERE any(dataset IN patient.datasets WHERE dataset IN ${datasets})
        RETURN asked, properties(patient) AS patient
        ORDER BY patient.id`);
      const patients = await asMayBeRead(
        reader,
        rows.map(({ patient }) => patient),
      );
      return rows.map(({ asked, patient }, at) => ({ asked, patient: patients[at] ?? patient }));
    },
    (row) => row.asked,
    batching,
  );
}

/** A patient and the id that was asked for. */
export type NamedPatient = { readonly asked: string; readonly patient: StoredPatient };

/** Patients as the datasets that may be read show them; most have no data in others. */
async function asMayBeRead(
  reader: Pick<Reader, 'read' | 'datasets' | 'note'>,
  patients: readonly StoredPatient[],
): Promise<readonly StoredPatient[]> {
  reader.note(
    'Patient',
    patients.map(({ id }) => id),
  );
  const mayBeRead = new Set(reader.datasets);
  const partly = patients.filter(({ datasets }) => !datasets.every((dataset) => mayBeRead.has(dataset)));
  if (partly.length === 0) return patients;
  const facts = await factsInScope(
    reader,
    partly.map(({ id }) => id),
  );
  return patients.map((patient) => ({
    ...patient,
    ...facts.get(patient.id),
    datasets: patient.datasets.filter((dataset) => mayBeRead.has(dataset)),
  }));
}

type BirthRow = RecordBirth & { readonly patient: string; readonly partly: boolean };

/** Birth of the patient of a record, by the record's id. */
export function birthByRecord(reader: Reader, type: RecordType): DataLoader<string, RecordBirth | null> {
  const { read, datasets, batching } = reader;
  const { relationship, type: label } = modelOf(type);
  return oneByKey(
    async (ids) => {
      const rows = await read<BirthRow>(cypher`
        MATCH (record:${name(label)} WHERE record.id IN ${ids})<-[:${name(relationship)}]-(patient:Patient)
        RETURN record.id AS record, patient.birthDay AS day, patient.birthPrecision AS precision,
          patient.birthTimeline AS timelineName, patient.id AS patient, ${isPartly(datasets)} AS partly`);
      const partly = rows.filter((row) => row.partly).map(({ patient }) => patient);
      const facts = await factsInScope(reader, [...new Set(partly)]);
      return rows.map((row) => toBirth(row, facts.get(row.patient)));
    },
    (row) => row.record,
    batching,
  );
}

/** As it is stored, unless it was decided anew. */
function toBirth({ record, day, precision, timelineName }: BirthRow, facts?: Properties): RecordBirth {
  return { record, ...(facts === undefined ? { day, precision, timelineName } : birthOf(facts)) };
}
