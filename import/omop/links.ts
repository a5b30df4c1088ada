import type { Properties } from '../../ontology/model.ts';
import { eventOf } from '../../ontology/omop/cdm.ts';
import { idIn } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import type { RecordTable } from '../../ontology/omop/table-records.ts';
import { tableRecords } from '../../ontology/omop/table-records.ts';
import { modelOf, type RecordType } from '../../ontology/records.ts';
import type { Identity } from '../store/identity.ts';
import type { Known } from './derived.ts';

/** The row that links start from. */
export type Linking = {
  readonly cells: Cells;
  readonly person: string;
  readonly patient: string;
  readonly identity: Identity;
};

/** The id of the record of a row: rows of one person with one id are told apart by their order in the file. */
export function recordId(
  table: RecordTable,
  { identity, patient }: Pick<Linking, 'identity' | 'patient'>,
  [key, ordinal = 0]: readonly [key: string, ordinal?: number],
): string {
  return identity(tableRecords[table], [patient, table, key, String(ordinal)]);
}

/** Links of the records of a table to others of the same person, as properties. */
export function linksOf(table: RecordTable): (linking: Linking, known: Known) => Properties {
  const { fields } = modelOf(tableRecords[table]);
  const visits = fields.visit?.kind === 'reference' && table !== 'visit_occurrence';
  const more = furtherLinks[table];
  return (linking, known) => ({
    ...(visits ? visitOf(linking, known) : {}),
    ...more?.(linking, known),
  });
}

/** The visit during which something was; none where it is not there, or somebody else's. */
function visitOf(linking: Linking, { survey }: Known): Properties {
  const visit = idIn(linking.cells, 'visit_occurrence_id');
  if (visit === '') return {};
  const isOwn = survey.keys.get('visit_occurrence')?.isOf(visit, linking.person);
  return isOwn ? { visitId: recordId('visit_occurrence', linking, [visit]) } : {};
}

type Links = (linking: Linking, known: Known) => Properties;

const toSeries = to('series', 'image_occurrence', 'image_occurrence_id');
const toValue = toEvent('image_feature', 'measurement', 'measurement');

const furtherLinks: Readonly<Partial<Record<RecordTable, Links>>> = {
  visit_detail: to('parent', 'visit_detail', 'parent_visit_detail_id'),
  episode: to('parent', 'episode', 'episode_parent_id'),
  image_feature: (linking, known) => ({ ...toSeries(linking, known), ...toValue(linking, known) }),
  image_occurrence: ({ cells, patient, identity }) => ({
    studyId: studyId(identity, patient, cells.image_study_uid?.trim() ?? ''),
  }),
  measurement: toEvent('measurement', 'condition', 'condition_occurrence'),
};

/** A link to the record of another row of the person. */
function to(field: string, table: RecordTable, column: string): Links {
  return ({ cells, ...linking }) => {
    const key = idIn(cells, column);
    return key !== '' ? { [`${field}Id`]: recordId(table, linking, [key]) } : {};
  };
}

/** A link of a row to the event that it names, where that is a row of `table`. */
function toEvent(own: RecordTable, field: string, table: RecordTable): Links {
  const event = eventOf(own);
  if (event === undefined) throw new TypeError(`${own} names no events`);
  const link = to(field, table, event.id);
  return (linking, known) =>
    known.concepts.tableOf(idIn(linking.cells, event.field)) === table ? link(linking, known) : {};
}

const study: RecordType = 'imagingStudy';

/** The id of a study of a patient. */
export function studyId(identity: Identity, patient: string, uid: string): string {
  return identity(study, [patient, uid]);
}
