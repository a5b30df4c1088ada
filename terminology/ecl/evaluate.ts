import type { Ecl } from '../../ontology/ecl/ast.ts';
import { EclError } from '../../ontology/ecl/error.ts';
import { hasCheckDigit } from '../../ontology/sctid.ts';
import { related } from './hierarchy.ts';
import { type Metered, metered } from './meter.ts';
import { attributeValues, refine } from './refinement.ts';
import { ConceptBits, difference, intersection } from './sets.ts';
import type { ConceptNumbers, EclTerminology } from './terminology.ts';

/**
 * The concepts that satisfy an expression constraint: ascending, distinct, not to be changed.
 * @throws {EclError} `unknown` for a concept that the terminology does not hold; `unsupported` for a refinement
 * or a dotted attribute where it has no attributes; `expensive` where it would read too much of it.
 */
export function evaluateEcl(ecl: Ecl, terminology: EclTerminology): ConceptNumbers {
  return evaluate(ecl, metered(terminology));
}

function evaluate(ecl: Ecl, metered: Metered): ConceptNumbers {
  const { terminology } = metered;
  const part = (inner: Ecl) => evaluate(inner, metered);
  switch (ecl.kind) {
    case 'any':
      return terminology.all();
    case 'concept':
      return Uint32Array.of(numberOf(ecl, terminology));
    case 'hierarchy':
      return related(ecl.operator, part(ecl.of), terminology);
    case 'members':
      return union(part(ecl.of), terminology.members);
    case 'and':
      return common(ecl.of, part);
    case 'or':
      return union(ecl.of, part);
    case 'minus':
      return difference(part(ecl.of), part(ecl.without));
    case 'refined':
      requireAttributes(ecl.position, terminology);
      return refine(part(ecl.of), ecl.by, { ...metered, evaluate: part });
    case 'dotted':
      requireAttributes(ecl.position, terminology);
      return ecl.attributes.reduce(
        (concepts, name) => attributeValues(concepts, part(name), terminology),
        part(ecl.of),
      );
  }
}

function common<Part>(parts: Iterable<Part>, toNumbers: (part: Part) => ConceptNumbers): ConceptNumbers {
  let numbers: ConceptNumbers | undefined;
  for (const part of parts) {
    const next = toNumbers(part);
    numbers = numbers === undefined ? next : intersection(numbers, next);
  }
  return numbers ?? new Uint32Array();
}

function union<Part>(parts: Iterable<Part>, toNumbers: (part: Part) => ConceptNumbers): ConceptNumbers {
  const bits = new ConceptBits();
  for (const part of parts) bits.addAll(toNumbers(part));
  return bits.toNumbers();
}

type Reference = Extract<Ecl, { readonly kind: 'concept' }>;

function numberOf({ sctid, position }: Reference, terminology: EclTerminology): number {
  const number = terminology.numberOf(sctid);
  if (number !== undefined) return number;
  const typo = hasCheckDigit(sctid) ? '' : '; its check digit is wrong, as after a typing error';
  throw new EclError('unknown', position, `the graph holds no SNOMED CT concept ${sctid}${typo}`);
}

function requireAttributes(position: number, { hasAttributes }: EclTerminology): void {
  if (hasAttributes) return;
  const reason =
    'the graph holds SNOMED CT without attributes, which refinements and dotted attributes need: load its RF2 release';
  throw new EclError('unsupported', position, reason);
}
