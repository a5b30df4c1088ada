import { parseEcl } from '../../ontology/ecl/parse.ts';
import type { Path } from '../../ontology/errors.ts';
import { expandConcepts } from '../terminology/concept-set.ts';
import { evaluateEcl } from '../terminology/ecl.ts';
import { distinct, unite } from '../terminology/numbers.ts';
import { createSnomed } from '../terminology/snomed.ts';
import { conceptCode, conceptNumber } from '../terminology/terminology.ts';
import type { ConceptSet } from './criterion.ts';
import { addEclFault } from './ecl-fault.ts';
import type { CodeSet } from './plan.ts';
import type { Resolution } from './resolution.ts';

/** A concept set as the codes and texts that match in this graph. */
export function resolveSet(set: ConceptSet, resolution: Resolution, path: Path): CodeSet {
  const { terminology } = resolution;
  const constrained = set.ecl === undefined ? [] : constrainedConcepts(set.ecl, resolution, [...path, 'ecl']);
  const named = unite([
    distinct(Uint32Array.from(namedConcepts(set.codes, resolution, path))),
    Uint32Array.from(constrained),
  ]);
  const codes = Array.from(expandConcepts(terminology, named, set), (concept) =>
    conceptCode(terminology, concept),
  );
  const resolved: CodeSet = {
    codes,
    sources: set.source.map((text) => text.toLowerCase()),
    contains: set.sourceContains === undefined ? [] : [set.sourceContains.toLowerCase()],
  };
  if (set.except === undefined) return resolved;
  return { ...resolved, except: resolveSet(set.except, resolution, [...path, 'except']) };
}

function namedConcepts(
  codes: readonly string[],
  { terminology, faults }: Resolution,
  path: Path,
): readonly number[] {
  return codes.flatMap((code, at) => {
    const concept = conceptNumber(terminology, code);
    if (concept === undefined)
      faults.add([...path, 'codes', at], `${code} is no code that this graph knows`, 'UNKNOWN_CODE');
    return concept ?? [];
  });
}

function constrainedConcepts(
  ecl: string,
  { terminology, faults }: Resolution,
  path: Path,
): ArrayLike<number> {
  try {
    return evaluateEcl(parseEcl(ecl), createSnomed(terminology));
  } catch (error) {
    addEclFault(error, path, faults);
    return [];
  }
}
