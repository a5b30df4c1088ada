import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import { type Cells, rowsIn } from './table-files.ts';

/** A vocabulary and a code in it. */
type Code = readonly [vocabulary: string, code: string];

/**
 * Who has a haemoglobin at more than `olderThan` completed years that is below the range of its own row, with a series of
 * `modality` at most `withinDays` days before or after it, and at any time a condition that is or stands below `disease`.
 */
export type Question = {
  readonly gender: Code;
  readonly disease: Code;
  readonly haemoglobin: Code;
  readonly modality: Code;
  readonly olderThan: number;
  readonly withinDays: number;
};

/** "Women over 50 with malignancy and a haemoglobin below their own range, with a CT within 30 days." */
export const question: Question = {
  gender: ['Gender', 'F'],
  disease: ['SNOMED', '363346000'],
  haemoglobin: ['LOINC', '718-7'],
  modality: ['DICOM', 'CT'],
  olderThan: 50,
  withinDays: 30,
};

/** What a folder has for such questions, in arrays. */
export type PlainSet = Readonly<
  Record<'persons' | 'conditions' | 'ranged' | 'said' | 'series' | 'concepts' | 'closure', readonly Cells[]>
>;

/** Reads CSV files with a library; of the measurements those that have a lower end of their range, or a value as it came. */
export async function readPlainly(folder: string): Promise<PlainSet> {
  const read = (table: CdmTable, isWanted: (row: Cells) => boolean = () => true) =>
    collect(rowsIn(folder, table), isWanted);
  return {
    persons: await read('person'),
    conditions: await read('condition_occurrence'),
    ranged: await read(
      'measurement',
      ({ range_low = '', value_as_number = '' }) => range_low !== '' && value_as_number !== '',
    ),
    said: await read('measurement', ({ value_source_value = '' }) => value_source_value !== ''),
    series: await read('image_occurrence'),
    concepts: await read('concept'),
    closure: await read('concept_ancestor'),
  };
}

/** `person_id`s of whom the question is about. */
export function answerPlainly(set: PlainSet, asked: Question): ReadonlySet<string> {
  const is = (code: Code) => conceptsBelow(set, code);
  const [gender, disease, haemoglobin, modality] = [
    asked.gender,
    asked.disease,
    asked.haemoglobin,
    asked.modality,
  ].map(is);
  const persons = new Map(
    set.persons.filter((row) => gender?.has(row.gender_concept_id)).map((row) => [row.person_id, row]),
  );
  const ill = new Set(
    set.conditions.filter((row) => disease?.has(row.condition_concept_id)).map((row) => row.person_id),
  );
  const scans = set.series.filter((row) => modality?.has(row.modality_concept_id));
  const found = set.ranged.filter(
    (row) =>
      haemoglobin?.has(row.measurement_concept_id) &&
      Number(row.value_as_number) < Number(row.range_low) &&
      ill.has(row.person_id) &&
      yearsAt(persons.get(row.person_id), row.measurement_date) > asked.olderThan &&
      scans.some((scan) => scan.person_id === row.person_id && daysBetween(scan, row) <= asked.withinDays),
  );
  return new Set(found.map((row) => row.person_id ?? ''));
}

/** `person_id`s of who has a measurement of a variant, with a value as it came, and a series of a modality. */
export function withVariant(set: PlainSet, variant: Code, modality: Code): ReadonlySet<string> {
  const [variants, modalities] = [conceptsBelow(set, variant), conceptsBelow(set, modality)];
  const scanned = new Set(
    set.series.filter((row) => modalities.has(row.modality_concept_id)).map((row) => row.person_id),
  );
  const found = set.said.filter(
    (row) => variants.has(row.measurement_concept_id) && scanned.has(row.person_id),
  );
  return new Set(found.map((row) => row.person_id ?? ''));
}

/** `concept_id`s of a code and of all that CONCEPT_ANCESTOR has below it. */
function conceptsBelow(
  { concepts, closure }: PlainSet,
  [vocabulary, code]: Code,
): ReadonlySet<string | undefined> {
  const named = concepts.filter((row) => row.vocabulary_id === vocabulary && row.concept_code === code);
  const ids = new Set(named.map((row) => row.concept_id));
  const below = closure.filter((row) => ids.has(row.ancestor_concept_id));
  return new Set([...ids, ...below.map((row) => row.descendant_concept_id)]);
}

async function collect(
  rows: AsyncIterable<Cells>,
  isWanted: (row: Cells) => boolean,
): Promise<readonly Cells[]> {
  const all: Cells[] = [];
  for await (const row of rows) if (isWanted(row)) all.push(row);
  return all;
}

function daysBetween(scan: Cells, measurement: Cells): number {
  return Math.abs(dayOf(scan.image_occurrence_date) - dayOf(measurement.measurement_date));
}

/** Days since 1970. */
function dayOf(date = ''): number {
  return Date.parse(`${date.slice(0, 10)}T00:00Z`) / 86_400_000;
}

/** Completed years of somebody whose day of birth is known; none of whom nothing is known. */
function yearsAt(person: Cells | undefined, date = ''): number {
  if (person === undefined) return Number.NaN;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const birth = [person.year_of_birth, person.month_of_birth, person.day_of_birth].map(Number);
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birth;
  const isBefore = month < birthMonth || (month === birthMonth && day < birthDay);
  return year - birthYear - (isBefore ? 1 : 0);
}
