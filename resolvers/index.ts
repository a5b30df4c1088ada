import { patient as patientModel } from '../ontology/records.ts';
import { base } from './base.ts';
import { cohort } from './cohort.ts';
import { concept } from './concept.ts';
import { dataset } from './dataset.ts';
import { imaging } from './imaging.ts';
import { patient } from './patient.ts';
import { fieldResolvers, patientLists, recordResolvers } from './records.ts';
import { savedCohort } from './saved-cohort.ts';
import { scalars } from './scalars.ts';
import { server } from './server.ts';

/** All resolvers, to be merged in this order: what the catalogue says, then what is written by hand. */
export const resolvers = [
  scalars,
  recordResolvers,
  { Patient: { ...fieldResolvers(patientModel.fields), ...patientLists } },
  base,
  patient,
  imaging,
  concept,
  dataset,
  server,
  cohort,
  savedCohort,
];
