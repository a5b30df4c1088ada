import type { EclOperator } from '../../ontology/ecl/ast.ts';
import { ConceptBits, difference } from './sets.ts';
import type { ConceptNumbers, EclTerminology } from './terminology.ts';

type Step = (concept: number) => ConceptNumbers;

/** What a constraint operator makes of a set: of every concept of it, all together. ECL 2.2, 6.1, 6.7 and 6.12. */
export function related(
  operator: EclOperator,
  concepts: ConceptNumbers,
  terminology: EclTerminology,
): ConceptNumbers {
  const { descendants, ancestors, children, parents } = terminology;
  switch (operator) {
    case '<<':
      return reached(concepts, descendants);
    case '>>':
      return reached(concepts, ancestors);
    case '<':
      return reachedByOthers(concepts, descendants);
    case '>':
      return reachedByOthers(concepts, ancestors);
    case '<!':
      return neighbours(concepts, children).toNumbers();
    case '>!':
      return neighbours(concepts, parents).toNumbers();
    case '<<!':
      return neighbours(concepts, children).addAll(concepts).toNumbers();
    case '>>!':
      return neighbours(concepts, parents).addAll(concepts).toNumbers();
    case '!!>':
      return difference(concepts, reachedByOthers(concepts, descendants));
    case '!!<':
      return difference(concepts, reachedByOthers(concepts, ancestors));
  }
}

/** What `closure` reaches from any of the concepts, these included. */
function reached(concepts: ConceptNumbers, closure: Step): ConceptNumbers {
  const bits = new ConceptBits();
  // The closure of a concept that is reached already adds nothing.
  for (const concept of concepts) if (!bits.has(concept)) bits.addAll(closure(concept));
  return bits.toNumbers();
}

/** What `closure` reaches from any of the concepts other than from itself. */
function reachedByOthers(concepts: ConceptNumbers, closure: Step): ConceptNumbers {
  const bits = new ConceptBits();
  for (const concept of concepts) {
    if (bits.has(concept)) continue;
    for (const other of closure(concept)) if (other !== concept) bits.add(other);
  }
  return bits.toNumbers();
}

function neighbours(concepts: ConceptNumbers, step: Step): ConceptBits {
  const bits = new ConceptBits();
  for (const concept of concepts) bits.addAll(step(concept));
  return bits;
}
