import type { Fixture } from './graph-fixture.ts';
import { wardOf } from './ward-graph.ts';

/** A ward in which as many patients as is said were diagnosed in each year; of the others the year is not known. */
export function yearsOf(dataset: string, sizes: Readonly<Record<number, number>>, others = 0): Fixture {
  const years = Object.entries(sizes).flatMap(([year, size]) =>
    Array.from({ length: size }, () => Number(year)),
  );
  const ward = wardOf(dataset, years.length + others);
  return {
    ...ward,
    patients: ward.patients.map((patient, n) => ({ ...patient, yearOfDiagnosis: years[n] ?? null })),
  };
}

/** Who was diagnosed in a year. */
export function inYear(year: number): string {
  return `{ patient: { yearOfDiagnosis: { min: ${year}, max: ${year} } } }`;
}

/** A condition that everybody of a `wardOf` meets; another one for each number from 0 to 90. */
export function everybody(n: number): string {
  return `{ not: ${inYear(1900 + n)} }`;
}
