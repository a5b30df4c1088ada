import { aRecord, type Fixture } from './graph-fixture.ts';
import { hemoglobinTest } from './ward-graph.ts';

/** One patient more in a dataset, who alone has a year, a sex, a unit, a gene and words that nobody else has. */
export function withTwin(fixture: Fixture, dataset: string): Fixture {
  const id = `${dataset}-9999`;
  const record = { dataset, codeSource: 'of one alone', codeSourceConcept: null, codeStandardConcept: null };
  return {
    ...fixture,
    patients: [
      ...fixture.patients,
      {
        ...{ id, sourceId: id.toUpperCase(), population: dataset, datasets: [dataset] },
        ...{ sex: 'OTHER', ageAtDiagnosis: 101, yearOfDiagnosis: 1901 },
      },
    ],
    records: [
      ...fixture.records,
      aRecord('condition', id, { ...record, id: `${id}-c`, startDay: 0 }),
      aRecord('variant', id, { dataset, id: `${id}-v`, gene: 'FXALONE', codeSource: 'p.V1A' }),
      aRecord('measurement', id, {
        ...{ id: `${id}-m`, dataset, category: 'LABORATORY', testStandardConcept: hemoglobinTest },
        ...{ testSource: 'of one alone', value: 3, unit: 'pg/mL' },
      }),
    ],
  };
}
