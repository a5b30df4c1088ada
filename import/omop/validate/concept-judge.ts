import type { Judge } from './check.ts';
import { violates } from './check.ts';
import type { Concepts } from './concepts.ts';
import type { Rule } from './rule.ts';

type ConceptRule = Rule & { readonly name: 'fkDomain' | 'fkClass' | 'isStandardValidConcept' };

/** Holds a column against the concepts of the folder. What is in none of them, or 0, violates nothing here: isForeignKey says the first. */
export function conceptJudge(rule: ConceptRule, concepts: Concepts | undefined): Judge | string {
  if (concepts === undefined) return 'The folder has no CONCEPT.';
  const test = testOf(rule, concepts);
  return (cells) => {
    const id = cells[rule.column] ?? '';
    if (id === '') return rule.name === 'isStandardValidConcept' ? undefined : 0;
    const known = id === '0' ? undefined : concepts.get(id);
    return violates(known !== undefined && !test(known));
  };
}

function testOf({ name, against }: ConceptRule, concepts: Concepts): (known: number) => boolean {
  switch (name) {
    case 'fkDomain':
      return (known) => concepts.domainOf(known) === against;
    case 'fkClass':
      return (known) => concepts.classOf(known) === against;
    case 'isStandardValidConcept':
      return concepts.isStandard;
  }
}
