import { type ConceptSet, type Criterion, criterionKey, type FieldTest } from '../cohort/criterion.ts';
import type { Fault, Path } from '../ontology/errors.ts';
import { type Filter, filters } from './filters.ts';

/** A parameter of a question, and where in the criterion it is asked. */
export type Parameter = { readonly name: string; readonly value: string; readonly path: Path };

/** What asks a criterion, no more and no less; or the parts of it that no parameters ask, none of which may be left out. */
export type Parameters = { readonly parameters: readonly Parameter[]; readonly faults: readonly Fault[] };

/** A part of a criterion, and where it stands. */
type Part = { readonly criterion: Criterion; readonly path: Path };

/** The parts of a criterion that must hold together, or what is wrong with one. */
type Found = { readonly parameter?: Parameter; readonly fault?: Fault };

/**
 * The parameters that ask a criterion, in their order, each once: what `parseQuestion` reads of them is the criterion again. Without
 * faults alone they ask it.
 */
export function toParameters(criterion: Criterion, path: Path = ['where']): Parameters {
  const parts = partsOf({ criterion, path });
  const found = [...parts.flatMap(readPart), ...secondRecords(parts)];
  const asked = found.flatMap(({ parameter }) => parameter ?? []);
  const faults = [...found.flatMap(({ fault }) => fault ?? []), ...contradictions(asked)];
  const first = [...filters.keys()].flatMap((name) => asked.find((one) => one.name === name) ?? []);
  return { parameters: first, faults };
}

function partsOf({ criterion, path }: Part): readonly Part[] {
  if (criterion.kind !== 'all') return [{ criterion, path }];
  return criterion.of.flatMap((member, at) => partsOf({ criterion: member, path: [...path, 'all', at] }));
}

function readPart({ criterion, path }: Part): readonly Found[] {
  if (criterion.kind === 'patient')
    return criterion.where.map((test) => readTest('patient', test, [...path, 'patient']));
  if (criterion.kind !== 'has') return [refuse([...path, criterion.kind], 'cannot be asked')];
  const key = criterionKey(criterion);
  const inside = [...path, key];
  if (criterion.occurrences !== undefined)
    return [
      refuse([...inside, 'occurrences'], 'cannot be asked: it can only be asked for one record or more'),
    ];
  if (criterion.where.length === 0) return [refuse(inside, 'cannot be asked without a test that can be')];
  return criterion.where.map((test) => readTest(key, test, inside));
}

/** All that is asked of a kind of record holds for one record: two of them may be met by different ones. */
function secondRecords(parts: readonly Part[]): readonly Found[] {
  const seen = new Set<string>();
  return parts.flatMap(({ criterion, path }) => {
    if (criterion.kind !== 'has') return [];
    const key = criterionKey(criterion);
    if (seen.has(key))
      return [
        refuse(
          [...path, key],
          'cannot be asked: one record of a kind can be asked for, and this is a second',
        ),
      ];
    seen.add(key);
    return [];
  });
}

function readTest(of: string, test: FieldTest, path: Path): Found {
  const at = [...path, test.key];
  const [name, filter] = filterOf(of, test) ?? [];
  if (name === undefined || filter === undefined) return refuse(at, 'cannot be asked');
  const { values, beyond } = valuesOf(filter, test);
  if (values === undefined) return refuse([...at, ...beyond], 'cannot be asked');
  const value = filter.spellings(values).find((spelling) => standsFor(spelling, values, filter));
  if (value === undefined)
    return refuse(
      at,
      `cannot be asked of these values: there is no one word for them, as there is for ${filter.expected}`,
    );
  return { parameter: { name, value, path: at } };
}

function filterOf(of: string, { key, field }: FieldTest): readonly [string, Filter] | undefined {
  return [...filters].find(([, filter]) => filter.of === of && filter.field === field && field === key);
}

/** The values of a test; without them `beyond` leads to what there is no parameter for. */
type Values = { readonly values?: readonly string[]; readonly beyond: Path };

function valuesOf({ means }: Filter, test: FieldTest): Values {
  if (means === 'texts') return test.test === 'oneOf' ? { values: test.values, beyond: [] } : { beyond: [] };
  if (test.test !== 'concepts') return { beyond: [] };
  const beyond = beyondCodes(test.set);
  return beyond === undefined ? { values: test.set.codes, beyond: [] } : { beyond: [beyond] };
}

/** What a set has beside codes, all that is below these and all that maps there. */
function beyondCodes({ descendants, mapped, source, ...rest }: ConceptSet): string | undefined {
  if (!descendants) return 'descendants';
  if (!mapped) return 'mapped';
  if (source.length > 0) return 'source';
  return (['ecl', 'sourceContains', 'except'] as const).find((key) => rest[key] !== undefined);
}

/** Whether a spelling stands for these values and no others; the case of a text does not matter. */
function standsFor(spelling: string, values: readonly string[], { read, means }: Filter): boolean {
  const fold = (list: readonly string[]) =>
    new Set(means === 'texts' ? list.map((text) => text.toLowerCase()) : list);
  const [meant, asked] = [fold(read(spelling)), fold(values)];
  return meant.size === asked.size && [...meant].every((one) => asked.has(one));
}

/** What is asked of one field twice, and in two ways: no one value is both. */
function contradictions(asked: readonly Parameter[]): readonly Fault[] {
  return asked.flatMap(({ name, value, path }) => {
    const first = asked.find((one) => one.name === name);
    return first === undefined || first.value === value
      ? []
      : [{ code: 'UNSUPPORTED' as const, path, reason: 'cannot be asked for two values at once' }];
  });
}

function refuse(path: Path, reason: string): Found {
  return { fault: { code: 'UNSUPPORTED', path, reason } };
}
