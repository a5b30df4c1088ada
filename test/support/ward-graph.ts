import { aRecord, type Fixture } from './graph-fixture.ts';

const sexes = ['FEMALE', 'MALE', 'FEMALE', 'UNKNOWN', 'FEMALE'] as const;

/** What a site says of a ward. */
const stated = { title: 'A ward', description: 'Its patients.', counts: 'REGISTERED' };

/** A concept that no record makes known. */
export const breastCancer = 'DOID:FXBREAST';

export const hemoglobinTest = 'LOINC:FXHB';

/** A dataset of `size` patients in a population of its own, by rule: three of five are women, every second has a tumour of the breast. */
export function wardOf(dataset: string, size: number): Fixture {
  const ids = Array.from({ length: size }, (_, n) => `${dataset}-${String(n).padStart(4, '0')}`);
  return {
    patients: ids.map((id, n) => ({
      ...{ id, sourceId: id.toUpperCase(), population: dataset, datasets: [dataset] },
      ...{ sex: sexes[n % 5] ?? 'UNKNOWN', ageAtDiagnosis: 20 + (n % 70) },
    })),
    records: ids.flatMap((id, n) => [
      ...(n % 2 === 0 ? [tumour(dataset, id)] : []),
      ...(n % 3 === 0 ? [series(dataset, id)] : []),
      hemoglobin(dataset, id, 6 + (n % 8)),
    ]),
    others: {
      Dataset: [
        { id: dataset, population: dataset, accessRights: 'NON_PUBLIC', stated: JSON.stringify(stated) },
      ],
      Population: [{ id: dataset }],
    },
  };
}

/** Several fixtures as one, with the concept that their tumours have. */
export function together(fixtures: readonly Fixture[]): Fixture {
  const labels = new Set(fixtures.flatMap(({ others = {} }) => Object.keys(others)));
  return {
    patients: fixtures.flatMap(({ patients }) => patients),
    records: fixtures.flatMap(({ records }) => records),
    others: {
      Concept: [
        { code: hemoglobinTest, name: 'hemoglobin', vocabulary: 'LOINC', standard: true, valid: true },
        { code: breastCancer, name: 'cancer of the breast', vocabulary: 'DOID', standard: true, valid: true },
      ],
      ...Object.fromEntries(
        [...labels].map((label) => [label, fixtures.flatMap(({ others = {} }) => others[label] ?? [])]),
      ),
    },
  };
}

function tumour(dataset: string, patient: string) {
  return aRecord('condition', patient, {
    ...{ id: `${patient}-c`, dataset, index: true, laterality: 'LEFT', startDay: 0 },
    ...{ codeSource: 'breast', codeSourceConcept: null, codeStandardConcept: breastCancer },
  });
}

function hemoglobin(dataset: string, patient: string, value: number) {
  return aRecord('measurement', patient, {
    ...{ id: `${patient}-m`, dataset, category: 'LABORATORY', testStandardConcept: hemoglobinTest },
    ...{ testSource: 'hemoglobin', value, unit: 'g/dL', resultSource: null },
  });
}

function series(dataset: string, patient: string) {
  return aRecord('imagingSeries', patient, {
    ...{ id: `${patient}-s`, dataset, seriesInstanceUid: `2.${patient}`, studyId: `${patient}-t` },
    ...{ modalitySource: 'MR', instances: 10, startDay: -30 },
  });
}
