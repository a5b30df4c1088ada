import { aRecord, type Fixture } from '../../test/support/graph-fixture.ts';
import { together } from '../../test/support/ward-graph.ts';

/** Two datasets of the same patients: in the second, the target has the fact, is in the group, and has a profile of rare codes. */
export const worlds = ['world-0', 'world-1'] as const;

/** So many others have the fact, and are in the group: one more is about at the threshold. */
const withFact = 60;
const inGroup = 32;
const others = 90;

const codesOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => `DOID:FX${name}${n}`);

export const fact = 'DOID:FXFACT';
export const group = 'DOID:FXGROUP';
/** Codes that everybody has: a condition more that changes nothing. */
export const dummies = codesOf('DUMMY', 20);
/** Codes that nobody has but the target. */
export const rare = codesOf('RARE', 60);

/** The year of the target alone. */
export const targetYear = 2050;
/** Years in which so many patients were diagnosed, all of them in the first world. */
const yearSizes = { 2000: 0, 2009: 9, 2010: 1000 } as const;

export const worldsGraph: Fixture = withConcepts(
  together([
    worldOf('world-0', [...dummies]),
    worldOf('world-1', [...dummies, fact, group, ...rare]),
    crowd('world-crowd'),
  ]),
);

function withConcepts(fixture: Fixture): Fixture {
  const Concept = [fact, group, ...dummies, ...rare].map((code) => ({
    ...{ code, name: code, vocabulary: 'DOID', standard: true, valid: true },
  }));
  return { ...fixture, others: { ...fixture.others, Concept } };
}

function worldOf(dataset: string, ofTarget: readonly string[]): Fixture {
  const people = Array.from({ length: others }, (_, n) => ({
    id: `${dataset}-${n}`,
    codes: [...dummies, ...(n < withFact ? [fact] : []), ...(n < inGroup ? [group] : [])],
    year: null as number | null,
  }));
  const all = [...people, { id: `${dataset}-target`, codes: ofTarget, year: targetYear }];
  return {
    patients: all.map(({ id, year }) => aPatient(dataset, id, year)),
    records: all.flatMap(({ id, codes }) => codes.map((code) => aCondition(dataset, id, code))),
    others: ofDataset(dataset),
  };
}

/** Patients of `yearSizes`. */
function crowd(dataset: string): Fixture {
  const years = Object.entries(yearSizes).flatMap(([year, size]) =>
    Array.from({ length: size }, () => Number(year)),
  );
  return {
    patients: years.map((year, n) => aPatient(dataset, `${dataset}-${n}`, year)),
    records: [],
    others: ofDataset(dataset),
  };
}

function aPatient(dataset: string, id: string, yearOfDiagnosis: number | null) {
  return { id, sourceId: id, population: dataset, datasets: [dataset], yearOfDiagnosis };
}

function aCondition(dataset: string, patient: string, code: string) {
  return aRecord('condition', patient, {
    ...{ id: `${patient}-${code}`, dataset, codeSource: code },
    ...{ codeSourceConcept: null, codeStandardConcept: code },
  });
}

function ofDataset(dataset: string): Fixture['others'] & {} {
  return {
    Dataset: [
      { id: dataset, population: dataset, accessRights: 'NON_PUBLIC', stated: '{"counts":"REGISTERED"}' },
    ],
    Population: [{ id: dataset }],
  };
}
