import type { StoredPatient } from '../loaders/patients.ts';
import type { StoredRecord } from '../loaders/records.ts';
import { KnownError } from '../ontology/errors.ts';
import { type PropertyValue, propertiesOf } from '../ontology/model.ts';
import { modelOf } from '../ontology/records.ts';
import { person } from '../ontology/roles.ts';
import type { Resolvers } from './generated/resolver-types.ts';

/** The person; facts and lists of records come from the model. */
export const patient: Resolvers = {
  Query: {
    patient: async (_root, { id }, { loaders }) => {
      const found = await loaders.patientsByAnyId.load(id);
      if (found.length > 1)
        throw new KnownError('CONFLICT', 'Several populations use this source id: ask by the opaque id.');
      return found[0]?.patient ?? null;
    },
  },
  Patient: {
    sourceId: ({ sourceId }) => sourceId, // a resolver, so that its own rule stands over it
    datasets: async ({ datasets }, _args, { caller, loaders }) => {
      const readable = datasets.filter((dataset) => caller.records.includes(dataset)).sort();
      const found = await Promise.all(readable.map((dataset) => loaders.datasetById.load(dataset)));
      return found.filter((dataset) => dataset !== null);
    },
    conflicts: async (stored, _args, { loaders }) =>
      stored.conflictFields.length === 0
        ? []
        : toConflicts(stored, await loaders.recordsByPatient(person.record, { values: {} }).load(stored.id)),
  },
};

/** One value of a field of the patient, and which registration says so. */
type Said = {
  readonly value: PropertyValue;
  readonly source: PropertyValue;
  readonly dataset: string;
  readonly file: string;
  readonly row: number;
};

type Conflict = { readonly field: string; readonly answer: PropertyValue; readonly values: readonly Said[] };

const registrationFields = modelOf(person.record).fields;

/** Fields in conflict, as far as the registrations that may be read show it. */
function toConflicts(stored: StoredPatient, registrations: readonly StoredRecord[]): readonly Conflict[] {
  return stored.conflictFields.flatMap((field) => {
    const model = registrationFields[field];
    const [property = field] = model === undefined ? [] : propertiesOf(field, model);
    const answer = stored[property] ?? null;
    const values = registrations.flatMap((registration) => said(registration, property));
    const differ = new Set(values.map(({ value }) => String(value).toLowerCase())).size > 1;
    return differ ? [{ field, answer, values: [...values].sort(byAnswer(answer)) }] : [];
  });
}

/** Who says what answers comes first, then by the name of the source, file and row. */
function byAnswer(answer: PropertyValue): (a: Said, b: Said) => number {
  const keyOf = ({ value, source, file }: Said) => [value === answer ? 0 : 1, source ?? '', file].join(' ');
  return (a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.row - b.row);
}

function said(registration: StoredRecord, property: string): readonly Said[] {
  const value = registration[property] ?? null;
  const { source = null, dataset, file, row } = registration;
  return value === null ? [] : [{ value, source, dataset, file, row }];
}
