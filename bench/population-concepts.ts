import { closureOf, conceptCount, drawHierarchy, drawPopulation } from './population.ts';

/** Concepts that about so many patients have, or one below: about 15 %, 3 % and 0.3 % of them. */
export type Chosen = { readonly broad: number; readonly mid: number; readonly narrow: number };

/** Chooses concepts by the patients of a drawn population of this size. */
export function chooseConcepts(size: number): Chosen {
  const closure = closureOf(drawHierarchy());
  const patients = new Uint32Array(conceptCount);
  for (const { conditions } of drawPopulation(size))
    for (const concept of new Set(conditions.flatMap((one) => [...(closure[one.concept] ?? [])])))
      patients[concept] = (patients[concept] ?? 0) + 1;
  const nearest = (share: number) => {
    const distances = Array.from(patients, (n) => Math.abs(n - share * size));
    return distances.indexOf(Math.min(...distances));
  };
  return { broad: nearest(0.15), mid: nearest(0.03), narrow: nearest(0.003) };
}
