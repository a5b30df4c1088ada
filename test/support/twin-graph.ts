import { aRecord, type Fixture } from './graph-fixture.ts';
import { hemoglobinTest } from './ward-graph.ts';

/** A category of a release, and a code below it that no release has. */
export const category = 'ICD10:C50';
export const codeOfTwin = 'ICD10:C50.9';

/** With the category, of which nobody has a record. */
export function withCategory({ others = {}, ...rest }: Fixture): Fixture {
  const concept = { code: category, vocabulary: 'ICD10', release: '2026', standard: true, valid: true };
  return { ...rest, others: { ...others, Concept: [...(others.Concept ?? []), concept] } };
}

/** One patient more in a dataset, who alone has a year, a sex, a unit, a gene, a code and words that nobody else has. */
export function withTwin(fixture: Fixture, dataset: string): Fixture {
  const { others = {} } = fixture;
  const id = `${dataset}-9999`;
  const record = { dataset, codeSource: 'of one alone', codeSourceConcept: codeOfTwin };
  const known = { since: 0, used: true, usedBy: [dataset], valid: true };
  return {
    ...fixture,
    others: {
      ...others,
      Concept: [...(others.Concept ?? []), { code: codeOfTwin, vocabulary: 'ICD10', ...known }],
    },
    isA: [...(fixture.isA ?? []), [codeOfTwin, category]],
    patients: [
      ...fixture.patients,
      {
        ...{ id, sourceId: id.toUpperCase(), population: dataset, datasets: [dataset] },
        ...{ sex: 'OTHER', ageAtDiagnosis: 101, yearOfDiagnosis: 1901 },
      },
    ],
    records: [
      ...fixture.records,
      aRecord('condition', id, { ...record, codeStandardConcept: null, id: `${id}-c`, startDay: 0 }),
      aRecord('variant', id, { dataset, id: `${id}-v`, gene: 'FXALONE', codeSource: 'p.V1A' }),
      aRecord('measurement', id, {
        ...{ id: `${id}-m`, dataset, category: 'LABORATORY', testStandardConcept: hemoglobinTest },
        ...{ testSource: 'of one alone', value: 3, unit: 'pg/mL' },
      }),
    ],
  };
}
