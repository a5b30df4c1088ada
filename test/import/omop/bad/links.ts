import type { BadCase } from './bad-case.ts';
import { kept, rejected } from './of-rows.ts';
import { like } from './sound.ts';

/** A row needs its person. Of all else that it refers to the number stays, and the link is left out where nothing fits it. */
export const linkCases: readonly BadCase[] = [
  rejected(['an unknown person', 'measurement', { person_id: '404' }], 'person_id'),
  rejected(['the death of an unknown person', 'death', { person_id: '404' }], 'person_id'),
  {
    name: 'a row of a person that is itself rejected',
    rows: {
      person: [like('person', { person_id: '3', year_of_birth: 'unknown' })],
      death: [like('death', { person_id: '3' })],
    },
    expected: {
      kind: 'rejected',
      rows: [
        { file: 'PERSON.csv', row: 4, column: 'year_of_birth' },
        { file: 'DEATH.csv', row: 3, column: 'person_id' },
      ],
    },
  },
  kept(['a visit that is not there', 'measurement', { visit_occurrence_id: '404' }], 'visit_occurrence_id'),
  kept(['the visit of somebody else', 'measurement', { visit_occurrence_id: '20' }], 'visit_occurrence_id'),
  kept(['visit 0', 'measurement', { visit_occurrence_id: '0' }], 'visit_occurrence_id'),
  kept(['a provider who is not there', 'measurement', { provider_id: '404' }], 'provider_id'),
  kept(['a place that is not there', 'visit_occurrence', { care_site_id: '404' }], 'care_site_id'),
  kept(['a stay that is not there', 'measurement', { visit_detail_id: '404' }], 'visit_detail_id'),
  kept(
    ['a visit before that is not there', 'visit_occurrence', { preceding_visit_occurrence_id: '404' }],
    'preceding_visit_occurrence_id',
  ),
  kept(
    ['an event that is not there', 'measurement', { measurement_event_id: '404' }],
    'measurement_event_id',
  ),
  kept(
    ['an event of no table', 'measurement', { meas_event_field_concept_id: '' }],
    'meas_event_field_concept_id',
  ),
  kept(
    ['an event of a field that no vocabulary has', 'measurement', { meas_event_field_concept_id: '77' }],
    'meas_event_field_concept_id',
  ),
  kept(['an event of an episode that is not there', 'episode_event', { event_id: '404' }], 'event_id'),
  kept(['an episode that is not there', 'episode_event', { episode_id: '404' }], 'episode_id'),
  kept(
    ['an image of a procedure that is not there', 'image_occurrence', { procedure_occurrence_id: '404' }],
    'procedure_occurrence_id',
  ),
];
