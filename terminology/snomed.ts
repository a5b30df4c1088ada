import { firstCodeNotBelow } from './codes.ts';
import type { ConceptNumbers, EclAttribute, EclTerminology } from './ecl/terminology.ts';
import { type Relation, relatedConcepts } from './hierarchy.ts';
import { listOf } from './lists.ts';
import { distinct } from './numbers.ts';
import { conceptNumber, type Terminology } from './terminology.ts';

/**
 * The SNOMED CT content of a terminology, as expression constraints see it. Where the graph holds the identifiers
 * without their own hierarchy, they lie where the concepts lie that they map to. Of a `hidden` concept the identifier is that of none.
 */
export function createSnomed(terminology: Terminology, hidden?: ReadonlySet<number>): EclTerminology {
  const first = firstCodeNotBelow(terminology.codes, 'SNOMED:');
  const end = firstCodeNotBelow(terminology.codes, 'SNOMED;');
  const isOwn = (concept: number) => concept >= first && concept < end;
  const isCurrent = (concept: number) => isOwn(concept) && terminology.valid[concept] === 1;
  const related = (relation: Relation) => (concept: number) =>
    ownOf(terminology, relatedConcepts(terminology, relation, concept), isCurrent);
  return {
    all: () => new Uint32Array(end - first).map((_, at) => first + at).filter(isCurrent),
    numberOf: (sctid) => conceptNumber(terminology, `SNOMED:${sctid}`, hidden),
    descendants: related('descendants'),
    ancestors: (concept) => distinct(Uint32Array.of(concept, ...related('ancestors')(concept))),
    children: related('children'),
    parents: related('parents'),
    members: (referenceSet) => listOf(terminology.members, referenceSet).filter(isCurrent),
    attributes: (concept) => [...attributesOf(terminology, concept)],
    hasAttributes: terminology.attributes.values.length > 0,
  };
}

/** SNOMED CT concepts among `concepts`, and those that map to the others. */
function ownOf(
  { mappedFrom }: Terminology,
  concepts: Uint32Array,
  isOwn: (concept: number) => boolean,
): ConceptNumbers {
  if (concepts.every(isOwn)) return concepts;
  const found = Array.from(concepts, (concept) =>
    isOwn(concept) ? [concept] : Array.from(listOf(mappedFrom, concept)).filter(isOwn),
  );
  return distinct(Uint32Array.from(found.flat()));
}

function* attributesOf({ attributes }: Terminology, concept: number): Generator<EclAttribute> {
  const list = listOf(attributes, concept);
  for (let at = 0; at < list.length; at += 3)
    yield { group: list[at] ?? 0, type: list[at + 1] ?? 0, value: list[at + 2] ?? 0 };
}
