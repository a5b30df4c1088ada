import type { Cells, Tables } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { Diagnosis } from './oncology.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** How somebody is imaged; CT more often than otherwise. */
export const ways = [
  { modality: concept.tomography, procedure: concept.tomographyOfChest, site: concept.chest, series: 3 },
  { modality: concept.tomography, procedure: concept.tomographyOfChest, site: concept.abdomen, series: 2 },
  { modality: concept.resonance, procedure: concept.resonanceOfBreast, site: concept.breast, series: 4 },
  { modality: concept.radiography, procedure: concept.radiographyOfChest, site: concept.chest, series: 1 },
] as const;

/** Days from a haemoglobin to its imaging: some at the edge of 30, some beyond it. */
export const gaps = [-45, -31, -30, -7, 0, 3, 12, 21, 30, 31];

/** One imaging: its visit, procedure, series, features and report. */
export type Session = {
  readonly person: Person;
  readonly diagnosis: Diagnosis;
  readonly day: string;
  readonly way: (typeof ways)[number];
  readonly visit: string;
  readonly detail: string;
  readonly procedure: string;
  readonly world: World;
};

/** A visit for the imaging alone, with the stay in radiology in it. */
export function visitOf({ person, day, visit, detail }: Session): Tables {
  const before = person.visits.findLast(({ visit_start_date: start = '' }) => start <= day);
  return {
    visit_occurrence: [
      {
        visit_occurrence_id: visit,
        person_id: person.id,
        visit_concept_id: concept.outpatient,
        visit_start_date: day,
        visit_start_datetime: `${day} 08:00:00`,
        visit_end_date: day,
        visit_end_datetime: `${day} 16:00:00`,
        visit_type_concept_id: concept.visitOfClaim,
        provider_id: '1',
        care_site_id: '2',
        visit_source_value: 'imaging',
        visit_source_concept_id: '0',
        preceding_visit_occurrence_id: before?.visit_occurrence_id ?? '',
      },
    ],
    visit_detail: [
      {
        visit_detail_id: detail,
        person_id: person.id,
        visit_detail_concept_id: concept.outpatientHospital,
        visit_detail_start_date: day,
        visit_detail_end_date: day,
        visit_detail_type_concept_id: concept.visitOfClaim,
        provider_id: '2',
        care_site_id: '3',
        visit_detail_source_value: 'radiology',
        visit_occurrence_id: visit,
      },
    ],
  };
}

export function procedureOf({ person, day, way, visit, detail, procedure }: Session): Cells {
  return {
    procedure_occurrence_id: procedure,
    person_id: person.id,
    procedure_concept_id: way.procedure,
    procedure_date: day,
    procedure_datetime: `${day}T10:15:00`,
    procedure_end_date: day,
    procedure_end_datetime: `${day}T10:40:00`,
    procedure_type_concept_id: concept.orderOfRecord,
    quantity: '1',
    provider_id: '2',
    visit_occurrence_id: visit,
    visit_detail_id: detail,
    procedure_source_value: 'imaging',
    procedure_source_concept_id: '0',
  };
}

/** A report of several lines, with quotes, letters in two parts and blanks around it: all of it is its text. */
export function noteOf({ person, day, visit, detail, procedure, world }: Session): Cells {
  return {
    note_id: world.next('note'),
    person_id: person.id,
    note_date: day,
    note_datetime: `${day} 12:00:00`,
    note_type_concept_id: concept.noteOfRecord,
    note_class_concept_id: concept.imagingReport,
    note_title: 'Report',
    note_text: `Findings: "a lesion", ${4 + world.below(60)} mm.\n\nImpression: se\u0301rie complète; compare, if there is one, the last.\n `,
    encoding_concept_id: concept.utf8,
    language_concept_id: concept.english,
    provider_id: '2',
    visit_occurrence_id: visit,
    visit_detail_id: detail,
    note_source_value: 'report',
    note_event_id: procedure,
    note_event_field_concept_id: concept.procedureField,
  };
}
