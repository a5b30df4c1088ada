import type { Cells } from '../table-files.ts';
import { concept } from './concepts.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

/** Values and ranges of haemoglobin in g/dL: below, as low as the range goes, within, above, without a range, without a value. */
const panels = [
  { value_as_number: '9.4', range_low: '12', range_high: '15.5' },
  { value_as_number: '11.90', range_low: '12.0', range_high: '15.5' },
  { value_as_number: '8', range_low: '13.5', range_high: '17.5' },
  { value_as_number: '12', range_low: '12.0', range_high: '15.5' },
  { value_as_number: '13.1', range_low: '12', range_high: '15.5' },
  { value_as_number: '16.2', range_low: '12', range_high: '15.5' },
  { value_as_number: '7.9', range_low: '', range_high: '' },
  { value_as_number: '', range_low: '12', range_high: '15.5' },
] as const;

/** A haemoglobin with a range of its own, at one of the later visits. */
export function haemoglobin(person: Person, world: World): Cells {
  const visit = world.one(person.visits.slice(-Math.ceil(person.visits.length / 3)));
  const { visit_start_date: day = '', visit_occurrence_id = '' } = visit;
  return {
    measurement_id: world.next('measurement'),
    person_id: person.id,
    measurement_concept_id: concept.haemoglobin,
    measurement_date: day,
    measurement_datetime: `${day} 07:${10 + world.below(50)}:00`,
    measurement_type_concept_id: concept.testOfRecord,
    unit_concept_id: concept.gramPerDecilitre,
    ...world.one(panels),
    visit_occurrence_id,
    measurement_source_value: '718-7',
    measurement_source_concept_id: concept.haemoglobin,
    unit_source_value: 'g/dL',
  };
}
