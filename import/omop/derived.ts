import type { Properties } from '../../ontology/model.ts';
import { byCell } from '../../ontology/omop/by-cell.ts';
import { idIn, isEmpty } from '../../ontology/omop/cell.ts';
import type { Cells } from '../../ontology/omop/cell-faults.ts';
import { type RecordTable, tableRecords } from '../../ontology/omop/table-records.ts';
import { personFields } from '../../ontology/records/patient.ts';
import { modelOf } from '../../ontology/records.ts';
import { parseDate } from '../../ontology/time.ts';
import { parseUnit } from '../../ontology/units.ts';
import type { Survey } from './survey.ts';
import type { DeliveredConcepts } from './vocabulary.ts';

/** What a delivery knows when its rows become records. */
export type Known = { readonly survey: Survey; readonly concepts: DeliveredConcepts };

const unitOfValue = unitOf('value_as_number');

/** What follows from a row beside what it says itself, by table: none of it is written back. */
export const derivedBy: Readonly<Partial<Record<RecordTable, (cells: Cells, known: Known) => Properties>>> = {
  person: (cells, { survey }) => ({
    source: 'OMOP',
    sex: sexes[idIn(cells, 'gender_concept_id')] ?? null,
    vitalStatus: survey.dead.has(idIn(cells, 'person_id')) ? 'DEAD' : null,
    ...birthOf(cells),
  }),
  episode: (cells, { survey }) => ({ events: survey.events.get(idIn(cells, 'episode_id')) ?? null }),
  drug_exposure: () => ({ kind: 'DRUG' }),
  measurement: (cells, known) => ({ ...unitOfValue(cells, known), category: categoryOf(cells, known) }),
  observation: unitOfValue,
  specimen: unitOf('quantity'),
  dose_era: unitOf('dose_value'),
};

/** Concepts of the provider and of the care site that the rows of a table name, as the rows of these have them. */
export function conceptsBeside(table: RecordTable): (cells: Cells, known: Known) => Properties {
  const { fields } = modelOf(tableRecords[table]);
  const hasPlace = 'placeOfServiceConcept' in fields;
  return (cells, { survey: { specialties, places } }) => ({
    specialtyConcept: specialties.get(idIn(cells, 'provider_id')) ?? null,
    ...(hasPlace ? { placeOfServiceConcept: places.get(idIn(cells, 'care_site_id')) ?? null } : {}),
  });
}

const sexes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(personFields.sex.omopConcepts).map(([sex, concept]) => [String(concept), sex]),
);

/** A stage or grade, which its concept says; of other measurements a CDM says no category. */
function categoryOf(cells: Cells, { concepts }: Known): string | null {
  return concepts.isStaging(idIn(cells, 'measurement_concept_id')) ? 'STAGING' : null;
}

/** The day of birth, or the month or year where no more is known. */
function birthOf(cells: Cells): Properties {
  const two = (column: string) =>
    idIn(cells, column) === '' ? '' : `-${idIn(cells, column).padStart(2, '0')}`;
  const month = two('month_of_birth');
  const day = month === '' ? '' : two('day_of_birth');
  const birth = parseDate(`${idIn(cells, 'year_of_birth').padStart(4, '0')}${month}${day}`);
  return birth === undefined ? {} : { birthDay: birth.day, birthPrecision: birth.precision };
}

/** The UCUM unit of the number in a column: that of its concept, else the text as it came where it is one. */
function unitOf(column: string) {
  const written = byCell((cell) => parseUnit(cell.trim()));
  return (cells: Cells, { concepts }: Known): Properties => {
    if (isEmpty(cells[column] ?? '')) return { unit: null };
    const unit = concepts.unitOf(idIn(cells, 'unit_concept_id')) ?? written(cells.unit_source_value ?? '');
    return { unit: unit ?? null };
  };
}
