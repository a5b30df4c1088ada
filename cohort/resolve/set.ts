import { rememberBy } from '../../graph/remember-by.ts';
import { parseEcl } from '../../ontology/ecl/parse.ts';
import type { Path } from '../../ontology/errors.ts';
import { expandConcepts } from '../../terminology/concept-set.ts';
import { evaluateEcl } from '../../terminology/ecl/evaluate.ts';
import { distinct, unite } from '../../terminology/numbers.ts';
import { createSnomed } from '../../terminology/snomed.ts';
import { conceptCode, conceptNumber, type Terminology } from '../../terminology/terminology.ts';
import type { ConceptSet } from '../criterion.ts';
import { addEclFault } from '../ecl-fault.ts';
import type { CodeSet } from '../plan.ts';
import type { Resolution } from './resolution.ts';

/** Sets that were resolved before in a terminology, by their text, the last ones used at the end. */
const setsOf = rememberBy<[Terminology], Map<string, CodeSet>>(() => new Map());

/** How many sets are remembered of a terminology. */
const most = 200;

/** A concept set as the concepts and texts that match in this graph, as if hidden concepts were none. */
export function resolveSet(set: ConceptSet, resolution: Resolution, path: Path): CodeSet {
  const { terminology, hidden = new Set() } = resolution;
  const found = resolveWhole(set, resolution, path) ?? toCodeSet(set, new Uint32Array(0), terminology);
  if (hidden.size === 0) return found;
  return withoutHidden(set, found, { terminology, hidden });
}

function withoutHidden(
  set: ConceptSet,
  { concepts, except }: CodeSet,
  seen: { readonly terminology: Terminology; readonly hidden: ReadonlySet<number> },
): CodeSet {
  const left = toCodeSet(
    set,
    concepts.filter((one) => !seen.hidden.has(one)),
    seen.terminology,
  );
  if (except === undefined || set.except === undefined) return left;
  return { ...left, except: withoutHidden(set.except, except, seen) };
}

/** The same for who may be told of everything; undefined where the set names what is unknown here, which is then among the faults. */
function resolveWhole(set: ConceptSet, resolution: Resolution, path: Path): CodeSet | undefined {
  const { terminology } = resolution;
  const known = setsOf(terminology);
  const text = JSON.stringify(set);
  const before = namesHidden(set, resolution) ? undefined : known.get(text);
  const resolved = before ?? expandSet(set, resolution, path);
  if (resolved === undefined) return undefined;
  known.delete(text);
  known.set(text, resolved);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return resolved;
}

/** Whether a set names a hidden concept: that is as unknown as none, whoever has asked the same before. */
function namesHidden({ codes, ecl = '', except }: ConceptSet, resolution: Resolution): boolean {
  const { terminology, hidden } = resolution;
  if (hidden === undefined || hidden.size === 0) return false;
  const named = [...codes, ...Array.from(ecl.matchAll(/\d+/g), ([sctid]) => `SNOMED:${sctid}`)];
  const isHidden = (code: string) => hidden.has(conceptNumber(terminology, code) ?? -1);
  return named.some(isHidden) || (except !== undefined && namesHidden(except, resolution));
}

function expandSet(set: ConceptSet, resolution: Resolution, path: Path): CodeSet | undefined {
  const { terminology } = resolution;
  const constrained = set.ecl === undefined ? [] : constrainedConcepts(set.ecl, resolution, [...path, 'ecl']);
  const named = namedConcepts(set.codes, resolution, path);
  const except =
    set.except === undefined ? undefined : resolveWhole(set.except, resolution, [...path, 'except']);
  if (named === undefined || constrained === undefined) return undefined;
  if (set.except !== undefined && except === undefined) return undefined;
  const concepts = unite([distinct(Uint32Array.from(named)), Uint32Array.from(constrained)]);
  return {
    ...toCodeSet(set, expandConcepts(terminology, concepts, set), terminology),
    ...(except === undefined ? {} : { except }),
  };
}

function toCodeSet(set: ConceptSet, concepts: Uint32Array, terminology: Terminology): CodeSet {
  return {
    concepts,
    get codes() {
      return Array.from(concepts, (concept) => conceptCode(terminology, concept));
    },
    sources: set.source.map((text) => text.toLowerCase()),
    contains: set.sourceContains === undefined ? [] : [set.sourceContains.toLowerCase()],
  };
}

/** Those that are hidden are among them, as the set is remembered for whoever may be told of them; they are left out at its end. */
function namedConcepts(
  codes: readonly string[],
  { terminology, hidden, faults }: Resolution,
  path: Path,
): readonly number[] | undefined {
  const found = codes.map((code, at) => {
    if (conceptNumber(terminology, code, hidden) === undefined)
      faults.add([...path, 'codes', at], `${code} is no code that this graph knows`, 'UNKNOWN_CODE');
    return conceptNumber(terminology, code);
  });
  return found.every((concept) => concept !== undefined) ? found : undefined;
}

function constrainedConcepts(
  ecl: string,
  { terminology, hidden, faults }: Resolution,
  path: Path,
): ArrayLike<number> | undefined {
  try {
    return evaluateEcl(parseEcl(ecl), createSnomed(terminology, hidden));
  } catch (error) {
    addEclFault(error, path, faults);
    return undefined;
  }
}
