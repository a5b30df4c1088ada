import { patient as patientModel } from '../ontology/records.ts';
import { access } from './access.ts';
import { base } from './base.ts';
import { cohort } from './cohort.ts';
import { cohortParty } from './cohort-party.ts';
import { concept } from './concept.ts';
import { dataset } from './dataset.ts';
import { federatedCount } from './federated-count.ts';
import { federation } from './federation.ts';
import { heldQuestions } from './held-questions.ts';
import { imaging } from './imaging.ts';
import { patient } from './patient.ts';
import { type guardRecords, isOfRecords } from './permissions.ts';
import { fieldResolvers, patientLists, recordResolvers } from './records.ts';
import { savedCohort } from './saved-cohort.ts';
import { scalars } from './scalars.ts';
import { server } from './server.ts';
import { steward } from './steward.ts';

/** All resolvers, in this order: what the model says, then what is written by hand. */
const parts: readonly Types[] = [
  scalars,
  recordResolvers,
  { Patient: { ...fieldResolvers(patientModel.fields), ...patientLists } },
  base,
  patient,
  imaging,
  concept,
  dataset,
  access,
  steward,
  heldQuestions,
  server,
  cohort,
  savedCohort,
  cohortParty,
  federation,
  federatedCount,
] as readonly Types[]; // resolvers that are written by hand are typed field by field

type Fields = Parameters<typeof guardRecords>[1];
type Types = Readonly<Record<string, Fields>>;

const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
const merged = names.map(
  (name) => [name, merge(parts.flatMap(({ [name]: own }) => (own === undefined ? [] : [own])))] as const,
);

/** What does not belong to a record: for `permissions` to stand over. */
export const resolvers = Object.fromEntries(merged.filter(([name]) => !isOfRecords(name)));

/** What stands before the fields of a type. */
export type Guard = typeof guardRecords;

/** What belongs to a record, each field under its access rule. */
export function guardedResolvers(guard: Guard): Types {
  return Object.fromEntries(
    merged.flatMap(([name, fields]) => (isOfRecords(name) ? [[name, guard(name, fields)]] : [])),
  );
}

/** A scalar as it is; fields of an object type together. */
function merge(fields: readonly Fields[]): Fields {
  const [first, ...others] = fields;
  return first === undefined || others.length === 0 ? (first ?? {}) : Object.assign({}, first, ...others);
}
