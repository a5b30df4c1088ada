import type DataLoader from 'dataloader';
import { manyByKey, oneByKey } from '../graph/batch.ts';
import { cypher } from '../graph/cypher.ts';
import type { Reader } from '../graph/reader.ts';
import { KnownError } from '../ontology/errors.ts';
import type { StoredRecord } from './records.ts';

/** A study and its patient. */
export type PatientStudy = {
  readonly uid: string;
  readonly patientId: string;
  readonly sourceId: string;
  readonly study: StoredRecord;
};

/** What a study's series hold that a viewer shows: files in a bucket, slides among them. */
export type StudyImages = { readonly id: string; readonly open: boolean; readonly slides: boolean };

/** Studies by StudyInstanceUID: several where the uid occurs with several patients or datasets. */
export function studiesByUid({
  read,
  datasets,
  batching,
  note,
}: Reader): DataLoader<string, readonly PatientStudy[]> {
  return manyByKey(
    async (uids) => {
      const rows = await read<PatientStudy>(cypher`
        MATCH (study:ImagingStudy WHERE study.studyInstanceUid IN ${uids} AND study.dataset IN ${datasets})
        MATCH (study)<-[:HAS_IMAGING_STUDY]-(patient:Patient)
        RETURN study.studyInstanceUid AS uid, patient.id AS patientId, patient.sourceId AS sourceId,
          properties(study) AS study
        ORDER BY study.dataset, study.id`);
      note(
        'Patient',
        rows.map(({ patientId }) => patientId),
      );
      return rows;
    },
    (row) => row.uid,
    batching,
  );
}

/**
 * The study of `patient` (opaque id or source id) among those of one uid; without `patient` the only patient's.
 * @throws KnownError CONFLICT where the uid stands for studies of several patients
 */
export function chooseStudy(
  studies: readonly PatientStudy[],
  patient: string | null | undefined,
): StoredRecord | null {
  const candidates =
    patient == null
      ? studies
      : studies.filter(({ patientId, sourceId }) => patient === patientId || patient === sourceId);
  if (new Set(candidates.map(({ patientId }) => patientId)).size > 1)
    throw new KnownError('CONFLICT', 'This uid stands for studies of several patients: give `patient`.');
  return candidates[0]?.study ?? null;
}

/** What the series of a study hold, by the study's id; `locations` are what the addresses of open files begin with. */
export function imagesByStudy(
  { read, datasets, batching }: Reader,
  locations: readonly string[],
): DataLoader<string, StudyImages | null> {
  return oneByKey(
    (ids) =>
      read<StudyImages>(cypher`
        MATCH (study:ImagingStudy WHERE study.id IN ${ids})<-[:IN_STUDY]-(series:ImagingSeries)
        WHERE series.dataset IN ${datasets} AND any(start IN ${locations} WHERE series.location STARTS WITH start)
        RETURN study.id AS id, true AS open, max(series.modalitySource = 'SM') AS slides`),
    (row) => row.id,
    batching,
  );
}
