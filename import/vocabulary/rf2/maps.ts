import type { MappingLink } from '../pairs.ts';
import type { Rf2Concepts } from './concepts.ts';
import type { Rf2Names } from './descriptions.ts';
import { eachRow, isActive, type Rf2Row, sctidOf } from './rows.ts';
import { icd10Code, icdo3Code } from './targets.ts';

/** ICD-O simple map reference set. */
const icdo3Map = '446608001';
/** ICD-10 complex map reference set. */
const icd10Map = '447562003';

const source = 'SNOMED CT map';

/** A row in force of an active concept: a code of another vocabulary that it maps to, null for none that is known. */
type Target = { readonly concept: number; readonly code: string | null };

/** What the maps are read with. */
export type MapContext = { readonly concepts: Rf2Concepts; readonly names: Rf2Names };

/**
 * Reads the map to ICD-O-3, which says what a code means only where one active concept alone maps to it, and to
 * nothing else: a morphology means a morphologic abnormality, a topography a body structure, neither a disease.
 */
export async function readIcdo3Map(file: string, context: MapContext): Promise<readonly MappingLink[]> {
  const targets: Target[] = [];
  await eachRow(file, [...columns, 'mapTarget'], (row) => {
    const concept = activeConcept(row, icdo3Map, context);
    if (concept !== undefined) targets.push({ concept, code: icdo3Code(row.cell('mapTarget')) });
  });
  return oneToOne(targets).flatMap(({ concept, code }) =>
    code === null || context.names.tag(concept) !== tagOfIcdo3(code) ? [] : meaning(concept, code, context),
  );
}

const columns = ['active', 'refsetId', 'referencedComponentId'] as const;

/** The active concept of a row in force of a reference set. */
function activeConcept(
  row: Rf2Row<(typeof columns)[number]>,
  refset: string,
  { concepts }: MapContext,
): number | undefined {
  sctidOf(row, 'referencedComponentId');
  if (sctidOf(row, 'refsetId') !== refset || !isActive(row)) return undefined;
  const concept = concepts.numberOf(row, 'referencedComponentId');
  return concepts.isActive(concept) ? concept : undefined;
}

function tagOfIcdo3(code: string): string {
  return code.startsWith('ICDO3:C') ? 'body structure' : 'morphologic abnormality';
}

/** What ICD-10 classifies. */
const classified: readonly (string | null)[] = ['disorder', 'finding', 'event', 'situation'];

type Rule = Target & { readonly always: boolean };

/**
 * Reads the map to ICD-10. A code means a concept only where this one alone maps to it, always and to nothing else;
 * a residual category (.8) means no concept. What else always maps is `SNOMED - ICD10`, which standardises nothing.
 */
export async function readIcd10Map(file: string, context: MapContext): Promise<readonly MappingLink[]> {
  const rules: Rule[] = [];
  await eachRow(file, [...columns, 'mapRule', 'mapAdvice', 'mapTarget'], (row) => {
    const concept = activeConcept(row, icd10Map, context);
    if (concept === undefined) return;
    const always = row.cell('mapRule') === 'TRUE' && /^ALWAYS\b/.test(row.cell('mapAdvice'));
    rules.push({ concept, code: icd10Code(row.cell('mapTarget')), always });
  });
  const alone = new Set(oneToOne(rules));
  return rules.flatMap((rule) => {
    const { concept, code, always } = rule;
    if (code === null || !always) return [];
    const certain =
      alone.has(rule) && classified.includes(context.names.tag(concept)) && !code.includes('.8');
    return certain ? meaning(concept, code, context) : classification(concept, code, context);
  });
}

/** Rows whose concept and whose code occur once. */
function oneToOne<Mapped extends Target>(rows: readonly Mapped[]): readonly Mapped[] {
  const concepts = countBy(rows, ({ concept }) => concept);
  const codes = countBy(rows, ({ code }) => code);
  return rows.filter(({ concept, code }) => concepts.get(concept) === 1 && codes.get(code) === 1);
}

function countBy<Key>(rows: readonly Target[], keyOf: (row: Target) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

function meaning(concept: number, code: string, { concepts }: MapContext): MappingLink {
  return { from: code, to: concepts.codeOf(concept), relationship: 'Maps to', source };
}

function classification(concept: number, code: string, { concepts }: MapContext): MappingLink {
  return { from: concepts.codeOf(concept), to: code, relationship: 'SNOMED - ICD10', source };
}
