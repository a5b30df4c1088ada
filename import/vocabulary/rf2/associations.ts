import { isOfAnotherKind } from '../../../ontology/sctid.ts';
import type { MappingLink } from '../pairs.ts';
import type { Rf2Concepts } from './concepts.ts';
import type { Rf2Names } from './descriptions.ts';
import { eachRow, isActive, sctidOf } from './rows.ts';
import { haveSameAxis } from './tags.ts';

/**
 * Historical associations by reference set, as OMOP names them. SNOMED CT Release File Specifications, "Historical
 * Association Reference Sets"; OHDSI Vocabulary-v5.0, SNOMED/load_stage.sql.
 */
const associations: ReadonlyMap<string, string> = new Map([
  ['900000000000526001', 'Concept replaced by'],
  ['900000000000527005', 'Concept same_as to'],
  ['900000000000523009', 'Concept poss_eq to'],
  ['900000000000528000', 'Concept was_a to'],
  ['900000000000530003', 'Concept alt_to to'],
]);

/** Those after which one concept stands for another. */
const equal: readonly string[] = ['Concept replaced by', 'Concept same_as to'];

const source = 'SNOMED CT';
const columns = ['active', 'refsetId', 'referencedComponentId', 'targetComponentId'] as const;

type Succession = { readonly from: number; readonly to: number; readonly relationship: string };

/**
 * Reads what became of inactive concepts. One that a single concept stands for, active and of the same axis, also
 * maps to it.
 */
export async function readAssociations(
  file: string,
  { concepts, names }: { readonly concepts: Rf2Concepts; readonly names: Rf2Names },
): Promise<readonly MappingLink[]> {
  const found: Succession[] = [];
  await eachRow(file, columns, (row) => {
    const relationship = associations.get(sctidOf(row, 'refsetId'));
    const component = sctidOf(row, 'referencedComponentId');
    sctidOf(row, 'targetComponentId');
    if (!isActive(row) || relationship === undefined || isOfAnotherKind(component)) return;
    const from = concepts.numberOf(row, 'referencedComponentId');
    const to = concepts.numberOf(row, 'targetComponentId');
    if (!concepts.isActive(from)) found.push({ from, to, relationship });
  });
  const certain = onlySuccessors(found).filter(
    ({ from, to }) => concepts.isActive(to) && haveSameAxis(names.tag(from), names.tag(to)),
  );
  return [...found, ...certain].map(({ from, to, relationship }) => ({
    from: concepts.codeOf(from),
    to: concepts.codeOf(to),
    relationship,
    source,
  }));
}

/** Concepts that one other alone stands for. */
function onlySuccessors(found: readonly Succession[]): readonly Succession[] {
  const successors = new Map<number, Set<number>>();
  for (const { from, to, relationship } of found)
    if (equal.includes(relationship)) successors.set(from, (successors.get(from) ?? new Set()).add(to));
  return [...successors].flatMap(([from, [to, ...others]]) =>
    to === undefined || others.length > 0 ? [] : [{ from, to, relationship: 'Maps to' }],
  );
}
