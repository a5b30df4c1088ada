import type { CdmTable } from '../../../ontology/omop/cdm.ts';
import { dayOf } from './cell-form.ts';
import { type Check, type Judge, violates } from './check.ts';
import { conceptJudge } from './concept-judge.ts';
import {
  isAfter,
  isAfterDeath,
  isBefore,
  isBeforeBirth,
  isBeforeRoughBirth,
  isOutsideVisit,
} from './day-judges.ts';
import type { Known } from './known.ts';
import { type Rule, rulesOf } from './rule.ts';

/** What is plausible in the columns of a table that a file has, as of the day `today`. */
export function ruleChecks(
  table: CdmTable,
  columns: readonly string[],
  { known, today }: { readonly known: Known; readonly today: number },
): readonly Check[] {
  return rulesOf(table)
    .filter(({ column }) => columns.includes(column))
    .map((rule) => ({
      check: rule.name,
      column: rule.column,
      threshold: rule.threshold,
      judge: judgeOf(rule, known, today),
    }));
}

function judgeOf(rule: Rule, known: Known, today: number): Judge | string {
  const { name, column, against } = rule;
  switch (name) {
    case 'fkDomain':
    case 'fkClass':
    case 'isStandardValidConcept':
      return conceptJudge({ ...rule, name }, known.concepts);
    case 'plausibleValueLow':
      return isBeyond(column, against, (value) => value < boundOf(against, today));
    case 'plausibleValueHigh':
      return isBeyond(column, against, (value) => value > boundOf(against, today));
    case 'plausibleTemporalAfter':
      return against === 'birth' ? isBeforeRoughBirth(column, known) : isBefore(column, against);
    case 'plausibleAfterBirth':
      return isBeforeBirth(column, known);
    case 'plausibleBeforeDeath':
      return isAfterDeath(column, known);
    case 'plausibleStartBeforeEnd':
      return isAfter(column, against);
    case 'withinVisitDates':
      return isOutsideVisit(column, known);
  }
}

/** A bound as a number: a date as its day. */
function boundOf(bound: string, today: number): number {
  if (bound === 'tomorrow') return today + 1;
  if (bound === 'next year') return new Date(today * 86_400_000).getUTCFullYear() + 1;
  return dayOf(bound) ?? Number(bound);
}

/** Of those that have a value of the kind of the bound. */
function isBeyond(column: string, bound: string, test: (value: number) => boolean): Judge {
  const isDate = bound === 'tomorrow' || dayOf(bound) !== undefined;
  return (cells) => {
    const cell = cells[column] ?? '';
    const value = isDate ? dayOf(cell) : Number(cell);
    return cell === '' || value === undefined || Number.isNaN(value) ? undefined : violates(test(value));
  };
}
