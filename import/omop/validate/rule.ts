import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import { plausibleRules } from './plausible-rules.ts';

/** Checks of what columns say, by their names in the Data Quality Dashboard. */
const ruleNames = [
  'fkDomain',
  'fkClass',
  'isStandardValidConcept',
  'plausibleValueLow',
  'plausibleValueHigh',
  'plausibleTemporalAfter',
  'plausibleAfterBirth',
  'plausibleBeforeDeath',
  'plausibleStartBeforeEnd',
  'withinVisitDates',
] as const;

/** A check of one column. */
export type Rule = {
  readonly name: (typeof ruleNames)[number];
  readonly column: string;
  /** A domain, a class, a bound or another column, as the check has it; else ''. */
  readonly against: string;
  /** Percentage of rows that may violate it. */
  readonly threshold: number;
};

/** What is plausible in a table. */
export function rulesOf(table: CdmTable): readonly Rule[] {
  const text = plausibleRules[table] ?? '';
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap(toRules);
}

/** @example toRules('fkDomain Type Concept @0: drug_type_concept_id') */
function toRules(line: string): readonly Rule[] {
  const [head = '', columns = ''] = line.trim().split(': ');
  const [check = '', threshold = ''] = head.split('@');
  const [word = '', ...against] = check.trim().split(' ');
  const name = ruleNames.find((one) => one === word);
  if (name === undefined) throw new TypeError(`no check: ${line}`);
  return columns
    .split(', ')
    .map((column) => ({ name, column, against: against.join(' '), threshold: Number(threshold) }));
}
